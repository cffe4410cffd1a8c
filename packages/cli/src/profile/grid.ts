// `fovea profile … vary=`: each model at every point of the grid.

import { resemblingName } from 'fovea';
import {
  type MachineLimits,
  type OptionPoint,
  type SensitivityOptions,
  type SizedModel,
  sensitivity,
} from 'fovea/analysis';
import type { ImageModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { writePage } from '../run-folder/output.ts';
import { evaluateImages } from '../val/evaluate.ts';
import { labelledImages } from '../val/labelled-images.ts';
import { briefTraining } from './brief-training.ts';
import type { ProfileConfig } from './config.ts';
import { findSource, type Source } from './load-subject.ts';
import { type Axes, type GridSubject, sensitivityText } from './vary.ts';

/** @throws ValueError for an option that the model does not have */
function requireOptionsOf(name: string, { options }: Source, axes: Axes): void {
  const unknown = options && Object.keys(axes).find((axis) => !options.includes(axis));
  if (options === undefined || unknown === undefined) return;
  const near = resemblingName(unknown, options);
  throw commandError(
    'profile',
    `vary=${unknown}:…: ${name} has no such option; ${near ? `did you mean ${near}? ` : ''}it has ${options.join(', ')}`,
  );
}

/** How a trained network does on the labelled images of `data=`, shown in each point's size. */
async function accuracyOf(
  name: string,
  { predictor }: Source,
  { data }: ProfileConfig,
  stop: AbortSignal,
): Promise<SensitivityOptions['accuracy']> {
  if (data === '') return undefined;
  if (!predictor)
    throw commandError(
      'profile',
      `data=${data}: the weights of ${name} are not trained, so that its accuracy says nothing; give a run, or epochs=2 to train it at each point`,
    );
  const { preprocessing, classNames, multiLabel } = predictor;
  const images = await labelledImages('profile', data, 'auto');
  return async ({ model, inputShape }) => {
    const imageSize = [inputShape[1], inputShape[2]] as const;
    const shown = new Predictor(model as ImageModel, { ...preprocessing, imageSize }, classNames, multiLabel);
    const seen = await evaluateImages(shown, images, { batch: BATCH, flip: false, tta: 'none' }, () => {}, stop);
    await seen?.close();
    return seen?.evaluation.accuracy ?? null;
  };
}

/** @throws ValueError for a run, whose weights are what is looked at, and a number of classes other than that of the images */
function requireUntrained(name: string, { predictor }: Source, axes: Axes): void {
  if (predictor)
    throw commandError(
      'profile',
      `epochs=…: ${name} is trained already, and is told the accuracy of; leave epochs out, or name a model`,
    );
  if ('numClasses' in axes)
    throw commandError('profile', 'vary=numClasses:… epochs=…: the images of data say how many classes there are');
}

/** Images that go through a network together while its accuracy is told. */
const BATCH = 32;

/** Gives the exit code: 1 where a model cannot be made at any point. */
export async function profileGrid(
  names: readonly string[],
  axes: Axes,
  config: ProfileConfig,
  machine: MachineLimits | undefined,
  stop: AbortSignal,
): Promise<number> {
  const subjects: GridSubject[] = [];
  const training = config.epochs > 0 ? await briefTraining(config, axes, stop) : undefined;
  for (const name of names) {
    const source = await findSource(name, config, stop, training?.on);
    requireOptionsOf(name, source, axes);
    if (training) requireUntrained(name, source, axes);
    const accuracy = training?.accuracy ?? (await accuracyOf(name, source, config, stop));
    const make = async (point: OptionPoint): Promise<SizedModel> => {
      manualSeed(config.seed);
      return source.make(point);
    };
    const report = await sensitivity(make, axes, {
      ...(accuracy && { accuracy }),
      time: machine !== undefined,
      runs: config.runs,
      ...(machine && { machine }),
      signal: stop,
    });
    if (stop.aborted) return Number(stop.reason);
    subjects.push({ name, sensitivity: report, ...(training && { note: training.description }) });
  }
  await training?.close();
  if (config.format === 'json') console.log(JSON.stringify({ models: subjects }, null, 2));
  else
    console.log(
      subjects.map(({ name, sensitivity: report, note }) => sensitivityText(name, report, note)).join('\n\n'),
    );
  if (config.html !== '') {
    const { gridHtml } = await import('../report/grid-report.ts');
    await writePage(config.html, gridHtml(subjects));
  }
  return subjects.some(({ sensitivity: { points } }) => points.every(({ figures }) => figures === null)) ? 1 : 0;
}
