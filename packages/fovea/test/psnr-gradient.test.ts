// PSNR as a loss: its gradient in closed form, and on every backend.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { psnr } from '../src/metrics/index.ts';
import { type BackendName, getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { uniform } from './formula.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];
const SHAPE = [2, 4, 3, 3];
const SIZE = 4 * 3 * 3;

const x = uniform('psnr.x', 2 * SIZE);
const y = uniform('psnr.y', 2 * SIZE);
const images = (values: ArrayLike<number>): Tensor => tensor(Float32Array.from(values), SHAPE);

/** Of −10·log₁₀(Σd² / (n·range²)) with d = x − y: −20·d / (ln 10 · Σd²), whatever the range. */
function slopes(image: number): number[] {
  const d = Array.from({ length: SIZE }, (_, i) => x[image * SIZE + i] - y[image * SIZE + i]);
  const squares = d.reduce((sum, value) => sum + value * value, 0);
  return d.map((value) => (-20 * value) / (Math.LN10 * squares));
}

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each([1, 255])('the gradient of PSNR, data range %i', async (dataRange) => {
    const [a, b] = [images(x), images(y)];
    const gradients = grad(psnr(a, b, { dataRange }).sum(), [a, b]);
    const [ofX, ofY] = await Promise.all(gradients.map((gradient) => gradient.data()));
    const expected = [...slopes(0), ...slopes(1)];
    for (const [i, wanted] of expected.entries()) {
      expect(Math.abs(ofX[i] - wanted)).toBeLessThan(1e-5 * Math.abs(wanted) + 1e-7);
      expect(ofY[i]).toBe(-ofX[i]);
    }
  });

  it('a step along it raises the PSNR', async () => {
    const [a, b] = [images(x), images(y)];
    const before = psnr(a, b);
    const [slope] = grad(before.sum(), [a]);
    const after = psnr(a.add(slope.mul(0.01)), b);
    const [was, is] = await Promise.all([before.data(), after.data()]);
    for (const [i, value] of was.entries()) expect(is[i]).toBeGreaterThan(value);
  });
});
