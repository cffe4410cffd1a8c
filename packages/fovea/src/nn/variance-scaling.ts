// Initial values whose variance follows from what a unit reads and feeds: Xavier's, Kaiming's and LeCun's schemes.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireOneOf, requireRange } from '../base/require.ts';
import { elementCount, formatShape, type Shape } from '../base/shape.ts';
import type { Initializer } from './initializer.ts';
import { truncatedNormal } from './truncated-normal.ts';
import { normal, uniform } from './uniform-normal.ts';

const FAN_MODES = ['fanIn', 'fanOut'] as const;
export type FanMode = (typeof FAN_MODES)[number];

/** Factors on the standard deviation that make up for what the nonlinearity takes; leakyRelu's follows from its slope. */
const GAINS = {
  linear: () => 1,
  sigmoid: () => 1,
  tanh: () => 5 / 3,
  relu: () => Math.SQRT2,
  leakyRelu: (slope: number) => Math.sqrt(2 / (1 + slope * slope)),
  selu: () => 3 / 4,
} as const;
const NONLINEARITIES = Object.keys(GAINS) as readonly Nonlinearity[];
export type Nonlinearity = keyof typeof GAINS;

/**
 * Inputs and outputs of one unit (0 of a weight without values): shape `[out, in, …kernel]`.
 * @throws ValueError for a shape of fewer than two axes
 */
export function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  if (shape.length < 2) throw new ValueError(`init: the shape must have at least two axes: got ${formatShape(shape)}`);
  const field = elementCount(shape.slice(2));
  return { fanIn: shape[1] * field, fanOut: shape[0] * field };
}

/**
 * Factor by which a nonlinearity shrinks the standard deviation of what passes it; `slope` is leakyRelu's, default 0.01.
 * @throws ValueError for a nonlinearity that has none, or a slope that is not finite
 */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  requireOneOf('init.calculateGain', 'nonlinearity', nonlinearity, NONLINEARITIES);
  requireRange('init.calculateGain', 'slope', slope, 'finite');
  return GAINS[nonlinearity](slope);
}

export interface XavierOptions {
  /** Factor on the standard deviation. Default 1. */
  readonly gain?: number;
}

/** Glorot & Bengio, AISTATS 2010: variance gain² · 2 / (fanIn + fanOut). */
function xavierStd(op: string, options: XavierOptions): (shape: Shape) => number {
  requireOptions(op, options, ['gain']);
  const { gain = 1 } = options;
  requireRange(op, 'gain', gain, 'notNegative');
  return (shape) => {
    const { fanIn, fanOut } = fans(shape);
    return gain * Math.sqrt(2 / (fanIn + fanOut || 1));
  };
}

/** Uniform values of the scale `std` gives for a shape. */
const uniformOf =
  (std: (shape: Shape) => number): Initializer =>
  (shape) => {
    const bound = Math.sqrt(3) * std(shape);
    return uniform(-bound, bound)(shape);
  };

/** Normal values of the scale `std` gives for a shape. */
const normalOf =
  (std: (shape: Shape) => number): Initializer =>
  (shape) =>
    normal(0, std(shape))(shape);

/**
 * Uniform values of variance gain² · 2 / (fanIn + fanOut) (Glorot & Bengio, AISTATS 2010).
 * @throws ValueError unless the gain is a finite number from 0
 */
export const xavierUniform = (options: XavierOptions = {}): Initializer =>
  uniformOf(xavierStd('init.xavierUniform', options));

/**
 * Normal values of variance gain² · 2 / (fanIn + fanOut) (Glorot & Bengio, AISTATS 2010).
 * @throws ValueError unless the gain is a finite number from 0
 */
export const xavierNormal = (options: XavierOptions = {}): Initializer =>
  normalOf(xavierStd('init.xavierNormal', options));

export interface KaimingOptions {
  /** Default 'fanIn'. */
  readonly mode?: FanMode;
  /** Default 'leakyRelu'. */
  readonly nonlinearity?: Nonlinearity;
  /** Slope of leakyRelu. Default 0. */
  readonly slope?: number;
  /** Divides 'fanOut', so that it counts the outputs that an input of a grouped convolution reaches; PyTorch's leaves it at 1, the default. */
  readonly groups?: number;
}

/** He et al., ICCV 2015 (arXiv:1502.01852): variance gain² / fan. */
function kaimingStd(op: string, options: KaimingOptions): (shape: Shape) => number {
  requireOptions(op, options, ['mode', 'nonlinearity', 'slope', 'groups']);
  const { mode = 'fanIn', nonlinearity = 'leakyRelu', slope = 0, groups = 1 } = options;
  requireOneOf(op, 'mode', mode, FAN_MODES);
  requireOneOf(op, 'nonlinearity', nonlinearity, NONLINEARITIES);
  requireCounts(op, { groups });
  const gain = calculateGain(nonlinearity, slope);
  return (shape) => gain / Math.sqrt(fans(shape)[mode] / (mode === 'fanOut' ? groups : 1) || 1);
}

/**
 * Uniform values of variance gain² / fan (He et al., ICCV 2015, arXiv:1502.01852).
 * @throws ValueError for an unknown mode or nonlinearity, or groups that are not a positive integer
 */
export const kaimingUniform = (options: KaimingOptions = {}): Initializer =>
  uniformOf(kaimingStd('init.kaimingUniform', options));

/**
 * Normal values of variance gain² / fan (He et al., ICCV 2015, arXiv:1502.01852).
 * @throws ValueError for an unknown mode or nonlinearity, or groups that are not a positive integer
 */
export const kaimingNormal = (options: KaimingOptions = {}): Initializer =>
  normalOf(kaimingStd('init.kaimingNormal', options));

/** LeCun's scheme as in timm: truncated normal of variance 1 / fanIn, cut at two deviations (Klambauer et al., arXiv:1706.02515). */
export const lecunNormal = (): Initializer => (shape) => {
  // The deviation of a standard normal that is cut at ±2.
  const std = Math.sqrt(1 / (fans(shape).fanIn || 1)) / 0.87962566103423978;
  return truncatedNormal(0, std, -2 * std, 2 * std)(shape);
};
