// Chance inside of a trace: a function that is traced once would draw once, and replay the same number for ever.

import { ValueError } from '../base/errors.ts';

/** Runs a trace during which Math.random throws; afterwards it is what it was. */
export function refuseChance<T>(trace: () => T): T {
  const { random } = Math;
  const refuse = (): never => {
    throw new ValueError(
      'compile: Math.random() would be drawn once, while the function is traced, and be the same at every call; ' +
        'draw from a Generator, or give the number as an argument, tensor(Math.random())',
    );
  };
  // Hardened environments freeze Math.
  if (!Object.getOwnPropertyDescriptor(Math, 'random')?.writable) return trace();
  Math.random = refuse;
  try {
    return trace();
  } finally {
    if (Math.random === refuse) Math.random = random;
  }
}
