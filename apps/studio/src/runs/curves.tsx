// A figure over the epochs of several runs.

import type { EpochRecord } from '@fovea/cli/src/run-folder/epoch-record.ts';
import { useState } from 'preact/hooks';
import { t } from '../app/language.ts';
import type { Word } from '../app/words.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { compared } from './state.ts';

const FIGURES = [
  ['validationAccuracy', 'accuracy'],
  ['validationLoss', 'validationLoss'],
  ['trainLoss', 'trainLoss'],
  ['trainAccuracy', 'trainAccuracy'],
  ['averageAccuracy', 'averageAccuracy'],
  ['validationMeanPrecision', 'meanPrecision'],
  ['lr', 'lr'],
  ['imagesPerSecond', 'imagesPerSecond'],
] as const satisfies readonly (readonly [keyof EpochRecord, Word])[];

export function Curves() {
  const [name, setName] = useState<(typeof FIGURES)[number][0]>('validationAccuracy');
  const used = FIGURES.filter(([figure]) =>
    compared.value.some(({ epochs }) => epochs.some((record) => record[figure] !== undefined)),
  );
  const lines = compared.value.map(({ source, epochs }) => ({
    name: source.path || '.',
    side: 'left' as const,
    points: epochs.flatMap((record): (readonly [number, number])[] => {
      const value = record[name];
      return value === undefined || !Number.isFinite(value) ? [] : [[record.epoch, value]];
    }),
  }));
  const word = FIGURES.find(([figure]) => figure === name)?.[1] ?? 'accuracy';
  return (
    <>
      <label class="field narrow">
        <span>{t('figure')}</span>
        <select
          value={name}
          onChange={({ currentTarget }) => {
            const found = FIGURES.find(([figure]) => figure === currentTarget.value);
            if (found) setName(found[0]);
          }}
        >
          {used.map(([figure, title]) => (
            <option key={figure} value={figure}>
              {t(title)}
            </option>
          ))}
        </select>
      </label>
      <LineChart
        lines={lines}
        xName={t('epoch')}
        yName={t(word)}
        label={t('curvesOf', { figure: t(word), n: lines.length })}
      />
    </>
  );
}
