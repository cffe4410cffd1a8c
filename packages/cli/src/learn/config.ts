// Settings of `fovea learn`.

import { LANGUAGES } from '../settings/language.ts';
import { count, countOrNone, number, oneOf, option, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import type { Use } from '../settings/uses.ts';

const seed = number('an integer ≥ 0', (value) => Number.isSafeInteger(value) && value >= 0);

export const LEARN_OPTIONS = {
  expression: option(text, '', 'expression to backpropagate through, such as (relu(w*x + b) - y)^2'),
  at: option(text, '', 'values of its variables, such as x=2,w=-0.5,b=3,y=1, or parameters of a puzzle'),
  trials: option(count, 20_000, 'simulated plays of a puzzle'),
  seed: option(seed, 0, 'seed of the simulation'),
  language: option(oneOf(...LANGUAGES), 'en', "language: 'en' or 'zh'"),
  html: option(text, '', 'HTML file with the derivations and typeset formulas'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type LearnConfig = SettingsOf<typeof LEARN_OPTIONS>;

/** What does nothing without something else. */
export const LEARN_USES: readonly Use<LearnConfig>[] = [
  {
    settings: ['trials', 'seed'],
    isOn: ({ expression }) => expression === '',
    where: 'with expression=…, in which nothing is played',
  },
];
