// What settings mean where pictures can show several classes: which have another default, and which do nothing.

import { commandError } from '../command-error.ts';
import type { TrainingData } from '../data/training-data.ts';
import type { Given } from '../settings/settings.ts';
import type { TrainConfig } from './config.ts';
import { MULTI_LABEL_LOSSES } from './loss.ts';

const refuse = (setting: string, why: string): never => {
  throw commandError('train', `${setting}: ${why}`);
};

/**
 * The settings of a new run for its data: with several labels a picture, the loss is `bce`, and labels are not smoothed, unless told so.
 * @throws ValueError for a setting that does nothing, or cannot be, with such labels
 */
export function settingsForLabels(
  config: TrainConfig,
  given: Given,
  { targets }: Pick<TrainingData, 'targets'>,
): TrainConfig {
  if (!targets) {
    if ('threshold' in given)
      refuse(`threshold=${given.threshold}`, 'each picture has one label, the likeliest; leave it out');
    return config;
  }
  const several = 'with several labels a picture';
  if ('loss' in given && !MULTI_LABEL_LOSSES.includes(config.loss))
    refuse(
      `loss=${config.loss}`,
      `tells one class of a picture; ${several}, choose loss=${MULTI_LABEL_LOSSES.join(' or ')}`,
    );
  if (config.sampler === 'balanced')
    refuse('sampler=balanced', `${several}, classes cannot come equally often; choose classWeights=balanced`);
  if (config.teacher !== '') refuse(`teacher=${config.teacher}`, `${several}, there is no distillation; leave it out`);
  return {
    ...config,
    ...(!('loss' in given) && { loss: 'bce' as const }),
    ...(!('labelSmoothing' in given) && { labelSmoothing: 0 }),
  };
}
