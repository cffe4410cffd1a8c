// Shape and dtype rules of attention. Part of the table in shapes.ts.

import { ShapeError } from '../base/errors.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { type AttentionPrimitive, attentionInputCount, attentionSizes, optionalInputs } from './attention.ts';
import type { Node } from './node-type.ts';
import type { PrimitiveAttributes } from './primitives.ts';
import type { NodeType, Rules } from './shape-checks.ts';

const float = (shape: Shape): NodeType => ({ shape, dtype: 'float32' });

function requireFloats(op: string, name: string, node: Node, shape: Shape): void {
  requireDType(op, name, node, 'float32');
  requireShape(op, name, node.shape, shape);
}

/** The bias, one value for each score; it may be the same for all of a batch axis. */
function requireBias(op: string, bias: Node, [...scores]: Shape): void {
  requireDType(op, 'bias', bias, 'float32');
  const fits =
    bias.shape.length === scores.length &&
    bias.shape.every((size, axis) => size === scores[axis] || (size === 1 && axis < scores.length - 2));
  if (!fits)
    throw new ShapeError(
      `${op}: bias must have shape ${formatShape(scores)}, batch axes possibly 1: got ${formatShape(bias.shape)}`,
    );
}

/** Checks what all three have in common, and gives the shapes that follow. */
function checked<P extends AttentionPrimitive>(
  op: P,
  inputs: readonly Node[],
  { form }: PrimitiveAttributes[P],
  value?: Node,
): { readonly batch: Shape; readonly rows: Shape; readonly out: Shape; readonly bias: Node | undefined } {
  const [query, key] = inputs;
  const count = attentionInputCount(op, form);
  if (inputs.length !== count) throw new ShapeError(`${op}: needs ${count} inputs: got ${inputs.length}`);
  requireShape(op, 'query', query.shape, ['…', 'L', 'E']);
  const { batch, queries, keys, width, valueWidth } = attentionSizes(query, key, value);
  requireFloats(op, 'query', query, query.shape);
  requireFloats(op, 'key', key, [...batch, keys, width]);
  if (value) requireFloats(op, 'value', value, [...batch, keys, valueWidth]);
  const sizes = [...batch, queries, keys, width, ...(value ? [valueWidth] : [])];
  if (sizes.some((size) => size === 0)) throw new ShapeError(`${op}: sizes must be at least 1: got ${sizes}`);
  const { bias, seed } = optionalInputs(op, inputs, form);
  if (bias) requireBias(op, bias, [...batch, queries, keys]);
  if (seed) {
    requireDType(op, 'seed', seed, 'int32');
    requireShape(op, 'seed', seed.shape, [2]);
  }
  return { batch, rows: [...batch, queries], out: [...batch, queries, valueWidth], bias };
}

export const ATTENTION_RULES: Rules<AttentionPrimitive> = {
  attention: (inputs, attributes) => float(checked('attention', inputs, attributes, inputs[2]).out),
  attentionLogSum: (inputs, attributes) => float(checked('attentionLogSum', inputs, attributes).rows),
  attentionGrad: (inputs, attributes) => {
    const [query, key, value, logSum, g, projection] = inputs;
    const { rows, out, bias } = checked('attentionGrad', inputs, attributes, value);
    requireFloats('attentionGrad', 'sum', logSum, rows);
    requireFloats('attentionGrad', 'gradient', g, out);
    requireFloats('attentionGrad', 'projection', projection, rows);
    const of = { query, key, value, bias }[attributes.of];
    if (!of) throw new ShapeError('attentionGrad: there is no bias to differentiate by');
    return float(of.shape);
  },
};
