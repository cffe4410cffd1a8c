// A puzzle: its derivation for the reader's numbers, and a simulation in the worker.

import { defaultsOf, type Exact, PUZZLES, type Puzzle, requireValues, type Values } from '@fovea/experiments/puzzles';
import { useMemo, useState } from 'preact/hooks';
import { language, numberText, t } from '../app/language.ts';
import { ask } from '../compute/client.ts';
import { Formula } from './formula.tsx';
import { NumberField } from './number-field.tsx';
import { useResult } from './use-result.ts';

function exactText(value: Exact): string {
  const decimal = String(Number(Number(value).toPrecision(6)));
  const fraction = typeof value === 'number' ? decimal : value.toFraction();
  return fraction === decimal || fraction.length > 24 ? decimal : `${fraction} = ${decimal}`;
}

/** Undefined where the values do not fit, with what is wrong. */
function solved(puzzle: Puzzle, values: Values) {
  try {
    return { solution: puzzle.solve(requireValues(puzzle, values)), problem: '' };
  } catch (error) {
    return { solution: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
}

function Plays({ puzzle, values }: { readonly puzzle: Puzzle; readonly values: Values }) {
  const [seed, setSeed] = useState(0);
  const place = PUZZLES.indexOf(puzzle);
  const { value: found } = useResult(`${puzzle.id} ${JSON.stringify(values)} ${seed}`, () =>
    ask((engine) => engine.play(place, values, seed)),
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

export function PuzzleView({ puzzle }: { readonly puzzle: Puzzle }) {
  const [values, setValues] = useState(defaultsOf(puzzle));
  const { solution, problem } = useMemo(() => solved(puzzle, values), [puzzle, values]);
  return (
    <article>
      <h2>{puzzle.title[language.value]}</h2>
      <p>{puzzle.question[language.value]}</p>
      <div class="fields">
        {Object.entries(puzzle.parameters).map(([name, { text }]) => (
          <NumberField
            key={name}
            label={`${text[language.value]} (${name})`}
            values={[values[name]]}
            change={([value]) => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      {problem && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      {solution && (
        <>
          {solution.steps.map(({ text, tex, value, counted }) => (
            <div key={tex} class="step">
              <p>{text}</p>
              <Formula tex={tex} />
              <p class="soft">{t('twoRoutes', { a: exactText(value), b: exactText(counted) })}</p>
            </div>
          ))}
          <Formula tex={solution.tex} />
          <p>
            <strong>{t('answer', { a: exactText(solution.answer) })}</strong>
          </p>
          <Plays puzzle={puzzle} values={values} />
        </>
      )}
    </article>
  );
}
