// Settings of `fovea bench`.

import { count, countOrNone, oneOf, option, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const BENCH_OPTIONS = {
  kernels: option(yesOrNo, true, 'measure each family of kernels by itself'),
  models: option(yesOrNo, true, 'measure whole models'),
  batch: option(count, 8, 'images that go through a model together'),
  imageSize: option(
    text.refine((value) => value === '' || /^[1-9]\d{0,4}$/.test(value), { error: 'needs a side such as 224' }),
    '',
    "side of the images; default: the model's",
  ),
  training: option(yesOrNo, true, 'measure forward and backward, too'),
  runs: option(count, 5, 'runs that are measured; the shortest counts'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
} as const;

export type BenchConfig = SettingsOf<typeof BENCH_OPTIONS>;
