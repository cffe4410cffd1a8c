// Checks of texts and of rows of categories: a string in a list's place would be read letter by letter.

import { ValueError } from '../base/errors.ts';

/** @throws ValueError unless these are texts */
export function requireTexts(op: string, texts: unknown): void {
  if (typeof texts === 'string') throw new ValueError(`${op}: needs a list of texts: got one; give [text]`);
  if (!Array.isArray(texts)) return;
  const odd = texts.findIndex((text) => typeof text !== 'string');
  if (odd >= 0) throw new ValueError(`${op}: text ${odd} is no string: got ${kindOf(texts[odd])}`);
}

/** @throws ValueError unless these are sentences, lists of words */
export function requireSentences(op: string, sentences: unknown): void {
  requireLists(op, 'sentence', sentences, "give lists of words, such as text.split(' ')");
  for (const [i, sentence] of (sentences as readonly unknown[][]).entries()) {
    const odd = sentence.find((word) => typeof word !== 'string');
    if (odd !== undefined) throw new ValueError(`${op}: a word of sentence ${i} is no string: got ${kindOf(odd)}`);
  }
}

/** @throws ValueError unless these are lists of lists; `what` is an inner one */
export function requireLists(op: string, what: string, lists: unknown, advice: string): void {
  if (!Array.isArray(lists)) throw new ValueError(`${op}: needs a list of ${what}s: got ${kindOf(lists)}; ${advice}`);
  const odd = lists.findIndex((list) => !Array.isArray(list));
  if (odd >= 0) throw new ValueError(`${op}: ${what} ${odd} is no list: got ${kindOf(lists[odd])}; ${advice}`);
}

/** A value as errors show it. */
export const kindOf = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : typeof value === 'object' && value ? 'an object' : String(value);
