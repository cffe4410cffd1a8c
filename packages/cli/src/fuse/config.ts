// Settings of `fovea fuse`.

import { count, countOrNone, oneOf, option, positive, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const FUSE_OPTIONS = {
  output: option(text, '', 'file of the fused weights; default: fused.safetensors beside those of the run'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  pictures: option(
    text,
    '',
    "file, folder or pattern of pictures to compare the outputs on; default: the run's test images",
  ),
  tolerance: option(positive, 1e-4, 'largest difference that passes, relative to the largest output'),
  runs: option(count, 10, 'runs that are measured before and after; the shortest counts'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
} as const;

export type FuseConfig = SettingsOf<typeof FUSE_OPTIONS>;
