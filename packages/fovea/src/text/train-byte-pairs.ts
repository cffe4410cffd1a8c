// Learns the byte pairs of a tokenizer from texts (Sennrich et al., arXiv:1508.07909): the most frequent neighbours become one token, again and again.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireInteger, requireStrings } from '../base/require.ts';
import { BYTE_CHARACTERS, LISTED_BYTES } from './byte-characters.ts';
import { type BytePairs, END_OF_TEXT, END_OF_WORD, START_OF_TEXT, wordsOf } from './clip-format.ts';

/** Options of `trainBytePairs`. */
export interface TrainBytePairsOptions {
  /** Tokens at most: 512 for bytes, in a word and at its end, 2 for start and end, the others for pairs. Default 49408, as CLIP's. */
  readonly vocabularySize?: number;
  /** Pairs that occur less often stay apart. Default 2. */
  readonly minFrequency?: number;
}

const BASE = 2 * 256;
const SPECIAL = 2;

interface Word {
  symbols: string[];
  readonly count: number;
}

/** A key of two tokens; none has a space. */
const keyOf = (left: string, right: string): string => `${left} ${right}`;

/** How often each pair occurs, and in which words. */
class PairCounts {
  readonly counts = new Map<string, number>();
  readonly places = new Map<string, Set<Word>>();

  /** @param sign −1 takes the word's pairs away */
  add(word: Word, sign: 1 | -1): void {
    for (let i = 1; i < word.symbols.length; i++) {
      const key = keyOf(word.symbols[i - 1], word.symbols[i]);
      this.counts.set(key, (this.counts.get(key) ?? 0) + sign * word.count);
      const places = this.places.get(key) ?? new Set();
      this.places.set(key, places);
      if (sign > 0) places.add(word);
      else places.delete(word);
    }
  }

  /** The most frequent pair; of several, the one whose text comes first. Undefined where none occurs often enough. */
  best(minFrequency: number): string | undefined {
    let [found, most]: [string | undefined, number] = [undefined, minFrequency - 1];
    for (const [key, count] of this.counts) {
      if (count > most || (count === most && found !== undefined && key < found)) [found, most] = [key, count];
    }
    return found;
  }
}

function splitWords(texts: readonly string[]): Word[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => {
    const symbols = Array.from(new TextEncoder().encode(word), (byte) => BYTE_CHARACTERS[byte]);
    symbols[symbols.length - 1] += END_OF_WORD;
    return { symbols, count };
  });
}

function merged(symbols: readonly string[], left: string, right: string): string[] {
  const out: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) out.push(left + symbols[++i]);
    else out.push(symbols[i]);
  }
  return out;
}

/**
 * Vocabulary and merges for `Tokenizer.fromBytePairs`, learnt from texts; numbers of the tokens are laid out as CLIP's. Any text can be encoded
 * with them, as single bytes at worst.
 * @throws ValueError for anything but texts, texts without words, or a vocabularySize below 514
 * @paper Sennrich et al., ACL 2016, arXiv:1508.07909
 * @example
 * const { merges } = trainBytePairs(['red dog', 'red cat', 'red'], { vocabularySize: 516 });
 * merges; // [['e', 'd</w>'], ['r', 'ed</w>']]
 */
export function trainBytePairs(texts: readonly string[], options: TrainBytePairsOptions = {}): BytePairs {
  requireOptions('trainBytePairs', options, ['vocabularySize', 'minFrequency']);
  const { vocabularySize = 49408, minFrequency = 2 } = options;
  requireStrings('trainBytePairs', 'texts', texts);
  requireInteger('trainBytePairs', 'vocabularySize', vocabularySize, BASE + SPECIAL);
  requireInteger('trainBytePairs', 'minFrequency', minFrequency, 1);
  const words = splitWords(texts);
  if (words.length === 0) throw new ValueError('trainBytePairs: there are no words in the texts; give some that have');
  const pairs = new PairCounts();
  for (const word of words) pairs.add(word, 1);
  const merges: [string, string][] = [];
  while (merges.length < vocabularySize - BASE - SPECIAL) {
    const key = pairs.best(minFrequency);
    if (key === undefined) break;
    const [left, right] = key.split(' ');
    merges.push([left, right]);
    for (const word of [...(pairs.places.get(key) as Set<Word>)]) {
      pairs.add(word, -1);
      word.symbols = merged(word.symbols, left, right);
      pairs.add(word, 1);
    }
    pairs.counts.delete(key);
    pairs.places.delete(key);
  }
  const bytes = LISTED_BYTES.map((byte) => BYTE_CHARACTERS[byte]);
  const tokens = [
    ...bytes,
    ...bytes.map((byte) => byte + END_OF_WORD),
    ...merges.map(([left, right]) => left + right),
    ...[START_OF_TEXT, END_OF_TEXT],
  ];
  // Two pairs may make the same token.
  return { vocabulary: new Map([...new Set(tokens)].map((token, id) => [token, id])), merges };
}
