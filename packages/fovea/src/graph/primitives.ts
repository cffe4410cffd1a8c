// The closed vocabulary of the graph: every primitive with its attributes. Shape rules, references, gradients and lowering are typed tables over it.

import type { AttentionForm, AttentionOperand } from '../base/attention.ts';
import type { DType } from '../base/dtype.ts';
import type { BinaryOp, UnaryOp } from '../base/elementwise.ts';
import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import type { Shape } from '../base/shape.ts';

type None = Readonly<Record<never, never>>;
type ElementwiseAttributes = Record<UnaryOp | BinaryOp, None>;

/** Attributes of each primitive; the keys are the vocabulary. Inputs are listed in brackets. */
export interface PrimitiveAttributes extends ElementwiseAttributes {
  /** [] Values that exist already: `cell` is the identity of a realised tensor, state cell or placeholder. */
  buffer: { readonly cell: object; readonly shape: Shape; readonly dtype: DType };
  /** [] The same value everywhere. */
  constant: { readonly value: number; readonly shape: Shape; readonly dtype: DType };
  /** [] int32 index along an axis. */
  iota: { readonly shape: Shape; readonly axis: number };
  /** [key: int32 [2]] int32 words of Philox4x32-10: element n is word n & 3 of counter n >>> 2. */
  randomBits: { readonly shape: Shape };
  /** [condition: bool, a, b] */
  where: None;
  /** [x] float→int truncates towards zero. */
  cast: { readonly dtype: DType };
  /** [x] The value, without gradient. */
  detach: None;
  /** [x, after] The value of x, for kernels that wait until `after` is there. */
  barrier: None;
  /** [y, first, …sources] The value of y, whose gradient computes y again from the sources. `first` is that of the outputs that one call gave. */
  checkpoint: None;
  /** [x] Sum over axes, which are removed; ascending, may be empty. */
  sum: { readonly axes: readonly number[] };
  /** [x] Maximum over axes, which are removed; the axes must not be empty. */
  reduceMax: { readonly axes: readonly number[] };
  /** [x] int32 index of the first maximum along the axis, which is removed. */
  argmax: { readonly axis: number };
  /** [x] */
  reshape: { readonly shape: Shape };
  /** [x] out.shape[i] = x.shape[permutation[i]] */
  transpose: { readonly permutation: readonly number[] };
  /** [x] Same rank; axes of size 1 are repeated. */
  expand: { readonly shape: Shape };
  /** [x] */
  pad: { readonly before: readonly number[]; readonly after: readonly number[]; readonly value: number };
  /** [x] out[i] = x[start + i·step] for i < size, per axis; steps may be negative. */
  slice: { readonly start: readonly number[]; readonly size: readonly number[]; readonly step: readonly number[] };
  /** [x0, x1, …] at least one */
  concat: { readonly axis: number };
  /** [x, indices: int32] out.shape = x.shape with `axis` replaced by indices.shape. Out-of-range indices read 0. */
  gather: { readonly axis: number };
  /** [updates, indices: int32 [count]] Zeros with `axis` of the given size, updates added at indices along it. */
  scatterAdd: { readonly axis: number; readonly size: number };
  /** [a: [...batch, M, K], b: [...batch, K, N]] Equal batch shapes. */
  matmul: None;
  /**
   * [query: […, L, E], key: […, S, E], value: […, S, V], bias?: float32 with axes of the batch or 1, then L, S; seed?: int32 [2]] → […, L, V]:
   * softmax(query · keyᵀ + bias) · value. Word n of the seed's random bits decides on weight n of […, L, S].
   */
  attention: { readonly form: AttentionForm };
  /** [query, key, bias?] → […, L]: log Σ exp of each query's scores, +∞ for one that sees no key. Nothing is dropped. */
  attentionLogSum: { readonly form: AttentionForm };
  /**
   * [query, key, value, logSum: […, L], g: […, L, V], projection: […, L], bias?, seed?] → the shape of the operand: its gradient, where logSum is
   * `attentionLogSum`, g the gradient of the result, and projection what Σ g · result is along V.
   */
  attentionGrad: { readonly form: AttentionForm; readonly of: AttentionOperand };
  /** [x: [N, H, W, C], w: [KH, KW, C/groups, K]] → [N, OH, OW, K] */
  conv2d: { readonly geometry: ConvGeometry };
  /** [y: [N, OH, OW, K], w] → [N, H, W, C]: the adjoint of conv2d in x. */
  conv2dInputGrad: { readonly geometry: ConvGeometry };
  /** [x, y] → w: the adjoint of conv2d in w. */
  conv2dWeightGrad: { readonly geometry: ConvGeometry };
  /** [x] → [N, OH, OW, C] */
  maxPool2d: { readonly geometry: PoolGeometry };
  /** [x] → int32 [N, OH, OW, C], flat positions ih·W + iw of the first maximum. */
  maxPool2dIndices: { readonly geometry: PoolGeometry };
  /** [x: [N, H, W, C], indices: [N, OH, OW, C]] → x at the indices. */
  poolGather: { readonly geometry: PoolGeometry };
  /** [y: [N, OH, OW, C], indices] → [N, H, W, C] with y added at the indices. */
  poolScatter: { readonly geometry: PoolGeometry };
  /** [x] → [N, OH, OW, C] */
  averagePool2d: { readonly geometry: PoolGeometry; readonly countIncludePad: boolean };
  /** [y] → [N, H, W, C]: the adjoint of averagePool2d. */
  averagePool2dGrad: { readonly geometry: PoolGeometry; readonly countIncludePad: boolean };
}

export type Primitive = keyof PrimitiveAttributes;

/** Table rows that are the same for several primitives. */
export const sameRows = <K extends Primitive, V>(primitives: readonly K[], row: V): Record<K, V> =>
  Object.fromEntries(primitives.map((primitive) => [primitive, row])) as Record<K, V>;
