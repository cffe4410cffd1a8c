// The settings of a training run: what values each takes, its default, and one line of help.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { resemblingName } from 'fovea';
import { listModels } from 'fovea/models';
import { z } from 'zod';
import { COMMAND } from '../command-name.ts';
import { isDataSet } from '../data/built-in-sets.ts';
import {
  count,
  countOrAuto,
  countOrNone,
  folderName,
  memorySize,
  notNegative,
  oneOf,
  option,
  part,
  positive,
  properShare,
  rate,
  seed,
  share,
  text,
  timeSpan,
  timeSpanOrCount,
  upTo,
  yesOrNo,
} from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import { LOSS_NAMES, LOSS_SETTINGS } from './loss.ts';
import { OPTIMIZER_NAMES, WITH_MOMENTUM } from './optimizer.ts';
import { SCHEDULE_NAMES, schedulesWith } from './schedule.ts';

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
    "a folder of pictures by class, a manifest, IDX files, 'emoji' (comes along), or Fashion-MNIST: 'subset', 'full', 'auto'",
  ),
  validationSplit: option(properShare, 0.1, 'part of the training images held out, to choose the best epoch by'),
  testSplit: option(properShare, 0.1, 'part of the pictures held out to test with, where there is no test folder'),
  fraction: option(part, 1, 'part of the training images that is used, the same of every class'),
  epochs: option(count, 10, 'epochs to train; up to 100 where few images make few steps'),
  batch: option(
    countOrAuto,
    64,
    "images that go through the network together; times accumulate, images per step; 'auto': as many as fit the memory; down to 8 where images are few, and lr lower with it",
  ),
  gradCheckpointing: option(
    yesOrNo,
    false,
    'computes the activations of every block again when their gradient comes: less memory, about a third more time',
  ),
  memory: option(
    memorySize,
    '',
    "most memory that a step may need, such as 4GiB: as many blocks as it takes are computed again, or with batch=auto fewer images go through at once; '': what there is",
  ),
  accumulate: option(count, 1, 'batches whose gradients are averaged for one step, as of one large batch'),
  images: option(countOrNone, 18000, 'training images per epoch, drawn again each time; 0: all'),
  optimizer: option(oneOf(...OPTIMIZER_NAMES), 'AdamW', OPTIMIZER_NAMES.join(', ')),
  lr: option(
    notNegative,
    0.01,
    'highest learning rate; 0.001 for transformers and mixers; others with other optimisers; a tenth with weights=',
  ),
  schedule: option(oneOf(...SCHEDULE_NAMES), 'cosine', SCHEDULE_NAMES.join(', ')),
  minLr: option(notNegative, 0.00003, `lowest learning rate of ${schedulesWith('minLr').join(', ')}`),
  warmupEpochs: option(notNegative, 1, 'epochs of linear warm-up'),
  stepSize: option(count, 3, `epochs between drops or restarts, with ${schedulesWith('stepSize').join(', ')}`),
  gamma: option(
    rate,
    0.1,
    `what a drop multiplies by, with ${schedulesWith('gamma').join(', ')}; 0.95 with exponential`,
  ),
  milestones: option(
    z.string().regex(/^(\d+(,\d+)*)?$/, { error: 'needs epochs with commas between them, such as 30,60' }),
    '',
    'epochs of the drops, with multistep: 30,60',
  ),
  power: option(positive, 1, 'power, with polynomial'),
  lrPatience: option(countOrNone, 3, 'epochs without a lower validation loss before a drop, with plateau'),
  momentum: option(rate, 0.9, `momentum, with ${WITH_MOMENTUM.join(', ')}`),
  weightDecay: option(notNegative, 0.2, 'weight decay; 0.05 for transformers and mixers; others with other optimisers'),
  layerDecay: option(
    share,
    1,
    'what the learning rate of each layer is multiplied by for every layer behind it; 0.75 for transformers',
  ),
  headLr: option(notNegative, 1, 'what the learning rate of the classifier is multiplied by'),
  freeze: option(
    text,
    '',
    "parts that are not trained, with commas between: 'backbone' (all but the classifier), or names such as blocks.0 or *.bn1",
  ),
  teacher: option(
    text.transform((teacher) => (existsSync(teacher) ? resolve(teacher) : teacher)),
    '',
    'weights of a model whose answers are learnt besides the labels, as for weights=',
  ),
  distillationLambda: option(share, 0.9, 'share of the teacher in the loss'),
  distillationTemperature: option(positive, 4, 'what the logits of teacher and model are divided by'),
  clipGradNorm: option(notNegative, 0, 'largest norm of all gradients together; 0: not limited'),
  timeBudget: option(timeSpan, '', 'time such as 90s, 30m, 2h: no epoch begins that would probably end after it'),
  checkpointEvery: option(
    timeSpanOrCount,
    '10m',
    'how often a run is saved within an epoch: a time such as 10m, or so many steps; 0: only after each epoch',
  ),
  tensorboard: option(yesOrNo, false, 'writes files of events for TensorBoard into the run folder'),
  signals: option(
    yesOrNo,
    false,
    'records before training and after each epoch how large activations, gradients and weights are, in each layer, for the report and `fovea profile`',
  ),
  dryRun: option(yesOrNo, false, 'tries one batch of everything, training to report, and keeps nothing'),
  overfit: option(
    yesOrNo,
    false,
    'trains one batch of plain pictures until it is known by heart, or says that it cannot be; keeps nothing',
  ),
  findLr: option(
    yesOrNo,
    false,
    'tries learning rates from small to large, plots the loss by them and suggests one; trains and keeps no weights',
  ),
  ema: option(rate, 0, 'share of the averaged weights that stays in a step, such as 0.999; 0: no average'),
  patience: option(countOrNone, 0, 'epochs without a better one after which the run stops early; 0: never'),
  loss: option(
    oneOf(...LOSS_NAMES),
    'crossEntropy',
    "'crossEntropy', 'focal', 'bce' (each class against the rest), 'poly' (PolyLoss), or with a margin: 'arcFace', 'cosFace', 'aSoftmax' (SphereFace), 'lSoftmax'",
  ),
  labelSmoothing: option(
    share,
    0.05,
    `part of the target spread over all classes, with ${LOSS_SETTINGS.labelSmoothing.join(', ')}`,
  ),
  focalGamma: option(notNegative, 2, 'how little images count that are right already, with focal; 0: cross-entropy'),
  polyEpsilon: option(notNegative, 1, 'weight of 1 − p beside cross-entropy, with poly; 0: cross-entropy'),
  bceTargetThreshold: option(
    rate,
    0,
    'part of a mixed picture above which a class counts as shown, with bce; 0: by its part',
  ),
  margin: option(
    notNegative,
    0.5,
    'margin of arcFace, an angle; 0.35 with cosFace; 4, what the angle is multiplied by, with aSoftmax and lSoftmax',
  ),
  marginScale: option(positive, 64, 'what cosines are multiplied by, with arcFace and cosFace'),
  marginAnnealing: option(
    notNegative,
    5,
    'weight of the logit without margin beside that with it, with aSoftmax and lSoftmax; 0: the margin alone',
  ),
  threshold: option(
    properShare,
    0.5,
    'probability from which on a class counts as shown, where pictures can show several',
  ),
  classWeights: option(text, '', "weights of the classes in the loss: 'balanced', or by name, such as cat:2,dog:0.5"),
  sampler: option(
    oneOf('random', 'balanced'),
    'random',
    "'random': each image once an epoch; 'balanced': each class equally often",
  ),
  dropRate: option(rate, 0.1, 'dropout before the classifier'),
  dropPathRate: option(rate, 0, 'stochastic depth of the last block'),
  imageSize: option(upTo(4096), 0, "side that pictures are resized to; 0: the model's"),
  interpolation: option(
    oneOf('bilinear', 'bicubic', 'lanczos', 'box', 'nearest'),
    'bicubic',
    'how pictures are resized',
  ),
  cropPct: option(part, 0.875, 'part of a picture, by its shorter side, that is evaluated on'),
  augment: option(
    oneOf('standard', 'randAugment', 'trivialAugmentWide', 'augMix', 'none'),
    'standard',
    "'standard': pictures are cropped, mirrored, their colours changed; a policy in place of the colours; or 'none'",
  ),
  cropScale: option(
    part,
    0.08,
    'least part of a picture that a training crop has, by area; 0.5 where pictures are few',
  ),
  flip: option(share, 0.5, 'probability of mirroring an image'),
  vflip: option(share, 0, 'probability of turning a picture upside down'),
  colorJitter: option(notNegative, 0.4, 'how far brightness, contrast and saturation are changed'),
  randomErasing: option(share, 0, 'probability of erasing a rectangle of a picture'),
  mixup: option(notNegative, 0, 'alpha of mixup, which adds pictures to one another; 0: none, 0.2 is usual'),
  cutmix: option(notNegative, 0, 'alpha of CutMix, which puts a part of a picture into another; 0: none, 1 is usual'),
  augmentOff: option(countOrNone, 0, 'last epochs in which pictures are only cropped and mirrored, and not mixed'),
  saveEvery: option(countOrNone, 0, 'epochs between weights that are kept as epoch-N.safetensors; 0: none'),
  keep: option(countOrNone, 0, 'how many of these files are kept, the newest; 0: all'),
  shift: option(countOrNone, 2, 'most pixels that an image is moved; IDX files only'),
  strict: option(yesOrNo, false, 'whether a picture that cannot be read, or occurs twice, ends the run'),
  cache: option(
    oneOf('memory', 'disk', 'none'),
    'memory',
    "'memory': decoded pictures are kept, in up to a quarter of it; 'disk': in files that later runs use, too; 'none': each is decoded again",
  ),
  workers: option(upTo(64), 0, 'threads that load pictures; 0: one per core, at most four'),
  seed: option(seed, 0, 'seed of weights, order and augmentation'),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
  project: option(z.string().min(1), 'runs/train', 'folder of runs'),
  name: option(folderName, 'exp', 'name of the run folder'),
  json: option(yesOrNo, false, 'prints the results as JSON, and all else to the other output; as --json'),
  resume: option(z.string(), '', 'run folder of a stopped run, to go on with it'),
} as const;

export type TrainConfig = SettingsOf<typeof OPTIONS>;
