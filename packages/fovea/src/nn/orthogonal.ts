// Random orthogonal matrices, by Gram and Schmidt's method on rows that lie one after another in memory.

import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { elementCount } from '../base/shape.ts';
import type { Initializer } from './initializer.ts';
import { drawNormal } from './random-values.ts';

/**
 * Rows (or columns, if there are fewer) of a random orthogonal matrix, times `gain` (Saxe et al., arXiv:1312.6120); default gain 1.
 * @throws ValueError unless the gain is finite
 */
export function orthogonal(options: { readonly gain?: number } = {}): Initializer {
  requireOptions('init.orthogonal', options, ['gain']);
  const { gain = 1 } = options;
  requireRange('init.orthogonal', 'gain', gain, 'finite');
  return (shape) => {
    const rows = shape[0];
    const columns = elementCount(shape.slice(1));
    const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
    const basis = new Float64Array(count * length);
    drawNormal(basis.length, (numbers, first) => basis.set(numbers, first));
    orthonormalize(basis, count, length);
    const out = new Float32Array(rows * columns);
    const [rowStep, columnStep] = rows < columns ? [columns, 1] : [1, rows];
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) out[r * columns + c] = gain * basis[r * rowStep + c * columnStep];
    }
    return out;
  };
}

/** A vector that keeps more than this of its length loses too few digits to be worth a second pass (Daniel et al., 1976). */
const ENOUGH_LEFT = Math.SQRT1_2;

/** Gram–Schmidt on `count` vectors in place, again for those that were nearly within the span of the ones before. */
function orthonormalize(vectors: Float64Array, count: number, length: number): void {
  for (let i = 0; i < count; i++) {
    const own = i * length;
    let before = Math.sqrt(dot(vectors, own, own, length));
    let norm = before;
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) subtract(vectors, own, j * length, dot(vectors, own, j * length, length), length);
      norm = Math.sqrt(dot(vectors, own, own, length));
      if (norm > ENOUGH_LEFT * before) break;
      before = norm;
    }
    for (let k = own; k < own + length; k++) vectors[k] /= norm;
  }
}

/** Four sums at a time, which do not wait for one another. */
function dot(vectors: Float64Array, a: number, b: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = length - (length % 4);
  for (let k = 0; k < whole; k += 4) {
    first += vectors[a + k] * vectors[b + k];
    second += vectors[a + k + 1] * vectors[b + k + 1];
    third += vectors[a + k + 2] * vectors[b + k + 2];
    fourth += vectors[a + k + 3] * vectors[b + k + 3];
  }
  for (let k = whole; k < length; k++) first += vectors[a + k] * vectors[b + k];
  return first + second + (third + fourth);
}

function subtract(vectors: Float64Array, target: number, source: number, factor: number, length: number): void {
  for (let k = 0; k < length; k++) vectors[target + k] -= factor * vectors[source + k];
}
