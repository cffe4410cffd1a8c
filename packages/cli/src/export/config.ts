// Settings of `fovea export`.

import { countOrNone, oneOf, option, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const EXPORT_OPTIONS = {
  format: option(
    oneOf('onnx', 'safetensors', 'pytorch', 'web'),
    'onnx',
    "'onnx', 'safetensors', 'pytorch' (a state dict) or 'web' (a folder for any static host)",
  ),
  output: option(text, '', 'output file, or folder with web; default: beside the weights'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  dtype: option(
    oneOf('auto', 'float32', 'float16', 'bfloat16'),
    'auto',
    "dtype of the weights in safetensors, pytorch and web; 'auto': float16 for web, else float32",
  ),
  fuse: option(
    oneOf('auto', 'true', 'false'),
    'auto',
    "re-parameterise and fold batch norms; 'auto': for onnx and web",
  ),
  softmax: option(yesOrNo, false, 'onnx: output probabilities instead of logits'),
  pictures: option(
    text,
    '',
    "images to check the result on: a file, folder or pattern; default: the run's test images",
  ),
  json: option(yesOrNo, false, 'print what was written as JSON; same as --json'),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type ExportConfig = SettingsOf<typeof EXPORT_OPTIONS>;
