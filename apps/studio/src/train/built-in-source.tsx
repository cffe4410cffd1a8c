// Examples that come with the studio.

import { useState } from 'preact/hooks';
import { numberText, t } from '../app/language.ts';
import { ClassList } from './class-list.tsx';
import { CLOTHES, loadClothes } from './clothes.ts';
import { classes, isBusy, setClasses } from './state.ts';

export function BuiltInSource() {
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState('');
  const load = async (): Promise<void> => {
    setLoading(true);
    try {
      setClasses(await loadClothes());
      setProblem('');
    } catch (error) {
      setProblem(t('setFailed', { why: error instanceof Error ? error.message : String(error) }));
    } finally {
      setLoading(false);
    }
  };
  if (classes.value.length > 0) return <ClassList />;
  return (
    <div>
      <button type="button" disabled={loading || isBusy.value} onClick={load}>
        {loading ? t('loading') : t('loadSet', { n: numberText(CLOTHES) })}
      </button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
