// A puzzle: its derivation for the reader's numbers, and a simulation in the worker.

import type { Values } from '@fovea/experiments/puzzles';
import { useState } from 'preact/hooks';
import { language, numberText, t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { useResult } from '../app/use-result.ts';
import { ask } from '../compute/client.ts';
import type { PuzzleText } from '../compute/learning.ts';
import { Formula } from './formula.tsx';
import { NumberField } from './number-field.tsx';

function Plays({ puzzle, values }: { readonly puzzle: PuzzleText; readonly values: Values }) {
  const [seed, setSeed] = useState(0);
  const { value: found } = useResult(`${puzzle.id} ${JSON.stringify(values)} ${seed}`, () =>
    ask('learn', (engine) => engine.play(puzzle.id, values, seed)),
  );
  return (
    <div class="row">
      <span role="status">
        {found
          ? t('played', {
              n: numberText(found.trials),
              mean: numberText(found.mean, 4),
              low: numberText(found.low, 4),
              high: numberText(found.high, 4),
            })
          : t('computing')}
      </span>
      <button type="button" class="plain" onClick={() => setSeed(seed + 1)}>
        {t('playAgain')}
      </button>
    </div>
  );
}

export function PuzzleView({ puzzle }: { readonly puzzle: PuzzleText }) {
  const [values, setValues] = useState(puzzle.defaults);
  const { value: solution, problem } = useResult(`${puzzle.id} ${JSON.stringify(values)}`, () =>
    ask('learn', (engine) => engine.solve(puzzle.id, values)),
  );
  return (
    <article>
      <h2>{puzzle.title[language.value]}</h2>
      <p>{puzzle.question[language.value]}</p>
      <div class="fields">
        {Object.entries(puzzle.parameters).map(([name, { text }]) => (
          <NumberField
            key={name}
            label={t('named', { text: text[language.value], name })}
            values={[values[name]]}
            change={([value]) => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      <Problem text={problem} />
      {solution && !problem && (
        <>
          {solution.steps.map(({ text, tex, value, counted }) => (
            <div key={tex} class="step">
              <p>{text[language.value]}</p>
              <Formula tex={tex} />
              <p class="soft">{t('twoRoutes', { a: value, b: counted })}</p>
            </div>
          ))}
          <Formula tex={solution.tex} />
          <p>
            <strong>{t('answer', { a: solution.answer })}</strong>
          </p>
          <Plays puzzle={puzzle} values={values} />
        </>
      )}
    </article>
  );
}
