// Checks of texts and of rows of categories: a string in a list's place would be read letter by letter.

import { refuse, requireList } from '../base/require.ts';

/** @throws ValueError unless these are texts */
export function requireTexts(op: string, texts: unknown): void {
  if (typeof texts === 'string') refuse(op, 'texts', 'a list of strings', texts, 'give [text]');
  if (!Array.isArray(texts)) return;
  const odd = texts.findIndex((text) => typeof text !== 'string');
  if (odd >= 0) refuse(op, `text ${odd}`, 'a string', texts[odd]);
}

/** @throws ValueError unless these are sentences, lists of words */
export function requireSentences(op: string, sentences: unknown): void {
  requireLists(op, 'sentence', sentences, "give lists of words, such as text.split(' ')");
  for (const [i, sentence] of (sentences as readonly unknown[][]).entries()) {
    const odd = sentence.find((word) => typeof word !== 'string');
    if (odd !== undefined) refuse(op, `a word of sentence ${i}`, 'a string', odd);
  }
}

/** @throws ValueError unless these are lists of lists; `what` is an inner one */
export function requireLists(op: string, what: string, lists: unknown, advice: string): void {
  requireList(op, `the ${what}s`, lists, 'lists', advice);
  const odd = lists.findIndex((list) => !Array.isArray(list));
  if (odd >= 0) refuse(op, `${what} ${odd}`, 'a list', lists[odd], advice);
}
