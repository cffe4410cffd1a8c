// Settings of a training run, with defaults and what each means.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { resemblingName, ValueError } from 'fovea';
import { listModels, modelRecord } from 'fovea/models';
import { z } from 'zod';
import { COMMAND } from '../command-name.ts';
import {
  count,
  countOrNone,
  notNegative,
  oneOf,
  option,
  properShare,
  rate,
  seed,
  share,
  text,
} from '../settings/option.ts';
import { completeSettings, type Given, type SettingsOf } from '../settings/settings.ts';

/** Name of the command, which messages begin with. */
const TRAIN = 'train';

/** Values of `data` that are no folders. */
export const DATA_SETS = ['auto', 'subset', 'full'] as const;
const isDataSet = (data: string): boolean => (DATA_SETS as readonly string[]).includes(data);

/** Every setting: what values it takes, its default, and one line of help. */
export const OPTIONS = {
  model: option(
    z.string().refine((name) => listModels().includes(name), { error: 'there is no such model' }),
    'mobilenetv3_small_100',
    `model, by timm's name; \`${COMMAND} models\` lists them`,
    (name) => {
      const near = resemblingName(name, listModels());
      return `${near ? ` did you mean ${near}?` : ''} \`${COMMAND} models\` lists all`;
    },
  ),
  weights: option(
    // Whole, so that a run can go on from another folder.
    text.transform((weights) => (existsSync(weights) ? resolve(weights) : weights)),
    '',
    'weights to start from: a file (.safetensors, .pt), a run folder, or a repository of the Hugging Face hub (timm/…)',
  ),
  data: option(
    z
      .string()
      .min(1)
      // Whole, so that a run can go on from another folder.
      .transform((data) => (isDataSet(data) ? data : resolve(data))),
    'auto',
    "'auto' (all of Fashion-MNIST if installed), 'subset', 'full', or a folder of IDX files",
  ),
  validationSplit: option(properShare, 0.1, 'part of the training images held out, to choose the best epoch by'),
  epochs: option(count, 10, 'epochs to train'),
  batch: option(count, 64, 'images per step'),
  images: option(countOrNone, 18000, 'training images per epoch, drawn anew each time; 0: all'),
  optimizer: option(oneOf('SGD', 'AdamW'), 'AdamW', "'SGD' or 'AdamW'"),
  lr: option(
    notNegative,
    0.01,
    'highest learning rate; 0.001 for transformers and mixers, 0.05 with SGD; a tenth with weights=',
  ),
  minLr: option(notNegative, 0.00003, 'learning rate at the end of the cosine'),
  warmupEpochs: option(notNegative, 1, 'epochs of linear warm-up'),
  momentum: option(rate, 0.9, 'momentum, with SGD only'),
  weightDecay: option(notNegative, 0.2, 'weight decay; 0.05 for transformers and mixers, 0.0005 with SGD'),
  labelSmoothing: option(share, 0.05, 'part of the target spread over all classes'),
  dropRate: option(rate, 0.1, 'dropout before the classifier'),
  dropPathRate: option(rate, 0, 'stochastic depth of the last block'),
  flip: option(share, 0.5, 'probability of mirroring an image'),
  shift: option(countOrNone, 2, 'most pixels that an image is moved'),
  seed: option(seed, 0, 'seed of weights, order and augmentation'),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
  project: option(z.string().min(1), 'runs/train', 'folder of runs'),
  name: option(
    z.string().regex(/^\w[\w.-]*$/, { error: 'needs letters, digits, _ . - only' }),
    'exp',
    'name of the run folder',
  ),
  resume: option(z.string(), '', 'run folder of a stopped run, to go on with it'),
} as const;

export type TrainConfig = SettingsOf<typeof OPTIONS>;

/** Checks values by name and fills in defaults; for values that are all meant. @throws ValueError for an unknown key or a value out of range */
function complete(values: Given): TrainConfig {
  const config = completeSettings(TRAIN, OPTIONS, values);
  return { ...config, ...suitedRates(config, values) };
}

/** AdamW has averages of its own. */
export const usesMomentum = ({ optimizer }: Pick<TrainConfig, 'optimizer'>): boolean => optimizer === 'SGD';

/** @throws ValueError for a setting that would do nothing */
function requireUsed(config: TrainConfig, given: Given): void {
  if (!usesMomentum(config) && 'momentum' in given)
    throw new ValueError(
      `train: momentum=${given.momentum}: AdamW has no momentum; leave it out, or train with optimizer=SGD`,
    );
}

/** Settings of a new run. @throws ValueError for an unknown key, a value out of range, or one that would do nothing */
export function completeConfig(given: Given): TrainConfig {
  const config = complete(given);
  requireUsed(config, given);
  return config;
}

/** Networks without batch norm do not get over the large steps and decay that suit those with it. */
const WITHOUT_BATCH_NORM = new Set(['vision-transformer', 'swin-transformer', 'mlp-mixer']);

/** With the usual rate, what pretrained weights know would soon be forgotten: it is divided by this. */
const FINE_TUNING = 10;

/** Learning rate and decay where none is given and the defaults do not suit. */
function suitedRates(config: TrainConfig, given: Given): Partial<Pick<TrainConfig, 'lr' | 'weightDecay'>> {
  const plain = WITHOUT_BATCH_NORM.has(modelRecord(config.model).family);
  const { lr, weightDecay } =
    config.optimizer === 'SGD'
      ? { lr: 0.05, weightDecay: 0.0005 }
      : plain
        ? { lr: 0.001, weightDecay: 0.05 }
        : { lr: OPTIONS.lr.fallback, weightDecay: OPTIONS.weightDecay.fallback };
  const suited = { lr: config.weights === '' ? lr : lr / FINE_TUNING, weightDecay };
  return Object.fromEntries(Object.entries(suited).filter(([key]) => !(key in given)));
}

/** Settings that say what the steps of a run are, or where it lies: another value makes another run. */
const FIXED = [
  'model',
  'weights',
  'data',
  'validationSplit',
  'batch',
  'images',
  'optimizer',
  'seed',
  'project',
  'name',
] as const satisfies (keyof TrainConfig)[];

/** Settings of a run that goes on: those it was started with, and what is given now. @throws ValueError where it cannot go on with that */
export function completeResumedConfig(saved: Given, given: Given): TrainConfig {
  const before = complete(saved);
  // 'auto' stands for the data set that the run found.
  const data = given.data === 'auto' && isDataSet(before.data) ? { data: before.data } : {};
  const config = complete({ ...saved, ...given, ...data });
  requireUsed(config, given);
  for (const key of FIXED) {
    if (config[key] !== before[key])
      throw new ValueError(
        `train: a run cannot go on with another ${key}: it has ${before[key]}, got ${config[key]}; start a new run`,
      );
  }
  return config;
}
