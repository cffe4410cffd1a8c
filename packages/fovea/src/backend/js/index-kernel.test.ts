// Tests of gather and scatter-add on the js backend: positions, repeats, out-of-range indices, int32 data, empty sizes.

import { describe, expect, it } from 'vitest';
import type { EngineArray } from '../../base/dtype.ts';
import type { IndexKernel } from '../../compiler/ir.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();
const sizes = { outer: 2, size: 3, count: 4, inner: 2 };

async function run(role: IndexKernel['role'], x: EngineArray, indices: number[], out: EngineArray, s = sizes) {
  const ref = (buffer: number) => ({ buffer, offset: 0 });
  const dtype = x instanceof Int32Array ? 'int32' : 'float32';
  const kernel: IndexKernel = { kind: 'index', role, dtype, ...s, x: ref(0), indices: ref(1), out: ref(2) };
  return [...(await runKernel(backend, kernel, [x, Int32Array.from(indices), out]))[2]];
}

describe('index kernels', () => {
  const table = Float32Array.from({ length: 12 }, (_, i) => i + 1);
  const updates = Float32Array.from({ length: 16 }, (_, i) => i + 1);

  it('gather rows; indices out of range read 0', async () => {
    const out = await run('gather', table, [2, 0, -1, 3], new Float32Array(16).fill(NaN));
    expect(out).toEqual([5, 6, 1, 2, 0, 0, 0, 0, 11, 12, 7, 8, 0, 0, 0, 0]);
  });

  it('gather int32 exactly', async () => {
    const data = Int32Array.of(2 ** 31 - 1, -(2 ** 31), 2 ** 24 + 1);
    const out = await run('gather', data, [2, 0, 1], new Int32Array(3), { outer: 1, size: 3, count: 3, inner: 1 });
    expect(out).toEqual([2 ** 24 + 1, 2 ** 31 - 1, -(2 ** 31)]);
  });

  it('scatterAdd zeroes the target, adds repeats and drops indices out of range', async () => {
    const out = await run('scatterAdd', updates, [2, 0, 2, 9], new Float32Array(12).fill(NaN));
    expect(out).toEqual([3, 4, 0, 0, 6, 8, 11, 12, 0, 0, 22, 24]);
  });

  it('scatterAdd wraps int32', async () => {
    const s = { outer: 1, size: 1, count: 2, inner: 1 };
    expect(await run('scatterAdd', Int32Array.of(2 ** 31 - 1, 1), [0, 0], new Int32Array(1), s)).toEqual([-(2 ** 31)]);
  });

  it('take no indices and no rows', async () => {
    expect(
      await run('scatterAdd', new Float32Array(0), [], new Float32Array(12).fill(1), { ...sizes, count: 0 }),
    ).toEqual(new Array(12).fill(0));
    const none = await run('gather', new Float32Array(0), [0, 1, 2, 3], new Float32Array(16).fill(1), {
      ...sizes,
      size: 0,
    });
    expect(none).toEqual(new Array(16).fill(0));
  });
});
