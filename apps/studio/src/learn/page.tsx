// The page of derivations, puzzles and backpropagation.

import { CARDS } from '@fovea/experiments/cards';
import { PUZZLES } from '@fovea/experiments/puzzles';
import { language, t } from '../app/language.ts';
import { BackpropagationView } from './backpropagation-view.tsx';
import { CardView } from './card-view.tsx';
import { PuzzleView } from './puzzle-view.tsx';

const BACKPROPAGATION = 'backpropagation';

interface Entry {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
}

function Links({
  title,
  entries,
  shown,
}: {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly shown: string;
}) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={`#/learn/${entry.id}`} aria-current={entry.id === shown ? 'true' : undefined}>
              {entry.title[language.value]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Detail({ id }: { readonly id: string }) {
  const card = CARDS.find((each) => each.id === id);
  if (card) return <CardView key={id} card={card} />;
  const puzzle = PUZZLES.find((each) => each.id === id);
  return puzzle ? <PuzzleView key={id} puzzle={puzzle} /> : <BackpropagationView />;
}

export function LearnPage({ detail }: { readonly detail: string }) {
  const known = [...CARDS, ...PUZZLES].some(({ id }) => id === detail);
  const shown = known ? detail : BACKPROPAGATION;
  return (
    <>
      <h1>{t('learn')}</h1>
      <p>{t('learnLead')}</p>
      <div class="beside">
        <nav class="card contents" aria-label={t('topics')}>
          <ul>
            <li>
              <a href={`#/learn/${BACKPROPAGATION}`} aria-current={known ? undefined : 'true'}>
                {t('backpropagation')}
              </a>
            </li>
          </ul>
          <Links title={t('derivations')} entries={CARDS} shown={shown} />
          <Links title={t('puzzles')} entries={PUZZLES} shown={shown} />
        </nav>
        <div class="card">
          <Detail id={shown} />
        </div>
      </div>
    </>
  );
}
