// Options by their names. Checked where they are given: JavaScript drops a misspelt one in silence.

import { ValueError } from './errors.ts';
import { resemblingName } from './nearest-name.ts';
import { refuse } from './require.ts';

/** What must be given as `names`: all options of O, and nothing else. */
export type AllOf<O, N extends readonly unknown[]> = [keyof O] extends [N[number]]
  ? readonly (keyof O & string)[]
  : { readonly missing: Exclude<keyof O, N[number]> };

/** @throws ValueError for options that are no object, and for an unknown option, with the one that it resembles most */
export function requireOptions<O extends object, const N extends readonly string[]>(
  op: string,
  options: O,
  names: N & AllOf<O, N>,
): void {
  requireNames(op, options, names as unknown as readonly string[]);
}

/** `requireOptions` for names that are only known when the program runs. */
export function requireNames(op: string, options: unknown, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse(op, 'options', `an object { ${names.join(', ')} }`, options);
  for (const key of Object.keys(options)) {
    if (names.includes(key)) continue;
    const meant = resemblingName(key, names);
    throw new ValueError(
      `${op}: unknown option ${key}; ${meant ? `did you mean ${meant}?` : `the options are ${names.join(', ')}`}`,
    );
  }
}

/** Those of the options that have one of the names, for a function that takes no others. */
export const pickOptions = <O extends object, K extends keyof O>(options: O, names: readonly K[]): Pick<O, K> =>
  Object.fromEntries(names.filter((name) => name in options).map((name) => [name, options[name]])) as Pick<O, K>;
