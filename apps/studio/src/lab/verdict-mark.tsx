// A verdict as a mark, in words and colour.

import type { LabWords, Verdict } from '@fovea/experiments';
import { t } from '../app/language.ts';

export function VerdictMark({ verdict, words }: { readonly verdict: Verdict | undefined; readonly words: LabWords }) {
  const outcome = verdict?.outcome;
  return (
    <span class={`verdict ${outcome?.replaceAll(' ', '-') ?? 'none'}`}>
      {outcome ? words.outcome(outcome) : t('notRecorded')}
    </span>
  );
}
