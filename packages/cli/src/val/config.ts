// Settings of `fovea val`.

import { resolve } from 'node:path';
import { isDataSet } from '../data/built-in-sets.ts';
import { EXPLAIN_OPTION, TTA_OPTION } from '../predict/config.ts';
import { count, countOrNone, folderName, oneOf, option, properShare, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const VAL_OPTIONS = {
  data: option(
    text.transform((data) => (data === '' || isDataSet(data) ? data : resolve(data))),
    '',
    "labelled images, as for `train`; default: the run's own",
  ),
  split: option(
    oneOf('auto', 'test', 'validation', 'all'),
    'auto',
    "which images: 'test', 'validation' or 'all'; 'auto': the test split, or all where there is none",
  ),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  threshold: option(properShare, 0.5, 'multi-label networks: probability above which a class is predicted'),
  flip: option(yesOrNo, false, 'average over the image and its mirror image'),
  tta: TTA_OPTION,
  batch: option(count, 32, 'batch size'),
  heatMaps: option(yesOrNo, true, 'show heat maps of the worst mistakes in the report'),
  explain: EXPLAIN_OPTION,
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
  project: option(text, 'runs/val', 'folder of the results'),
  name: option(folderName, 'exp', 'name of the results; a number is added'),
} as const;

export type ValConfig = SettingsOf<typeof VAL_OPTIONS>;
