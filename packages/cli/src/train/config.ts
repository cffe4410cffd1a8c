// Settings of a training run as they are given: checked, completed with defaults that suit one another, compared with those of a run that goes on.

import { modelRecord } from 'fovea/models';
import { commandError } from '../command-error.ts';
import { isIdxSet } from '../data/built-in-sets.ts';
import { completeSettings, type Given } from '../settings/settings.ts';
import { LOSS_SETTINGS } from './loss.ts';
import { isMarginLoss, requireMargin, usualMargin } from './margin-loss.ts';
import { OPTIMIZERS, WITH_MOMENTUM } from './optimizer.ts';
import { OPTIONS, type TrainConfig } from './options.ts';
import { SCHEDULE_SETTINGS, schedulesWith } from './schedule.ts';

export type { TrainConfig } from './options.ts';

/** Name of the command, which messages begin with. */
const TRAIN = 'train';

/** Checks values by name and fills in defaults; for values that are all meant. @throws ValueError for an unknown key or a value out of range */
function complete(values: Given): TrainConfig {
  const config = completeSettings(TRAIN, OPTIONS, values);
  return { ...config, ...suitedRates(config, values), ...(config.overfit && withoutRegularizers(values)) };
}

/** What keeps a network from learning pictures by heart. */
const REGULARIZERS = {
  augment: 'none',
  flip: 0,
  shift: 0,
  dropRate: 0,
  labelSmoothing: 0,
  weightDecay: 0,
} as const satisfies Partial<TrainConfig>;

/** Of these, those that are not given are off. */
const withoutRegularizers = (given: Given): Partial<TrainConfig> =>
  Object.fromEntries(Object.entries(REGULARIZERS).filter(([key]) => !(key in given)));

/** Settings that do nothing beside the others: why, and with which they would. */
export function unusedSettings({
  optimizer,
  schedule,
  teacher,
  loss,
  saveEvery,
}: TrainConfig): Map<keyof TrainConfig, string> {
  const unused = new Map<keyof TrainConfig, string>();
  const advice = (key: string, names: readonly string[]): string =>
    `leave it out, or train with ${key}=${names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names[0]}`;
  if (!WITH_MOMENTUM.includes(optimizer))
    unused.set('momentum', `${optimizer} has no momentum; ${advice('optimizer', WITH_MOMENTUM)}`);
  for (const setting of ['distillationLambda', 'distillationTemperature'] as const)
    if (teacher === '') unused.set(setting, 'there is no teacher; leave it out, or name one with teacher=');
  for (const [setting, names] of Object.entries(LOSS_SETTINGS) as [keyof typeof LOSS_SETTINGS, readonly string[]][])
    if (!names.includes(loss)) unused.set(setting, `loss ${loss} has no ${setting}; ${advice('loss', names)}`);
  if (saveEvery === 0) unused.set('keep', 'no epoch is saved for itself; leave it out, or give saveEvery=1');
  for (const setting of SCHEDULE_SETTINGS) {
    const names = schedulesWith(setting);
    if (!names.includes(schedule))
      unused.set(setting, `schedule ${schedule} has no ${setting}; ${advice('schedule', names)}`);
  }
  return unused;
}

/** @throws ValueError for a setting that would do nothing, or one that is missing */
function requireUsed(config: TrainConfig, given: Given): void {
  for (const [key, why] of unusedSettings(config))
    if (key in given) throw commandError('train', `${key}=${given[key]}: ${why}`);
  if (config.schedule === 'multistep' && config.milestones === '')
    throw commandError('train', 'schedule=multistep needs the epochs of its drops; give milestones=30,60, say');
  requireMargin(config.loss, config.margin);
  for (const mixing of ['mixup', 'cutmix'] as const) {
    if (config[mixing] === 0) continue;
    const why = isMarginLoss(config.loss)
      ? `loss ${config.loss} adds a margin at one class, and mixed pictures have two`
      : config.overfit && 'with overfit=true, the batch is learnt as it is';
    if (why) throw commandError('train', `${mixing}=${config[mixing]}: ${why}; leave it out`);
  }
}

/** Runs that train no network to keep. */
const TRIALS = ['dryRun', 'findLr', 'overfit'] as const;

/** Settings of a new run. @throws ValueError for an unknown key, a value out of range, or one that would do nothing */
export function completeConfig(given: Given): TrainConfig {
  const config = complete(given);
  requireUsed(config, given);
  const [first, second] = TRIALS.filter((trial) => config[trial]);
  if (second !== undefined)
    throw commandError('train', `${first}=true and ${second}=true: each is a run of its own; leave one out`);
  return config;
}

/** With the usual rate, what pretrained weights know would soon be forgotten: it is divided by this. */
const FINE_TUNING = 10;

/** What none is given of, and the defaults do not suit. */
function suitedRates(
  { model, optimizer, schedule, weights, loss }: TrainConfig,
  given: Given,
): Partial<Pick<TrainConfig, 'lr' | 'weightDecay' | 'gamma' | 'margin'>> {
  const { rates, ratesWithoutNorm } = OPTIMIZERS[optimizer];
  // Networks without batch norm do not get over the large steps and decay that suit those with it.
  const { lr, weightDecay } = modelRecord(model).norm === 'batch' ? rates : ratesWithoutNorm;
  const suited = {
    lr: weights === '' ? lr : lr / FINE_TUNING,
    weightDecay,
    ...(schedule === 'exponential' && { gamma: 0.95 }),
    ...(isMarginLoss(loss) && { margin: usualMargin(loss) }),
  };
  return Object.fromEntries(Object.entries(suited).filter(([key]) => !(key in given)));
}

/** Settings that say what the steps of a run are, or where it lies: another value makes another run. */
const FIXED = [
  'model',
  'weights',
  'data',
  'validationSplit',
  'fraction',
  'testSplit',
  'imageSize',
  'interpolation',
  'cropPct',
  'cache',
  'batch',
  // What is computed again rounds otherwise in places.
  'gradCheckpointing',
  'memory',
  'accumulate',
  'images',
  'loss',
  // The classifier's.
  'marginScale',
  'classWeights',
  'sampler',
  'optimizer',
  'ema',
  // They order what the optimiser keeps.
  'layerDecay',
  'headLr',
  'freeze',
  'teacher',
  'seed',
  'project',
  'name',
] as const satisfies (keyof TrainConfig)[];

/** Settings of a run that goes on: those it was started with, and what is given now. @throws ValueError where it cannot go on with that */
export function completeResumedConfig(saved: Given, given: Given): TrainConfig {
  const before = complete(saved);
  // 'auto' stands for the data set that the run found.
  const data = given.data === 'auto' && isIdxSet(before.data) ? { data: before.data } : {};
  // As does its batch size.
  const batch = given.batch === 'auto' ? { batch: before.batch } : {};
  const config = complete({ ...saved, ...given, ...data, ...batch });
  requireUsed(config, given);
  if (config.dryRun) throw commandError('train', 'dryRun=true: tries a new run, and keeps nothing; leave out resume');
  if (config.overfit)
    throw commandError('train', 'overfit=true: tries a new network, and keeps nothing; leave out resume');
  if (config.findLr)
    throw commandError(
      'train',
      'findLr=true: tests learning rates from the start, and keeps no weights; leave out resume',
    );
  for (const key of FIXED) {
    // Where decoded pictures are kept changes nothing; whether they are does.
    if (key === 'cache' && config.cache !== 'none' && before.cache !== 'none') continue;
    if (config[key] !== before[key])
      throw commandError(
        'train',
        `a run cannot go on with another ${key}: it has ${before[key]}, got ${config[key]}; start a new run`,
      );
  }
  return config;
}
