// Settings of `fovea bench`.

import { count, countOrNone, oneOf, option, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import type { Use } from '../settings/uses.ts';

export const BENCH_OPTIONS = {
  kernels: option(yesOrNo, true, 'benchmark each family of kernels'),
  models: option(yesOrNo, true, 'benchmark whole models'),
  batch: option(count, 8, 'batch size'),
  imageSize: option(
    text.refine((value) => value === '' || /^[1-9]\d{0,4}$/.test(value), { error: 'needs a side such as 224' }),
    '',
    "image size; default: the model's",
  ),
  training: option(yesOrNo, true, 'benchmark forward and backward as well'),
  runs: option(count, 5, 'timed runs; the fastest counts'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type BenchConfig = SettingsOf<typeof BENCH_OPTIONS>;

/** What does nothing without something else. */
export const BENCH_USES: readonly Use<BenchConfig>[] = [
  { settings: ['batch', 'imageSize'], isOn: ({ models }) => models, where: 'with models=false' },
];
