// The network that `fovea explain` is given: a run, a file of weights, a repository of the hub, a model by name, whose weights may be random, or code.

import { existsSync } from 'node:fs';
import { createModel } from 'fovea/models';
import { type Module, manualSeed } from 'fovea/nn';
import { load, Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { isOwnModel, loadOwnNetwork, ownPredictor } from '../own/own-network.ts';
import { loadRun } from '../predict/load-run.ts';
import { isModelName, modelPreprocessing } from '../predict/model-name.ts';
import { EXPLAIN_OPTIONS, type ExplainConfig } from './config.ts';

export interface ExplainedNetwork {
  readonly name: string;
  readonly predictor: Predictor<Module>;
  /** Whether nobody has trained it; null where that cannot be told, as of code that makes its own weights. */
  readonly random: boolean | null;
}

type Asked = Pick<ExplainConfig, 'weights' | 'imageSize' | 'numClasses'>;

async function byName(name: string, { weights, imageSize, numClasses }: Asked): Promise<ExplainedNetwork> {
  if (weights === 'last')
    throw commandError('explain', `weights=last: ${name} is a model, which has no runs; give a file of weights`);
  const preprocessing = modelPreprocessing(name, imageSize > 0 ? [imageSize, imageSize] : undefined);
  // The same random weights every time.
  manualSeed(0);
  const model = createModel(name, { numClasses, imageSize: preprocessing.imageSize });
  if (weights === 'best') return { name, predictor: new Predictor(model, preprocessing), random: true };
  if (!existsSync(weights)) throw commandError('explain', `weights=${weights}: there is no such file`);
  return { name, predictor: await load(weights, { model, preprocessing }), random: false };
}

async function ofCode(name: string, { weights, imageSize, numClasses }: Asked): Promise<ExplainedNetwork> {
  if (numClasses !== EXPLAIN_OPTIONS.numClasses.fallback)
    throw commandError('explain', `numClasses: ${name} says its own; leave it out`);
  if (weights === 'last')
    throw commandError('explain', `weights=last: ${name} is a model, which has no runs; give a file of weights`);
  const own = await loadOwnNetwork('explain', name, {
    ...(weights !== 'best' && { weights }),
    side: imageSize,
  });
  return { name, predictor: ownPredictor('explain', name, own), random: own.hasWeights ? false : null };
}

/** @throws ValueError for what is neither a model nor a run, with a name that it resembles, and for settings of the other kind */
export async function loadNetwork(name: string, asked: Asked, stop: AbortSignal): Promise<ExplainedNetwork> {
  if (isOwnModel(name)) return ofCode(name, asked);
  if (isModelName('explain', name)) return byName(name, asked);
  const { weights, numClasses } = asked;
  if (weights !== 'best' && weights !== 'last')
    throw commandError(
      'explain',
      `weights=${weights}: of a run it is best or last; a file goes with the name of a model`,
    );
  if (asked.imageSize > 0) throw commandError('explain', 'imageSize: a trained network says its own; leave it out');
  if (numClasses !== EXPLAIN_OPTIONS.numClasses.fallback)
    throw commandError('explain', 'numClasses: a trained network says its own; leave it out');
  return { name, predictor: await loadRun(name, weights, stop), random: false };
}
