// A run's folder with weights that nobody trained, for commands that use one.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { saveModel } from 'fovea/train';
import { folder } from './command.ts';
import { plainPreprocessing } from './preprocessing.ts';

export const RUN = 'runs/train/exp1';
export const CLASSES = ['Katze', 'dog, "wild"', '鸟'];
export const PREPROCESSING = plainPreprocessing(32);

/** Writes `best.safetensors` of a network of three classes. */
export async function writeRun(): Promise<void> {
  mkdirSync(join(folder, RUN), { recursive: true });
  manualSeed(1);
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, smallImage: true, imageSize: 32 });
  const chunks: Uint8Array[] = [];
  await saveModel({ write: async (chunk) => void chunks.push(chunk.slice()) }, model, {
    classNames: CLASSES,
    preprocessing: PREPROCESSING,
  });
  writeFileSync(join(folder, RUN, 'best.safetensors'), Buffer.concat(chunks));
}
