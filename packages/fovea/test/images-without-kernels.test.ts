// Transforms where WebAssembly cannot be used, as on a page that forbids it: what Python makes of pictures, all the same.

import { describe, expect, it, vi } from 'vitest';
import * as images from '../src/images/index.ts';
import { casesOfFunction, largestDifference, picture, valuesOf } from './image-cases.ts';

vi.mock('../src/images/kernels/host.ts', async (original) => ({ ...(await original()), kernelHost: () => undefined }));

/** Those that kernels take part in elsewhere. */
const WITH_KERNELS = [
  ...(['resize', 'preprocess', 'adjustBrightness', 'adjustContrast', 'adjustSaturation', 'horizontalFlip'] as const),
] as const;

type Transform = (image: images.RasterImage, ...rest: readonly unknown[]) => unknown;

describe.each(WITH_KERNELS)('without kernels, %s is what Python makes of it:', (name) => {
  const cases = casesOfFunction(name).map((one) => [`${one.image} ${JSON.stringify(one.arguments)}`, one] as const);
  it.each(cases)('%s', (_, one) => {
    const { [name]: transform } = images as unknown as Record<string, Transform>;
    const got = transform(picture(one.image), ...one.arguments);
    const values = got instanceof Float32Array ? got : (got as images.RasterImage).data;
    expect(largestDifference(values, valuesOf(one.result))).toBe(0);
  });
});

describe('kernels', () => {
  it('run here, and leave pictures to JavaScript that would take much memory', async () => {
    const { kernelHost } = await vi.importActual<typeof import('../src/images/kernels/host.ts')>(
      '../src/images/kernels/host.ts',
    );
    const host = kernelHost();
    expect(host?.allocate([100, 100])).toEqual([0, 128]);
    expect(host?.allocate([2 ** 26])).toBeUndefined();
  });

  it('are not missed for a picture that is larger than their memory', () => {
    const large = images.crop(picture('colour'), { top: 0, left: 0, height: 6000, width: 4000 });
    expect(images.resize(large, [2, 2]).data.length).toBe(12);
  });
});
