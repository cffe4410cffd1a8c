// What stands where a report is still being made, or could not be.

import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import type { Result } from '../app/use-result.ts';

export function Waiting({ of: { value, problem, stale } }: { readonly of: Result<unknown> }) {
  if (problem) return <Problem text={problem} />;
  return <p role="status">{value && !stale ? '' : t('computing')}</p>;
}
