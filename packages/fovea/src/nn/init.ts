// Initial values of parameters (A1–A4): functions that fill a Float32Array from a seeded stream, in PyTorch's names and formulas.

import { ValueError } from '../base/errors.ts';
import { philoxStream } from '../base/philox.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { Generator } from '../tensor/index.ts';

/** A parameter's values, given its shape in PyTorch's order: `[out, in, …]`. */
export type Initializer = (shape: Shape) => Float32Array;

let seed = 0;
let draws = 0;

/** Feeds dropout and whatever else draws random numbers while training. */
export const defaultGenerator = new Generator(0);

/** Starts all random streams of layers anew: initial weights and dropout are the same after the same seed. */
export function manualSeed(value: number): void {
  defaultGenerator.seed(value);
  seed = value | 0;
  draws = 0;
}

/** The stream of values that are made later than they were asked for. */
interface ReservedStream {
  readonly seed: number;
  readonly draw: number;
  part: number;
}

let reserved: ReservedStream | undefined;

/** Initial values that are made when first needed, and never if weights are loaded: the same ones as if they were made now. */
export function deferred(make: () => Float32Array): () => Float32Array {
  const own = { seed, draw: draws++ };
  return () => {
    const outer = reserved;
    reserved = { ...own, part: 0 };
    try {
      return make();
    } finally {
      reserved = outer;
    }
  };
}

/** `count` numbers in (0, 1), each from 32 random bits, that no earlier call has given. */
function uniformNumbers(count: number): Float64Array {
  const stream = reserved ?? { seed, draw: draws++, part: 0 };
  const words = philoxStream(stream.seed, 0x1000_0000 + stream.draw, count, stream.part++);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = ((words[i] >>> 0) + 0.5) * 2 ** -32;
  return numbers;
}

/** Standard-normal numbers in pairs (Box & Muller, 1958). */
function normalNumbers(count: number): Float64Array {
  const numbers = uniformNumbers(count + (count % 2));
  for (let i = 0; i < numbers.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(numbers[i]));
    const angle = 2 * Math.PI * numbers[i + 1];
    numbers[i] = radius * Math.cos(angle);
    numbers[i + 1] = radius * Math.sin(angle);
  }
  return numbers.subarray(0, count);
}

function mapped(numbers: Float64Array, scale: number, shift: number): Float32Array {
  const out = new Float32Array(numbers.length);
  for (let i = 0; i < out.length; i++) out[i] = shift + scale * numbers[i];
  return out;
}

export const constant =
  (value: number): Initializer =>
  (shape) =>
    new Float32Array(elementCount(shape)).fill(value);
export const zeros: Initializer = constant(0);
export const ones: Initializer = constant(1);

/** Uniform in [low, high); default [0, 1). */
export const uniform =
  (low = 0, high = 1): Initializer =>
  (shape) =>
    mapped(uniformNumbers(elementCount(shape)), high - low, low);

export const normal =
  (mean = 0, std = 1): Initializer =>
  (shape) =>
    mapped(normalNumbers(elementCount(shape)), std, mean);

/** Normal values, drawn again outside [low, high] (absolute bounds, as torch.nn.init.trunc_normal_). */
export const truncatedNormal =
  (mean = 0, std = 1, low = -2, high = 2): Initializer =>
  (shape) => {
    const out = new Float32Array(elementCount(shape));
    let filled = 0;
    while (filled < out.length) {
      for (const z of normalNumbers(Math.max(64, out.length - filled))) {
        const value = mean + std * z;
        if (value >= low && value <= high && filled < out.length) out[filled++] = value;
      }
    }
    return out;
  };

export type FanMode = 'fanIn' | 'fanOut';
export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/** Inputs and outputs of one unit: shape `[out, in, …kernel]`. */
export function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  if (shape.length < 2) throw new ValueError(`init: fans need at least two axes: got [${shape.join(', ')}]`);
  const field = elementCount(shape.slice(2));
  return { fanIn: shape[1] * field, fanOut: shape[0] * field };
}

/** Factor by which a nonlinearity shrinks the standard deviation of what passes it; `slope` is leakyRelu's. */
export function calculateGain(nonlinearity: Nonlinearity, slope = 0.01): number {
  switch (nonlinearity) {
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.SQRT2;
    case 'leakyRelu':
      return Math.sqrt(2 / (1 + slope * slope));
    case 'selu':
      return 3 / 4;
    default:
      return 1;
  }
}

export interface XavierOptions {
  readonly gain?: number;
}

/** Glorot & Bengio, AISTATS 2010: variance gain² · 2 / (fanIn + fanOut). */
const xavierStd = (shape: Shape, { gain = 1 }: XavierOptions): number => {
  const { fanIn, fanOut } = fans(shape);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
};

export const xavierUniform =
  (options: XavierOptions = {}): Initializer =>
  (shape) => {
    const bound = Math.sqrt(3) * xavierStd(shape, options);
    return uniform(-bound, bound)(shape);
  };

export const xavierNormal =
  (options: XavierOptions = {}): Initializer =>
  (shape) =>
    normal(0, xavierStd(shape, options))(shape);

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
const kaimingStd = (shape: Shape, options: KaimingOptions): number => {
  const { mode = 'fanIn', nonlinearity = 'leakyRelu', slope = 0, groups = 1 } = options;
  const fan = fans(shape)[mode] / (mode === 'fanOut' ? groups : 1);
  return calculateGain(nonlinearity, slope) / Math.sqrt(fan);
};

export const kaimingUniform =
  (options: KaimingOptions = {}): Initializer =>
  (shape) => {
    const bound = Math.sqrt(3) * kaimingStd(shape, options);
    return uniform(-bound, bound)(shape);
  };

export const kaimingNormal =
  (options: KaimingOptions = {}): Initializer =>
  (shape) =>
    normal(0, kaimingStd(shape, options))(shape);

/** LeCun's scheme as in timm: truncated normal of variance 1 / fanIn, cut at two deviations (Klambauer et al., arXiv:1706.02515). */
export const lecunNormal = (): Initializer => (shape) => {
  // The deviation of a standard normal that is cut at ±2.
  const std = Math.sqrt(1 / fans(shape).fanIn) / 0.87962566103423978;
  return truncatedNormal(0, std, -2 * std, 2 * std)(shape);
};

/** Rows (or columns, if there are fewer) of a random orthogonal matrix, times `gain` (Saxe et al., arXiv:1312.6120). */
export const orthogonal =
  (options: { readonly gain?: number } = {}): Initializer =>
  (shape) => {
    const rows = shape[0];
    const columns = elementCount(shape.slice(1));
    const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
    const basis = orthonormal(normalNumbers(count * length), count, length);
    const gain = options.gain ?? 1;
    return Float32Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      return gain * (rows < columns ? basis[row * length + column] : basis[column * length + row]);
    });
  };

/** Gram–Schmidt on `count` vectors, twice for accuracy. */
function orthonormal(vectors: Float64Array, count: number, length: number): Float64Array {
  const at = (i: number): Float64Array => vectors.subarray(i * length, (i + 1) * length);
  for (let i = 0; i < count; i++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const dot = at(i).reduce((sum, value, k) => sum + value * at(j)[k], 0);
        at(j).forEach((value, k) => {
          at(i)[k] -= dot * value;
        });
      }
    }
    const norm = Math.hypot(...at(i));
    at(i).forEach((value, k) => {
      at(i)[k] = value / norm;
    });
  }
  return vectors;
}

/** A convolution that passes its input through, channel by channel: `[out, in / groups, …kernel]`, one in the middle of the kernel. */
export const dirac =
  (options: { readonly groups?: number } = {}): Initializer =>
  (shape) => {
    const { groups = 1 } = options;
    const out = new Float32Array(elementCount(shape));
    const kernel = shape.slice(2);
    const middle = kernel.reduce((position, size) => position * size + (size >> 1), 0);
    const perGroup = shape[0] / groups;
    for (let k = 0; k < shape[0]; k++) {
      const channel = k % perGroup;
      if (channel < shape[1]) out[(k * shape[1] + channel) * elementCount(kernel) + middle] = 1;
    }
    return out;
  };
