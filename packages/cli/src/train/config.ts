// Settings of a training run: `key=value` on the command line, checked, with defaults and what each means.

import { nearestName, ValueError } from 'fovea';
import { listModels, modelRecord } from 'fovea/models';
import { z } from 'zod';

interface Option<T> {
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  readonly help: string;
}

const option = <T>(schema: z.ZodType<T>, fallback: NoInfer<T>, help: string): Option<T> => ({ schema, fallback, help });

const count = z.coerce.number().int().positive();
const share = z.coerce.number().min(0).max(1);
const rate = z.coerce.number().min(0).lt(1);
const notNegative = z.coerce.number().nonnegative();

/** Every setting: what values it takes, its default, and one line of help. */
export const OPTIONS = {
  model: option(
    z.string().refine((name) => listModels().includes(name), { error: 'no model of that name' }),
    'mobilenetv3_small_100',
    "model, by timm's name",
  ),
  data: option(
    z.string().min(1),
    'auto',
    "'auto' (all of Fashion-MNIST if installed), 'subset', 'full', or a folder of IDX files",
  ),
  validationSplit: option(
    z.coerce.number().gt(0).lt(1),
    0.1,
    'part of the training images held out, to choose the best epoch by',
  ),
  epochs: option(count, 10, 'epochs to train'),
  batch: option(count, 64, 'images a step'),
  images: option(
    z.coerce.number().int().nonnegative(),
    18000,
    'training images an epoch, drawn anew each time; 0: all',
  ),
  optimizer: option(z.enum(['SGD', 'AdamW']), 'AdamW', "'SGD' or 'AdamW'"),
  lr: option(notNegative, 0.01, 'highest learning rate; 0.001 for transformers and mixers, 0.05 with SGD'),
  minLr: option(notNegative, 0.00003, 'learning rate at the end of the cosine'),
  warmupEpochs: option(notNegative, 1, 'epochs of linear warm-up'),
  momentum: option(rate, 0.9, 'momentum of SGD'),
  weightDecay: option(notNegative, 0.2, 'weight decay; 0.05 for transformers and mixers, 0.0005 with SGD'),
  labelSmoothing: option(share, 0.05, 'part of the target spread over all classes'),
  dropRate: option(rate, 0.1, 'dropout before the classifier'),
  dropPathRate: option(rate, 0, 'stochastic depth of the last block'),
  flip: option(share, 0.5, 'probability of mirroring an image'),
  shift: option(z.coerce.number().int().nonnegative(), 2, 'most pixels that an image is moved'),
  seed: option(
    z.coerce
      .number()
      .int()
      .nonnegative()
      .lt(2 ** 32),
    0,
    'seed of weights, order and augmentation',
  ),
  threads: option(z.coerce.number().int().nonnegative(), 0, 'threads; 0: one per core'),
  project: option(z.string().min(1), 'runs/train', 'folder of runs'),
  name: option(
    z.string().regex(/^\w[\w.-]*$/, { error: 'letters, digits, _ . - only' }),
    'exp',
    'name of the run folder',
  ),
  resume: option(z.string(), '', 'run folder of a stopped run, to go on with it'),
} as const;

type Key = keyof typeof OPTIONS;
export type TrainConfig = { readonly [K in Key]: (typeof OPTIONS)[K]['fallback'] extends infer T ? Widen<T> : never };
type Widen<T> = T extends string ? (string extends T ? string : T) : T extends number ? number : T;

const keys = Object.keys(OPTIONS) as Key[];

function parseValue(key: Key, text: unknown): unknown {
  const { schema, fallback } = OPTIONS[key] as Option<unknown>;
  const result = typeof text === 'string' && text === '' && fallback !== '' ? undefined : schema.safeParse(text);
  if (result?.success) return result.data;
  const why = result?.error?.issues[0]?.message ?? 'a value is missing';
  const hint = key === 'model' ? `; did you mean ${nearestName(String(text), listModels())}?` : '';
  throw new ValueError(`train: ${key}=${text}: ${why.charAt(0).toLowerCase()}${why.slice(1)}${hint}`);
}

/** Checks values by name and fills in defaults. @throws ValueError for an unknown key or a value out of range */
export function completeConfig(values: Readonly<Record<string, unknown>>): TrainConfig {
  for (const key of Object.keys(values)) {
    if (!keys.includes(key as Key))
      throw new ValueError(
        `train: there is no setting ${key}; did you mean ${nearestName(key, keys)}? fovea train --help lists all`,
      );
  }
  const config = Object.fromEntries(
    keys.map((key) => [key, key in values ? parseValue(key, values[key]) : OPTIONS[key].fallback]),
  );
  return { ...(config as unknown as TrainConfig), ...suitedRates(config as unknown as TrainConfig, values) };
}

/** Networks without batch norm do not get over the large steps and decay that suit those with it. */
const WITHOUT_BATCH_NORM = new Set(['vision-transformer', 'swin-transformer', 'mlp-mixer']);

/** Learning rate and decay where none is given and the defaults do not suit. */
function suitedRates(
  { model, optimizer }: TrainConfig,
  given: Readonly<Record<string, unknown>>,
): Partial<Pick<TrainConfig, 'lr' | 'weightDecay'>> {
  const plain = WITHOUT_BATCH_NORM.has(modelRecord(model).family);
  if (optimizer !== 'SGD' && !plain) return {};
  const suited = optimizer === 'SGD' ? { lr: 0.05, weightDecay: 0.0005 } : { lr: 0.001, weightDecay: 0.05 };
  return Object.fromEntries(Object.entries(suited).filter(([key]) => !(key in given)));
}

/** Settings that say what the steps of a run are, or where it lies: another value makes another run. */
const FIXED = [
  'model',
  'data',
  'validationSplit',
  'batch',
  'images',
  'optimizer',
  'seed',
  'project',
  'name',
] as const satisfies Key[];

/** Settings of a run that goes on: those it was started with, and what is given now. @throws ValueError where it cannot go on with that */
export function completeResumedConfig(
  saved: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): TrainConfig {
  const before = completeConfig(saved);
  const config = completeConfig({ ...saved, ...given });
  for (const key of FIXED) {
    if (config[key] !== before[key])
      throw new ValueError(
        `train: a run cannot go on with another ${key}: it has ${before[key]}, got ${config[key]}; start a new run`,
      );
  }
  return config;
}

/** The values of `key=value` arguments. @throws ValueError for an argument of another form, or a key given twice */
export function parseSettings(args: readonly string[]): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const arg of args) {
    const at = arg.indexOf('=');
    if (at < 1) throw new ValueError(`train: settings are written key=value: got ${arg}`);
    const key = arg.slice(0, at);
    if (key in values) throw new ValueError(`train: ${key} is given twice`);
    values[key] = arg.slice(at + 1);
  }
  return values;
}

/** One line for each setting. */
export const settingsHelp = (): string =>
  keys.map((key) => `  ${`${key}=${OPTIONS[key].fallback}`.padEnd(30)} ${OPTIONS[key].help}`).join('\n');
