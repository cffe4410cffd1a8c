// Reads values such as `x=2,w=-0.5`.

import { commandError } from '../command-error.ts';

const PAIR = /^\s*([\p{L}_][\p{L}\d_]*)\s*[=:]\s*(\S+)\s*$/u;

/** @throws ValueError for what is no such list, or no number */
export function readValues(list: string): Readonly<Record<string, number>> {
  if (list.trim() === '') return {};
  return Object.fromEntries(
    list.split(',').map((pair) => {
      const [, name, value] = PAIR.exec(pair) ?? [];
      if (name === undefined || !Number.isFinite(Number(value)))
        throw commandError('learn', `at needs names and numbers such as x=2,w=-0.5: got ${pair.trim() || 'nothing'}`);
      return [name, Number(value)];
    }),
  );
}
