// Which node is written for each step.

import { FoveaError, ValueError } from '../base/errors.ts';
import { scalarOf, sourceOf } from './constants.ts';
import { formatDims, isDynamic, sameDims } from './dims.ts';
import { emitElementwise, emitPrimitiveElementwise } from './emit-elementwise.ts';
import { emitMatmul } from './emit-matmul.ts';
import { emitPrimitiveMovement, emitReduce } from './emit-movement.ts';
import { emitConv, emitPrimitiveWindow } from './emit-window.ts';
import type { Emitter } from './emitter.ts';
import { identity, NCHW, sameOrder } from './layout.ts';
import { operandsOf, type Step, type Steps } from './step.ts';
import type { Term, TracedGraph } from './term.ts';

/** The terms that the outputs need, inputs first. Terms that a node of several primitives stands for are not among them. */
export function neededTerms({ terms, outputs }: TracedGraph, steps: Steps): readonly Term[] {
  const needed = new Set<Term>();
  const stack = [...outputs];
  while (stack.length > 0) {
    const term = stack.pop() as Term;
    if (needed.has(term)) continue;
    needed.add(term);
    const step = steps.get(term);
    if (step) stack.push(...operandsOf(term, step));
  }
  return terms.filter((term) => needed.has(term));
}

/** @throws ValueError for what ONNX has no node for, with the weights nearby */
export function emitTerm(emitter: Emitter, term: Term): void {
  const step = emitter.steps.get(term);
  // Constants are written where they are read, and so is what broadcasting repeats.
  if (!step || term.node.op === 'expand' || term.node.op === 'buffer' || isScalar(term)) return;
  try {
    (EMIT[step.kind] as Emit<Step['kind']>)(emitter, term, step as never);
  } catch (error) {
    if (!(error instanceof FoveaError)) throw error;
    const near = nearestName(emitter, term);
    throw near ? new ValueError(`${error.message} (near "${near}")`) : error;
  }
}

const isScalar = (term: Term): boolean => scalarOf(term) !== undefined;

function nearestName(emitter: Emitter, term: Term): string | undefined {
  const seen = new Set<Term>();
  const queue = [term];
  for (let i = 0; i < queue.length && i < 200; i++) {
    const name = emitter.nameOf(queue[i]);
    if (name !== 'constant') return name;
    for (const input of queue[i].inputs) {
      if (!seen.has(input)) queue.push(input);
      seen.add(input);
    }
  }
  return undefined;
}

type Emit<K extends Step['kind']> = (emitter: Emitter, term: Term, step: Extract<Step, { kind: K }>) => void;

const EMIT: { readonly [K in Step['kind']]: Emit<K> } = {
  primitive: emitPrimitive,
  elementwise: emitElementwise,
  silu: emitElementwise,
  gelu: emitElementwise,
  conv: emitConv,
  matmul: emitMatmul,
  reduce: emitReduce,
  softmax: (emitter, term, { x, type, axis }) => {
    const order = emitter.commonOrder(term.dims, [x]);
    emitter.put(term, emitter.writer.node(type, [emitter.in(x, order)], { axis: order.indexOf(axis) }), order);
  },
  layerNorm: emitLayerNorm,
  affine: emitAffine,
};

function emitPrimitive(emitter: Emitter, term: Term): void {
  const done =
    emitPrimitiveElementwise(emitter, term) ||
    emitPrimitiveMovement(emitter, term) ||
    emitPrimitiveWindow(emitter, term);
  if (done) return;
  throw new ValueError(
    `exportOnnx: ONNX has no node for the primitive ${term.node.op}, of shape ${formatDims(term.dims)}; leave out what it computes, such as random numbers and gradients`,
  );
}

function emitLayerNorm(emitter: Emitter, term: Term, step: Extract<Step, { kind: 'layerNorm' }>): void {
  const rank = term.dims.length;
  const own = emitter.commonOrder(term.dims, [step.x]);
  const order = own[rank - 1] === rank - 1 ? own : identity(rank);
  const { writer, constants } = emitter;
  const size = term.dims[rank - 1];
  if (isDynamic(size)) throw new ValueError('exportOnnx: a normalisation over the batch cannot be exported');
  const row = (part: Term | undefined, otherwise: number): string =>
    part
      ? writer.constant(emitter.nameOf(part), 'float32', [size], constants.of(part).data)
      : writer.constant('constant', 'float32', [size], new Float32Array(size).fill(otherwise));
  const inputs = [emitter.in(step.x, order), row(step.weight, 1), ...(step.bias ? [row(step.bias, 0)] : [])];
  const name = writer.node('LayerNormalization', inputs, { axis: -1, epsilon: { float: step.eps } });
  emitter.put(term, name, order);
}

/** x · scale + shift: one node where channels are planes. */
function emitAffine(emitter: Emitter, term: Term, { x, scale, shift }: Extract<Step, { kind: 'affine' }>): void {
  const order = emitter.commonOrder(term.dims, [x]);
  const { writer, constants } = emitter;
  const channels = term.dims[3];
  const isRow = (part: Term): boolean => sameDims(sourceOf(part).dims, [1, 1, 1, channels]);
  if (!sameOrder(order, NCHW) || !isRow(scale) || !isRow(shift) || isDynamic(channels)) {
    const product = writer.node('Mul', [emitter.operand(x, order).name, emitter.operand(scale, order).name]);
    emitter.put(term, writer.node('Add', [product, emitter.operand(shift, order).name]), order);
    return;
  }
  const row = (name: string, data: Float32Array): string => writer.constant(name, 'float32', [channels], data);
  const inputs = [
    emitter.in(x, order),
    row(emitter.nameOf(scale), constants.of(scale).data as Float32Array),
    row(emitter.nameOf(shift), constants.of(shift).data as Float32Array),
    row('mean', new Float32Array(channels)),
    row('variance', new Float32Array(channels).fill(1)),
  ];
  emitter.put(term, writer.node('BatchNormalization', inputs, { epsilon: { float: 0 } }), order);
}
