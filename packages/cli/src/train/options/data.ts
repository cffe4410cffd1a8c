// Settings of `fovea train`: which images there are, how they are prepared, and how they are augmented.

import { resolve } from 'node:path';
import { z } from 'zod';
import { isDataSet } from '../../data/built-in-sets.ts';
import {
  countOrNone,
  notNegative,
  oneOf,
  option,
  part,
  properShare,
  share,
  text,
  upTo,
  yesOrNo,
} from '../../settings/option.ts';

export const DATA = {
  data: option(
    z
      .string()
      .min(1)
      // Absolute, so that a run can be resumed from another folder.
      .transform((data) => (isDataSet(data) ? data : resolve(data))),
    'auto',
    "a folder with one sub-folder per class, a manifest (CSV, JSON lines), IDX files, or a built-in set: 'emoji', or Fashion-MNIST as 'subset', 'full' or 'auto'",
  ),
  validationSplit: option(properShare, 0.1, 'fraction of the training images held out to choose the best epoch'),
  testSplit: option(properShare, 0.1, 'fraction of the images held out for the test, where there is no test folder'),
  fraction: option(part, 1, 'fraction of the training images to use, the same of each class'),
  images: option(countOrNone, 18000, 'training images per epoch, drawn anew each time; 0: all'),
  classWeights: option(text, '', "class weights in the loss: 'balanced', or by name, such as cat:2,dog:0.5"),
  sampler: option(
    oneOf('random', 'balanced'),
    'random',
    "'random': every image once per epoch; 'balanced': every class equally often",
  ),
  threshold: option(properShare, 0.5, 'multi-label data: probability above which a class is predicted'),
  strict: option(yesOrNo, false, 'stop if an image cannot be read or occurs twice'),
  cache: option(
    oneOf('memory', 'disk', 'none'),
    'memory',
    "decoded images: kept in 'memory' (up to a quarter of it), on 'disk' for later runs as well, or 'none'",
  ),
  workers: option(upTo(64), 0, 'threads that load images; 0: one per core, up to four'),
} as const;

export const IMAGES = {
  imageSize: option(upTo(4096), 0, "image size after preprocessing; 0: the model's"),
  interpolation: option(
    oneOf('bilinear', 'bicubic', 'lanczos', 'box', 'nearest'),
    'bicubic',
    'interpolation when resizing',
  ),
  cropPct: option(part, 0.875, 'evaluation: size of the centre crop, as a fraction of the shorter side'),
  augment: option(
    oneOf('standard', 'randAugment', 'trivialAugmentWide', 'augMix', 'none'),
    'standard',
    "'standard' (random crop, flip, colour jitter), a policy instead of the jitter, or 'none'",
  ),
  cropScale: option(part, 0.08, 'smallest area of a random crop, as a fraction; 0.5 for small data sets'),
  flip: option(share, 0.5, 'probability of a horizontal flip'),
  vflip: option(share, 0, 'probability of a vertical flip'),
  colorJitter: option(notNegative, 0.4, 'strength of the jitter in brightness, contrast and saturation'),
  randomErasing: option(share, 0, 'probability of erasing a rectangle'),
  shift: option(countOrNone, 2, 'largest random shift in pixels; IDX files only'),
  mixup: option(notNegative, 0, 'mixup alpha; 0: off, 0.2 is usual'),
  cutmix: option(notNegative, 0, 'CutMix alpha; 0: off, 1 is usual'),
  augmentOff: option(countOrNone, 0, 'number of last epochs with crops and flips only'),
} as const;
