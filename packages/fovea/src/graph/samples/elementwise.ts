// Samples of leaves and elementwise primitives: scalars, empty axes, vector tails, and the values where arithmetic is special.

import type { BinaryOp, UnaryOp } from '../../base/elementwise.ts';
import type { Shape } from '../../base/shape.ts';
import * as build from '../build.ts';
import type { Node } from '../node.ts';
import {
  awayFromZero,
  betweenIntegers,
  distinct,
  exactly,
  flags,
  integers,
  type Sample,
  type SampleInput,
  type Samples,
  uniform,
} from './sample.ts';

type Of = (shape: Shape) => SampleInput;

const SHAPES: readonly Shape[] = [[], [1], [0, 3], [2, 3, 5], [37], [9, 1, 70]];

/** The same graph for every shape, with inputs of that shape. */
const overShapes = (make: Sample['build'], ...inputs: readonly Of[]): Sample[] =>
  SHAPES.map((shape) => ({
    name: `${inputs.map((input) => input(shape).dtype)} [${shape}]`,
    inputs: inputs.map((input) => input(shape)),
    build: make,
  }));

const positive: Of = (shape) => uniform(shape, 0.3, 3);
const whole: Of = (shape) => integers(shape);
const any: Of = (shape) => uniform(shape);

// --- special values --------------------------------------------------------------------------------------------------

const INT_EDGES = [0, 1, -1, 7, -7, 2 ** 31 - 1, -(2 ** 31)];
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const FLOAT_EDGES = [0, -0, infinity, -infinity, nan, 1e-30, 3e38, -2.5];
/** Far enough from 0 that the argument has to be reduced, near enough that float32 still knows where it is. */
const ANGLES = [0, -0, infinity, nan, 0.5, -3, 20, -30];

/** The special values of a function of one argument. */
const edges = (make: (x: Node) => Node, values: readonly number[] = FLOAT_EDGES): Sample => ({
  name: 'special values',
  inputs: [exactly([values.length], values)],
  build: make,
  smooth: false,
});

/** Every pair of special values. */
function edgePairs(make: (a: Node, b: Node) => Node, dtype: 'float32' | 'int32'): Sample {
  const values = dtype === 'int32' ? INT_EDGES : FLOAT_EDGES;
  const shape = [values.length, values.length];
  const rows = values.flatMap((value) => values.map(() => value));
  return {
    name: `special ${dtype} values`,
    inputs: [exactly(shape, rows, dtype), exactly(shape, values, dtype)],
    build: make,
    smooth: false,
  };
}

// --- tables ----------------------------------------------------------------------------------------------------------

const UNARY: Samples<UnaryOp> = {
  neg: [...overShapes(build.neg, any), ...overShapes(build.neg, whole), edges(build.neg)],
  abs: [...overShapes(build.abs, awayFromZero), ...overShapes(build.abs, whole), edges(build.abs)],
  floor: [...overShapes(build.floor, betweenIntegers), edges(build.floor)],
  exp: [...overShapes(build.exp, any), edges(build.exp)],
  log: [...overShapes(build.log, positive), edges(build.log)],
  sqrt: [...overShapes(build.sqrt, positive), edges(build.sqrt)],
  rsqrt: [...overShapes(build.rsqrt, positive), edges(build.rsqrt)],
  reciprocal: [...overShapes(build.reciprocal, awayFromZero), edges(build.reciprocal)],
  tanh: [...overShapes(build.tanh, any), edges(build.tanh)],
  erf: [...overShapes(build.erf, any), edges(build.erf)],
  sin: [...overShapes(build.sin, any), edges(build.sin, ANGLES)],
  cos: [...overShapes(build.cos, any), edges(build.cos, ANGLES)],
};

/** Arithmetic on both dtypes; the denominator of div needs inputs of its own. */
const arithmetic = (make: (a: Node, b: Node) => Node, a: Of = any, b: Of = any): Sample[] => [
  ...overShapes(make, a, b),
  ...overShapes(make, whole, whole),
  {
    name: 'with itself',
    inputs: [awayFromZero([4, 5])],
    build: (x) => make(x, x),
    smooth: make !== build.max && make !== build.min,
  },
  { name: 'with a constant', inputs: [distinct([4, 5])], build: (x) => make(x, build.constantLike(x, 0.3)) },
  { name: 'of a constant', inputs: [awayFromZero([4, 5])], build: (x) => make(build.constantLike(x, 0.1), x) },
  edgePairs(make, 'float32'),
  edgePairs(make, 'int32'),
];

const comparison = (make: (a: Node, b: Node) => Node): Sample[] => [
  ...overShapes(make, distinct, distinct),
  ...overShapes(make, whole, whole),
  ...overShapes(make, flags, flags),
  edgePairs(make, 'float32'),
  edgePairs(make, 'int32'),
];

const bitwise = (make: (a: Node, b: Node) => Node): Sample[] => [
  ...overShapes(make, whole, whole),
  ...overShapes(make, flags, flags),
  edgePairs(make, 'int32'),
];

const shift = (make: (a: Node, b: Node) => Node): Sample[] =>
  overShapes(
    make,
    (shape) => integers(shape, -(2 ** 31), 2 ** 31 - 1),
    (shape) => integers(shape, 0, 31),
  );

const BINARY: Samples<BinaryOp> = {
  add: arithmetic(build.add),
  sub: arithmetic(build.sub),
  mul: arithmetic(build.mul),
  div: arithmetic(build.div, any, awayFromZero),
  max: arithmetic(build.max, distinct, distinct),
  min: arithmetic(build.min, distinct, distinct),
  less: comparison(build.less),
  lessEqual: comparison(build.lessEqual),
  equal: comparison(build.equal),
  notEqual: comparison(build.notEqual),
  bitAnd: bitwise(build.bitAnd),
  bitOr: bitwise(build.bitOr),
  bitXor: bitwise(build.bitXor),
  shiftLeft: shift(build.shiftLeft),
  shiftRight: shift(build.shiftRight),
};

const random = (name: string, key: readonly number[], make: (key: Node) => Node): Sample => ({
  name,
  inputs: [exactly([2], key, 'int32')],
  build: make,
});

const LEAVES: Samples<'buffer' | 'constant' | 'iota' | 'randomBits'> = {
  buffer: [...overShapes((x) => x, any), ...overShapes((x) => x, whole), ...overShapes((x) => x, flags)],
  constant: [
    { name: 'float32', inputs: [], build: () => build.constant(0.1, [3, 2]) },
    { name: 'int32', inputs: [], build: () => build.constant(-7, [5], 'int32') },
    { name: 'bool', inputs: [], build: () => build.constant(1, [], 'bool') },
    { name: 'NaN', inputs: [], build: () => build.constant(nan, [2]) },
    { name: 'infinity', inputs: [], build: () => build.constant(-infinity, [2]) },
    { name: 'empty', inputs: [], build: () => build.constant(1, [0]) },
  ],
  iota: [
    { name: 'along the first axis', inputs: [], build: () => build.iota([3, 4], 0) },
    { name: 'along the last axis', inputs: [], build: () => build.iota([3, 4], 1) },
    {
      name: 'flipped and permuted',
      inputs: [],
      build: () => build.transpose(build.flip(build.iota([3, 4], 1), [1]), [1, 0]),
    },
    { name: 'reshaped', inputs: [], build: () => build.reshape(build.iota([6, 2], 0), [3, 4]) },
    { name: 'empty', inputs: [], build: () => build.iota([2, 0], 1) },
  ],
  randomBits: [
    random('vector', [1, 2], (key) => build.randomBits(key, [11])),
    random('matrix', [-1, 2 ** 31 - 1], (key) => build.randomBits(key, [3, 70])),
    random('empty', [1, 2], (key) => build.randomBits(key, [0, 2])),
    random('part', [3, 4], (key) => build.slice(build.randomBits(key, [5, 9]), [4, 1], [3, 4], [-2, 2])),
    random('permuted', [3, 4], (key) => build.transpose(build.randomBits(key, [5, 9]), [1, 0])),
  ],
};

const casts = (input: Of, dtype: 'float32' | 'int32' | 'bool'): Sample[] =>
  overShapes((x) => build.cast(x, dtype), input);

const checkpointed = (y: Node, sources: readonly Node[]): Node => build.checkpoint(y, y, sources);

const CHOICE: Samples<'where' | 'cast' | 'detach' | 'barrier' | 'checkpoint'> = {
  where: [
    ...overShapes(build.where, flags, any, any),
    ...overShapes(build.where, flags, whole, whole),
    {
      name: 'with a constant',
      inputs: [flags([4, 5]), any([4, 5])],
      build: (c, x) => build.where(c, x, build.constantLike(x, -1)),
    },
  ],
  cast: [
    ...casts(betweenIntegers, 'int32'),
    ...casts(any, 'bool'),
    ...casts(whole, 'float32'),
    ...casts(whole, 'bool'),
    ...casts(flags, 'float32'),
    ...casts(flags, 'int32'),
    edges((x) => build.cast(x, 'int32')),
    edges((x) => build.cast(x, 'bool')),
  ],
  detach: overShapes(build.detach, any).map((sample) => ({ ...sample, smooth: false })),
  barrier: [
    ...overShapes((x, y) => build.mul(build.barrier(x, y), x), any, any),
    ...overShapes((x) => build.barrier(x, build.exp(x)), any),
  ],
  checkpoint: [
    ...overShapes((x) => checkpointed(build.mul(build.exp(x), x), [x]), any),
    ...overShapes((x, y) => build.mul(checkpointed(build.mul(build.exp(x), y), [x, y]), x), any, any),
  ],
};

export const ELEMENTWISE_SAMPLES = { ...UNARY, ...BINARY, ...LEAVES, ...CHOICE };
