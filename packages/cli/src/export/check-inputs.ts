// What an export is checked on: pictures that are named, or the run's test images, or, where those are gone, noise of the images' mean and deviation.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Generator, ValueError } from 'fovea';
import { decodeImage, type ImageInput, preprocess } from 'fovea/images';
import type { Predictor } from 'fovea/predict';
import { withoutCommand } from '../command-error.ts';
import { parseImages } from '../data/image-record.ts';
import { counted } from '../figures.ts';
import { findPictures } from '../predict/inputs.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { completeResumedConfig } from '../train/config.ts';
import { isIdx, labelledImages } from '../val/labelled-images.ts';

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

/** Some of the items, from all over the list. */
const spread = <T>(items: readonly T[]): T[] =>
  Array.from(
    { length: Math.min(MOST, items.length) },
    (_, i) => items[Math.floor((i * items.length) / Math.min(MOST, items.length))],
  );

/** Test images of the run, as its folder says which. @throws ValueError that says why there are none */
async function testImages(run: string): Promise<readonly Exclude<ImageInput, URL>[]> {
  if (!existsSync(join(run, FILES.manifest))) throw new ValueError(`${run} does not say which images it was tested on`);
  const { data } = completeResumedConfig(JSON.parse(await RunFiles.lookText(run, FILES.config)), {});
  const list = join(run, FILES.images);
  if (existsSync(list) && !(await isIdx('export', data))) {
    const records = parseImages(list, await RunFiles.lookText(run, FILES.images));
    return records.filter(({ split }) => split === 'test').map(({ path }) => path);
  }
  return (await labelledImages('export', data, 'auto')).images.map(({ input }) => input);
}

/** Decoded, resized, normalised. @throws ValueError where a picture cannot be decoded */
async function prepared(
  inputs: readonly ImageInput[],
  { preprocessing }: Pick<Predictor, 'preprocessing'>,
  what: string,
): Promise<CheckInputs> {
  const { channels, imageSize } = preprocessing;
  const size = imageSize[0] * imageSize[1] * channels;
  const values = new Float32Array(inputs.length * size);
  for (const [i, input] of inputs.entries())
    values.set(preprocess(await decodeImage(input, { channels }), preprocessing), i * size);
  return { values, shape: [inputs.length, ...imageSize, channels], name: counted(inputs.length, what) };
}

async function noise({ preprocessing }: Pick<Predictor, 'preprocessing'>): Promise<CheckInputs> {
  const shape = [NOISE_COUNT, ...preprocessing.imageSize, preprocessing.channels] as const;
  const values = new Generator(0).normal(shape);
  return { values: Float32Array.from(await values.data()), shape, name: counted(NOISE_COUNT, 'random image') };
}

/**
 * @param pictures the setting; '': the run's own
 * @param say is told why random images have to do
 * @throws ValueError for pictures that are named and cannot be found or decoded
 */
export async function checkInputs(
  run: string,
  pictures: string,
  predictor: Pick<Predictor, 'preprocessing'>,
  say: (text: string) => void,
): Promise<CheckInputs> {
  if (pictures !== '') {
    const found = spread((await findPictures('export', [pictures])).pictures);
    return prepared(
      found.map(({ input }) => input),
      predictor,
      'picture',
    );
  }
  try {
    const own = spread(await testImages(run));
    if (own.length === 0) throw new ValueError(`${run} has no test images`);
    return await prepared(own, predictor, 'test image');
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const why = withoutCommand('export', error.message);
    say(`random images have to do for the check: ${why}; pictures=… names others`);
    return noise(predictor);
  }
}
