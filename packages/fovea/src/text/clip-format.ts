// CLIP's tokenizer: how texts are cut into words, and its files vocab.json and merges.txt as one tokenizer.json.

import { ValueError } from '../base/errors.ts';

export const START_OF_TEXT = '<|startoftext|>';
export const END_OF_TEXT = '<|endoftext|>';
/** Ends the last token of each word. */
export const END_OF_WORD = '</w>';

/** What counts as a word, of a text in small letters. */
const WORD = String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`;
const SPECIAL = String.raw`<\|startoftext\|>|<\|endoftext\|>`;

/** What byte pairs make of texts: tokens, and what they are made of. */
export interface BytePairs {
  /** Numbers of the tokens. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Pairs of tokens that become one, in the order in which they do. */
  readonly merges: readonly (readonly [left: string, right: string])[];
}

/** JavaScript makes another letter of a sigma at the end of a word; tokenizers make small letters one by one. */
export const lowerSigma = (text: string): string => text.replaceAll('Σ', 'σ');

/** The words of a text, as CLIP's tokenizer has them: in composed and small letters, without the space between. */
export const wordsOf = (text: string): string[] =>
  lowerSigma(text.normalize('NFC')).toLowerCase().match(new RegExp(WORD, 'gu')) ?? [];

/** @throws ValueError for a text that is not such a vocabulary */
export function parseVocabulary(text: string, name: string): Map<string, number> {
  const json = parseJson(text, name);
  const entries = Object.entries(typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {});
  if (entries.length === 0 || !entries.every(([, id]) => Number.isSafeInteger(id) && (id as number) >= 0))
    throw new ValueError(`${name}: it is no vocabulary; an object of tokens and their numbers is needed`);
  return new Map(entries as [string, number][]);
}

/** @throws ValueError for a line that is no pair */
export function parseMerges(text: string, name: string): [string, string][] {
  const lines = text.split(/\r?\n/).map((line, i) => ({ line, number: i + 1 }));
  return lines
    .filter(({ line, number }) => line !== '' && !(number === 1 && line.startsWith('#version')))
    .map(({ line, number }) => {
      const parts = line.split(' ');
      if (parts.length === 2 && parts.every((part) => part !== '')) return parts as [string, string];
      throw new ValueError(`${name}: line ${number} is no pair of tokens with a space between: ${line.slice(0, 80)}`);
    });
}

/** @throws ValueError that names the file */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ValueError(`${name}: it is no JSON (${(error as Error).message}); fetch or save it again`);
  }
}

/** The tokenizer.json that transformers' CLIPTokenizer makes of the two files. @throws ValueError for a vocabulary without the tokens of start and end */
export function clipTokenizerJson({ vocabulary, merges }: BytePairs): object {
  const idOf = (token: string): number => {
    const id = vocabulary.get(token);
    if (id === undefined) throw new ValueError(`tokenizer: the vocabulary has no ${token}; it is not one of CLIP's`);
    return id;
  };
  const special = [START_OF_TEXT, END_OF_TEXT].map((content) => ({
    ...{ id: idOf(content), content, single_word: false, lstrip: false, rstrip: false, normalized: false },
    special: true,
  }));
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: String.raw`\s+` }, content: ' ' },
        { type: 'Lowercase' },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: `${SPECIAL}|${WORD}` }, behavior: 'Removed', invert: true },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
    post_processor: {
      type: 'RobertaProcessing',
      sep: [END_OF_TEXT, idOf(END_OF_TEXT)],
      cls: [START_OF_TEXT, idOf(START_OF_TEXT)],
      trim_offsets: false,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: END_OF_TEXT,
      continuing_subword_prefix: '',
      end_of_word_suffix: END_OF_WORD,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(vocabulary),
      merges: merges.map((pair) => [...pair]),
    },
  };
}
