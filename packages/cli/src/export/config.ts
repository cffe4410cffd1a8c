// Settings of `fovea export`.

import { countOrNone, oneOf, option, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const EXPORT_OPTIONS = {
  format: option(
    oneOf('onnx', 'safetensors', 'pytorch', 'web'),
    'onnx',
    "'onnx', 'safetensors', 'pytorch' (a state dict) or 'web' (a folder for any static host)",
  ),
  output: option(text, '', 'file to write, or folder with web; default: beside the weights'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  dtype: option(
    oneOf('auto', 'float32', 'float16', 'bfloat16'),
    'auto',
    "number type of the weights in safetensors, pytorch and web; 'auto': float16 for web, else float32",
  ),
  fuse: option(
    oneOf('auto', 'true', 'false'),
    'auto',
    "fold branches and batch norms (re-parameterisation); 'auto': for onnx and web",
  ),
  softmax: option(yesOrNo, false, 'probabilities instead of logits, with onnx'),
  pictures: option(
    text,
    '',
    "file, folder or pattern of pictures to check the result on; default: the run's test images",
  ),
  json: option(yesOrNo, false, 'says as JSON what was written; as --json'),
  threads: option(countOrNone, 0, 'threads; 0: one per core'),
} as const;

export type ExportConfig = SettingsOf<typeof EXPORT_OPTIONS>;
