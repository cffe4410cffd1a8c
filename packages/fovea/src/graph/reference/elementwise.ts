// Float64 reference of leaves and elementwise primitives.

import { BINARY_OPS, type BinaryOp, UNARY_OPS, type UnaryOp } from '../../base/elementwise.ts';
import { ValueError } from '../../base/errors.ts';
import { philoxStream } from '../../base/philox.ts';
import { elementCount, formatShape } from '../../base/shape.ts';
import type { NodeOf } from '../node.ts';
import { sameRows } from '../primitives.ts';
import { binaryReference, castReference, unaryReference } from '../scalar.ts';
import { forEachPosition, type Leaves, type Reference, type References } from './rule.ts';

const unary: Reference<UnaryOp> = ({ op, dtype }, [x]) => x.map(unaryReference(op, dtype));

const binary: Reference<BinaryOp> = ({ op, inputs }, [a, b]) => {
  const reference = binaryReference(op, inputs[0].dtype);
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = reference(a[i], b[i]);
  return out;
};

function buffer({ attributes: { cell, shape } }: NodeOf<'buffer'>, _: unknown, leaves: Leaves): Float64Array {
  const values = leaves.get(cell);
  if (values?.length !== elementCount(shape))
    throw new ValueError(
      `evaluate: a buffer of shape ${formatShape(shape)} needs ${elementCount(shape)} values: got ${values?.length ?? 'none'}`,
    );
  return values;
}

export const ELEMENTWISE: References<
  | UnaryOp
  | BinaryOp
  | 'buffer'
  | 'constant'
  | 'iota'
  | 'randomBits'
  | 'where'
  | 'cast'
  | 'detach'
  | 'barrier'
  | 'checkpoint'
> = {
  ...sameRows(UNARY_OPS, unary),
  ...sameRows(BINARY_OPS, binary),
  buffer,
  constant: ({ attributes: { value, shape } }) => new Float64Array(elementCount(shape)).fill(value),
  iota: ({ attributes: { shape, axis } }) => {
    const out = new Float64Array(elementCount(shape));
    forEachPosition(shape, (position, flat) => {
      out[flat] = position[axis];
    });
    return out;
  },
  randomBits: ({ shape }, [key]) => Float64Array.from(philoxStream(key[0], key[1], elementCount(shape))),
  where: (_, [condition, a, b]) => a.map((value, i) => (condition[i] !== 0 ? value : b[i])),
  cast: ({ dtype }, [x]) => x.map(castReference(dtype)),
  detach: (_, [x]) => x,
  barrier: (_, [x]) => x,
  checkpoint: (_, [y]) => y,
};
