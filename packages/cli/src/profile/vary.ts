// `vary=`: a grid over a model's options, read from text, and what costs do over it as a table.

import type { CostFigures, OptionValue, SensitivityReport } from 'fovea/analysis';
import { commandError } from '../command-error.ts';
import { aligned, bytesText, grouped, percent } from '../figures.ts';
import { milliseconds, short } from './rows.ts';

/** Options with the values to try. */
export type Axes = Readonly<Record<string, readonly OptionValue[]>>;

/** A model with its costs over the grid. */
export interface GridSubject {
  readonly name: string;
  readonly sensitivity: SensitivityReport;
  /** How accuracy was come by, where models were trained for it. */
  readonly note?: string;
}

const FORM = 'vary= is written option:value,value…, several with + between them: imageSize:128,160,224+width:0.5,1';

const optionValue = (text: string): OptionValue => {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
};

/** @throws ValueError for text of another form, an option given twice, or more points than anybody waits for */
export function readAxes(text: string): Axes {
  const axes: Record<string, OptionValue[]> = Object.create(null);
  for (const part of text.split('+')) {
    const [, name, list] = /^\s*([A-Za-z]\w*):(.+)$/.exec(part) ?? [];
    if (name === undefined) throw commandError('profile', `vary=${text}: got ${part || 'nothing'}; ${FORM}`);
    if (name in axes) throw commandError('profile', `vary=${text}: ${name} is given twice`);
    const values = list.split(',').map((value) => value.trim());
    if (values.includes('')) throw commandError('profile', `vary=${text}: ${name} has an empty value; ${FORM}`);
    axes[name] = values.map(optionValue);
  }
  const points = Object.values(axes).reduce((product, values) => product * values.length, 1);
  if (points > MOST_POINTS)
    throw commandError(
      'profile',
      `vary=${text}: ${points} combinations are more than ${MOST_POINTS}; give fewer values`,
    );
  return axes;
}

const MOST_POINTS = 400;

export interface FigureColumn {
  readonly figure: keyof CostFigures;
  readonly title: string;
  readonly text: (value: number) => string;
  /** Whether more is better; less is where it is not said. */
  readonly more?: true;
}

/** In their order; those that no point has are left out. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { figure: 'parameters', title: 'parameters', text: grouped },
  { figure: 'macs', title: 'MACs', text: short },
  { figure: 'flops', title: 'FLOPs (exact)', text: short },
  { figure: 'inferenceBytes', title: 'memory, inference', text: bytesText },
  { figure: 'trainingBytes', title: 'memory, training', text: bytesText },
  { figure: 'forwardMilliseconds', title: 'forward, ms', text: milliseconds },
  { figure: 'trainingMilliseconds', title: 'forward and backward, ms', text: milliseconds },
  { figure: 'receptiveField', title: 'field', text: (value) => `${grouped(value)} px`, more: true },
  { figure: 'accuracy', title: 'accuracy', text: percent, more: true },
];

export const shownColumns = ({ points }: SensitivityReport): readonly FigureColumn[] =>
  FIGURE_COLUMNS.filter(({ figure }) => points.some(({ figures }) => figures?.[figure] != null));

/** What a point's options are, as they were written. */
export const pointText = (options: Readonly<Record<string, OptionValue>>): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

/** `MACs grow with imageSize to the power 2.00`. */
export function growthTexts({ growth }: SensitivityReport): string[] {
  const axes = [...new Set(growth.map(({ axis }) => axis))];
  return axes.map((axis) => {
    const parts = growth
      .filter((one) => one.axis === axis)
      .flatMap(({ figure, exponent }) => {
        const column = FIGURE_COLUMNS.find((one) => one.figure === figure);
        return column && figure !== 'flops' ? [`${column.title} ${exponent.toFixed(2)}`] : [];
      });
    return `with ${axis}, by the power of: ${parts.join('; ')}`;
  });
}

/** `memory, training: –`, with the reason, for points whose model cannot be trained. */
export function lackTexts({ points }: SensitivityReport): string[] {
  const reasons = new Map<string, string[]>();
  for (const { options, trainingError } of points)
    if (trainingError !== null) reasons.set(trainingError, [...(reasons.get(trainingError) ?? []), pointText(options)]);
  return [...reasons].map(
    ([reason, where]) =>
      `–: cannot train on this input${where.length === points.length ? '' : ` at ${where.join('; ')}`}: ${reason}`,
  );
}

/** Options that change nothing of the model. */
export const sameTexts = ({ same }: SensitivityReport): string[] =>
  same.map(
    ({ axis, values }) =>
      `warning: the models of ${axis}=${values.join(', ')} are the same, layer by layer: ${axis} changes nothing between them that is counted`,
  );

/** A row for each point, and the powers below. */
export function sensitivityText(name: string, report: SensitivityReport, note = ''): string {
  const columns = shownColumns(report);
  const axes = report.axes.map((axis) => axis.name);
  const rows = [
    [...axes, ...columns.map(({ title }) => title)],
    ...report.points.map(({ options, figures, error }) => [
      ...axes.map((axis) => String(options[axis])),
      ...(figures
        ? columns.map(({ figure, text }) => (figures[figure] === null ? '–' : text(figures[figure])))
        : [`cannot be: ${error}`]),
    ]),
  ];
  const below = note === '' ? [] : [note];
  const remarks = [...lackTexts(report), ...sameTexts(report)];
  return [name, ...aligned(rows, 0), ...remarks, '', ...below, ...growthTexts(report)].join('\n').trimEnd();
}
