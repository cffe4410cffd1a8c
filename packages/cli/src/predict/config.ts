// Settings of `fovea predict`.

import { count, countOrNone, oneOf, oneOfAnyCase, option, properShare, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import { METHOD_NAMES } from './attribution-methods.ts';

/** Of every command that predicts. */
export const TTA_OPTION = option(
  oneOf('none', 'fiveCrop', 'tenCrop'),
  'none',
  "average over crops of each picture: 'fiveCrop' (corners and middle) or 'tenCrop' (and their mirror images)",
);

/** Of every command that makes heat maps. */
export const EXPLAIN_OPTION = option(
  oneOfAnyCase('auto', ...METHOD_NAMES),
  'auto',
  "how heat maps are made: 'gradcam', 'gradcam++', 'integrated', 'smoothgrad', 'saliency', 'inputxgradient', 'occlusion' (what speaks for the likeliest class), 'rollout' (where attention goes) or 'auto': rollout for vision transformers, else gradcam",
);

export const PREDICT_OPTIONS = {
  format: option(oneOf('table', 'json', 'csv'), 'table', "'table', 'json' (one list) or 'csv'; --json is format=json"),
  topK: option(count, 5, 'classes to name for each picture'),
  flip: option(yesOrNo, false, 'average over the mirror image'),
  tta: TTA_OPTION,
  heatMaps: option(text, '', 'folder for a PNG of each picture with what the network looks at in colours'),
  explain: EXPLAIN_OPTION,
  threshold: option(
    properShare,
    0.5,
    'probability from which on a class counts as shown, of networks that know several a picture',
  ),
  batch: option(count, 32, 'most pictures that go through the network together'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
} as const;

export type PredictConfig = SettingsOf<typeof PREDICT_OPTIONS>;
