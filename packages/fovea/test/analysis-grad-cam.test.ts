// Class activation maps: against their definition, for every kind of model, and laid over pictures.

import { describe, expect, it } from 'vitest';
import { gradCam, overlayHeat } from '../src/analysis/index.ts';
import { createModel, type ImageModel } from '../src/models/index.ts';
import { Generator, grad, ones } from '../src/tensor/index.ts';
import { slimFormulaModel } from './formula-model.ts';
import { LIGHT_REPRESENTATIVES } from './representatives.ts';
import { inTier } from './tiers.ts';

const images = new Generator(5).uniform([2, 32, 32, 3]);

/** Grad-CAM as the paper writes it, in float64 from the maps and slopes of one image. */
async function byDefinition(model: ImageModel, image: number, classIndex: number): Promise<number[]> {
  model.eval();
  const { maps, logits } = model.forwardMaps(images.slice(0, image, image + 1));
  const [slopes] = grad(logits.slice(1, classIndex, classIndex + 1).sum(), [maps]);
  const [, height, width, channels] = maps.shape;
  const [a, g] = [await maps.data(), await slopes.data()];
  const pixels = Array.from({ length: height * width }, (_, p) => p);
  const weights = Array.from({ length: channels }, (_, c) =>
    pixels.reduce((sum, p) => sum + g[p * channels + c] / pixels.length, 0),
  );
  const heat = pixels.map((p) =>
    Math.max(
      0,
      weights.reduce((sum, w, c) => sum + w * a[p * channels + c], 0),
    ),
  );
  const most = Math.max(...heat);
  return heat.map((value) => (most > 0 ? value / most : 0));
}

describe.each(inTier(4, LIGHT_REPRESENTATIVES))('gradCam of %s', (name) => {
  // Small images, so that the last maps are no single pixel.
  const model = slimFormulaModel(name, { numClasses: 4, imageSize: 32, smallImage: true }, 1);

  it('is what the paper defines, for each image by itself', async () => {
    const { heat, height, width, classes } = await gradCam(model, images, { classIndex: [3, 1] });
    expect([...classes]).toEqual([3, 1]);
    for (const [image, classIndex] of [3, 1].entries()) {
      const wanted = await byDefinition(model, image, classIndex);
      const found = heat.subarray(image * height * width, (image + 1) * height * width);
      expect(found).toHaveLength(wanted.length);
      for (const [i, value] of found.entries()) expect(value).toBeCloseTo(wanted[i], 4);
    }
  });

  it('explains the likeliest class where none is asked for, and leaves the mode as it was', async () => {
    model.train();
    const { classes } = await gradCam(model, images);
    expect(model.training).toBe(true);
    model.eval();
    const { logits } = model.forwardMaps(images);
    expect([...classes]).toEqual([...(await logits.argmax(1).data())]);
    const [plain, mapped] = [await model.forward(images).data(), await logits.data()];
    for (const [i, value] of plain.entries()) expect(mapped[i]).toBeCloseTo(value, 5);
  });
});

it.each<[unknown, string]>([
  [4, 'gradCam: classIndex must be an integer in [0, 3]: got 4'],
  [-1, 'gradCam: classIndex must be an integer in [0, 3]: got -1'],
  [0.5, 'gradCam: classIndex must be an integer in [0, 3]: got 0.5'],
  [[1], 'gradCam: classIndex must be a class, or one for each of the 2 images: got [1]'],
  ['cat', 'gradCam: classIndex must be a class, or one for each of the 2 images: got "cat"'],
])('gradCam refuses the class %o', async (classIndex, message) => {
  const model = createModel('mobilenetv3_small_050', { numClasses: 4 });
  await expect(gradCam(model, images, { classIndex: classIndex as never })).rejects.toThrow(message);
});

it('gradCam refuses images that are not finite', async () => {
  const model = createModel('mobilenetv3_small_050', { numClasses: 4 });
  const broken = ones([1, 32, 32, 3]).mul(Number.NaN);
  await expect(gradCam(model, broken)).rejects.toThrow('are not finite');
});

describe('overlayHeat', () => {
  const grey = { width: 4, height: 4, channels: 1, data: new Uint8Array(16).fill(100) } as const;

  it('leaves what is cold as it is, and makes what is hot red', () => {
    const { data, channels } = overlayHeat(grey, Float32Array.from([0, 1]), [1, 2]);
    expect(channels).toBe(3);
    expect([...data.subarray(0, 3)]).toEqual([100, 100, 100]);
    const [red, green, blue] = data.subarray(9, 12);
    expect(red).toBeGreaterThan(150);
    expect(green).toBeLessThan(60);
    expect(blue).toBeLessThan(60);
  });

  it('refuses a map of another size', () => {
    expect(() => overlayHeat(grey, new Float32Array(3), [1, 2])).toThrow(
      'overlayHeat: heat of shape [1, 2] must have 2 values: got 3',
    );
  });
});
