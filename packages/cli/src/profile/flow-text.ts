// Effective receptive fields and signal propagation on a terminal: warnings, a table of fields, and what signals do with depth.

import type { EffectiveFieldReport, FieldSquare, LayerEffectiveField, SignalReport, SignalTrend } from 'fovea/analysis';
import { aligned, grouped } from '../figures.ts';
import { flipsText } from './flip-text.ts';
import type { Flow } from './flow.ts';
import { WHOLE_IMAGE } from './rows.ts';
import type { Subject } from './subject.ts';

/** `31`, or `31 (29–33)`, the interval over inputs. */
export function sideText({ side, interval }: FieldSquare): string {
  if (!interval || interval[0] === interval[1]) return String(side);
  return `${side} (${interval[0]}–${interval[1]})`;
}

/** `4.1`, or `4.1×3.8` where rows and columns differ. */
export function pairText(pair: readonly [number, number] | undefined): string {
  if (!pair) return '–';
  const [a, b] = pair.map((value) => value.toPrecision(3));
  return a === b ? a : `${a}×${b}`;
}

/** What its unit sees by the layers' windows; `–` where that has no size. */
export function windowsText({ theoretical, wholeImage }: LayerEffectiveField): string {
  if (!theoretical) return wholeImage ? WHOLE_IMAGE : '–';
  return theoretical[0] === theoretical[1] ? String(theoretical[0]) : theoretical.join('×');
}

const WITHOUT_SIZE = '–: what units see has no size on an unbounded image: they differ, or go by the image’s size';

/** `50 %`. */
export const massText = (mass: number): string => `${Number((100 * mass).toPrecision(4))} %`;

/** What the report's inputs were: pictures, where it was given one of images. */
export function inputsText({
  input,
  inputShape: [count],
  inputs = [],
}: Pick<EffectiveFieldReport, 'input' | 'inputShape'> & Partial<Pick<SignalReport, 'inputs'>>): string {
  const isOneImage = inputs.length < 2 && inputs.every(({ dtype }) => dtype === 'float32');
  const what = input !== 'given' ? 'random input' : isOneImage ? 'picture' : 'input';
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** The layer, with the one of several outputs that is looked at. */
export const fieldLabel = ({ name, output, type }: LayerEffectiveField): string =>
  (output === null ? name : `${name} ${output}`.trim()) || type;

export const fieldRows = ({ layers }: EffectiveFieldReport): string[][] => [
  ['layer', 'windows', ...(layers[0]?.squares ?? []).map(({ mass }) => massText(mass)), 'sigma', 'R²'],
  ...layers.map((layer) => [
    fieldLabel(layer),
    windowsText(layer),
    ...layer.squares.map(sideText),
    pairText(layer.gaussian?.sigma),
    layer.gaussian ? layer.gaussian.rSquared.toFixed(2) : '–',
  ]),
];

/** `× 3.2`, `÷ 12`. */
const changeText = ({ factor }: SignalTrend): string =>
  factor >= 1 ? `× ${factor.toPrecision(3)}` : `÷ ${(1 / factor).toPrecision(3)}`;

/** What activations and gradients do over the layers with weights. */
export function trendText({ activations, gradients }: Pick<SignalReport, 'activations' | 'gradients'>): string {
  if (!activations) return 'fewer than two layers with weights pass signals on';
  const back = gradients ? `; norms of gradients ${changeText(gradients)} from the last to the first` : '';
  return `standard deviations of activations ${changeText(activations)} over ${activations.layers.length} layers with weights${back}`;
}

/** Smallest and largest ratio of a weight's gradient to the weight. */
export function ratioText({ parameters }: Pick<SignalReport, 'parameters'>): string {
  const ratios = parameters.flatMap(({ gradientRatio, shape }) =>
    shape.length < 2 || !gradientRatio ? [] : gradientRatio,
  );
  if (ratios.length === 0) return '';
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => Number(ratio.toPrecision(2)));
  return `gradient-to-weight ratios from ${least} to ${most}`;
}

/** Where there is nothing to measure an effective field of. */
export const WITHOUT_MAPS = 'no layer gives a map of several units; name one with layers=…, or give larger images';

/** Above the table of layers. */
export const warningLines = (flow: Flow | undefined): string[] =>
  (flow?.signals?.warnings ?? []).map(({ text }) => `warning: ${text}`);

/** Below it. */
export function flowLines(flow: Flow | undefined): string[] {
  const { effectiveField, signals, flips } = flow ?? {};
  const lines: string[] = [];
  if (effectiveField?.layers.length === 0) lines.push('', `effective receptive field: ${WITHOUT_MAPS}`);
  else if (effectiveField) {
    lines.push(
      '',
      `effective receptive field, ${inputsText(effectiveField)}: side of the square that holds so much of the gradient, in pixels`,
      ...aligned(fieldRows(effectiveField)),
      ...(effectiveField.layers.some((layer) => windowsText(layer) === '–') ? [WITHOUT_SIZE] : []),
    );
  }
  if (signals) {
    const ratios = ratioText(signals);
    const count = signals.warnings.length;
    lines.push(
      '',
      `signals, ${inputsText(signals)}: ${trendText(signals)}`,
      ...(ratios === '' ? [] : [`  ${ratios}`]),
      `  ${count === 0 ? 'no warnings' : `${count} ${count === 1 ? 'warning' : 'warnings'}, above`}`,
    );
  }
  if (flips) lines.push('', ...flipsText(flips));
  return lines;
}

/** How signals changed from the first to the last record of a run. */
export function trainingLines({ training }: Pick<Subject, 'training'>): string[] {
  if (!training || training.records.length === 0) return [];
  const { records } = training;
  const [first, last] = [records[0], records[records.length - 1]];
  const shown = first === last ? [first] : [first, last];
  return [
    '',
    `signals over training, ${grouped(records.length)} records, of the same ${grouped(training.inputShape[0])} images:`,
    ...shown.flatMap((record) => {
      const ratios = ratioText(record);
      return [
        `  at step ${grouped(record.step)}: ${trendText(record)}${ratios && `; ${ratios}`}`,
        ...record.warnings.map(({ text }) => `    ${text}`),
      ];
    }),
  ];
}
