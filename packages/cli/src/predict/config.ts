// Settings of `fovea predict`.

import { count, countOrNone, oneOf, oneOfAnyCase, option, properShare, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import { METHOD_NAMES } from './attribution-methods.ts';

/** Of every command that predicts. */
export const TTA_OPTION = option(
  oneOf('none', 'fiveCrop', 'tenCrop'),
  'none',
  "test-time augmentation: 'fiveCrop' (corners and centre) or 'tenCrop' (mirrored as well)",
);

/** Of every command that makes heat maps. */
export const EXPLAIN_OPTION = option(
  oneOfAnyCase('auto', ...METHOD_NAMES),
  'auto',
  "method of the heat maps: 'gradcam', 'gradcam++', 'integrated', 'smoothgrad', 'saliency', 'inputxgradient', 'occlusion' (evidence for the top class), 'rollout' (attention), or 'auto': rollout for vision transformers, gradcam for others",
);

export const PREDICT_OPTIONS = {
  format: option(oneOf('table', 'json', 'csv'), 'table', "'table', 'json' (one list) or 'csv'; --json is format=json"),
  topK: option(count, 5, 'classes to list for each image'),
  flip: option(yesOrNo, false, 'average over the image and its mirror image'),
  tta: TTA_OPTION,
  heatMaps: option(text, '', 'folder for heat maps, one PNG per image'),
  explain: EXPLAIN_OPTION,
  threshold: option(properShare, 0.5, 'multi-label networks: probability above which a class is predicted'),
  output: option(text, '', "folder of masks and overlays, of networks that give each pixel a class; '': masks"),
  window: option(
    countOrNone,
    0,
    'side of the windows in which such a network is shown an image at its own size; 0: the image is resized',
  ),
  overlap: option(countOrNone, 0, 'pixels that neighbouring windows share; 0: a quarter of the window'),
  batch: option(count, 32, 'largest batch size'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type PredictConfig = SettingsOf<typeof PREDICT_OPTIONS>;
