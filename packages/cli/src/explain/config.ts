// Settings of `fovea explain`.

import { METHOD_NAMES, type MethodName } from '../predict/attribution-methods.ts';
import { count, countOrNone, oneOf, option, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

const ALL: readonly string[] = METHOD_NAMES;

/** Names with commas between them, 'all', or 'auto'. */
const methods = text
  .transform((value) => value.toLowerCase())
  .refine((value) => value === 'auto' || value === 'all' || value.split(',').every((name) => ALL.includes(name)), {
    error: `needs auto, all, or names such as gradcam,integrated: ${METHOD_NAMES.join(', ')}`,
  });

export const EXPLAIN_OPTIONS = {
  method: option(
    text.pipe(methods),
    'auto',
    `attribution methods: ${METHOD_NAMES.join(', ')}, several separated by commas, 'all', or 'auto': gradcam, or rollout for vision transformers`,
  ),
  class: option(text, '', 'class to explain, by index or name; default: the top class of each image'),
  layer: option(text, '', "target layer of gradcam and gradcam++, such as 'layer3.1'"),
  topK: option(count, 5, 'classes to list for each image'),
  heads: option(yesOrNo, false, 'analyse the attention heads: what each does, and how much it matters'),
  flips: option(yesOrNo, false, 'flip alignment: where mirrored images are seen at other places, and what would help'),
  sanity: option(yesOrNo, false, 'sanity checks: deletion and insertion curves, and maps of random weights'),
  html: option(text, '', 'HTML file with all results'),
  output: option(text, '', 'folder for the maps, one PNG per image and method'),
  weights: option(text, 'best', "of a run, 'best' or 'last'; of a model by name, a file of weights"),
  imageSize: option(countOrNone, 0, "side of the images, for models by name; 0: the model's"),
  numClasses: option(count, 1000, 'number of classes, for models by name'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type ExplainConfig = SettingsOf<typeof EXPLAIN_OPTIONS>;

/** The methods that were asked for; undefined where the network decides. */
export function chosenMethods({ method }: Pick<ExplainConfig, 'method'>): readonly MethodName[] | 'auto' | 'all' {
  if (method === 'auto' || method === 'all') return method;
  return [...new Set(method.split(','))] as MethodName[];
}
