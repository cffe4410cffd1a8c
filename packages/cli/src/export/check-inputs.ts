// What an export is checked on: pictures that are named, or else noise of the images' mean and deviation.

import { Generator } from 'fovea';
import { decodeImage, preprocess } from 'fovea/images';
import type { Predictor } from 'fovea/predict';
import { findPictures } from '../predict/inputs.ts';

/** Enough to see a difference, few enough to be quick. */
const MOST = 8;
const NOISE_COUNT = 4;

export interface CheckInputs {
  /** `[count, H, W, C]`, as the network takes them. */
  readonly values: Float32Array;
  readonly shape: readonly [count: number, height: number, width: number, channels: number];
  /** What to tell the user. */
  readonly name: string;
}

/** @throws ValueError for pictures that cannot be found or decoded */
export async function checkInputs(pictures: string, { preprocessing }: Predictor): Promise<CheckInputs> {
  const { channels, imageSize } = preprocessing;
  if (pictures === '') {
    const shape = [NOISE_COUNT, ...imageSize, channels] as const;
    const noise = new Generator(0).normal(shape);
    return { values: Float32Array.from(await noise.data()), shape, name: `${NOISE_COUNT} random images` };
  }
  const found = (await findPictures('export', [pictures])).slice(0, MOST);
  const shape = [found.length, ...imageSize, channels] as const;
  const size = imageSize[0] * imageSize[1] * channels;
  const values = new Float32Array(found.length * size);
  for (const [i, { input }] of found.entries())
    values.set(preprocess(await decodeImage(input, { channels }), preprocessing), i * size);
  return { values, shape, name: found.length === 1 ? found[0].name : `${found.length} pictures` };
}
