// From a text to its terms: case, accents, words or characters, stop words, n-grams; what every bag of words begins with.

import { ValueError } from '../base/errors.ts';
import { characterNgrams, characterNgramsOfWords, type NgramRange, wordNgrams } from './ngrams.ts';

export interface TextOptions {
  /** Default true. */
  readonly lowercase?: boolean;
  /** Letters without the marks above and below them, and compatible characters as one (NFKD); default false. */
  readonly stripAccents?: boolean;
  /** n-grams of words (default), of characters, or of characters within words; or your own terms of a text, which all other options leave alone. */
  readonly analyzer?: 'word' | 'character' | 'characterOfWord' | ((text: string) => readonly string[]);
  /** What a word is, or its first group; default: two or more letters, digits or underscores. */
  readonly tokenPattern?: RegExp;
  /** Words to leave out before n-grams are made; default none. */
  readonly stopWords?: Iterable<string>;
  /** Least and greatest n of n-grams; default [1, 1]. */
  readonly ngramRange?: NgramRange;
}

const WORD = /[\p{L}\p{N}_]{2,}/gu;
/** The blocks of combining diacritical marks. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/** The function from a text to its terms. @throws ValueError for a range of n that does not ascend from 1 */
export function textAnalyzer(options: TextOptions = {}): (text: string) => readonly string[] {
  const { analyzer = 'word', ngramRange = [1, 1], tokenPattern = WORD } = options;
  if (typeof analyzer === 'function') return analyzer;
  const [least, greatest] = ngramRange;
  if (!(Number.isInteger(least) && Number.isInteger(greatest) && 1 <= least && least <= greatest))
    throw new ValueError(`textAnalyzer: ngramRange must be integers, 1 ≤ least ≤ greatest: got [${ngramRange}]`);
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
    return stripAccents ? cased.normalize('NFKD').replace(MARKS, '') : cased;
  };
}
