// Settings of `fovea embed`, `fovea search` and `fovea zeroshot`.

import { PREDICT_OPTIONS } from '../predict/config.ts';
import { count, oneOf, option, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

const { batch, threads, threshold, topK } = PREDICT_OPTIONS;

export const EMBED_OPTIONS = {
  output: option(text, '', 'index file for `search`; embeddings of unchanged images are kept'),
  format: option(oneOf('none', 'json', 'csv'), 'none', "print the embeddings as 'json' (one list) or 'csv'"),
  batch,
  threads,
} as const;

export const SEARCH_OPTIONS = {
  text: option(text, '', 'query text'),
  picture: option(text, '', 'query image'),
  topK: option(count, 10, 'number of results'),
  index: option(text, '', 'index file of the embeddings, created or updated as needed'),
  format: option(oneOf('table', 'json', 'csv'), 'table', "'table', 'json' or 'csv'; --json is format=json"),
  batch,
  threads,
} as const;

export const ZEROSHOT_OPTIONS = {
  classes: option(text, '', 'class names, separated by commas, or a text file with one per line'),
  template: option(
    text,
    'a photo of a {}.',
    "prompt template, {} being the class; several, separated by '|', are averaged",
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
