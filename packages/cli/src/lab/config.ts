// Settings of `fovea lab`.

import { LANGUAGES } from '../settings/language.ts';
import { countOrNone, number, oneOf, option, text, timeSpan, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

/** An interval needs two values. */
const seeds = number('an integer ≥ 2, or 0', (value) => Number.isSafeInteger(value) && (value === 0 || value >= 2));

export const LAB_OPTIONS = {
  seeds: option(seeds, 0, 'number of seeds, at least 2; 0: the default of each experiment'),
  budget: option(timeSpan, '', 'time limit such as 10m; run the same command again to continue'),
  smoke: option(yesOrNo, false, 'tiny parameters that take seconds: shows what there is, proves nothing'),
  output: option(text, 'runs/lab', 'folder for results, figures and report'),
  language: option(oneOf(...LANGUAGES), 'en', "language of the list, the progress and the report: 'en' or 'zh'"),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type LabConfig = SettingsOf<typeof LAB_OPTIONS>;
