// Gradients of single units, computed only where they are not 0: the same values as without, on random networks and pooled ones, for less work.

import { expect, it } from 'vitest';
import { withoutZeroBorders } from '../src/analysis/zero-borders.ts';
import { topologicalOrder } from '../src/graph/node.ts';
import { workOf } from '../src/graph/work.ts';
import * as ops from '../src/ops/index.ts';
import { compile, grad, ones, type Tensor, tensor } from '../src/tensor/index.ts';
import { nodeOf, tensorOf } from '../src/tensor/internal.ts';
import { normal } from './formula.ts';
import { CHANNELS, randomModel } from './random-maps.ts';

/** The slope of the unit at parts of the map's sides, in two ways. */
function slopes(forward: (x: Tensor) => Tensor, x: Tensor, [v, h]: readonly [number, number]): [Tensor, Tensor] {
  const map = forward(x);
  const [row, column] = [Math.floor(v * map.shape[1]), Math.floor(h * map.shape[2])];
  const unit = map.slice(1, row, row + 1).slice(2, column, column + 1);
  const [plain] = grad(unit.square().sum(), [x], { allowUnused: true });
  const [less] = withoutZeroBorders([nodeOf(plain)]);
  return [plain, tensorOf(less)];
}

async function expectSame(forward: (x: Tensor) => Tensor, shape: readonly number[], name: string): Promise<void> {
  const x = tensor(normal(name, shape), shape);
  const run = compile((images: Tensor) =>
    (
      [
        [0, 0],
        [0.5, 0.4],
        [0.99, 0.99],
      ] as const
    ).flatMap((at) => slopes(forward, images, at)),
  );
  const values = await Promise.all((await run(x)).map(async (result) => [...(await result.data())]));
  for (let i = 0; i < values.length; i += 2) {
    const largest = values[i].reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    const off = values[i].reduce((most, value, at) => Math.max(most, Math.abs(value - values[i + 1][at])), 0);
    expect(off, `${name}, unit ${i / 2}`).toBeLessThan(1e-5 * largest);
  }
}

it.each(Array.from({ length: 10 }, (_, seed) => seed))('random network %d has the same slopes', async (seed) => {
  const model = randomModel(seed + 40);
  await expectSame((x) => ops.relu(model.forward(ops.relu(x).add(x))), [2, 13, 11, CHANNELS], `maps ${seed}`);
});

const kernel = (size: number): Tensor => tensor(normal(`kernel ${size}`, [size, size, 2, 2]), [size, size, 2, 2]);

it('pooling and sums over channels have, too', async () => {
  const forward = (x: Tensor): Tensor => {
    const stem = ops.maxPool2d(ops.conv2d(x, kernel(3), undefined, { padding: 1 }), {
      kernelSize: 3,
      stride: 2,
      padding: 1,
    });
    const block = ops.conv2d(ops.relu(stem), kernel(3), undefined, { padding: 1, stride: 2 });
    const skip = ops.averagePool2d(stem, { kernelSize: 2, ceilMode: true });
    const sum = block.add(skip);
    return ops.gelu(sum.div(sum.square().mean(-1, { keepDims: true }).add(1).sqrt()));
  };
  await expectSame(forward, [2, 19, 16, 2], 'pooled');
});

it('has less to compute', () => {
  const [plain, less] = slopes(
    (x) => [1, 2, 3].reduce((y) => ops.relu(ops.conv2d(y, kernel(3), undefined, { padding: 1 })), x),
    ones([1, 64, 64, 2]),
    [0.5, 0.5],
  ).map((result) => workOf(topologicalOrder([nodeOf(result)])).macs);
  // Three forward convolutions of the whole, and three backward ones of 1², 3² and 5² units.
  expect(plain / less).toBeCloseTo(2, 1);
});
