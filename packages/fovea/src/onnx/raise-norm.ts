// Reductions, softmax and normalisation as ONNX names them, from what ops/softmax.ts and ops/norm.ts spell out.

import { type Constants, scalarOf, sourceOf } from './constants.ts';
import { type Dims, sameDims } from './dims.ts';
import { any, anyNumber, either, type Found, kept, match, named, number, of, type Pattern } from './pattern.ts';
import type { RaiseRule, Step } from './step.ts';
import type { Term } from './term.ts';

type Reduce = Extract<Step, { kind: 'reduce' }>;

const sumOrMax: RaiseRule = ({ node, inputs: [x] }) => {
  if (node.op === 'sum') return { kind: 'reduce', type: 'ReduceSum', x, axes: node.attributes.axes, keepDims: false };
  if (node.op === 'reduceMax')
    return { kind: 'reduce', type: 'ReduceMax', x, axes: node.attributes.axes, keepDims: false };
  return undefined;
};

const withOnes = (dims: Dims, axes: readonly number[]): Dims =>
  dims.map((dim, axis) => (axes.includes(axis) ? 1 : dim));

/** A reduction whose axes stay, with size 1. */
const keptAxes: RaiseRule = (term, { steps }) => {
  if (term.node.op !== 'reshape') return undefined;
  const [inner] = term.inputs;
  const step = steps.get(inner);
  if (step?.kind !== 'reduce' || step.keepDims || inner.uses > 1) return undefined;
  return sameDims(term.dims, withOnes(step.x.dims, step.axes)) ? { ...step, keepDims: true } : undefined;
};

/** What a term is multiplied by, and the term, for a product with a number or a quotient by one. */
function scaled({ node, inputs: [x, y] }: Term): { readonly x: Term; readonly factor: number } | undefined {
  if (node.op !== 'mul' && node.op !== 'div') return undefined;
  const value = scalarOf(y);
  if (value === undefined) return undefined;
  return { x, factor: node.op === 'mul' ? value : 1 / value };
}

/** Whether a factor makes a sum over the axes a mean. */
function isMean(factor: number, dims: Dims, axes: readonly number[]): boolean {
  const count = axes.reduce((product, axis) => product * Number(dims[axis]), 1);
  return Math.abs(factor * count - 1) < 1e-6;
}

const mean: RaiseRule = (term, { steps }) => {
  const product = scaled(term);
  const step = product && steps.get(product.x);
  if (!product || step?.kind !== 'reduce' || step.type !== 'ReduceSum' || product.x.uses > 1) return undefined;
  return isMean(product.factor, step.x.dims, step.axes)
    ? ({ ...step, type: 'ReduceMean' } satisfies Reduce)
    : undefined;
};

// --- softmax ---------------------------------------------------------------------------------------------------------

const MOST = named('most', kept(of('reduceMax', any('x'))));
const UNMASKED = named('z', of('sub', any('x'), MOST));
/** Where a line may be −∞ throughout. */
const isMasked = of('equal', MOST, number(Number.NEGATIVE_INFINITY));
const MASKED = named('z', of('sub', any('x'), of('where', isMasked, number(0), MOST)));
const totalOf = (e: Pattern): Pattern => kept(named('sum', of('sum', e)));
const SOFTMAX = of('mul', named('e', of('exp', UNMASKED)), of('reciprocal', totalOf(any('e'))));
const SOFTMAX_DIVIDED = of('div', named('e', of('exp', UNMASKED)), totalOf(any('e')));
const SOFTMAX_OR_ZEROS = of(
  'mul',
  named('e', of('exp', MASKED)),
  of('reciprocal', of('where', isMasked, number(1), totalOf(any('e')))),
);
const LOG_SOFTMAX = of('sub', UNMASKED, of('log', totalOf(of('exp', any('z')))));

/** The one axis that maximum and sum go over. */
function axisOf(found: Record<string, Term>): number | undefined {
  const axes = (term: Term): readonly number[] => {
    const reduction = term.node.op === 'reshape' ? term.inputs[0] : term;
    return reduction.node.op === 'reduceMax' || reduction.node.op === 'sum' ? reduction.node.attributes.axes : [];
  };
  const [most, sum] = [axes(found.most), axes(found.sum)];
  return most.length === 1 && sum.length === 1 && most[0] === sum[0] ? most[0] : undefined;
}

function softmaxStep(type: 'Softmax' | 'LogSoftmax', found: Record<string, Term> | undefined): Step | undefined {
  const axis = found && axisOf(found);
  return axis === undefined ? undefined : { kind: 'softmax', type, x: (found as Record<string, Term>).x, axis };
}

const softmax: RaiseRule = (term) => softmaxStep('Softmax', match(either(SOFTMAX, SOFTMAX_DIVIDED), term));
const logSoftmax: RaiseRule = (term) => softmaxStep('LogSoftmax', match(LOG_SOFTMAX, term));

/** As softmax where it can be seen that no line is −∞ throughout. */
const softmaxOrZeros: RaiseRule = (term, { constants }) => {
  const found = match(SOFTMAX_OR_ZEROS, term);
  return found && seesSomething(found.x, constants) ? softmaxStep('Softmax', found) : undefined;
};

/** Whether every line along the last axis has a score that no mask has taken away: scores are products, with one constant mask at most. */
function seesSomething(x: Term, constants: Constants): boolean {
  const { node, inputs } = sourceOf(x);
  if (isProduct(x)) return true;
  if (node.op === 'where') {
    const [kept, scores, none] = inputs;
    return isProduct(scores) && scalarOf(none) !== undefined && everyLine(kept, constants, (value) => value !== 0);
  }
  if (node.op !== 'add') return false;
  const scores = inputs.find(isProduct);
  const mask = inputs.find((input) => input !== scores);
  return scores !== undefined && mask !== undefined && everyLine(mask, constants, (value) => value > -Infinity);
}

const isProduct = (term: Term): boolean => {
  const { node, inputs } = sourceOf(term);
  return node.op === 'matmul' || (node.op === 'reshape' && isProduct(inputs[0]));
};

/** Whether some value of every line of a constant passes. */
function everyLine(term: Term, constants: Constants, passes: (value: number) => boolean): boolean {
  const mask = sourceOf(term);
  if (!mask.folded) return false;
  const { data, shape } = constants.of(mask);
  const length = Math.max(1, shape[shape.length - 1]);
  for (let start = 0; start < data.length; start += length) {
    if (!data.subarray(start, start + length).some(passes)) return false;
  }
  return true;
}

// --- layer normalisation -----------------------------------------------------------------------------------------------

/** The mean over the last axis, which stays. */
const meanOfLast =
  (pattern: Pattern): Pattern =>
  (broadcast, found): Found | undefined => {
    const product = scaled(sourceOf(broadcast));
    if (!product) return undefined;
    const inner = sourceOf(product.x);
    const sum = inner.node.op === 'reshape' ? inner.inputs[0] : inner;
    if (sum.node.op !== 'sum') return undefined;
    const { axes } = sum.node.attributes;
    const [x] = sum.inputs;
    const isLast = axes.length === 1 && axes[0] === x.dims.length - 1;
    return isLast && isMean(product.factor, x.dims, axes) ? pattern(x, found) : undefined;
  };

const SHIFTED = named('shifted', of('sub', any('x'), meanOfLast(any('x'))));
const REST = named('rest', meanOfLast(any('shifted')));
const VARIANCE = of(
  'max',
  of('sub', meanOfLast(of('mul', any('shifted'), any('shifted'))), of('mul', any('rest'), any('rest'))),
  number(0),
);
const LAYER_NORM = of('mul', of('sub', SHIFTED, REST), of('rsqrt', of('add', VARIANCE, anyNumber('eps'))));

/** As people write it: (x − mean) / √(mean of squares of that + eps). */
const CENTRED = named('centred', of('sub', any('x'), meanOfLast(any('x'))));
const SPREAD = of('add', meanOfLast(of('mul', any('centred'), any('centred'))), anyNumber('eps'));
const PLAIN_LAYER_NORM = either(of('mul', CENTRED, of('rsqrt', SPREAD)), of('div', CENTRED, of('sqrt', SPREAD)));

const layerNorm: RaiseRule = (term) => {
  const found = match(LAYER_NORM, term) ?? match(PLAIN_LAYER_NORM, term);
  const eps = found && scalarOf(found.eps);
  if (!found || eps === undefined) return undefined;
  return { kind: 'layerNorm', x: found.x, eps, weight: undefined, bias: undefined };
};

/** Weight and bias of a normalisation before them. */
const layerNormAffine: RaiseRule = (term, { steps }) => {
  const { node, inputs } = term;
  if (node.op !== 'mul' && node.op !== 'add') return undefined;
  const x = inputs.find((input) => steps.get(input)?.kind === 'layerNorm');
  const step = x && steps.get(x);
  if (!x || step?.kind !== 'layerNorm' || x.uses > 1 || step.bias) return undefined;
  const by = sourceOf(inputs[0] === x ? inputs[1] : inputs[0]);
  if (!by.folded || scalarOf(by) !== undefined || !isAlongLast(by.dims, step.x.dims)) return undefined;
  if (node.op === 'add') return { ...step, bias: by };
  return step.weight ? undefined : { ...step, weight: by };
};

const isAlongLast = (dims: Dims, like: Dims): boolean =>
  dims.every((dim, axis) => (axis === dims.length - 1 ? dim === like[like.length - 1] : dim === 1));

export const NORMS: readonly RaiseRule[] = [
  ...[sumOrMax, keptAxes, mean],
  ...[softmax, logSoftmax, softmaxOrZeros],
  ...[layerNorm, layerNormAffine],
];
