// A verdict as a mark, in words and colour.

import type { Verdict } from '@fovea/experiments';
import { outcomeText } from './words.ts';

export function VerdictMark({ verdict }: { readonly verdict: Verdict | undefined }) {
  const outcome = verdict?.outcome;
  return <span class={`verdict ${outcome?.replaceAll(' ', '-') ?? 'none'}`}>{outcomeText(outcome)}</span>;
}
