// A derivation with numbers that the reader may change, checked by the engine in the worker.

import type { CardCheck, Inputs } from '@fovea/experiments/cards';
import { useState } from 'preact/hooks';
import { TRIED_OUT } from '../app/derivations.ts';
import { language, t } from '../app/language.ts';
import { useResult } from '../app/use-result.ts';
import { ask } from '../compute/client.ts';
import type { CardText } from '../compute/learning.ts';
import { Formula } from './formula.tsx';
import { NumberField } from './number-field.tsx';

/** Largest difference, as a share of the largest value or of 1. */
function distance(a: readonly number[], b: readonly number[]): string {
  const largest = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
  return largest === 0 ? '0' : (largest / Math.max(1, ...a.map(Math.abs))).toExponential(1);
}

const short = (value: number): string => String(Number(value.toPrecision(5)));

function Symbols({ card }: { readonly card: CardText }) {
  return (
    <table class="symbols">
      <tbody>
        {card.symbols.map(({ tex, shape, text }) => (
          <tr key={tex}>
            <td>
              <Formula tex={tex} inline />
            </td>
            <td>{shape}</td>
            <td>{text[language.value]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gradient({ card, check }: { readonly card: CardText; readonly check: CardCheck['gradients'][number] }) {
  const { input, formula, differences, engine } = check;
  const row = card.gradients[input];
  if (!row) return null;
  const columns = [
    [t('formula'), formula],
    [t('differences'), differences],
    [t('engine'), engine],
  ] as const;
  return (
    <div class="step">
      <p>{row.text[language.value]}</p>
      <Formula tex={row.tex} />
      <p class="soft">{t('threeWays', { d: distance(formula, differences), e: distance(formula, engine) })}</p>
      <details>
        <summary>{t('numbers')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keys */}
        <section class="scroll" tabIndex={0} aria-label={t('numbers')}>
          <table class="numbers">
            <tbody>
              {columns.map(([name, values]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, i) => (
                    <td key={i}>{short(value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </div>
  );
}

export function CardView({ card }: { readonly card: CardText }) {
  const [given, setGiven] = useState<Inputs>({});
  const tried = TRIED_OUT[card.id] ?? [];
  const { value: check, problem } = useResult(`${card.id} ${JSON.stringify(given)}`, () =>
    ask('learn', (engine) => engine.checkCard(card.id, given)),
  );
  return (
    <article>
      <h2>{card.title[language.value]}</h2>
      <Formula tex={card.formula} />
      <Symbols card={card} />
      {!check && !problem && <p role="status">{t('computing')}</p>}
      {check &&
        card.lemmas.map(({ text, tex }, i) => (
          <div key={tex} class="step">
            <p>{text[language.value]}</p>
            <Formula tex={tex} />
            <p class="soft">{t('bothSides', { d: distance(check.lemmas[i].left, check.lemmas[i].right) })}</p>
          </div>
        ))}
      {check?.gradients.map((each) => (
        <Gradient key={each.input} card={card} check={each} />
      ))}
      {problem && <p role="alert">{problem}</p>}
      {tried.length > 0 && (
        <p>
          {t('triedOut')}{' '}
          {tried.map((id) => (
            <a key={id} class="next" href={`#/lab/${id}`}>
              {id}
            </a>
          ))}
        </p>
      )}
      <h3>{t('yourNumbers')}</h3>
      {Object.entries(card.inputs).map(([name, { shape, values }]) => (
        <NumberField
          key={name}
          label={`${t('valuesOf', { name })}, [${shape.join(', ')}]`}
          values={given[name] ?? values}
          change={(changed) => setGiven({ ...given, [name]: changed })}
        />
      ))}
      <button type="button" class="plain" onClick={() => setGiven({})}>
        {t('reset')}
      </button>
    </article>
  );
}
