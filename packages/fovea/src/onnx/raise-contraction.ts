// Convolutions with what a constant per channel does to their results, products on more than two axes, affine maps by channel.

import type { WindowAxis } from '../base/geometry.ts';
import { scalarOf, sourceOf } from './constants.ts';
import { type Dims, isDynamic, sameDim } from './dims.ts';
import type { ChannelFactor, RaiseRule, Step } from './step.ts';
import type { Term } from './term.ts';

/** Whether a constant is one number per channel of a map `[N, H, W, C]`, or one for all. */
function isPerChannel(dims: Dims, channels: Dims[number]): boolean {
  const before = dims.slice(0, -1);
  return dims.length === 4 && before.every((dim) => dim === 1) && (dims[3] === 1 || sameDim(dims[3], channels));
}

/** The operand of a product or a sum that is a constant by channel, and the other one. */
function channelFactor(term: Term): { readonly x: Term; readonly factor: ChannelFactor } | undefined {
  const { op } = term.node;
  if (term.dims.length !== 4 || term.node.dtype !== 'float32') return undefined;
  if (op !== 'mul' && op !== 'add' && op !== 'sub') return undefined;
  const [a, b] = term.inputs;
  const fits = (constant: Term): boolean =>
    sourceOf(constant).folded &&
    (scalarOf(constant) !== undefined || isPerChannel(sourceOf(constant).dims, term.dims[3]));
  if (fits(b)) return { x: a, factor: { op, by: sourceOf(b) } };
  if (op !== 'sub' && fits(a)) return { x: b, factor: { op, by: sourceOf(a) } };
  return undefined;
}

const convolution: RaiseRule = ({ node, inputs: [image, w] }) => {
  if (node.op !== 'conv2d') return undefined;
  const { geometry } = node.attributes;
  const padded = paddedImage(image);
  if (!padded) return { kind: 'conv', x: image, w, geometry, after: [] };
  const [top, left, bottom, right] = padded.widths;
  const wider = {
    ...geometry,
    rows: widened(geometry.rows, top, bottom),
    columns: widened(geometry.columns, left, right),
  };
  return { kind: 'conv', x: padded.x, w, geometry: wider, after: [] };
};

/** The axis with zeros around the image counted as padding. */
const widened = (axis: WindowAxis, before: number, after: number): WindowAxis => ({
  ...axis,
  size: axis.size - before - after,
  before: axis.before + before,
  after: axis.after + after,
});

/** Zeros around images that nothing but one convolution reads. */
function paddedImage(image: Term): { readonly x: Term; readonly widths: readonly number[] } | undefined {
  const { node } = image;
  if (node.op !== 'pad' || node.attributes.value !== 0 || image.uses > 1) return undefined;
  const { before, after } = node.attributes;
  if ([before[0], before[3], after[0], after[3]].some((width) => width > 0)) return undefined;
  return { x: image.inputs[0], widths: [before[1], before[2], after[1], after[2]] };
}

const convolutionAffine: RaiseRule = (term, { steps }) => {
  const found = channelFactor(term);
  const step = found && steps.get(found.x);
  if (!found || step?.kind !== 'conv' || found.x.uses > 1 || !step.w.folded) return undefined;
  return { ...step, after: [...step.after, found.factor] };
};

const affine: RaiseRule = (term, { steps }) => {
  const sum = channelFactor(term);
  if (sum?.factor.op !== 'add' || sum.x.uses > 1 || steps.get(sum.x)?.kind !== 'primitive') return undefined;
  const product = channelFactor(sum.x);
  if (product?.factor.op !== 'mul' || scalarOf(product.factor.by) !== undefined) return undefined;
  if (scalarOf(sum.factor.by) !== undefined) return undefined;
  return { kind: 'affine', x: product.x, scale: product.factor.by, shift: sum.factor.by };
};

/** `[…, K] · [K, M]`, which ops/linear.ts writes as a product of two matrices between two reshapes. */
const linear: RaiseRule = (term, { steps }) => {
  if (term.node.op === 'matmul') {
    const [a, b] = term.inputs;
    // A mean is a product, too, and one node.
    const isPlain = a.node.op === 'mul' && a.uses === 1 && steps.get(a)?.kind === 'primitive';
    const factor = isPlain ? scalarOf(a.inputs[1]) : undefined;
    return { kind: 'matmul', a: factor === undefined ? a : a.inputs[0], b, bias: undefined, scale: factor };
  }
  if (term.node.op !== 'reshape') return undefined;
  const [product] = term.inputs;
  const step = steps.get(product);
  if (step?.kind !== 'matmul' || step.bias || product.uses > 1 || product.dims.length !== 2) return undefined;
  const rows = step.a.node.op === 'reshape' ? step.a.inputs[0] : step.a;
  const fits =
    rows.dims.length === term.dims.length &&
    sameDim(rows.dims[rows.dims.length - 1], step.b.dims[0]) &&
    term.dims.every((dim, axis) => sameDim(dim, axis === term.dims.length - 1 ? step.b.dims[1] : rows.dims[axis]));
  return fits ? { ...step, a: rows } : undefined;
};

const linearBias: RaiseRule = (term, { steps }) => {
  if (term.node.op !== 'add') return undefined;
  const x = term.inputs.find((input) => steps.get(input)?.kind === 'matmul');
  const step = x && steps.get(x);
  if (!x || step?.kind !== 'matmul' || step.bias || x.uses > 1) return undefined;
  const bias = sourceOf(term.inputs[0] === x ? term.inputs[1] : term.inputs[0]);
  const last = bias.dims.length - 1;
  const isRow = bias.dims.every((dim, axis) => (axis === last ? sameDim(dim, term.dims[last]) : dim === 1));
  return bias.folded && isRow && !isDynamic(term.dims[last]) ? ({ ...step, bias } satisfies Step) : undefined;
};

export const CONTRACTIONS: readonly RaiseRule[] = [convolution, convolutionAffine, linear, linearBias, affine];
