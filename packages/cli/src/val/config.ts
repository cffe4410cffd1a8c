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
    "labelled images: a folder with a sub-folder for each class, a manifest, or what `train` takes; default: the run's own",
  ),
  split: option(
    oneOf('auto', 'test', 'validation', 'all'),
    'auto',
    "which images: 'test', 'validation' or 'all'; 'auto': test where the data have such a split, else all",
  ),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  threshold: option(
    properShare,
    0.5,
    'probability from which on a class counts as shown, of networks that know several a picture',
  ),
  flip: option(yesOrNo, false, 'average over the mirror image'),
  tta: TTA_OPTION,
  batch: option(count, 32, 'images that go through the network together'),
  heatMaps: option(yesOrNo, true, 'show in the report where the worst mistakes come from'),
  explain: EXPLAIN_OPTION,
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
  project: option(text, 'runs/val', 'folder of results'),
  name: option(folderName, 'exp', 'name of the folder with report and results'),
} as const;

export type ValConfig = SettingsOf<typeof VAL_OPTIONS>;
