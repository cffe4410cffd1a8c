// Predictions as a table, as JSON and as CSV, a line or an element at a time.

import type { Prediction, Predictor } from 'fovea/predict';
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
export function shortened(path: string): string {
  const characters = [...printable(path)];
  return characters.length <= LONGEST_NAME ? characters.join('') : `…${characters.slice(1 - LONGEST_NAME).join('')}`;
}

/** The classes that a picture shows, as far as the network knows several; undefined where it tells one. */
type ShownIn = (prediction: Prediction) => readonly string[] | undefined;

const table = (nameWidth: number, shownIn: ShownIn): Format => ({
  head: '',
  row: ({ path, prediction, error }) => {
    const shown = prediction && shownIn(prediction);
    const top = prediction?.top.filter(({ name }) => shown?.includes(name) ?? true);
    const scores =
      shown?.length === 0 ? ['–'] : top?.map(({ name, probability }) => `${printable(name)} ${percent(probability)}`);
    return `${shortened(path).padEnd(Math.min(nameWidth, LONGEST_NAME))}  ${scores?.join('  ') ?? `error: ${printable(error ?? '')}`}\n`;
  },
  tail: '',
});

const json = (shownIn: ShownIn): Format => ({
  head: '[',
  row: ({ path, prediction, error, heatMap }, index) =>
    `${index > 0 ? ',' : ''}\n  ${JSON.stringify(prediction ? { path, labels: shownIn(prediction), top: prediction.top, heatMap } : { path, error })}`,
  tail: '\n]\n',
});

const csv = (topK: number, hasHeatMaps: boolean, shownIn: ShownIn | undefined): Format => ({
  head: csvLine([
    'path',
    ...(shownIn ? ['labels'] : []),
    ...Array.from({ length: topK }, (_, i) => [`class${i + 1}`, `probability${i + 1}`]).flat(),
    ...(hasHeatMaps ? ['heatMap'] : []),
    'error',
  ]),
  row: ({ path, prediction, error, heatMap }) => {
    const scores = Array.from({ length: topK }, (_, i) => prediction?.top[i]);
    const labels = shownIn ? [(prediction && shownIn(prediction)?.join(';')) ?? ''] : [];
    const cells = scores.flatMap((score) => [score?.name ?? '', score?.probability ?? '']);
    return csvLine([path, ...labels, ...cells, ...(hasHeatMaps ? [heatMap ?? ''] : []), error ?? '']);
  },
  tail: '',
});

/** Names of the classes from the threshold on, the likeliest first. */
const shownFrom =
  (threshold: number, { classNames }: Pick<Predictor, 'classNames'>): ShownIn =>
  ({ probabilities }) =>
    Array.from(probabilities.keys())
      .filter((index) => probabilities[index] >= threshold)
      .sort((a, b) => probabilities[b] - probabilities[a] || a - b)
      .map((index) => classNames?.[index] ?? String(index));

/** @param nameWidth characters of the longest path */
export function makeFormat(
  { format, topK, threshold, heatMaps }: Pick<PredictConfig, 'format' | 'topK' | 'threshold' | 'heatMaps'>,
  predictor: Pick<Predictor, 'classNames' | 'multiLabel'>,
  nameWidth: number,
): Format {
  const shownIn = predictor.multiLabel ? shownFrom(threshold, predictor) : undefined;
  if (format === 'json') return json(shownIn ?? (() => undefined));
  return format === 'csv' ? csv(topK, heatMaps !== '', shownIn) : table(nameWidth, shownIn ?? (() => undefined));
}
