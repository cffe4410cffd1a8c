// Settings of `fovea train`: batches, optimiser, schedule and loss.

import { z } from 'zod';
import {
  count,
  countOrAuto,
  countOrNone,
  memorySize,
  notNegative,
  oneOf,
  option,
  positive,
  rate,
  share,
  yesOrNo,
} from '../../settings/option.ts';
import { LOSS_NAMES, LOSS_SETTINGS } from '../loss.ts';
import { OPTIMIZER_NAMES, WITH_MOMENTUM } from '../optimizer.ts';
import { SCHEDULE_NAMES, schedulesWith } from '../schedule.ts';

export const OPTIMISATION = {
  epochs: option(count, 10, 'number of epochs; more by default for small data sets, up to 100'),
  batch: option(
    countOrAuto,
    64,
    "batch size; 'auto': the largest that fits the memory; smaller by default for small data sets",
  ),
  accumulate: option(count, 1, 'batches whose gradients are averaged into one step'),
  optimizer: option(oneOf(...OPTIMIZER_NAMES), 'AdamW', OPTIMIZER_NAMES.join(', ')),
  lr: option(
    notNegative,
    0.01,
    'peak learning rate; 0.001 for transformers and mixers, a tenth with weights=, and others with other optimisers',
  ),
  momentum: option(rate, 0.9, `momentum of ${WITH_MOMENTUM.join(', ')}`),
  weightDecay: option(
    notNegative,
    0.2,
    'weight decay; 0.05 for transformers and mixers, and others with other optimisers',
  ),
  clipGradNorm: option(notNegative, 0, 'largest global norm of the gradients; 0: no clipping'),
  ema: option(rate, 0, 'decay of the exponential moving average of the weights, such as 0.999; 0: off'),
  gradCheckpointing: option(
    yesOrNo,
    false,
    'recompute the activations of each block in the backward pass: less memory, about a third more time',
  ),
  memory: option(
    memorySize,
    '',
    'memory limit for a step, such as 4GiB: blocks are checkpointed until it fits; with batch=auto, the batch shrinks instead',
  ),
} as const;

export const SCHEDULE = {
  schedule: option(oneOf(...SCHEDULE_NAMES), 'cosine', SCHEDULE_NAMES.join(', ')),
  warmupEpochs: option(notNegative, 1, 'epochs of linear warm-up'),
  minLr: option(notNegative, 0.00003, `final learning rate of ${schedulesWith('minLr').join(', ')}`),
  stepSize: option(count, 3, `epochs between drops or restarts of ${schedulesWith('stepSize').join(', ')}`),
  gamma: option(rate, 0.1, `factor of each drop of ${schedulesWith('gamma').join(', ')}; 0.95 with exponential`),
  milestones: option(
    z.string().regex(/^(\d+(,\d+)*)?$/, { error: 'needs epochs with commas between them, such as 30,60' }),
    '',
    'epochs of the drops of multistep, such as 30,60',
  ),
  power: option(positive, 1, 'exponent of polynomial'),
  lrPatience: option(countOrNone, 3, 'epochs without a lower validation loss before plateau drops the rate'),
} as const;

export const LOSS = {
  loss: option(
    oneOf(...LOSS_NAMES),
    'crossEntropy',
    "'crossEntropy', 'focal', 'bce' (one against the rest), 'poly' (PolyLoss); with a margin: 'arcFace', 'cosFace', 'aSoftmax' (SphereFace), 'lSoftmax'",
  ),
  labelSmoothing: option(share, 0.05, `label smoothing, with ${LOSS_SETTINGS.labelSmoothing.join(', ')}`),
  focalGamma: option(notNegative, 2, 'gamma of focal; 0: cross-entropy'),
  polyEpsilon: option(notNegative, 1, 'epsilon of poly; 0: cross-entropy'),
  bceTargetThreshold: option(
    rate,
    0,
    'bce with mixup or CutMix: share of an image above which its class counts as present; 0: soft targets',
  ),
  margin: option(notNegative, 0.5, 'margin: an angle for arcFace; 0.35 with cosFace; 4 with aSoftmax and lSoftmax'),
  marginScale: option(positive, 64, 'scale of the cosines of arcFace and cosFace'),
  marginAnnealing: option(
    notNegative,
    5,
    'lambda of aSoftmax and lSoftmax: weight of the logit without margin; 0: the margin alone',
  ),
} as const;
