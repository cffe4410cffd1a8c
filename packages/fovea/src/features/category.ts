// Categories and classes: what they may be, and their order, which every machine and scikit-learn agree on.

/** A value of a categorical feature. */
export type Category = string | number | boolean;

const KINDS = ['boolean', 'number', 'string'];

/** The different ones, in order: booleans, numbers, text; each ascending. */
export function distinct<T extends Category>(categories: Iterable<T>): T[] {
  return [...new Set(categories)].sort((a, b) => {
    if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
    return KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b) || Number(a) - Number(b);
  });
}

/** Order of text by code points, as Python sorts; JavaScript's own order puts emoji before U+FB00. Negative when `a` comes first. */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++)
    if (a.charCodeAt(i) !== b.charCodeAt(i)) return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
  return a.length - b.length;
}

/** Surrogates stand for code points above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
