// Several models side by side: each figure, and by how much it differs from the first model's.

import type { LayerField } from 'fovea/analysis';
import { aligned, bytesText, grouped } from '../figures.ts';
import { inputsText } from '../own/model-input.ts';
import { fieldNotes, fieldText, milliseconds, short } from './rows.ts';
import type { Subject } from './subject.ts';

export interface ComparedFigure {
  readonly name: string;
  /** One for each model; null where it was not found out. */
  readonly values: readonly (number | null)[];
  readonly text: (value: number) => string;
}

/** What models are compared by. Figures that no model has are left out. */
export function comparedFigures(subjects: readonly Subject[]): ComparedFigure[] {
  const figure = (
    name: string,
    of: (subject: Subject) => number | null | undefined,
    text: (value: number) => string,
  ): ComparedFigure => ({ name, values: subjects.map((subject) => of(subject) ?? null), text });
  const [{ profile }] = subjects;
  return [
    figure('parameters', (subject) => subject.profile.layers[0].parameters, grouped),
    figure('MACs', (subject) => subject.profile.layers[0].macs, short),
    figure(`FLOPs (${profile.convention.name})`, (subject) => subject.profile.layers[0].flops, short),
    figure('elementwise FLOPs', (subject) => subject.profile.layers[0].elementwiseFlops, short),
    figure('weights', (subject) => subject.profile.memory?.weightBytes, bytesText),
    figure('memory, inference', (subject) => subject.profile.memory?.inferenceBytes, bytesText),
    figure('memory, training', (subject) => subject.profile.memory?.trainingBytes, bytesText),
    figure('forward, ms', (subject) => subject.time?.forward.milliseconds, milliseconds),
    figure('forward and backward, ms', (subject) => subject.time?.training?.milliseconds, milliseconds),
    figure(
      'GFLOP/s, forward',
      (subject) => subject.time?.layers[0].forward?.gigaflopsPerSecond,
      (value) => value.toFixed(1),
    ),
    figure('half of the effective field, pixels', (subject) => effectiveSide(subject, 0.5), String),
    figure('99 % of it, pixels', (subject) => effectiveSide(subject, 0.99), String),
    figure('warnings', (subject) => subject.flow?.signals?.warnings.length, String),
    figure('layers', (subject) => subject.profile.layers.filter(({ calls }) => calls > 0).length, grouped),
  ].filter(({ values }) => values.some((value) => value !== null));
}

/** Side of the square that holds so much of the last map's effective field. */
const effectiveSide = ({ flow }: Subject, part: number): number | undefined =>
  flow?.effectiveField?.layers.at(-1)?.squares.find(({ mass }) => mass === part)?.side;

/** `+12.3 %` of the first value; empty where there is nothing to compare. */
export function deltaText(value: number | null, first: number | null): string {
  if (value === null || first === null || first === 0) return '';
  const change = 100 * (value / first - 1);
  const digits = Math.abs(change) >= 1000 ? 0 : 1;
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(digits)} %`;
}

/** The last map of a model before all of it is pooled; where windows give no size, what the model itself sees. */
const lastMap = ({ receptiveField: { layers } }: Subject): LayerField =>
  layers.findLast(({ axes }) => axes && axes.length > 0 && axes.every(({ size }) => size !== null)) ?? layers[0];

/** What a unit of the last map sees. */
export const lastSize = (subject: Subject): string => fieldText(lastMap(subject)) || '–';

/** The same with the layer's name. */
export function lastField(subject: Subject): string {
  const { name, type, axes } = lastMap(subject);
  return axes && axes.length > 0 ? `${lastSize(subject)} (${name || type})` : '–';
}

/** A table with a column for each model. */
export function compareText(subjects: readonly Subject[]): string {
  const rows = [
    ['', ...subjects.map(({ name }) => name)],
    ['input', ...subjects.map(({ profile }) => inputsText(profile.inputs))],
    ...comparedFigures(subjects).map(({ name, values, text }) => [
      name,
      ...values.map((value, i) => {
        const delta = i === 0 ? '' : deltaText(value, values[0]);
        return value === null ? '–' : `${text(value)}${delta && ` (${delta})`}`;
      }),
    ]),
    ['field of windows alone', ...subjects.map(lastField)],
  ];
  return [...aligned(rows), ...fieldNotes(subjects.map(lastSize))].join('\n');
}
