// Options that are one of a few names. Checked where they are given: JavaScript passes a misspelt name on in silence.

import { ValueError } from './errors.ts';
import { resemblingName } from './nearest-name.ts';

/**
 * `orElse` is what the option may be besides, in words; the caller has seen that the value is not.
 * @throws ValueError that lists the names, and which of them an unknown one resembles most
 */
export function requireOneOf(
  op: string,
  option: string,
  value: unknown,
  names: readonly string[],
  orElse?: string,
): void {
  if (typeof value === 'string' && names.includes(value)) return;
  const all = [...names.map((name) => `'${name}'`), ...(orElse ? [orElse] : [])];
  const list = [all.slice(0, -1).join(', '), all[all.length - 1]].filter(Boolean).join(' or ');
  const isText = typeof value === 'string';
  const got = isText || typeof value === 'object' ? JSON.stringify(value) : String(value);
  const meant = isText ? resemblingName(value, names) : undefined;
  const hint = meant ? `; did you mean '${meant}'?` : '';
  throw new ValueError(`${op}: ${option} must be ${list}: got ${got}${hint}`);
}
