// What networks cost: figures of one, or of two with their differences.

import { bytesText } from '@fovea/cli/src/figures.ts';
import { comparedFigures, deltaText, lastField, lastSize } from '@fovea/cli/src/profile/compare.ts';
import { short } from '@fovea/cli/src/profile/rows.ts';
import { t } from '../app/language.ts';
import { ScrollRegion } from '../app/scroll-region.tsx';
import { figureTitle } from './figure-words.ts';
import type { OpenPlace } from './state.ts';

function Figures({ place }: { readonly place: OpenPlace }) {
  const { subject, random, architecture } = place.opened;
  const { layers, memory, inputShape } = subject.profile;
  const figures = [
    [short(layers[0].parameters), t('figureParameters')],
    [short(layers[0].macs), t('figureMacs')],
    [short(layers[0].flops), t('figureFlops')],
    ...(memory ? [[bytesText(memory.weightBytes), t('figureWeights')]] : []),
    ...(memory ? [[bytesText(memory.inferenceBytes), t('figureInference')]] : []),
    ...(memory?.trainingBytes ? [[bytesText(memory.trainingBytes), t('figureTraining')]] : []),
    [lastSize(subject), t('figureField')],
  ];
  return (
    <>
      <p class="soft">
        {t('inputIs', { shape: inputShape.join(' × ') })}
        {architecture && architecture !== subject.name ? ` ${t('isModel', { name: architecture })}` : ''}{' '}
        {random ? t('randomWeights') : t('givenWeights')}
      </p>
      <dl class="figures">
        {figures.map(([value, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Table({ places }: { readonly places: readonly OpenPlace[] }) {
  const subjects = places.map(({ opened }) => opened.subject);
  return (
    <ScrollRegion label={t('columnCosts')}>
      <table class="numbers">
        <thead>
          <tr>
            <td />
            {places.map(({ slot, opened }) => (
              <th key={slot} scope="col">
                {opened.subject.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedFigures(subjects).map(({ name, values, text }) => (
            <tr key={name}>
              <th scope="row">{figureTitle(name)}</th>
              {values.map((value, i) => (
                <td key={i}>
                  {value === null ? '–' : text(value)}{' '}
                  {i > 0 && <span class="soft">{deltaText(value, values[0])}</span>}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('figureField')}</th>
            {subjects.map((subject, i) => (
              <td key={i}>{lastField(subject)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export function Comparison({ places }: { readonly places: readonly OpenPlace[] }) {
  return (
    <section class="card" aria-labelledby="costs">
      <h2 id="costs">{places.length > 1 ? t('sideBySide') : places[0].opened.subject.name}</h2>
      {places.length > 1 ? <Table places={places} /> : <Figures place={places[0]} />}
    </section>
  );
}
