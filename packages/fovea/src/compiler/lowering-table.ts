// How every primitive is lowered: what it costs, how it takes its operands, and what it becomes. The choice of materialised nodes
// (materialize.ts), lowering (lower.ts) and the order of checks (tensor/compile.ts) all read this table. A primitive without a row does not compile.

import { BINARY_OPS, type BinaryOp, UNARY_OPS, type UnaryOp } from '../base/elementwise.ts';
import { contiguousStrides } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { type Primitive, sameRows } from '../graph/primitives.ts';
import { attention, attentionGrad } from './attention-kernels.ts';
import { dot, expandMap, type IndexMap, reshapeMap, sliceMap, transposeMap } from './index-map.ts';
import * as kernels from './kernels.ts';
import type { KernelRow, LeafRow, LoweringRow, StepRow, ViewRow } from './lowering-row.ts';

type Table = { readonly [P in Primitive]: LoweringRow<P> };

/** In loads from memory, of one element. */
const CHEAP = 0.05;
const UNARY_COST: Partial<Record<UnaryOp, number>> = {
  exp: 1,
  log: 1,
  tanh: 1.5,
  erf: 2,
  sin: 2,
  cos: 2,
  sqrt: 0.3,
  rsqrt: 0.4,
  reciprocal: 0.3,
};
const BINARY_COST: Partial<Record<BinaryOp, number>> = { div: 0.3 };

const unaryRow = (op: UnaryOp): StepRow<UnaryOp> => ({
  form: 'elementwise',
  operands: 'fused',
  cost: UNARY_COST[op] ?? CHEAP,
  step: (node, [a]) => ({ op: node.op, a, dtype: node.dtype }),
});

const binaryRow = (op: BinaryOp): StepRow<BinaryOp> => ({
  form: 'elementwise',
  operands: 'fused',
  cost: BINARY_COST[op] ?? CHEAP,
  step: (node, [a, b]) => ({ op: node.op, a, b, dtype: node.dtype }),
});

const rowsOf = <K extends Primitive, R>(ops: readonly K[], row: (op: K) => R): Record<K, R> =>
  Object.fromEntries(ops.map((op) => [op, row(op)])) as Record<K, R>;

const view = <P extends Primitive>(through: ViewRow<P>['through'], keepsOrder = false): ViewRow<P> => ({
  form: 'view',
  operands: 'fused',
  cost: 0,
  keepsOrder,
  through,
});

const kernel = <P extends Primitive>(
  operands: KernelRow<P>['operands'],
  cost: number,
  make: KernelRow<P>['kernels'],
): KernelRow<P> => ({ form: 'kernel', operands, cost, kernels: make });

const leaf: LeafRow = { form: 'leaf', operands: 'dense', cost: 0 };

/** Position `index` of a vector, wherever the element is. */
const fixed = (index: number, rank: number): IndexMap => [
  { offset: index, coefficients: new Array<number>(rank).fill(0) },
];

const { POSITIVE_INFINITY: BY_SIZE } = Number;

export const LOWERING: Table = {
  buffer: leaf,
  constant: {
    form: 'generator',
    operands: 'fused',
    cost: CHEAP,
    step: ({ attributes, dtype }) => ({ op: 'constant', value: attributes.value, dtype }),
  },
  iota: {
    form: 'generator',
    operands: 'fused',
    cost: CHEAP,
    step: ({ attributes }, _, { map }) => {
      const { offset, coefficients } = map[attributes.axis];
      return { op: 'index', offset, strides: coefficients, dtype: 'int32' };
    },
  },
  randomBits: {
    form: 'generator',
    operands: 'fused',
    cost: 3,
    reads: ({ inputs: [key] }, { dims }) => [0, 1].map((word) => ({ node: key, map: fixed(word, dims.length) })),
    step: ({ shape }, [a, b], { map, dims }) => {
      const { offset, coefficients } = dot(map, contiguousStrides(shape), dims.length);
      return { op: 'random', a, b, offset, strides: coefficients, dtype: 'int32' };
    },
  },
  ...rowsOf(UNARY_OPS, unaryRow),
  ...rowsOf(BINARY_OPS, binaryRow),
  where: {
    form: 'elementwise',
    operands: 'fused',
    cost: CHEAP,
    step: ({ dtype }, [a, b, c]) => ({ op: 'where', a, b, c, dtype }),
  },
  cast: {
    form: 'elementwise',
    operands: 'fused',
    cost: CHEAP,
    step: ({ dtype }, [a]) => ({ op: 'cast', a, dtype }),
  },
  ...sameRows(
    ['detach', 'barrier', 'checkpoint'],
    view((_, { map }) => map, true),
  ),
  reshape: view(({ shape, inputs }, { map, dims }) => reshapeMap(map, shape, inputs[0].shape, dims), true),
  transpose: view(({ attributes }, { map }) => transposeMap(map, attributes.permutation)),
  expand: view(({ shape, inputs }, { map }) => expandMap(map, inputs[0].shape, shape)),
  slice: view(({ attributes }, { map }) => sliceMap(map, attributes.start, attributes.step)),
  sum: kernel('fused', 1, kernels.reduce),
  reduceMax: kernel('fused', 1, kernels.reduce),
  argmax: kernel('fused', 1, kernels.reduce),
  pad: kernel('fused', 1, kernels.pad),
  concat: kernel('fused', 1, kernels.concat),
  gather: kernel('dense', 1, kernels.index),
  scatterAdd: kernel('dense', 1, kernels.index),
  matmul: kernel('strided', BY_SIZE, kernels.matmul),
  ...sameRows(['attention', 'attentionLogSum'], kernel('strided', BY_SIZE, attention)),
  attentionGrad: kernel('strided', BY_SIZE, attentionGrad),
  ...sameRows(['conv2d', 'conv2dInputGrad', 'conv2dWeightGrad'], kernel('dense', BY_SIZE, kernels.conv)),
  ...sameRows(['maxPool2d', 'maxPool2dIndices'], kernel('dense', BY_SIZE, kernels.maxPool)),
  ...sameRows(['poolGather', 'poolScatter'], kernel('dense', BY_SIZE, kernels.poolIndex)),
  ...sameRows(['averagePool2d', 'averagePool2dGrad'], kernel('dense', BY_SIZE, kernels.averagePool)),
};

export const rowOf = (node: Node): LoweringRow<Node['op']> => LOWERING[node.op] as LoweringRow<Node['op']>;
