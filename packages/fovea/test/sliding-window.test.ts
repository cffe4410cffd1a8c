// Sliding windows: the whole image's logits where windows see enough around a pixel, blended ones elsewhere; sizes, errors.

import { expect, it } from 'vitest';
import { Conv2d, Sequential } from '../src/nn/index.ts';
import { maxPool2d } from '../src/ops/index.ts';
import { slidingWindow } from '../src/segmentation/index.ts';
import { type Shape, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { normal } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';
import { largestDifference, useWasm } from './model-cases.ts';

useWasm();

/** Sees three pixels in each direction. */
function network(): Sequential {
  const conv = (channels: number): Conv2d => new Conv2d(3, channels, { kernelSize: 3, padding: 1 });
  const model = new Sequential(conv(3), conv(3), conv(4));
  setFormulaWeights(model, 1);
  return model.eval() as Sequential;
}

const images = (shape: Shape): Tensor => tensor(normal('window', shape), shape);

it.each([
  [[1, 40, 40, 3], 24, 12],
  [[2, 37, 53, 3], [20, 28], 13],
  [[1, 8, 90, 3], 16, 12],
  [[1, 10, 12, 3], 16, 12],
] as const)('logits of %o in windows of %o that share %i are those of the whole', async (shape, window, overlap) => {
  const model = network();
  const x = images(shape);
  const whole = model.forward(x);
  const parts = await slidingWindow(model, x, { window, overlap });
  expect(parts.shape).toEqual(whole.shape);
  expect(largestDifference(await parts.data(), [...(await whole.data())])).toBeLessThan(1e-5);
});

it('windows of a strided model that begin at multiples of its stride give the logits of the whole', async () => {
  const strided = (x: Tensor): Tensor => {
    const small = maxPool2d(x, { kernelSize: 2 });
    const [N, H, W, C] = small.shape;
    return small
      .reshape(N, H, 1, W, 1, C)
      .expand(N, H, 2, W, 2, C)
      .reshape(N, 2 * H, 2 * W, C);
  };
  const x = images([1, 48, 32, 3]);
  const parts = await slidingWindow(strided, x, { window: 16, overlap: 8 });
  expect(largestDifference(await parts.data(), [...(await strided(x).data())])).toBeLessThan(1e-6);
});

it('logits go over from one window to the next, and weights sum to 1', async () => {
  const x = images([1, 8, 100, 3]);
  expect(
    largestDifference(await (await slidingWindow((one) => one, x, { window: 40 })).data(), [...(await x.data())]),
  ).toBeLessThan(1e-6);
  // Each window gives its own number: 1, 2, 3, …
  let number = 0;
  const numbered = await slidingWindow((one) => zeros([...one.shape]).add(++number), zeros([1, 1, 28, 1]), {
    window: [8, 16],
    overlap: 4,
  });
  const values = [...(await numbered.data())];
  expect(values.slice(0, 13)).toEqual(Array(13).fill(1));
  expect(values.slice(13, 15)).toEqual([1.25, 1.75]);
  expect(values.slice(15)).toEqual(Array(13).fill(2));
});

it.each([
  [{ window: 0 }, 'slidingWindow: window must be an integer ≥ 1: got 0'],
  [{ window: 8, overlap: 8 }, 'slidingWindow: overlap must be an integer in [0, 7]: got 8'],
] as const)('refuses %o', async (options, message) => {
  await expect(slidingWindow(network(), images([1, 4, 4, 3]), options)).rejects.toThrow(message);
});

it('refuses other images, and models that give another size', async () => {
  await expect(slidingWindow(network(), zeros([4, 4, 3]), { window: 4 })).rejects.toThrow(
    '[N, H, W, C] with pixels: got float32 [4, 4, 3]',
  );
  const shrinking = (x: Tensor): Tensor => maxPool2d(x, { kernelSize: 2 });
  await expect(slidingWindow(shrinking, images([1, 4, 4, 3]), { window: 4 })).rejects.toThrow(
    'must give logits [1, 4, 4, classes] of a window: got [1, 2, 2, 3]',
  );
});
