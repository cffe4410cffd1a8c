// Sizes of a graph that takes any number of images: plain numbers, and multiples of the batch size N.

/** A number, or `batches` · N. */
export type Dim = number | { readonly batches: number };

export type Dims = readonly Dim[];

export const isDynamic = (dim: Dim): dim is { readonly batches: number } => typeof dim !== 'number';

export const sameDim = (a: Dim, b: Dim): boolean => (isDynamic(a) ? isDynamic(b) && a.batches === b.batches : a === b);

export const sameDims = (a: Dims, b: Dims): boolean => a.length === b.length && a.every((dim, i) => sameDim(dim, b[i]));

/** `[N, 3, 2·N]` as people write it in messages. */
export const formatDims = (dims: Dims): string =>
  `[${dims.map((dim) => (isDynamic(dim) ? (dim.batches === 1 ? 'N' : `${dim.batches}·N`) : dim)).join(', ')}]`;

/** Number of elements as `factor` · N^`power`: equal for shapes that one may be reshaped to the other of, whatever N. */
export function countOf(dims: Dims): { readonly factor: number; readonly power: number } {
  let [factor, power] = [1, 0];
  for (const dim of dims) {
    factor *= isDynamic(dim) ? dim.batches : dim;
    if (isDynamic(dim)) power++;
  }
  return { factor, power };
}

export function sameCount(a: Dims, b: Dims): boolean {
  const [x, y] = [countOf(a), countOf(b)];
  return x.factor === y.factor && x.power === y.power;
}

/**
 * The size that has the given values at the given batch sizes; undefined when it is neither a number nor a multiple of N.
 * @param batches different batch sizes, at least one; with one alone, every size is a number
 */
export function dimOf(values: readonly number[], batches: readonly number[]): Dim | undefined {
  if (values.every((value) => value === values[0])) return values[0];
  const times = values[0] / batches[0];
  const fits = Number.isInteger(times) && values.every((value, i) => value === times * batches[i]);
  return fits ? { batches: times } : undefined;
}
