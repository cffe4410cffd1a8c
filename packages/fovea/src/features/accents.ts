// Letters without the marks that combine with them, by the rule of Unicode that scikit-learn uses: marks whose combining class is not 0.

import { oncePerKey } from '../base/once.ts';

const MARKS = /\p{M}/gu;
/** The one mark of the highest class, 240: all others of a class above 0 are put before it. */
const LAST = '\u0345';

/** Whether a mark's combining class is above 0. JavaScript does not tell it, but its canonical order follows from it. */
const combines = oncePerKey((mark: string): boolean => mark === LAST || (LAST + mark).normalize('NFD') !== LAST + mark);

/** The compatible characters (NFKD), without accents and vowel marks. Marks of class 0, such as vowel signs of Indic scripts, are letters of their own and stay. */
export const stripAccents = (text: string): string =>
  text.normalize('NFKD').replace(MARKS, (mark) => (combines(mark) ? '' : mark));
