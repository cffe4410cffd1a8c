// Rows by their numbers: embeddings, and labels as vectors of one 1.

import { requireOptions } from '../base/options.ts';
import { requireInteger } from '../base/require.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { iota, requireAll, type Tensor, where } from '../tensor/index.ts';

/** Options of `embedding`. */
export interface EmbeddingOptions {
  /** A row through which no gradient flows, such as that of what fills sequences up. Default none. */
  readonly paddingIdx?: number;
}

/**
 * The rows of `weight` with the given numbers.
 * @shape indices any `[…]`, weight `[rows, D]` → `[…, D]`
 * @dtype indices int32
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for a paddingIdx that is no row, and, when the result is computed,
 *   for an index out of range
 * @example
 * await embedding(tensor([1], [1], 'int32'), tensor([[1, 2], [3, 4]])).data(); // [3, 4]
 */
export function embedding(indices: Tensor, weight: Tensor, options: EmbeddingOptions = {}): Tensor {
  requireOptions('embedding', options, ['paddingIdx']);
  requireDType('embedding', 'indices', indices, 'int32');
  requireShape('embedding', 'weight', weight.shape, ['rows', 'D']);
  const [rows] = weight.shape;
  requireAll(
    indices.greaterEqual(0).logicalAnd(indices.less(rows)),
    `embedding: indices must be integers in [0, ${rows - 1}], the rows of the weight`,
  );
  const found = weight.gather(indices, 0);
  if (options.paddingIdx === undefined) return found;
  requireInteger('embedding', 'paddingIdx', options.paddingIdx, 0, rows - 1);
  return where(indices.equal(options.paddingIdx).unsqueeze(-1), found.detach(), found);
}

/**
 * Rows of zeros with a 1 at the label.
 * @shape labels `[…]` → `[…, numClasses]`
 * @dtype int32 → int32
 * @throws DTypeError for labels that are not int32; ValueError for numClasses below 1, and, when the result is computed, for a label outside
 *   0…numClasses−1
 * @example
 * await oneHot(tensor([2], [1], 'int32'), 3).data(); // [0, 0, 1]
 */
export function oneHot(labels: Tensor, numClasses: number): Tensor {
  requireDType('oneHot', 'labels', labels, 'int32');
  requireInteger('oneHot', 'numClasses', numClasses, 1);
  requireAll(
    labels.greaterEqual(0).logicalAnd(labels.less(numClasses)),
    `oneHot: labels must be integers in [0, ${numClasses - 1}]`,
  );
  return iota([...labels.shape.map(() => 1), numClasses])
    .equal(labels.unsqueeze(-1))
    .cast('int32');
}
