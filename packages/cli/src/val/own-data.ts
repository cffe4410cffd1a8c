// A run evaluated on its own test or validation images: the same files, split as they were for the training.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { Predictor } from 'fovea/predict';
import { evaluator } from 'fovea/train';
import { imageChanges, parseImages } from '../data/image-record.ts';
import { loadTrainingData } from '../data/load-training-data.ts';
import type { TrainingData } from '../data/training-data.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { completeResumedConfig } from '../train/config.ts';
import type { ValConfig } from './config.ts';
import type { Evaluated } from './evaluate.ts';

/** The data that a run was trained on. @throws ValueError where the run does not say, or they are not there any more */
async function dataOf(run: string, predictor: Predictor, signal: AbortSignal): Promise<TrainingData | undefined> {
  if (!existsSync(join(run, FILES.manifest)))
    throw new ValueError(`val: ${run} does not say which images it was tested on; name some with data=…`);
  const text = await RunFiles.lookText(run, FILES.config);
  const config = completeResumedConfig(JSON.parse(text), {});
  const data = await loadTrainingData(config, {
    given: {},
    expected: predictor.preprocessing,
    signal,
    say: (line) => console.error(line),
  });
  const path = join(run, FILES.images);
  if (!data || !existsSync(path)) return data;
  const changes = imageChanges(parseImages(path, await RunFiles.lookText(run, FILES.images)), data.images());
  if (changes) console.error(`the images are not those that the run was trained on: ${changes}`);
  return data;
}

/** None when interrupted. @throws ValueError where the run does not say its data, or for split=all */
export async function evaluateOwn(
  run: string,
  predictor: Predictor,
  { split, flip }: ValConfig,
  signal: AbortSignal,
): Promise<Evaluated | undefined> {
  if (split === 'all')
    throw new ValueError(
      'val: split=all: the run was trained on most of its own data; choose split=test or split=validation, or give other images with data=…',
    );
  if (flip) throw new ValueError('val: flip=true: needs data=…; without, the figures are those of the run');
  const data = await dataOf(run, predictor, signal);
  if (!data) return undefined;
  const part = split === 'validation' ? 'validation' : 'test';
  try {
    const evaluation = await evaluator(predictor.model)(data.evaluationBatches(part));
    return {
      data: `${data.name} (${part} images)`,
      evaluation,
      problems: [],
      nameOf: (i) => `${part} image ${i}`,
      picture: (i) => data.evaluationImage(part, i),
      close: () => data.close(),
    };
  } catch (error) {
    await data.close();
    throw error;
  }
}
