// A receptive field on an unbounded image: what unit i of an axis sees, for every whole i, with the period of strides and of transposed ones.

import type { WindowAxis } from '../base/geometry.ts';

/** Unit `period·q + r` sees positions `advance·q + low[r]` to `advance·q + high[r]` of the input; nothing where low > high. */
export interface FieldLine {
  readonly period: number;
  readonly advance: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Each unit sees itself. */
export const IDENTITY_LINE: FieldLine = { period: 1, advance: 1, low: [0], high: [0] };

/** What a unit sees. */
export function seenBy({ period, advance, low, high }: FieldLine, unit: number): readonly [low: number, high: number] {
  const q = Math.floor(unit / period);
  const r = unit - q * period;
  return [advance * q + low[r], advance * q + high[r]];
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** A line of `period` units, by what each of them takes from. */
function fromSources(
  line: FieldLine,
  period: number,
  advance: number,
  sources: (unit: number) => readonly number[],
): FieldLine {
  const fields = Array.from({ length: period }, (_, r) => sources(r).map((unit) => seenBy(line, unit)));
  return {
    period,
    advance,
    low: fields.map((list) => list.reduce((least, [low]) => Math.min(least, low), Number.POSITIVE_INFINITY)),
    high: fields.map((list) => list.reduce((most, [, high]) => Math.max(most, high), Number.NEGATIVE_INFINITY)),
  };
}

/** What of a window matters on an unbounded image. */
export type LineWindow = Pick<WindowAxis, 'kernel' | 'stride' | 'dilation' | 'before'>;

/** Unit i takes from `stride·i − before + dilation·k`, k < kernel: convolution, pooling; slices as windows of one. */
export function windowLine(line: FieldLine, { kernel, stride, dilation, before }: LineWindow): FieldLine {
  const common = gcd(line.period, stride);
  return fromSources(line, line.period / common, (line.advance * stride) / common, (unit) =>
    Array.from({ length: kernel }, (_, k) => stride * unit - before + dilation * k),
  );
}

/** Unit i takes from every j with `i = stride·j − before + dilation·k`, k < kernel: transposed convolution. */
export function transposedLine(line: FieldLine, { kernel, stride, dilation, before }: LineWindow): FieldLine {
  return fromSources(line, line.period * stride, line.advance, (unit) =>
    Array.from({ length: kernel }, (_, k) => (unit + before - dilation * k) / stride).filter(Number.isInteger),
  );
}

/** Every unit `times` times: enlargement by copies. */
export const repeatedLine = (line: FieldLine, times: number): FieldLine =>
  times === 1 ? line : fromSources(line, line.period * times, line.advance, (unit) => [Math.floor(unit / times)]);

/** The hull of branches; undefined where they do not advance alike, so that there is none that repeats. */
export function mergeLines(a: FieldLine, b: FieldLine): FieldLine | undefined {
  if (a === b) return a;
  if (a.advance * b.period !== b.advance * a.period) return undefined;
  const period = (a.period * b.period) / gcd(a.period, b.period);
  const both = Array.from({ length: period }, (_, unit) => [seenBy(a, unit), seenBy(b, unit)]);
  return {
    period,
    advance: (a.advance * period) / a.period,
    low: both.map(([one, other]) => Math.min(one[0], other[0])),
    high: both.map(([one, other]) => Math.max(one[1], other[1])),
  };
}

/** Positions that the unit that sees most sees, in a row. */
export const lineSize = ({ low, high }: FieldLine): number =>
  low.reduce((most, first, r) => Math.max(most, high[r] - first + 1), 0);

/** Positions of the input from one unit to the next, on average. */
export const lineJump = ({ period, advance }: FieldLine): number => advance / period;
