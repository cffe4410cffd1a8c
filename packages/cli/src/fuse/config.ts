// Settings of `fovea fuse`.

import { count, countOrNone, oneOf, option, positive, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const FUSE_OPTIONS = {
  output: option(text, '', 'file for the fused weights; default: fused.safetensors in the run folder'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  pictures: option(
    text,
    '',
    "images to compare the outputs on: a file, folder or pattern; default: the run's test images",
  ),
  tolerance: option(positive, 1e-4, 'largest difference accepted, relative to the largest output'),
  runs: option(count, 10, 'timed runs before and after; the fastest counts'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type FuseConfig = SettingsOf<typeof FUSE_OPTIONS>;
