// Settings of `fovea embed`, `fovea search` and `fovea zeroshot`.

import { PREDICT_OPTIONS } from '../predict/config.ts';
import { count, oneOf, option, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

const { batch, threads, threshold, topK } = PREDICT_OPTIONS;

export const EMBED_OPTIONS = {
  output: option(text, '', 'file that keeps the embeddings for `search`; what it has of unchanged pictures stays'),
  format: option(oneOf('none', 'json', 'csv'), 'none', "prints the embeddings as 'json' (one list) or 'csv'"),
  batch,
  threads,
} as const;

export const SEARCH_OPTIONS = {
  text: option(text, '', 'what to look for, in words'),
  picture: option(text, '', 'what to look for, as a picture'),
  topK: option(count, 10, 'pictures to name'),
  index: option(
    text,
    '',
    'file that keeps the embeddings of the pictures; made if it is not there, brought up to date if it is',
  ),
  format: option(oneOf('table', 'json', 'csv'), 'table', "'table', 'json' or 'csv'; --json is format=json"),
  batch,
  threads,
} as const;

export const ZEROSHOT_OPTIONS = {
  classes: option(text, '', 'names of the classes, with commas between, or a text file with one a line'),
  template: option(
    text,
    'a photo of a {}.',
    "prompt, {} standing for the class; several with '|' between are averaged",
  ),
  format: PREDICT_OPTIONS.format,
  topK,
  threshold,
  batch,
  threads,
} as const;

export type EmbedConfig = SettingsOf<typeof EMBED_OPTIONS>;
export type SearchConfig = SettingsOf<typeof SEARCH_OPTIONS>;
export type ZeroshotConfig = SettingsOf<typeof ZEROSHOT_OPTIONS>;
