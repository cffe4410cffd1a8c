// The network that `fovea explain` is given: a run, a file of weights, a repository of the hub, or a model by name, whose weights may be random.

import { existsSync } from 'node:fs';
import { resemblingName, ValueError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import { createModel, listModels, modelRecord } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { load, Predictor } from 'fovea/predict';
import { loadRun } from '../predict/load-run.ts';
import type { ExplainConfig } from './config.ts';

export interface ExplainedNetwork {
  readonly name: string;
  readonly predictor: Predictor;
  /** Whether nobody has trained it. */
  readonly random: boolean;
}

type Asked = Pick<ExplainConfig, 'weights' | 'imageSize' | 'numClasses'>;

/** What timm's weights of the model take, at another size where one is asked for. */
function preprocessingOf(name: string, imageSize: number): Preprocessing {
  const record = modelRecord(name);
  const side = imageSize > 0 ? imageSize : record.imageSize;
  return {
    ...{ imageSize: [side, side], channels: 3, mean: record.mean, std: record.std },
    ...{ interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' },
  };
}

async function byName(name: string, { weights, imageSize, numClasses }: Asked): Promise<ExplainedNetwork> {
  if (weights === 'last')
    throw new ValueError(`explain: weights=last: ${name} is a model, which has no runs; give a file of weights`);
  const preprocessing = preprocessingOf(name, imageSize);
  // The same random weights every time.
  manualSeed(0);
  const model = createModel(name, { numClasses, imageSize: preprocessing.imageSize });
  if (weights === 'best') return { name, predictor: new Predictor(model, preprocessing), random: true };
  if (!existsSync(weights)) throw new ValueError(`explain: weights=${weights}: there is no such file`);
  return { name, predictor: await load(weights, { model, preprocessing }), random: false };
}

/** @throws ValueError for what is neither a model nor a run, with a name that it resembles, and for settings of the other kind */
export async function loadNetwork(name: string, asked: Asked, stop: AbortSignal): Promise<ExplainedNetwork> {
  if (listModels().includes(name)) return byName(name, asked);
  const { weights } = asked;
  if (!existsSync(name) && !name.includes('/') && !name.includes('\\')) {
    const near = resemblingName(name, listModels());
    throw new ValueError(
      `explain: there is no model, run or file ${name}${near ? `; did you mean ${near}?` : '; `fovea models` lists the models'}`,
    );
  }
  if (weights !== 'best' && weights !== 'last')
    throw new ValueError(
      `explain: weights=${weights}: of a run it is best or last; a file goes with the name of a model`,
    );
  if (asked.imageSize > 0) throw new ValueError('explain: imageSize: a trained network says its own; leave it out');
  return { name, predictor: await loadRun(name, weights, stop), random: false };
}
