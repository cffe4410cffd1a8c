// The classes of a network in words: their names, or numbers where they have none, and what to say of one that it does not know.

import { resemblingName } from 'fovea';
import type { Module } from 'fovea/nn';
import type { Predictor } from 'fovea/predict';

export const classNamesOf = (
  { classNames, classCount }: Pick<Predictor<Module>, 'classNames' | 'classCount'>,
  count = classCount,
): readonly string[] => classNames ?? Array.from({ length: count }, (_, i) => String(i));

/** The class that a setting names, by its name or, where no class is called so, by its number from 0; undefined for one that there is not. */
export function classIndexOf(text: string, classNames: readonly string[]): number | undefined {
  const named = classNames.indexOf(text);
  if (named >= 0) return named;
  return /^\d{1,9}$/.test(text) && Number(text) < classNames.length ? Number(text) : undefined;
}

const SHOWN = 8;

/** ` did you mean cat? it tells apart cat, dog, …`, for the end of a message; `verb` comes before the names. */
export function nearestClass(name: string, classNames: readonly string[], verb: string): string {
  const near = resemblingName(name, classNames);
  const some = classNames.slice(0, SHOWN).join(', ');
  return `${near ? ` did you mean ${near}?` : ''} ${verb} ${some}${classNames.length > SHOWN ? ' …' : ''}`;
}
