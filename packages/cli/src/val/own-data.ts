// A run evaluated on its own test or validation images: the same files, split as they were for the training.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { evaluatePart } from '../data/evaluate-part.ts';
import { imageChanges, parseImages } from '../data/image-record.ts';
import { loadTrainingData } from '../data/load-training-data.ts';
import type { EvaluationPart, TrainingData } from '../data/training-data.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { completeResumedConfig } from '../train/config.ts';
import type { ValConfig } from './config.ts';
import { type Evaluated, evaluateImages } from './evaluate.ts';
import type { LabelledImages } from './labelled-images.ts';

/** The data that a run was trained on. @throws ValueError where the run does not say, or they are not there any more */
async function dataOf(run: string, predictor: Predictor, signal: AbortSignal): Promise<TrainingData | undefined> {
  if (!existsSync(join(run, FILES.manifest)))
    throw commandError('val', `${run} does not say which images it was tested on; name some with data=…`);
  const text = await RunFiles.lookText(run, FILES.config);
  const config = completeResumedConfig(JSON.parse(text), {});
  const loaded = await loadTrainingData(config, {
    given: {},
    suit: false,
    expected: predictor.preprocessing,
    signal,
    say: (line) => console.error(line),
  });
  const data = loaded?.data;
  const path = join(run, FILES.images);
  if (!data || !existsSync(path)) return data;
  const changes = imageChanges(parseImages(path, await RunFiles.lookText(run, FILES.images)), data.images());
  if (changes) console.error(`the images are not those that the run was trained on: ${changes}`);
  return data;
}

/** The images of a part, to be predicted as any others are. */
function labelled(data: TrainingData, part: EvaluationPart): LabelledImages {
  const { classNames } = data;
  const shown = data.targets?.[part];
  const images = Array.from(data.labels[part], (label, i) => ({
    ...data.evaluationSource(part, i),
    label: classNames[label] ?? '',
    ...(shown && { labels: classNames.filter((_, c) => shown[i * classNames.length + c] === 1) }),
  }));
  return { name: `${data.name} (${part} images)`, images, problems: [] };
}

/** As training does it, to the same figures. */
async function evaluatePlain(
  predictor: Predictor,
  data: TrainingData,
  part: EvaluationPart,
  signal: AbortSignal,
): Promise<Evaluated | undefined> {
  const evaluation = await evaluatePart(predictor.model, data, part, signal);
  return (
    evaluation && {
      data: `${data.name} (${part} images)`,
      evaluation,
      problems: [],
      nameOf: (i) => data.evaluationSource(part, i).name,
      picture: (i) => data.evaluationImage(part, i),
      close: () => data.close(),
    }
  );
}

/** None when interrupted. @throws ValueError where the run does not say its data, or for split=all */
export async function evaluateOwn(
  run: string,
  predictor: Predictor,
  config: Pick<ValConfig, 'split' | 'flip' | 'tta' | 'batch'>,
  onProgress: (total: number) => (done: number) => void,
  signal: AbortSignal,
): Promise<Evaluated | undefined> {
  const { split, flip, tta } = config;
  if (split === 'all')
    throw commandError(
      'val',
      'split=all: the run was trained on most of its own data; choose split=test or split=validation, or give other images with data=…',
    );
  const data = await dataOf(run, predictor, signal);
  if (!data) return undefined;
  const part = split === 'validation' ? 'validation' : 'test';
  let evaluated: Evaluated | undefined;
  try {
    if (!flip && tta === 'none') evaluated = await evaluatePlain(predictor, data, part, signal);
    else {
      const images = labelled(data, part);
      evaluated = await evaluateImages(predictor, images, config, onProgress(images.images.length), signal);
    }
  } finally {
    if (!evaluated) await data.close();
  }
  return evaluated && { ...evaluated, close: () => data.close() };
}
