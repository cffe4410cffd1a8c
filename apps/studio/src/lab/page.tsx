// The page of experiments: all of them by topic with the verdicts of their records, or one of them.

import { TOPICS, type Verdict } from '@fovea/experiments';
import { language, t } from '../app/language.ts';
import { useResult } from '../app/use-result.ts';
import type { ExperimentText } from '../compute/laboratory.ts';
import { ExperimentView } from './experiment.tsx';
import { loadExperiments, runs } from './state.ts';
import { VerdictMark } from './verdict-mark.tsx';
import { useLabWords } from './words.ts';

function Gallery({
  list,
  verdicts,
}: {
  readonly list: readonly ExperimentText[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
}) {
  const words = useLabWords();
  const topics = TOPICS.map((topic) => ({ topic, own: list.filter((one) => one.topic === topic) }));
  return (
    <>
      {topics
        .filter(({ own }) => own.length > 0)
        .map(({ topic, own }) => (
          <section key={topic} aria-labelledby={`topic-${topic}`}>
            <h2 id={`topic-${topic}`} class="topic">
              {words.topic(topic)}
            </h2>
            <ul class="gallery">
              {own.map(words.experiment).map(({ id, title, claim }) => (
                <li key={id} class="card">
                  <a href={`#/lab/${id}`}>
                    {id} · {title}
                  </a>
                  <VerdictMark verdict={verdicts[id]} words={words} />
                  <p class="soft" lang={language.value}>
                    {claim[language.value]}
                  </p>
                  {runs.value[id]?.phase === 'running' && <span class="soft">{t('labRunning')}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

/** @param detail id of an experiment */
export function LabPage({ detail }: { readonly detail: string }) {
  const { value, problem } = useResult('experiments', loadExperiments);
  const shown = value?.list.find(({ id }) => id.toLowerCase() === detail.toLowerCase());
  return (
    <>
      <h1>{t('lab')}</h1>
      <p>{t('labLead')}</p>
      {problem && <p role="alert">{problem}</p>}
      {!value && !problem && <p role="status">{t('loading')}</p>}
      {value && detail !== '' && !shown && <p role="alert">{t('noExperiment', { id: detail })}</p>}
      {value && !shown && <Gallery {...value} />}
      {value && shown && <ExperimentView key={shown.id} experiment={shown} isRecorded={shown.id in value.verdicts} />}
    </>
  );
}
