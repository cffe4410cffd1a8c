// How tensors and states look in a console: dtype, shape, and the values where they can be had without waiting.

import type { DType, EngineArray } from '../base/dtype.ts';
import { elementCount, formatShape, type Shape } from '../base/shape.ts';
import { Cell, CellVersion } from './cell.ts';
import type { Leaf } from './leaf.ts';

/** What Node's console and `util.inspect` ask an object for. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** Tensors with more elements are cut: of long axes, some of the first and of the last positions are shown. */
const MOST_ELEMENTS = 100;
const AT_EITHER_END = 3;

/** `Tensor float32 [3]: [1, 2, 3]`, or why there are no values. `leaf`: where the values are, or will be given. */
export function describeValues(
  kind: string,
  { dtype, shape }: { readonly dtype: DType; readonly shape: Shape },
  leaf: Leaf | undefined,
): string {
  const head = `${kind} ${dtype} ${formatShape(shape)}`;
  if (!leaf) return `${head} (not computed yet)`;
  if (leaf instanceof CellVersion) return `${head} (values of a state that were overwritten since)`;
  if (!(leaf instanceof Cell)) return `${head} (an argument of a function that is being compiled)`;
  try {
    const values = leaf.valuesAtHand();
    if (!values) return `${head} (its values are no more, or elsewhere: await data())`;
    return `${head}:${shape.length > 1 ? '\n' : ' '}${formatValues(values, dtype, shape)}`;
  } catch {
    return `${head} (its values cannot be read)`;
  }
}

function formatValues(values: EngineArray, dtype: DType, shape: Shape): string {
  const cut = elementCount(shape) > MOST_ELEMENTS;
  const format = (value: number): string =>
    dtype === 'bool' ? String(value !== 0) : String(dtype === 'float32' ? Number(value.toPrecision(5)) : value);
  const block = (axis: number, start: number, size: number): string => {
    if (axis === shape.length) return format(values[start]);
    const inner = size / Math.max(1, shape[axis]);
    const part = (i: number): string => block(axis + 1, start + i * inner, inner);
    const all = [...Array(cut ? Math.min(shape[axis], 2 * AT_EITHER_END) : shape[axis]).keys()];
    const left = shape[axis] - all.length;
    const parts = left > 0 ? [] : all.map(part);
    if (left > 0) {
      const [first, last] = [all.slice(0, AT_EITHER_END), all.slice(AT_EITHER_END)];
      parts.push(...first.map(part), '…', ...last.map((i) => part(i + left)));
    }
    return `[${parts.join(axis + 1 === shape.length ? ', ' : `,\n${' '.repeat(axis + 1)}`)}]`;
  };
  return block(0, 0, elementCount(shape));
}
