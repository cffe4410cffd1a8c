// Shape and dtype rules of contractions and windows: matrix products, convolutions, pooling. Part of the table in shapes.ts.

import { ShapeError } from '../base/errors.ts';
import {
  type ConvGeometry,
  inputShape,
  outputShape,
  type PoolGeometry,
  weightShape,
  windowOutput,
} from '../base/geometry.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { formatShape, type Shape, sameShape } from '../base/shape.ts';
import type { Node } from './node-type.ts';
import type { NodeType, Rules } from './shape-checks.ts';

const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;

/** The window's parameters make sense, it fits the padded input, and the output has the size that follows. */
function requireWindow(op: string, { rows, columns }: PoolGeometry): void {
  for (const [axis, w] of Object.entries({ rows, columns })) {
    if (!isCount(w.kernel, 1) || !isCount(w.stride, 1) || !isCount(w.dilation, 1))
      throw new ShapeError(
        `${op}: kernel, stride and dilation must be integers ≥ 1: got ${w.kernel}, ${w.stride}, ${w.dilation} for ${axis}`,
      );
    if (!isCount(w.before, 0) || !isCount(w.after, 0))
      throw new ShapeError(`${op}: padding must be integers ≥ 0: got ${w.before} and ${w.after} for ${axis}`);
    const out = windowOutput(w);
    if (out < 1)
      throw new ShapeError(
        `${op}: the window does not fit: kernel ${w.kernel} with dilation ${w.dilation} over ${w.size} ${axis} padded by ${w.before} and ${w.after}; needs a larger input, more padding or a smaller kernel`,
      );
    if (out !== w.out) throw new ShapeError(`${op}: output has ${w.out} ${axis}; the geometry gives ${out}`);
  }
}

function requireConvGeometry(op: string, g: ConvGeometry): void {
  requireWindow(op, g);
  if (!isCount(g.groups, 1) || g.inChannels % g.groups !== 0 || g.outChannels % g.groups !== 0)
    throw new ShapeError(
      `${op}: ${g.groups} groups do not divide ${g.inChannels} input and ${g.outChannels} output channels`,
    );
}

/** Every pooling window sees at least one pixel: without, there is no maximum and no mean. */
function requirePoolGeometry(op: string, geometry: PoolGeometry): void {
  requireWindow(op, geometry);
  const { rows, columns } = geometry;
  for (const [axis, w] of Object.entries({ rows, columns })) {
    for (let out = 0; out < w.out; out++) {
      const first = out * w.stride - w.before;
      // The first tap at or after the input's start; the window sees nothing if that lies behind the end.
      const tap = Math.max(0, Math.ceil(-first / w.dilation));
      if (tap < w.kernel && first + tap * w.dilation < w.size) continue;
      throw new ShapeError(
        `${op}: a window lies wholly in the padding: kernel ${w.kernel}, ${w.size} ${axis} padded by ${w.before} and ${w.after}; padding must be smaller than the kernel`,
      );
    }
  }
}

function floats(op: string, ...operands: readonly (readonly [string, Node, Shape])[]): void {
  for (const [what, node, shape] of operands) {
    requireDType(op, what, node, 'float32');
    requireShape(op, what, node.shape, shape);
  }
}

function indices(op: string, node: Node, geometry: PoolGeometry): void {
  requireDType(op, 'indices', node, 'int32');
  requireShape(op, 'indices', node.shape, outputShape(geometry));
}

const float = (shape: Shape): NodeType => ({ shape, dtype: 'float32' });

const CONTRACTIONS: Rules<'matmul' | 'conv2d' | 'conv2dInputGrad' | 'conv2dWeightGrad'> = {
  matmul: ([a, b]) => {
    requireDType('matmul', 'a', a, 'float32');
    requireDType('matmul', 'b', b, 'float32');
    const rank = a.shape.length;
    const fits =
      rank >= 2 &&
      b.shape.length === rank &&
      sameShape(a.shape.slice(0, -2), b.shape.slice(0, -2)) &&
      a.shape[rank - 1] === b.shape[rank - 2];
    if (!fits)
      throw new ShapeError(
        `matmul: cannot multiply ${formatShape(a.shape)} by ${formatShape(b.shape)}; needs [..., M, K] and [..., K, N]`,
      );
    return float([...a.shape.slice(0, -1), b.shape[rank - 1]]);
  },
  conv2d: ([x, w], { geometry: g }) => {
    requireConvGeometry('conv2d', g);
    floats('conv2d', ['input', x, inputShape(g)], ['weight', w, weightShape(g)]);
    return float(outputShape(g));
  },
  conv2dInputGrad: ([y, w], { geometry: g }) => {
    requireConvGeometry('conv2dInputGrad', g);
    floats('conv2dInputGrad', ['output gradient', y, outputShape(g)], ['weight', w, weightShape(g)]);
    return float(inputShape(g));
  },
  conv2dWeightGrad: ([x, y], { geometry: g }) => {
    requireConvGeometry('conv2dWeightGrad', g);
    floats('conv2dWeightGrad', ['input', x, inputShape(g)], ['output gradient', y, outputShape(g)]);
    return float(weightShape(g));
  },
};

const POOLING: Rules<
  'maxPool2d' | 'maxPool2dIndices' | 'poolGather' | 'poolScatter' | 'averagePool2d' | 'averagePool2dGrad'
> = {
  maxPool2d: ([x], { geometry: g }) => {
    requirePoolGeometry('maxPool2d', g);
    floats('maxPool2d', ['input', x, inputShape(g)]);
    return float(outputShape(g));
  },
  maxPool2dIndices: ([x], { geometry: g }) => {
    requirePoolGeometry('maxPool2dIndices', g);
    floats('maxPool2dIndices', ['input', x, inputShape(g)]);
    return { shape: outputShape(g), dtype: 'int32' };
  },
  poolGather: ([x, positions], { geometry: g }) => {
    requirePoolGeometry('poolGather', g);
    floats('poolGather', ['input', x, inputShape(g)]);
    indices('poolGather', positions, g);
    return float(outputShape(g));
  },
  poolScatter: ([y, positions], { geometry: g }) => {
    requirePoolGeometry('poolScatter', g);
    floats('poolScatter', ['output gradient', y, outputShape(g)]);
    indices('poolScatter', positions, g);
    return float(inputShape(g));
  },
  averagePool2d: ([x], { geometry: g }) => {
    requirePoolGeometry('averagePool2d', g);
    floats('averagePool2d', ['input', x, inputShape(g)]);
    return float(outputShape(g));
  },
  averagePool2dGrad: ([y], { geometry: g }) => {
    requirePoolGeometry('averagePool2dGrad', g);
    floats('averagePool2dGrad', ['output gradient', y, outputShape(g)]);
    return float(inputShape(g));
  },
};

export const WINDOW_RULES = { ...CONTRACTIONS, ...POOLING };
