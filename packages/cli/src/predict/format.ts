// Predictions as a table, as JSON and as CSV, a line or an element at a time.

import type { Prediction } from 'fovea/predict';
import { csvLine } from '../csv.ts';
import { percent } from '../figures.ts';
import { printable } from '../printable.ts';
import type { PredictConfig } from './config.ts';

/** What came of one picture. */
export interface Row {
  readonly path: string;
  readonly prediction?: Prediction;
  readonly error?: string;
  /** Where its heat map lies. */
  readonly heatMap?: string | undefined;
}

/** Text before the first row, of each row, and behind the last. */
export interface Format {
  readonly head: string;
  row(row: Row, index: number): string;
  readonly tail: string;
}

const LONGEST_NAME = 48;

/** The end of a long path says more than its beginning. */
function shortened(path: string): string {
  const characters = [...printable(path)];
  return characters.length <= LONGEST_NAME ? characters.join('') : `…${characters.slice(1 - LONGEST_NAME).join('')}`;
}

const table = (nameWidth: number): Format => ({
  head: '',
  row: ({ path, prediction, error }) => {
    const scores = prediction?.top.map(({ name, probability }) => `${printable(name)} ${percent(probability)}`);
    return `${shortened(path).padEnd(Math.min(nameWidth, LONGEST_NAME))}  ${scores?.join('  ') ?? `error: ${printable(error ?? '')}`}\n`;
  },
  tail: '',
});

const json: Format = {
  head: '[',
  row: ({ path, prediction, error, heatMap }, index) =>
    `${index > 0 ? ',' : ''}\n  ${JSON.stringify(prediction ? { path, top: prediction.top, heatMap } : { path, error })}`,
  tail: '\n]\n',
};

const csv = (topK: number, hasHeatMaps: boolean): Format => ({
  head: csvLine([
    'path',
    ...Array.from({ length: topK }, (_, i) => [`class${i + 1}`, `probability${i + 1}`]).flat(),
    ...(hasHeatMaps ? ['heatMap'] : []),
    'error',
  ]),
  row: ({ path, prediction, error, heatMap }) => {
    const scores = Array.from({ length: topK }, (_, i) => prediction?.top[i]);
    const cells = scores.flatMap((score) => [score?.name ?? '', score?.probability ?? '']);
    return csvLine([path, ...cells, ...(hasHeatMaps ? [heatMap ?? ''] : []), error ?? '']);
  },
  tail: '',
});

/** @param nameWidth characters of the longest path */
export function makeFormat(
  { format, topK, heatMaps }: Pick<PredictConfig, 'format' | 'topK' | 'heatMaps'>,
  nameWidth: number,
): Format {
  if (format === 'json') return json;
  return format === 'csv' ? csv(topK, heatMaps !== '') : table(nameWidth);
}
