// An expression that the reader types: value and gradient at every node.

import { useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import { Problem } from '../app/problem.tsx';
import { useResult } from '../app/use-result.ts';
import { ask } from '../compute/client.ts';
import { Formula } from './formula.tsx';
import { NumberField } from './number-field.tsx';

const FIRST = '(relu(w*x + b) - y)^2';
const VALUES: Readonly<Record<string, number>> = { w: -0.5, x: 2, b: 3, y: 1 };

const short = (value: number): string => String(Number(value.toPrecision(6)));

export function BackpropagationView() {
  const [expression, setExpression] = useState(FIRST);
  const [values, setValues] = useState(VALUES);
  const { value: names = Object.keys(VALUES) } = useResult(expression, () =>
    ask('learn', (engine) => engine.namesOf(expression)),
  );
  const at = Object.fromEntries(names.map((name) => [name, Object.hasOwn(values, name) ? values[name] : 1]));
  const { value: nodes, problem } = useResult(`${expression} ${JSON.stringify(at)}`, () =>
    ask('learn', (engine) => engine.backpropagate(expression, at)),
  );
  return (
    <article>
      <h2>{t('backpropagation')}</h2>
      <label class="field">
        <span>{t('expression')}</span>
        <input value={expression} maxLength={200} onInput={({ currentTarget }) => setExpression(currentTarget.value)} />
      </label>
      <p class="soft">{t('expressionHint')}</p>
      <div class="fields">
        {names.map((name) => (
          <NumberField
            key={name}
            label={name}
            values={[at[name]]}
            change={([value]) => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      <Problem text={problem} />
      {nodes && !problem && (
        <div class="scroll">
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{t('node')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('gradient')}</th>
                <th scope="col">{t('engine')}</th>
              </tr>
            </thead>
            <tbody>
              {nodes.map(({ text, tex, value, gradient, engine }, i) => (
                <tr key={i}>
                  <th scope="row" aria-label={text}>
                    <Formula tex={tex} inline />
                  </th>
                  <td>{short(value)}</td>
                  <td>{short(gradient)}</td>
                  <td>{short(engine.gradient)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  );
}
