// The classes of a network in words: their names, or numbers where they have none, and what to say of one that it does not know.

import { resemblingName } from 'fovea';
import type { Predictor } from 'fovea/predict';

export const classNamesOf = (
  { classNames, model }: Pick<Predictor, 'classNames' | 'model'>,
  count = model.architecture?.options.numClasses ?? 0,
): readonly string[] => classNames ?? Array.from({ length: count }, (_, i) => String(i));

const SHOWN = 8;

/** ` did you mean cat? it tells apart cat, dog, …`, for the end of a message; `verb` comes before the names. */
export function nearestClass(name: string, classNames: readonly string[], verb: string): string {
  const near = resemblingName(name, classNames);
  const some = classNames.slice(0, SHOWN).join(', ');
  return `${near ? ` did you mean ${near}?` : ''} ${verb} ${some}${classNames.length > SHOWN ? ' …' : ''}`;
}
