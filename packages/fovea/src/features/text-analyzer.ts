// From a text to its terms: case, accents, words or characters, stop words, n-grams; what every bag of words begins with.

import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf } from '../base/require.ts';
import { stripAccents as withoutAccents } from './accents.ts';
import { characterNgrams, characterNgramsOfWords, type NgramRange, wordNgrams } from './ngrams.ts';

const ANALYZERS = ['word', 'character', 'characterOfWord'] as const;

/** Options of `textAnalyzer`. */
export interface TextOptions {
  /** Default true. */
  readonly lowercase?: boolean;
  /** Letters without the marks that combine with them (accents, Arabic and Hebrew vowels), compatible characters as one (NFKD); default false. */
  readonly stripAccents?: boolean;
  /** n-grams of words (default), of characters, or of characters within words; or your own terms of a text, which all other options leave alone. */
  readonly analyzer?: (typeof ANALYZERS)[number] | ((text: string) => readonly string[]);
  /** What a word is, or its first group; default: two or more letters, digits or underscores. */
  readonly tokenPattern?: RegExp;
  /** Words to leave out before n-grams are made; default none. */
  readonly stopWords?: Iterable<string>;
  /** Least and greatest n of n-grams; default [1, 1]. */
  readonly ngramRange?: NgramRange;
}

export const TEXT_NAMES = [
  ...(['lowercase', 'stripAccents', 'analyzer'] as const),
  ...(['tokenPattern', 'stopWords', 'ngramRange'] as const),
] as const;

const WORD = /[\p{L}\p{N}_]{2,}/gu;

/**
 * The function from a text to its terms, as CountVectorizer uses it.
 * @throws ValueError for a range of n that does not ascend from 1, or an option of another kind
 * @example
 * textAnalyzer({ ngramRange: [1, 2] })('Red dog'); // ['red', 'dog', 'red dog']
 */
export function textAnalyzer(options: TextOptions = {}): (text: string) => readonly string[] {
  requireOptions('textAnalyzer', options, TEXT_NAMES);
  const { analyzer = 'word', ngramRange = [1, 1], tokenPattern = WORD } = options;
  if (typeof analyzer === 'function') return analyzer;
  requireOneOf('textAnalyzer', 'analyzer', analyzer, ANALYZERS);
  if (typeof options.stopWords === 'string') refuse('textAnalyzer', 'stopWords', 'a list of words', options.stopWords);
  if (!(tokenPattern instanceof RegExp)) refuse('textAnalyzer', 'tokenPattern', 'a regular expression', tokenPattern);
  const [least, greatest] = ngramRange;
  if (!(Number.isInteger(least) && Number.isInteger(greatest) && 1 <= least && least <= greatest))
    refuse('textAnalyzer', 'ngramRange', 'integers [least, greatest] with 1 ≤ least ≤ greatest', ngramRange);
  const plain = normalizer(options);
  if (analyzer === 'character') return (text) => characterNgrams(plain(text), ngramRange);
  if (analyzer === 'characterOfWord') return (text) => characterNgramsOfWords(plain(text), ngramRange);
  const stops = new Set(options.stopWords);
  const pattern = tokenPattern.global ? tokenPattern : new RegExp(tokenPattern.source, `${tokenPattern.flags}g`);
  return (text) => {
    const words = Array.from(plain(text).matchAll(pattern), (match) => match[1] ?? match[0]);
    return wordNgrams(stops.size === 0 ? words : words.filter((word) => !stops.has(word)), ngramRange);
  };
}

function normalizer({ lowercase = true, stripAccents = false }: TextOptions): (text: string) => string {
  return (text) => {
    const cased = lowercase ? text.toLowerCase() : text;
    return stripAccents ? withoutAccents(cased) : cased;
  };
}
