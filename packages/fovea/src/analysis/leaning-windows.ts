// Windows that do not lie in the middle of what they go over, found in a model's graph: where flipped images are seen at other places, and what helps.

import type { WindowAxis } from '../base/geometry.ts';
import type { Shape } from '../base/shape.ts';
import { scopeOf } from '../graph/scope.ts';
import type { Module } from '../nn/index.ts';
import type { MirrorAxis } from './mirrored-weights.ts';
import { countedNodes, traceModel } from './trace.ts';

export interface LeaningWindow {
  /** The layer that it is of. */
  readonly layer: string;
  readonly kind: 'convolution' | 'pooling';
  readonly axis: WindowAxis;
  /** Pixels of the layer's input between where a window looks and where its mirror image does; below 0 where it leans to the end. */
  readonly lean: number;
}

/** Pixels at the end that the last window does not reach. */
const left = ({ size, out, kernel, stride, dilation, before, after }: WindowAxis): number =>
  size + before + after - (stride * (out - 1) + dilation * (kernel - 1) + 1);

export const leanOf = (axis: WindowAxis): number => left(axis) + axis.before - axis.after;

/** All windows of a model, in evaluation mode, that are not in the middle. */
export function leaningWindows(op: string, model: Module, inputShape: Shape, along: MirrorAxis): LeaningWindow[] {
  return countedNodes(traceModel(op, model, inputShape)).flatMap((node) => {
    if (node.op !== 'conv2d' && node.op !== 'maxPool2d' && node.op !== 'averagePool2d') return [];
    const { geometry } = node.attributes;
    const axis = along === 1 ? geometry.columns : geometry.rows;
    const lean = leanOf(axis);
    const kind = node.op === 'conv2d' ? 'convolution' : 'pooling';
    return lean === 0 ? [] : [{ layer: scopeOf(node)?.name ?? '', kind, axis, lean } as const];
  });
}

const WORDS = [
  { lines: 'rows', first: 'top', last: 'bottom', way: ['up', 'down'] },
  { lines: 'columns', first: 'left', last: 'right', way: ['left', 'right'] },
] as const;

/** What is the matter with a window. */
export function leanReason({ kind, axis, lean }: LeaningWindow, along: MirrorAxis): string {
  const { lines, first, last, way } = WORDS[along];
  const { size, kernel, stride, before, after } = axis;
  const rest = left(axis);
  const why = [
    ...(rest > 0 ? [`its last window ends ${rest} before the ${last} end`] : []),
    ...(before !== after ? [`it pads ${before} at the ${first} and ${after} at the ${last}`] : []),
  ].join(', and ');
  return (
    `${kind} with kernel ${kernel}, stride ${stride} and padding ${before === after ? before : `${before} and ${after}`} over ${size} ${lines}: ` +
    `${why}; its windows lie ${Math.abs(lean) / 2} too far ${lean > 0 ? way[0] : way[1]}`
  );
}

/** Sizes of its input, kernels and paddings with which it would lie in the middle. */
export function leanAdvice({ kind, axis }: LeaningWindow, along: MirrorAxis): string {
  const { lines } = WORDS[along];
  const { stride } = axis;
  const sizes = [nearest(axis, -1), nearest(axis, 1)].filter((one) => one !== undefined);
  const other = otherKernel(axis);
  const parts = [
    ...(sizes.length > 0 ? [`${sizes.join(' or ')} ${lines} in its place`] : []),
    ...(other ? [`a kernel of ${other.kernel} with padding ${other.before} on both sides`] : []),
  ];
  const blur =
    stride > 1 && kind === 'convolution'
      ? '; a blur before the stride (antialiasing, arXiv:1904.11486) makes what is left smaller'
      : '';
  return parts.length > 0 ? `${parts.join(', or ')} would be aligned${blur}` : `pad as much on both sides${blur}`;
}

const withSize = (axis: WindowAxis, size: number): WindowAxis => {
  const { kernel, stride, dilation, before, after } = axis;
  return { ...axis, size, out: Math.floor((size + before + after - dilation * (kernel - 1) - 1) / stride) + 1 };
};

function nearest(axis: WindowAxis, way: -1 | 1): number | undefined {
  for (let i = 1; i <= axis.stride; i++) {
    const other = withSize(axis, axis.size + way * i);
    if (other.size >= 1 && other.out >= 1 && leanOf(other) === 0) return other.size;
  }
  return undefined;
}

/** The nearest kernel with as much padding on both sides that gives as many windows, in the middle. */
function otherKernel(axis: WindowAxis): WindowAxis | undefined {
  for (const kernel of [axis.kernel, axis.kernel + 1, axis.kernel - 1].filter((one) => one >= 1))
    for (let padding = 0; padding <= kernel / 2; padding++) {
      const other = withSize({ ...axis, kernel, before: padding, after: padding }, axis.size);
      if (other.out === axis.out && leanOf(other) === 0) return other;
    }
  return undefined;
}

/** Most sizes that are tried on either side. */
const REACH = 32;

/** The nearest smaller and larger size of the image along the axis at which no window leans; none where the model takes no such size. */
export function alignedSizes(op: string, model: Module, inputShape: Shape, along: MirrorAxis): number[] {
  const size = inputShape[1 + along];
  const find = (way: -1 | 1): number[] => {
    for (let i = 1; i <= REACH && size + way * i >= size / 2; i++) {
      const shape = inputShape.map((one, at) => (at === 1 + along ? size + way * i : one));
      try {
        if (leaningWindows(op, model, shape, along).length === 0) return [shape[1 + along]];
      } catch {
        // The model does not take images of this size.
      }
    }
    return [];
  };
  return [...find(-1), ...find(1)];
}
