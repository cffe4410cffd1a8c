// The settings of `fovea train task=segment`: those of a training run that make sense for it, and its own.

import { resolve } from 'node:path';
import { listDecoders } from 'fovea/segmentation';
import { commandError } from '../command-error.ts';
import { count, countOrNone, notNegative, oneOf, option, share, text, yesOrNo } from '../settings/option.ts';
import { completeSettings, type Given, type SettingsOf } from '../settings/settings.ts';
import { OPTIMIZERS, WITH_MOMENTUM } from '../train/optimizer.ts';
import { OPTIONS } from '../train/options.ts';
import { SCHEDULE_SETTINGS, schedulesWith } from '../train/schedule.ts';

/** Which task a run learns; the first is that of settings that do not say. */
export const TASKS = ['classify', 'segment'] as const;

export const TASK_OPTION = {
  task: option(
    oneOf(...TASKS),
    'classify',
    "'classify': a class for each picture; 'segment': one for each pixel, see docs/segmentation.md",
  ),
};

export const LOSSES = ['ce', 'dice', 'ce+dice', 'focal', 'tversky', 'lovasz', 'mvss'] as const;

const { model, weights, validationSplit, epochs, accumulate, optimizer, lr, schedule, minLr } = OPTIONS;
const { warmupEpochs, stepSize, gamma, milestones, power, lrPatience, momentum, weightDecay, clipGradNorm } = OPTIONS;
const { timeBudget, checkpointEvery, ema, patience, focalGamma, dropPathRate, imageSize, cropScale } = OPTIONS;
const { flip, vflip, colorJitter, saveEvery, keep, seed, threads, project, name, json, resume } = OPTIONS;

/** Settings that only this task has. */
export const OWN_OPTIONS = {
  ...TASK_OPTION,
  decoder: option(oneOf(...listDecoders()), 'unet', listDecoders().join(', ')),
  labels: option(
    oneOf('auto', 'index', 'binary', 'color'),
    'auto',
    "what masks hold: class numbers ('index'), black and white ('binary'), or the colours that classes.txt names ('color')",
  ),
  tverskyBeta: option(
    share,
    0.7,
    'weight of pixels that are missed, with loss=tversky; 1 − it: of those found too much',
  ),
  outputStride: option(countOrNone, 0, "stride that the backbone ends with, by dilation; 0: the decoder's"),
  encoderDepth: option(countOrNone, 0, 'largest stride of the backbone that is used, as so many halvings; 0: all'),
  noiseFilter: option(
    oneOf('bayar', 'srm'),
    'bayar',
    "what shows noise to decoder=mvss: learnt kernels ('bayar') or fixed ones ('srm')",
  ),
  noiseBackbone: option(text, '', "model that looks at noise, with decoder=mvss; '': as model"),
  imagePooling: option(
    oneOf('max', 'gem'),
    'max',
    "score of an image from its tampered pixels: their largest probability ('max'), or a generalised mean ('gem')",
  ),
  pooling: option(
    yesOrNo,
    true,
    'whether the backbone pools; false: strided convolutions in the place of its pooling, which keep faint traces',
  ),
  degrees: option(notNegative, 0, 'largest angle of a random turn'),
};

/** Every setting of the task. */
export const SEGMENT_OPTIONS = {
  ...OWN_OPTIONS,
  model,
  weights: { ...weights, help: 'weights that the backbone starts from: a file, or a repository of the hub (timm/…)' },
  data: option(
    // Whole, so that a run can go on from another folder.
    text.min(1).transform((data) => resolve(data)),
    '',
    'folder with images/ and masks/ (PNG) of the same names, or with these in train/ and val/',
  ),
  validationSplit,
  epochs,
  batch: option(count, 8, 'images that go through the network together'),
  accumulate,
  optimizer,
  lr: { ...lr, fallback: 0.001 },
  schedule,
  minLr,
  ...{ warmupEpochs, stepSize, gamma, milestones, power, lrPatience, momentum },
  weightDecay: { ...weightDecay, fallback: 0.01 },
  clipGradNorm,
  timeBudget,
  checkpointEvery,
  ema,
  patience,
  loss: option(
    oneOf(...LOSSES),
    'ce+dice',
    "'ce' (cross-entropy), 'dice', their sum 'ce+dice', 'focal', 'tversky', 'lovasz' (Lovász softmax), or 'mvss' (pixels, seams and images), the default of decoder=mvss",
  ),
  focalGamma,
  dropPathRate,
  imageSize,
  cropScale: { ...cropScale, fallback: 0.25 },
  flip,
  vflip,
  colorJitter: { ...colorJitter, fallback: 0.2 },
  ...{ saveEvery, keep, seed, threads },
  project: { ...project, fallback: 'runs/segment' },
  ...{ name, json, resume },
} as const;

export type SegmentConfig = SettingsOf<typeof SEGMENT_OPTIONS>;

const COMMAND = 'train';

/** Checks values by name and fills in defaults; for values that are all meant. @throws ValueError for a setting of classifiers, an unknown one or one out of range */
export function completeSegmentConfig(given: Given): SegmentConfig {
  for (const [key, value] of Object.entries(given))
    if (!(key in SEGMENT_OPTIONS) && key in OPTIONS)
      throw commandError(
        COMMAND,
        `${key}=${value}: is of classifiers, and does nothing with task=segment; leave it out`,
      );
  const config = { ...completeSettings(COMMAND, SEGMENT_OPTIONS, given), task: 'segment' as const };
  const rates = OPTIMIZERS[config.optimizer].ratesWithoutNorm;
  if (config.data === '')
    throw commandError(COMMAND, 'task=segment needs data=DIR: a folder with images/ and masks/ of the same names');
  return {
    ...config,
    ...(config.decoder === 'mvss' && !('loss' in given) && { loss: 'mvss' as const }),
    ...(config.optimizer !== 'AdamW' && !('lr' in given) && { lr: rates.lr }),
    ...(config.optimizer !== 'AdamW' && !('weightDecay' in given) && { weightDecay: rates.weightDecay }),
  };
}

/** Settings of a new run. @throws ValueError for what `completeSegmentConfig` refuses, and a setting that would do nothing */
export function newSegmentConfig(given: Given): SegmentConfig {
  const config = completeSegmentConfig(given);
  requireUsed(config, given);
  return config;
}

function requireUsed(config: SegmentConfig, given: Given): void {
  for (const [key, why] of unused(config))
    if (key in given) throw commandError(COMMAND, `${key}=${given[key]}: ${why}`);
}

/** Settings that do nothing beside the others, and why. */
function unused({
  optimizer: kind,
  schedule: course,
  loss,
  saveEvery: every,
  decoder,
}: SegmentConfig): Map<string, string> {
  const why = new Map<string, string>();
  if (!WITH_MOMENTUM.includes(kind)) why.set('momentum', `${kind} has no momentum; leave it out`);
  for (const setting of SCHEDULE_SETTINGS)
    if (!schedulesWith(setting).includes(course))
      why.set(setting, `schedule ${course} has no ${setting}; leave it out`);
  if (loss !== 'focal') why.set('focalGamma', `loss ${loss} has no focalGamma; leave it out, or train with loss=focal`);
  if (loss !== 'tversky')
    why.set('tverskyBeta', `loss ${loss} has no tverskyBeta; leave it out, or train with loss=tversky`);
  if (decoder !== 'mvss')
    for (const setting of ['noiseFilter', 'noiseBackbone'])
      why.set(setting, `decoder ${decoder} has no ${setting}; leave it out, or train with decoder=mvss`);
  if (loss === 'mvss' && decoder !== 'mvss')
    why.set(
      'loss',
      `decoder ${decoder} gives no seams, which this loss is of; leave it out, or train with decoder=mvss`,
    );
  if (every === 0) why.set('keep', 'no epoch is saved for itself; leave it out, or give saveEvery=1');
  return why;
}

/** Settings that say what the steps of a run are, or where it lies: another value makes another run. */
const FIXED = [
  ...([
    'model',
    'decoder',
    'weights',
    'data',
    'labels',
    'validationSplit',
    'batch',
    'accumulate',
    'optimizer',
  ] as const),
  ...(['ema', 'loss', 'outputStride', 'encoderDepth', 'imageSize', 'seed', 'project', 'name'] as const),
  ...(['noiseFilter', 'noiseBackbone', 'imagePooling', 'pooling'] as const),
] as const satisfies (keyof SegmentConfig)[];

/** Settings of a run that goes on. @throws ValueError where it cannot go on with what is given */
export function resumedSegmentConfig(saved: Given, given: Given): SegmentConfig {
  const before = completeSegmentConfig(saved);
  // 'auto' stands for what the masks turned out to hold.
  const labels = given.labels === 'auto' ? { labels: before.labels } : {};
  const config = completeSegmentConfig({ ...saved, ...given, ...labels });
  requireUsed(config, given);
  for (const key of FIXED)
    if (config[key] !== before[key])
      throw commandError(
        COMMAND,
        `a run cannot go on with another ${key}: it has ${before[key]}, got ${config[key]}; start a new run`,
      );
  return config;
}
