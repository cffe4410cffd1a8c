// `fovea profile` on a terminal: the tree of layers with their figures, and what they add up to.

import type { LayerProfile, ModelProfile } from 'fovea/analysis';
import { aligned, bytesText, grouped, percent } from '../figures.ts';
import { inputsText } from '../own/model-input.ts';
import { remarksOn } from './remarks.ts';
import {
  fieldNotes,
  fieldText,
  type LayerRow,
  layerRows,
  limitText,
  milliseconds,
  outputRows,
  outputText,
  short,
} from './rows.ts';
import type { Subject } from './subject.ts';

const HEAD = ['layer', 'output', 'parameters', 'MACs', 'FLOPs', 'elementwise', 'share', 'sees'];
const TIMED = ['ms', 'backward', 'GFLOP/s', 'limit'];

/** The first of them hold text, which begins at the left. */
const TEXT_COLUMNS = 2;

function cells({ layer, field, time }: LayerRow, title: string, timed: boolean): string[] {
  const { parameters, macs, flops, elementwiseFlops, share } = layer;
  const own = [
    title,
    outputText(layer, field),
    parameters > 0 ? grouped(parameters) : '',
    macs > 0 ? short(macs) : '',
    flops > 0 ? short(flops) : '',
    elementwiseFlops > 0 ? short(elementwiseFlops) : '',
    share > 0 ? percent(share) : '',
    `${fieldText(field)}${field.unproductive ? ' *' : ''}`,
  ];
  if (!timed) return own;
  const { forward, backward } = time ?? {};
  return [
    ...own,
    milliseconds(forward?.milliseconds),
    milliseconds(backward?.milliseconds),
    forward ? forward.gigaflopsPerSecond.toFixed(1) : '',
    limitText(forward),
  ];
}

/** The branches of the tree before a layer's name. */
function branches(rows: readonly LayerRow[], index: number): string {
  const { depth } = rows[index].layer;
  let text = '';
  for (let level = 1; level <= depth; level++) {
    const next = rows.slice(index + 1).find(({ layer }) => layer.depth <= level);
    const goesOn = next?.layer.depth === level;
    text += level === depth ? (goesOn ? '├─ ' : '└─ ') : goesOn ? '│  ' : '   ';
  }
  return text;
}

/** A line for each of several outputs, below their layer. */
function outputCells(rows: readonly LayerRow[], index: number, timed: boolean): string[][] {
  const { depth } = rows[index].layer;
  const next = rows[index + 1]?.layer.depth ?? 0;
  const around = branches(rows, index).replace('├─ ', '│  ').replace('└─ ', '   ');
  const line = `${around}${next > depth ? '│ ' : '  '}`;
  return outputRows(rows[index]).map(({ name, shape, sees }) => [
    ...[`${line}→ ${name}`, `[${shape.join(', ')}]`, '', '', '', '', '', sees],
    ...(timed ? TIMED.map(() => '') : []),
  ]);
}

const titleOf = ({ type }: LayerProfile, label: string): string => (label === '' ? type : `${label}: ${type}`);

function totals(subject: Subject): string[] {
  const { profile, time, receptiveField } = subject;
  const [model] = profile.layers;
  const { memory, convention } = profile;
  const shared = model.sharedWeights.length > 0 ? `; used more than once: ${model.sharedWeights.join(', ')}` : '';
  return [
    `parameters: ${grouped(model.parameters)}, ${grouped(model.trainableParameters)} of them trainable; buffers: ${grouped(model.buffers)}${shared}`,
    `MACs: ${grouped(model.macs)}; FLOPs (${convention.name}): ${grouped(model.flops)}, elementwise work: ${grouped(model.elementwiseFlops)}`,
    `  ${convention.meaning}`,
    ...(memory ? [memoryText(memory)] : []),
    ...(time ? timeTexts(time) : []),
    ...(receptiveField.layers.some(({ unproductive }) => unproductive)
      ? ['* the image is too small for this layer to see more than layers before it']
      : []),
    ...remarksOn(subject),
  ];
}

function memoryText({
  weightBytes,
  inferenceBytes,
  trainingBytes,
  trainingError,
}: NonNullable<ModelProfile['memory']>): string {
  const training =
    trainingBytes === null ? `cannot train on this input: ${trainingError}` : `${bytesText(trainingBytes)} to train`;
  return `memory: weights ${bytesText(weightBytes)}; intermediate values ${bytesText(inferenceBytes)} at inference, ${training}`;
}

/** Why the first line of the tree shows another number than the summary. */
function apart({ layers }: NonNullable<Subject['time']>): string[] {
  const sum = layers[0].forward?.milliseconds;
  if (sum === undefined) return [];
  return [
    `  all together, without a stop; in the tree each kernel is timed by itself, and they add up to ${milliseconds(sum)} ms`,
  ];
}

function timeTexts(time: NonNullable<Subject['time']>): string[] {
  const { backend, machine, forward, training } = time;
  const both = training ? `, ${milliseconds(training.milliseconds)} ms with the backward pass` : '';
  return [
    `time: ${milliseconds(forward.milliseconds)} ms forward in ${forward.kernels} ${forward.kernels === 1 ? 'kernel' : 'kernels'}${both}`,
    ...apart(time),
    `  ${backend}; limits: ${machine.gigaflopsPerSecond.toFixed(1)} GFLOP/s, ${machine.gigabytesPerSecond.toFixed(1)} GB/s`,
  ];
}

/** The tree down to `depth` levels, and what it adds up to. */
export function profileText(subject: Subject, depth: number): string {
  const rows = layerRows(subject).filter(({ layer }) => layer.depth <= depth);
  const timed = subject.time !== null;
  const table = rows.flatMap((row, i) => [
    cells(row, `${branches(rows, i)}${i === 0 ? subject.profile.model : titleOf(row.layer, row.label)}`, timed),
    ...outputCells(rows, i, timed),
  ]);
  const [head, ...lines] = aligned([[...HEAD, ...(timed ? TIMED : [])], ...table], TEXT_COLUMNS);
  const notes = fieldNotes(rows.map(({ field }) => fieldText(field)));
  return [`input ${inputsText(subject.profile.inputs)}`, head, ...lines, '', ...totals(subject), ...notes].join('\n');
}
