// What a model's costs do when its options change: a grid over options, each point counted, and the power by which each cost grows.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse } from '../base/require.ts';
import type { Shape } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import type { MachineLimits } from './machine.ts';
import { hasPlaces, type ModelInput } from './model-input.ts';
import { type ModelProfile, nameOf, profileModel } from './profile.ts';
import { receptiveField } from './receptive-field.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { measureTime } from './time.ts';

/** A value of an option: text such as `'160x224'` stands for what a command was given. */
export type OptionValue = number | string | boolean;

/** Options of one point of the grid. */
export type OptionPoint = Readonly<Record<string, OptionValue>>;

/** A model, and what it reads. */
export interface SizedModel {
  /** The model itself. */
  readonly model: Module;
  /** Such as `[1, 224, 224, 3]`. */
  readonly inputShape: Shape;
  /** What it reads where that is not one float32 input of this shape, as `profileModel` takes it. Default: that. */
  readonly input?: ModelInput;
}

/** Options of `sensitivity`. */
export interface SensitivityOptions {
  /** What the model is otherwise measured by, such as the accuracy of trained weights; null where it cannot be told. Default: none. */
  readonly accuracy?: (made: SizedModel, point: OptionPoint) => Promise<number | null>;
  /** Whether forward and backward are measured, in milliseconds. Default false. */
  readonly time?: boolean;
  /** Runs that are measured; the shortest counts. Default 5. */
  readonly runs?: number;
  /** What times are compared with. Default: measured. */
  readonly machine?: MachineLimits;
  /** Whether memory is planned. Default true. */
  readonly memory?: boolean;
  /** Stops before the next point. */
  readonly signal?: AbortSignal;
}

/** Figures of a model; null where they were not asked for, or there is none. */
export interface CostFigures {
  /** Weights that are learnt or frozen, without buffers. */
  readonly parameters: number;
  /** Multiply-adds of convolutions and matrix products. */
  readonly macs: number;
  /** Exact. */
  readonly flops: number;
  /** Of parameters and buffers. */
  readonly weightBytes: number | null;
  /** Of values in between, at inference. */
  readonly inferenceBytes: number | null;
  /** Of a training step. */
  readonly trainingBytes: number | null;
  /** Of the forward pass. */
  readonly forwardMilliseconds: number | null;
  /** Of the forward and the backward pass. */
  readonly trainingMilliseconds: number | null;
  /** Pixels that a unit of the last map sees along the first axis, before all of it is pooled. */
  readonly receptiveField: number | null;
  /** As the option `accuracy` measures it. */
  readonly accuracy: number | null;
}

/** One point of the grid, with its figures or its error. */
export interface SensitivityPoint {
  /** The values of the options at the point. */
  readonly options: OptionPoint;
  /** Null where the model could not be made. */
  readonly inputShape: Shape | null;
  /** Null where the model cannot be made with these options, or cannot take its input. */
  readonly figures: CostFigures | null;
  /** Why not. */
  readonly error: string | null;
  /** Why the model cannot be trained on its input, so that there is no `trainingBytes`; null where it can, or memory was not asked for. */
  readonly trainingError: string | null;
}

/** Values of an option that make no difference. */
export interface SameModels {
  /** Name of the option. */
  readonly axis: string;
  /** Which of its values give the same model, layer by layer, whatever the other options are: two or more. */
  readonly values: readonly OptionValue[];
}

/** How a figure grows along an axis of numbers. */
export interface Growth {
  /** Name of the option. */
  readonly axis: string;
  /** Which figure grows. */
  readonly figure: keyof CostFigures;
  /** p of figure ∝ valueᵖ: least squares of the logarithms, the other options held. */
  readonly exponent: number;
}

/** What `sensitivity` gives. */
export interface SensitivityReport extends AnalysisReport<'sensitivity'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** The options, and the values that were tried. */
  readonly axes: readonly { readonly name: string; readonly values: readonly OptionValue[] }[];
  /** The whole grid; the last axis changes first. */
  readonly points: readonly SensitivityPoint[];
  /** Powers for each axis of numbers and each figure that grows. */
  readonly growth: readonly Growth[];
  /** Options that change nothing of what is counted, or not between some of their values. */
  readonly same: readonly SameModels[];
}

/**
 * Makes a model for every combination of options, and counts each as `profileModel` does: how costs change with width, depth, image size, kernels, or any
 * other option. A point that fails keeps its error, and the rest goes on.
 * @param make gives the model for a point, and what it reads
 * @param axes options with the values to try, in their order
 * @throws ValueError without an axis, or with one without values
 * @example
 * const make = ({ width, imageSize }: OptionPoint) => ({
 *   model: createScaledModel('resnet18', { width: Number(width) }),
 *   inputShape: [1, Number(imageSize), Number(imageSize), 3],
 * });
 * const { points } = await sensitivity(make, { width: [0.5, 1], imageSize: [128, 224] });
 */
export async function sensitivity(
  make: (point: OptionPoint) => SizedModel | Promise<SizedModel>,
  axes: Readonly<Record<string, readonly OptionValue[]>>,
  options: SensitivityOptions = {},
): Promise<SensitivityReport> {
  requireOptions('sensitivity', options, ['accuracy', 'time', 'runs', 'machine', 'memory', 'signal']);
  if (typeof make !== 'function') refuse('sensitivity', 'make', 'a function that gives { model, inputShape }', make);
  requireAxes(axes);
  const list = Object.entries(axes).map(([name, values]) => ({ name, values: [...values] }));
  const empty = list.find(({ values }) => values.length === 0);
  if (list.length === 0 || empty)
    throw new ValueError(
      `sensitivity: axes must be options with values to try, such as { imageSize: [128, 224] }: got ${empty ? `no values of ${empty.name}` : 'none'}`,
    );
  const points: SensitivityPoint[] = [];
  const counted: (string | undefined)[] = [];
  let model = '';
  for (const point of grid(list)) {
    if (options.signal?.aborted) break;
    let inputShape: Shape | null = null;
    try {
      const made = requireMade(await make(point));
      inputShape = [...made.inputShape];
      model ||= nameOf(made.model);
      const { memory = true } = options;
      const profile = await profileModel(made.model, made.input ?? inputShape, { memory });
      const figures = await figuresOf(made, profile, point, options);
      const trainingError = profile.memory?.trainingError ?? null;
      points.push({ options: point, inputShape, figures, error: null, trainingError });
      counted.push(JSON.stringify([inputShape, profile.layers]));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      points.push({ options: point, inputShape, figures: null, error: error.message, trainingError: null });
      counted.push(undefined);
    }
  }
  const growth = growthOf(list, points);
  return {
    kind: 'sensitivity',
    version: 1,
    model,
    axes: list,
    points,
    growth,
    same: sameModels(list, points, counted),
  };
}

type Axes = SensitivityReport['axes'];

const grid = (axes: Axes): OptionPoint[] =>
  axes.reduce<OptionPoint[]>(
    (points, { name, values }) => points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );

/** @throws ValueError unless it is a model with what it reads */
function requireMade(made: unknown): SizedModel {
  const { model, inputShape } = (made ?? {}) as Partial<SizedModel>;
  if (model === undefined || !Array.isArray(inputShape))
    refuse('sensitivity', 'what make gives', '{ model, inputShape }', made);
  requireModel('sensitivity', model);
  return made as SizedModel;
}

/** @throws ValueError unless it is an object of lists */
function requireAxes(axes: unknown): asserts axes is Readonly<Record<string, readonly OptionValue[]>> {
  const isObject = typeof axes === 'object' && axes !== null && !Array.isArray(axes);
  if (!isObject || !Object.values(axes).every(Array.isArray))
    refuse('sensitivity', 'axes', 'options with lists of values to try, such as { imageSize: [128, 224] }', axes);
}

async function figuresOf(
  made: SizedModel,
  profile: ModelProfile,
  point: OptionPoint,
  options: SensitivityOptions,
): Promise<CostFigures> {
  const { model, input = made.inputShape } = made;
  const { runs, machine } = options;
  const time = options.time
    ? await measureTime(model, input, { ...(runs && { runs }), ...(machine && { machine }) })
    : null;
  const [whole] = profile.layers;
  return {
    parameters: whole.parameters,
    macs: whole.macs,
    flops: whole.flops,
    weightBytes: profile.memory?.weightBytes ?? null,
    inferenceBytes: profile.memory?.inferenceBytes ?? null,
    trainingBytes: profile.memory?.trainingBytes ?? null,
    forwardMilliseconds: time?.forward.milliseconds ?? null,
    trainingMilliseconds: time?.training?.milliseconds ?? null,
    receptiveField: profile.inputs.some(hasPlaces) ? await lastField(model, input) : null,
    accuracy: (await options.accuracy?.(made, point)) ?? null,
  };
}

async function lastField(model: Module, input: ModelInput): Promise<number | null> {
  const { layers } = await receptiveField(model, input);
  const seen = layers.flatMap(({ axes }) => axes?.[0]?.size ?? []);
  return seen.at(-1) ?? null;
}

/** Values of each axis whose points are counted alike in all rows of the grid in which the others are held; points that failed say nothing. */
function sameModels(
  axes: Axes,
  points: readonly SensitivityPoint[],
  counted: readonly (string | undefined)[],
): SameModels[] {
  return axes.flatMap(({ name: axis, values }) => {
    const groups = new Map<string, OptionValue[]>();
    for (const value of values) {
      const own = points.flatMap(({ options }, i) => (options[axis] === value ? [counted[i]] : []));
      if (own.length === 0 || own.includes(undefined)) continue;
      const key = JSON.stringify(own);
      groups.set(key, [...(groups.get(key) ?? []), value]);
    }
    return [...groups.values()].filter((group) => new Set(group).size > 1).map((group) => ({ axis, values: group }));
  });
}

/** Along each axis of at least two positive numbers, over all rows of the grid in which the others are held. */
function growthOf(axes: Axes, points: readonly SensitivityPoint[]): Growth[] {
  return axes.flatMap(({ name: axis, values }) => {
    if (values.filter((value) => numberOf(value) !== undefined).length < 2) return [];
    const rows = new Map<string, SensitivityPoint[]>();
    for (const point of points) {
      const key = JSON.stringify({ ...point.options, [axis]: null });
      rows.set(key, [...(rows.get(key) ?? []), point]);
    }
    return FIGURES.flatMap((figure): Growth[] => {
      const exponent = slope([...rows.values()].map((row) => row.flatMap((point) => logarithms(point, axis, figure))));
      return exponent === undefined ? [] : [{ axis, figure, exponent }];
    });
  });
}

const FIGURES = [
  ...(['parameters', 'macs', 'flops', 'weightBytes', 'inferenceBytes', 'trainingBytes'] as const),
  ...(['forwardMilliseconds', 'trainingMilliseconds', 'receptiveField'] as const),
] as const;

/** The side that text such as `160` or `160x224` stands for: the root of the area. */
function numberOf(value: OptionValue): number | undefined {
  const sides = typeof value === 'number' ? [value] : String(value).split('x').map(Number);
  const side = Math.sqrt(sides.length === 2 ? sides[0] * sides[1] : sides[0] ** 2);
  return sides.length <= 2 && Number.isFinite(side) && side > 0 && value !== '' ? side : undefined;
}

function logarithms(
  { options, figures }: SensitivityPoint,
  axis: string,
  figure: (typeof FIGURES)[number],
): (readonly [x: number, y: number])[] {
  const [x, y] = [numberOf(options[axis]), figures?.[figure]];
  return x === undefined || !y || y <= 0 ? [] : [[Math.log(x), Math.log(y)]];
}

/** Of lines with one slope, and an intercept for each row. */
function slope(rows: readonly (readonly (readonly [number, number])[])[]): number | undefined {
  let [covariance, variance] = [0, 0];
  for (const row of rows) {
    const meanX = row.reduce((sum, [x]) => sum + x, 0) / row.length;
    const meanY = row.reduce((sum, [, y]) => sum + y, 0) / row.length;
    for (const [x, y] of row) {
      covariance += (x - meanX) * (y - meanY);
      variance += (x - meanX) ** 2;
    }
  }
  return variance > 0 ? covariance / variance : undefined;
}
