// Settings of `fovea train`: the run itself, from its folder to when it stops.

import { z } from 'zod';
import { countOrNone, folderName, option, seed, timeSpan, timeSpanOrCount, yesOrNo } from '../../settings/option.ts';

export const RUN = {
  project: option(z.string().min(1), 'runs/train', 'folder of the runs'),
  name: option(folderName, 'exp', 'name of the run; a number is added'),
  resume: option(z.string(), '', 'run folder to resume'),
  seed: option(seed, 0, 'seed of initial weights, order and augmentation'),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
  patience: option(countOrNone, 0, 'early stopping: epochs without improvement; 0: off'),
  timeBudget: option(timeSpan, '', 'time limit such as 90s, 30m or 2h: no epoch starts that would exceed it'),
  checkpointEvery: option(
    timeSpanOrCount,
    '10m',
    'interval between checkpoints within an epoch: a time, or a number of steps; 0: only after each epoch',
  ),
  saveEvery: option(countOrNone, 0, 'epochs between weights kept as epoch-N.safetensors; 0: none'),
  keep: option(countOrNone, 0, 'how many of these files to keep; 0: all'),
  tensorboard: option(yesOrNo, false, 'write TensorBoard event files into the run folder'),
  signals: option(
    yesOrNo,
    false,
    'record activations, gradients and weights of each layer, for the report and `fovea profile`',
  ),
  json: option(yesOrNo, false, 'print the results as JSON, and everything else to standard error; same as --json'),
} as const;

export const TRIALS = {
  dryRun: option(yesOrNo, false, 'run one batch through training, evaluation and report; keep nothing'),
  overfit: option(yesOrNo, false, 'check that the network can overfit one batch; keep nothing'),
  findLr: option(yesOrNo, false, 'learning-rate range test: plot the loss against the rate and suggest one'),
} as const;
