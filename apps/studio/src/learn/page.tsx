// The page of derivations, puzzles and backpropagation.

import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '../app/language.ts';
import { useResult } from '../app/use-result.ts';
import { ask } from '../compute/client.ts';
import type { contents } from '../compute/learning.ts';
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

type Contents = ReturnType<typeof contents>;

function Detail({ id, cards, puzzles }: { readonly id: string } & Contents) {
  const card = cards.find((each) => each.id === id);
  if (card) return <CardView key={id} card={card} />;
  const puzzle = puzzles.find((each) => each.id === id);
  return puzzle ? <PuzzleView key={id} puzzle={puzzle} /> : <BackpropagationView />;
}

const NOTHING: Contents = { cards: [], puzzles: [] };

export function LearnPage({ detail }: { readonly detail: string }) {
  const { value: all = NOTHING, problem } = useResult('contents', () => ask('learn', (engine) => engine.contents()));
  const known = [...all.cards, ...all.puzzles].some(({ id }) => id === detail);
  const shown = known ? detail : BACKPROPAGATION;
  // Until it is known what there is, an address may still name something of it.
  const list = useRef<HTMLElement>(null);
  // What an address names may lie below the end of the list.
  useEffect(() => {
    const box = list.current;
    const link = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !link) return;
    const [top, bottom] = [link.offsetTop - box.offsetTop, link.offsetTop - box.offsetTop + link.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
  }, [shown, all]);
  const waits = all === NOTHING && detail !== '' && detail !== BACKPROPAGATION;
  return (
    <>
      <h1>{t('learn')}</h1>
      <p>{t('learnLead')}</p>
      {problem && <p role="alert">{problem}</p>}
      <div class="beside">
        <nav ref={list} class="card contents" aria-label={t('topics')}>
          <ul>
            <li>
              <a href={`#/learn/${BACKPROPAGATION}`} aria-current={known || waits ? undefined : 'true'}>
                {t('backpropagation')}
              </a>
            </li>
          </ul>
          <Links title={t('derivations')} entries={all.cards} shown={shown} />
          <Links title={t('puzzles')} entries={all.puzzles} shown={shown} />
        </nav>
        <div class="card">{waits ? <p role="status">{t('computing')}</p> : <Detail id={shown} {...all} />}</div>
      </div>
    </>
  );
}
