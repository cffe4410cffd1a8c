// Before each file of tests: arrays of numbers that are equal are found so in one loop. Vitest takes a thousand times as long, since it looks at
// each number's own keys; what is not equal is left to it, and to its messages.

import { expect } from 'vitest';

type Numbers = ArrayLike<number> & { readonly constructor: unknown };

const isNumbers = (value: unknown): value is Numbers =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Whether both hold the same numbers, with 0 and -0 apart, as `toEqual` has them; undefined where that has to be looked into. */
function sameNumbers(a: unknown, b: unknown): true | undefined {
  if (!isNumbers(a) || !isNumbers(b) || a.constructor !== b.constructor || a.length !== b.length) return undefined;
  for (let i = 0; i < a.length; i++) if (typeof a[i] !== 'number' || !Object.is(a[i], b[i])) return undefined;
  return true;
}

// Vitest keeps testers for all files that share the process.
const process = globalThis as { knowsNumbers?: boolean };
if (!process.knowsNumbers) expect.addEqualityTesters([sameNumbers]);
process.knowsNumbers = true;
