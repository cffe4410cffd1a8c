// n-grams: runs of n neighbouring words or characters, so that order is not lost altogether.

/** Least and greatest n. */
export type NgramRange = readonly [least: number, greatest: number];

/**
 * Runs of n words, joined by blanks: all of the least n first, in order of the text.
 * @example
 * wordNgrams(['the', 'red', 'dog'], [1, 2]); // ['the', 'red', 'dog', 'the red', 'red dog']
 */
export function wordNgrams(tokens: readonly string[], range: NgramRange): string[] {
  return runs(tokens, range, ' ');
}

/**
 * Runs of n characters (code points) for all n of the range; several blanks count as one.
 * @example
 * characterNgrams('dog', [2, 3]); // ['do', 'og', 'dog']
 */
export function characterNgrams(text: string, range: NgramRange): string[] {
  return runs([...text.replace(/\s\s+/g, ' ')], range, '');
}

/**
 * Runs of n characters within words, each word between two blanks; a word shorter than n counts whole, once.
 * @example
 * characterNgramsOfWords('a dog', [3, 3]); // [' a ', ' do', 'dog', 'og ']
 */
export function characterNgramsOfWords(text: string, range: NgramRange): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  return words.flatMap((word) => {
    const padded = [' ', ...word, ' '];
    return range[0] > padded.length ? [padded.join('')] : runs(padded, range, '');
  });
}

function runs(parts: readonly string[], [least, greatest]: NgramRange, glue: string): string[] {
  const found: string[] = [];
  for (let n = least; n <= Math.min(greatest, parts.length); n++)
    for (let i = 0; i + n <= parts.length; i++) found.push(parts.slice(i, i + n).join(glue));
  return found;
}
