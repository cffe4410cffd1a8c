// Settings of `fovea learn`.

import { LANGUAGES } from '../settings/language.ts';
import { count, countOrNone, number, oneOf, option, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

const seed = number('an integer ≥ 0', (value) => Number.isSafeInteger(value) && value >= 0);

export const LEARN_OPTIONS = {
  expression: option(text, '', 'backpropagates through an expression such as (relu(w*x + b) - y)^2'),
  at: option(text, '', 'values of its names, such as x=2,w=-0.5,b=3,y=1; of a puzzle: its parameters'),
  trials: option(count, 20_000, 'times that a puzzle is played'),
  seed: option(seed, 0, 'of the plays'),
  language: option(oneOf(...LANGUAGES), 'en', "language of the questions: 'en' or 'zh'"),
  html: option(text, '', 'file for a page with the derivations, their formulas set'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
} as const;

export type LearnConfig = SettingsOf<typeof LEARN_OPTIONS>;
