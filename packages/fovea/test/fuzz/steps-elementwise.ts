// Steps of the fuzzer: arithmetic, comparison, choice, reductions, activations, norms.

import * as build from '../../src/graph/build.ts';
import type { Node } from '../../src/graph/node.ts';
import * as ops from '../../src/ops/index.ts';
import { checkpoint, full, iota, ones, type Tensor, where, zeros } from '../../src/tensor/index.ts';
import { nodeOf, tensorOf } from '../../src/tensor/internal.ts';
import type { Draw, Kind } from './draw.ts';

const UNARY = [
  'neg',
  'abs',
  'floor',
  'tanh',
  'erf',
  'sin',
  'cos',
  'square',
  'exp',
  'log',
  'sqrt',
  'rsqrt',
  'reciprocal',
] as const;
/** Defined, and not steep, for any argument. */
const SAFE_UNARY = {
  'exp of what is at most 3': (x: Tensor) => x.minimum(3).exp(),
  'log of what is at least 0.1': (x: Tensor) => x.abs().add(0.1).log(),
  'sqrt of a square': (x: Tensor) => x.square().add(0.01).sqrt(),
  'rsqrt of a square': (x: Tensor) => x.square().add(0.5).rsqrt(),
  'reciprocal of what is at least 0.5': (x: Tensor) => x.abs().add(0.5).reciprocal(),
} as const;
const BINARY = ['add', 'sub', 'mul', 'maximum', 'minimum'] as const;
const COMPARISONS = ['less', 'lessEqual', 'greater', 'greaterEqual', 'equal', 'notEqual'] as const;
const BITS = { bitAnd: build.bitAnd, bitOr: build.bitOr, bitXor: build.bitXor };
const SHIFTS = { shiftLeft: build.shiftLeft, shiftRight: build.shiftRight };
const SOFT = { softmax: ops.softmax, logSoftmax: ops.logSoftmax, logSumExp: ops.logSumExp };

const fromNodes = (make: (...nodes: Node[]) => Node, ...xs: readonly Tensor[]): Tensor =>
  tensorOf(make(...xs.map(nodeOf)));

function binary(
  draw: Draw,
  names: readonly (typeof BINARY | typeof COMPARISONS)[number][],
  dtype: 'float32' | 'int32',
) {
  const name = draw.choices.one(names);
  const a = draw.value((known) => known.dtype === dtype);
  const b = a && draw.partner(a.shape, dtype);
  return a && b && { inputs: [a.id, b.id], text: `$0.${name}($1)`, apply: ([x, y]: readonly Tensor[]) => x[name](y) };
}

const ARITHMETIC: readonly Kind[] = [
  {
    weight: 5,
    draw: (draw) => {
      const name = draw.choices.one(draw.choices.chance(0.6) ? UNARY.slice(0, 8) : UNARY);
      const a = draw.float();
      return a && { inputs: [a.id], text: `$0.${name}()`, apply: ([x]) => x[name]() };
    },
  },
  {
    weight: 3,
    draw: (draw) => {
      const [name, apply] = draw.choices.one(Object.entries(SAFE_UNARY));
      const a = draw.float();
      return a && { inputs: [a.id], text: `(${name})($0)`, apply: ([x]) => apply(x) };
    },
  },
  { weight: 12, draw: (draw) => binary(draw, BINARY, 'float32') },
  { weight: 4, draw: (draw) => binary(draw, BINARY, 'int32') },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.float();
      const b = a && draw.float();
      const apply = ([x, y]: readonly Tensor[]): Tensor => fromNodes(build.barrier, x, y);
      return a && b && { inputs: [a.id, b.id], text: 'barrier($0, $1)', apply };
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const a = draw.float();
      const b = a && draw.partner(a.shape, 'float32');
      const apply = ([x, y]: readonly Tensor[]): Tensor => x.div(y.abs().add(0.5));
      return a && b && { inputs: [a.id, b.id], text: '$0.div($1.abs().add(0.5))', apply };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.int();
      const b = a && draw.partner(a.shape, 'int32');
      return a && b && { inputs: [a.id, b.id], text: '$0.div($1)', apply: ([x, y]) => x.div(y) };
    },
  },
  {
    weight: 6,
    draw: (draw) => {
      const name = draw.choices.one(['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const);
      const number = draw.number() || (name === 'div' ? 2 : 0);
      const a = draw.float();
      return a && { inputs: [a.id], text: `$0.${name}(${number})`, apply: ([x]) => x[name](number) };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const name = draw.choices.one(['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const);
      const number = draw.choices.int(-3, 5);
      const a = draw.int();
      return a && { inputs: [a.id], text: `$0.${name}(${number})`, apply: ([x]) => x[name](number) };
    },
  },
];

const CHOICE: readonly Kind[] = [
  { weight: 4, draw: (draw) => binary(draw, COMPARISONS, 'float32') },
  { weight: 1, draw: (draw) => binary(draw, COMPARISONS, 'int32') },
  {
    weight: 3,
    draw: (draw) => {
      const a = draw.float();
      const b = a && draw.partner(a.shape, 'float32');
      const c = a && draw.partner(a.shape, 'bool');
      return (
        a && b && c && { inputs: [c.id, a.id, b.id], text: 'where($0, $1, $2)', apply: ([p, x, y]) => where(p, x, y) }
      );
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const dtype = draw.choices.one(['float32', 'int32', 'bool'] as const);
      const a = draw.value((known) => known.dtype !== dtype);
      return a && { inputs: [a.id], text: `$0.cast('${dtype}')`, apply: ([x]) => x.cast(dtype) };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const name = draw.choices.one(['logicalAnd', 'logicalOr'] as const);
      const a = draw.value(({ dtype }) => dtype === 'bool');
      const b = a && draw.partner(a.shape, 'bool');
      return a && b && { inputs: [a.id, b.id], text: `$0.${name}($1)`, apply: ([x, y]) => x[name](y) };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.value(({ dtype }) => dtype === 'bool');
      return a && { inputs: [a.id], text: '$0.logicalNot()', apply: ([x]) => x.logicalNot() };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const [name, make] = draw.choices.one(Object.entries(BITS));
      const a = draw.int();
      const b = a && draw.int(({ shape }) => `${shape}` === `${a.shape}`);
      return a && b && { inputs: [a.id, b.id], text: `${name}($0, $1)`, apply: (xs) => fromNodes(make, ...xs) };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const [name, make] = draw.choices.one(Object.entries(SHIFTS));
      const bits = draw.choices.int(0, 31);
      const a = draw.int();
      const apply = ([x]: readonly Tensor[]): Tensor => fromNodes((n) => make(n, build.constantLike(n, bits)), x);
      return a && { inputs: [a.id], text: `${name}($0, ${bits})`, apply };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.float();
      return a && { inputs: [a.id], text: '$0.detach()', apply: ([x]) => x.detach() };
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const a = draw.float();
      const b = a && draw.partner(a.shape, 'float32');
      const apply = ([x, y]: readonly Tensor[]): Tensor => checkpoint((v) => v.mul(y).neg().maximum(v), x);
      return a && b && { inputs: [a.id, b.id], text: 'checkpoint((v) => v.mul($1).neg().maximum(v), $0)', apply };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const [low, high] = draw.choices.one([
        [-1, 1],
        [0, 6],
        [-0.5, 0.25],
      ]);
      const a = draw.float();
      return a && { inputs: [a.id], text: `$0.clip(${low}, ${high})`, apply: ([x]) => x.clip(low, high) };
    },
  },
];

const REDUCTIONS: readonly Kind[] = [
  {
    weight: 9,
    draw: (draw) => {
      const name = draw.choices.one(['sum', 'sum', 'mean', 'max', 'min'] as const);
      const keepDims = draw.choices.chance(0.5);
      const a = draw.float(({ shape }) => shape.length > 0);
      if (!a) return undefined;
      const axes = draw.axes(a);
      if (name !== 'sum' && axes.some((axis) => a.shape[axis] === 0)) return undefined;
      const text = `$0.${name}([${axes}]${keepDims ? ', { keepDims: true }' : ''})`;
      return { inputs: [a.id], text, apply: ([x]) => x[name](axes, { keepDims }) };
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const name = draw.choices.one(['sum', 'max', 'min'] as const);
      const a = draw.int(({ shape }) => shape.length > 0);
      const axes = a ? draw.axes(a) : [];
      if (!a || (name !== 'sum' && axes.some((axis) => a.shape[axis] === 0))) return undefined;
      return { inputs: [a.id], text: `$0.${name}([${axes}])`, apply: ([x]) => x[name](axes) };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.value(({ dtype, shape }) => dtype !== 'bool' && shape.length > 0);
      const axis = a ? draw.axis(a) : 0;
      if (!a || a.shape[axis] === 0) return undefined;
      return { inputs: [a.id], text: `$0.argmax(${axis})`, apply: ([x]) => x.argmax(axis) };
    },
  },
];

const LEAVES: readonly Kind[] = [
  {
    weight: 2,
    draw: (draw) => {
      const shape = draw.shape();
      const [text, make] = draw.choices.one<readonly [string, () => Tensor]>([
        [`full([${shape}], 0.25)`, () => full(shape, 0.25)],
        [`zeros([${shape}])`, () => zeros(shape)],
        [`ones([${shape}])`, () => ones(shape)],
        [`full([${shape}], -3, 'int32')`, () => full(shape, -3, 'int32')],
      ]);
      return { inputs: [], text, apply: make };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const shape = draw.shape();
      if (shape.length === 0) return undefined;
      const axis = draw.choices.int(0, shape.length - 1);
      return { inputs: [], text: `iota([${shape}], ${axis})`, apply: () => iota(shape, axis) };
    },
  },
  {
    weight: 8,
    draw: (draw) => {
      const shape = draw.shape();
      const key = draw.int(({ shape: [size], shape: { length } }) => length === 1 && size === 2);
      return (
        key && {
          inputs: [key.id],
          text: `randomBits($0, [${shape}])`,
          apply: ([k]) => fromNodes((n) => build.randomBits(n, shape), k),
        }
      );
    },
  },
];

const ACTIVATIONS = {
  relu: ops.relu,
  relu6: ops.relu6,
  sigmoid: ops.sigmoid,
  hardSigmoid: ops.hardSigmoid,
  silu: ops.silu,
  gelu: ops.gelu,
  elu: ops.elu,
  softplus: ops.softplus,
  hardSwish: ops.hardSwish,
  mish: ops.mish,
};

const FUNCTIONS: readonly Kind[] = [
  {
    weight: 3,
    draw: (draw) => {
      const [name, activation] = draw.choices.one(Object.entries(ACTIVATIONS));
      const a = draw.float();
      return a && { inputs: [a.id], text: `${name}($0)`, apply: ([x]) => activation(x) };
    },
  },
  {
    weight: 3,
    draw: (draw) => {
      const [name, make] = draw.choices.one(Object.entries(SOFT));
      const a = draw.float(({ shape }) => shape.length > 0);
      const axis = a ? draw.axis(a) : 0;
      if (!a || a.shape[axis] === 0) return undefined;
      return { inputs: [a.id], text: `${name}($0, { axis: ${axis} })`, apply: ([x]) => make(x, { axis }) };
    },
  },
  {
    weight: 3,
    draw: (draw) => {
      const name = draw.choices.one(['layerNorm', 'rmsNorm', 'l2Normalize', 'batchNorm'] as const);
      const a = draw.float(({ shape }) => shape.length > 1 && shape.every((size) => size > 0));
      if (!a) return undefined;
      const channels = a.shape[a.shape.length - 1];
      if (name === 'batchNorm' && a.shape.reduce((count, size) => count * size, 1) / channels < 2) return undefined;
      // A large eps: the inverse of a deviation near 0 would be steep.
      const text = name === 'l2Normalize' ? '$0' : '$0, …, { eps: 0.1 }';
      const apply = ([x]: readonly Tensor[]): Tensor => {
        if (name === 'layerNorm') return ops.layerNorm(x, undefined, undefined, { eps: 0.1 });
        if (name === 'rmsNorm') return ops.rmsNorm(x, undefined, { eps: 0.1 });
        if (name === 'batchNorm') return ops.batchNormTraining(x, undefined, undefined, { eps: 0.1 }).y;
        return ops.l2Normalize(x.add(0.1));
      };
      return { inputs: [a.id], text: `${name}(${text})`, apply };
    },
  },
];

export const ELEMENTWISE_STEPS: readonly Kind[] = [...ARITHMETIC, ...CHOICE, ...REDUCTIONS, ...LEAVES, ...FUNCTIONS];
