// Nodes of elementwise work: operands in one order of axes, broadcast by ONNX itself.

import type { DType } from '../base/dtype.ts';
import type { Primitive } from '../graph/primitives.ts';
import { sourceOf } from './constants.ts';
import { type Dim, type Dims, sameDim, sameDims } from './dims.ts';
import type { Emitter } from './emitter.ts';
import { type Order, storedDims } from './layout.ts';
import type { Step } from './step.ts';
import type { Term } from './term.ts';

type Elementwise = Extract<Step, { kind: 'elementwise' | 'silu' | 'gelu' }>;

export function emitElementwise(emitter: Emitter, term: Term, step: Elementwise): void {
  if (step.kind === 'elementwise') {
    const terms = step.operands.filter((operand) => typeof operand !== 'number');
    const order = emitter.commonOrder(term.dims, terms);
    const names = step.operands.map((operand) =>
      typeof operand === 'number' ? emitter.writer.scalar(operand, 'float32') : emitter.operand(operand, order).name,
    );
    const dims = terms.map((operand) => emitter.operand(operand, order).dims);
    finish(emitter, term, emitter.writer.node(step.type, names, step.attributes), order, dims);
    return;
  }
  const { writer } = emitter;
  const order = emitter.commonOrder(term.dims, [step.x]);
  const { name: x, dims } = emitter.operand(step.x, order);
  const result = step.kind === 'silu' ? writer.node('Mul', [x, writer.node('Sigmoid', [x])]) : writeGelu(emitter, x);
  finish(emitter, term, result, order, [dims]);
}

/** In the form that runtimes look for and replace by one kernel of their own. */
function writeGelu({ writer }: Emitter, x: string): string {
  const erf = writer.node('Erf', [writer.node('Div', [x, writer.scalar(Math.SQRT2, 'float32')])]);
  const product = writer.node('Mul', [x, writer.node('Add', [erf, writer.scalar(1, 'float32')])]);
  return writer.node('Mul', [product, writer.scalar(0.5, 'float32')]);
}

/** Notes a result, repeated where all operands were broadcast. */
function finish(emitter: Emitter, term: Term, name: string, order: Order, operands: readonly Dims[]): void {
  const { dims } = term;
  const common = dims.map((_, axis): Dim => {
    const sizes = operands.filter((each) => each.length > 0).map((each) => each[axis]);
    return sizes.find((size) => !sameDim(size, 1)) ?? 1;
  });
  const isWhole = operands.some((each) => each.length > 0) && sameDims(common, dims);
  const { writer } = emitter;
  const whole = isWhole ? name : writer.node('Expand', [name, writer.fullShape(storedDims(dims, order))]);
  emitter.put(term, whole, order);
}

type Write = (emitter: Emitter, names: readonly string[], dtype: DType) => string;

const plainNode =
  (type: string): Write =>
  ({ writer }, names) =>
    writer.node(type, names);

const cast = ({ writer }: Emitter, name: string, type: number): string => writer.node('Cast', [name], { to: type });

/** ONNX's numbers for element types. */
export const ELEMENT = { float32: 1, int32: 6, int64: 7, bool: 9, uint32: 12 } as const;

/** Comparisons that ONNX has for numbers alone. */
const ofNumbers =
  (type: string): Write =>
  (emitter, names, dtype) =>
    emitter.writer.node(type, dtype === 'bool' ? names.map((name) => cast(emitter, name, ELEMENT.int32)) : names);

const logicalOr =
  (type: string, logical: string): Write =>
  ({ writer }, names, dtype) =>
    writer.node(dtype === 'bool' ? logical : type, names);

/** ONNX shifts unsigned integers alone; the graph's shift to the right fills up with zeros, too. */
const shift =
  (direction: 'LEFT' | 'RIGHT'): Write =>
  (emitter, names) => {
    const words = names.map((name) => cast(emitter, name, ELEMENT.uint32));
    return cast(emitter, emitter.writer.node('BitShift', words, { direction }), ELEMENT.int32);
  };

/** x / 0 is 0 for integers, where a processor would stop. */
function divide(emitter: Emitter, [a, b]: readonly string[], dtype: DType): string {
  const { writer } = emitter;
  if (dtype === 'float32') return writer.node('Div', [a, b]);
  const [zero, one] = [writer.scalar(0, 'int32'), writer.scalar(1, 'int32')];
  const none = writer.node('Equal', [b, zero]);
  // −2³¹ / −1 is not an int32 either: x / −1 is 0 − x, which wraps around.
  const negative = writer.node('Equal', [b, writer.scalar(-1, 'int32')]);
  const safe = writer.node('Where', [writer.node('Or', [none, negative]), one, b]);
  const quotient = writer.node('Div', [a, safe]);
  const negated = writer.node('Where', [negative, writer.node('Sub', [zero, a]), quotient]);
  return writer.node('Where', [none, zero, negated]);
}

const NODES: Partial<Record<Primitive, Write>> = {
  neg: plainNode('Neg'),
  abs: plainNode('Abs'),
  floor: plainNode('Floor'),
  exp: plainNode('Exp'),
  log: plainNode('Log'),
  sqrt: plainNode('Sqrt'),
  rsqrt: ({ writer }, names) => writer.node('Reciprocal', [writer.node('Sqrt', names)]),
  reciprocal: plainNode('Reciprocal'),
  tanh: plainNode('Tanh'),
  erf: plainNode('Erf'),
  sin: plainNode('Sin'),
  cos: plainNode('Cos'),
  add: plainNode('Add'),
  sub: plainNode('Sub'),
  mul: plainNode('Mul'),
  div: divide,
  max: plainNode('Max'),
  min: plainNode('Min'),
  less: ofNumbers('Less'),
  lessEqual: ofNumbers('LessOrEqual'),
  equal: plainNode('Equal'),
  notEqual: ({ writer }, names) => writer.node('Not', [writer.node('Equal', names)]),
  bitAnd: logicalOr('BitwiseAnd', 'And'),
  bitOr: logicalOr('BitwiseOr', 'Or'),
  bitXor: logicalOr('BitwiseXor', 'Xor'),
  shiftLeft: shift('LEFT'),
  shiftRight: shift('RIGHT'),
  where: plainNode('Where'),
};

/** False for a primitive that is not elementwise. */
export function emitPrimitiveElementwise(emitter: Emitter, term: Term): boolean {
  const { node, inputs } = term;
  const write =
    node.op === 'cast'
      ? (own: Emitter, names: readonly string[]) => cast(own, names[0], ELEMENT[node.dtype])
      : NODES[node.op];
  if (!write) return false;
  const order = emitter.commonOrder(term.dims, inputs);
  const operands = inputs.map((input) => emitter.operand(input, order));
  // The condition of a choice is bool; what is chosen says the dtype.
  const { dtype } = sourceOf(inputs[inputs.length - 1]).node;
  const names = operands.map(({ name }) => name);
  const name = write(emitter, names, dtype);
  finish(
    emitter,
    term,
    name,
    order,
    operands.map(({ dims }) => dims),
  );
  return true;
}
