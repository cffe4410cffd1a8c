// Kernel IR: what the compiler hands to a backend. Plain data: no graph nodes, no functions; every backend implements exactly this.

import type { AttentionForm, AttentionOperand, AttentionSizes } from '../base/attention.ts';
import type { DType } from '../base/dtype.ts';
import type { BinaryOp, UnaryOp } from '../base/elementwise.ts';
import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';

export { BINARY_OPS, type BinaryOp, UNARY_OPS, type UnaryOp } from '../base/elementwise.ts';

/** A place in a buffer, in elements from its start. */
export interface Ref {
  readonly buffer: number;
  readonly offset: number;
}

/** A strided window on a buffer: element (i0, i1, …) of the iteration space lies at `offset + Σ i·strides` (elements; strides may be 0 or negative). */
export interface View extends Ref {
  readonly strides: readonly number[];
}

/**
 * One step of an elementwise body in SSA form: `a`, `b`, `c` are indices of earlier steps.
 * Comparisons give bool (0/1); `bitX`/`shiftX` work on int32 and bool (`shiftRight` is logical); `div` on int32 truncates.
 * `exp … cos`, `sqrt`, `rsqrt`, `reciprocal`, `floor`, `erf` are float32 only.
 */
export type Expr =
  | { readonly op: 'load'; readonly load: number; readonly dtype: DType }
  | { readonly op: 'constant'; readonly value: number; readonly dtype: DType }
  /** `offset + Σ i·strides` over the iteration space. */
  | { readonly op: 'index'; readonly offset: number; readonly strides: readonly number[]; readonly dtype: 'int32' }
  /** Word `n & 3` of Philox4x32-10 with counter `[n >>> 2, 0, 0, 0]` and key `[a, b]`, where n = offset + Σ i·strides; a and b are uniform. */
  | {
      readonly op: 'random';
      readonly a: number;
      readonly b: number;
      readonly offset: number;
      readonly strides: readonly number[];
      readonly dtype: 'int32';
    }
  | { readonly op: UnaryOp; readonly a: number; readonly dtype: DType }
  | { readonly op: BinaryOp; readonly a: number; readonly b: number; readonly dtype: DType }
  | { readonly op: 'where'; readonly a: number; readonly b: number; readonly c: number; readonly dtype: DType }
  /** float→int truncates towards zero (saturating, NaN → 0); anything→bool is `≠ 0`. */
  | { readonly op: 'cast'; readonly a: number; readonly dtype: DType };

/** What every kernel may say, until the schedule has been made. */
export interface Waiting {
  /** Buffers that have to be complete before the kernel runs, although it does not read them. */
  readonly waitsFor?: readonly Ref[];
}

/** Fused elementwise work over `dims`; dims are collapsed, outermost first, and may be empty (one element). */
export interface MapKernel extends Waiting {
  readonly kind: 'map';
  readonly dims: readonly number[];
  readonly loads: readonly View[];
  readonly body: readonly Expr[];
  /** A store may alias a load exactly (same buffer, offset and strides): in-place update. */
  readonly stores: readonly { readonly view: View; readonly value: number }[];
}

/** Fused elementwise work ending in reductions over the dims marked in `reduced`; all results share one pass. */
export interface ReduceKernel extends Waiting {
  readonly kind: 'reduce';
  readonly dims: readonly number[];
  readonly reduced: readonly boolean[];
  readonly loads: readonly View[];
  readonly body: readonly Expr[];
  /** Views have stride 0 on reduced dims. argmax gives the first maximal flat index over the reduced dims as int32. Max lets NaN through. */
  readonly results: readonly { readonly op: 'sum' | 'max' | 'argmax'; readonly value: number; readonly view: View }[];
}

/** A batched matrix operand: element (batch…, row, column) at `offset + Σ batch·batchStrides + row·rowStride + column·columnStride`. */
export interface MatrixView extends Ref {
  readonly batchStrides: readonly number[];
  readonly rowStride: number;
  readonly columnStride: number;
}

/** `out[batch, m, n] = Σ_k a[batch, m, k] · b[batch, k, n]`; out has columnStride 1. Sizes may be 0 (k = 0 gives zeros). */
export interface MatmulKernel extends Waiting {
  readonly kind: 'matmul';
  readonly batch: readonly number[];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: MatrixView;
  readonly b: MatrixView;
  readonly out: MatrixView;
}

/**
 * softmax(query · keyᵀ + bias) · value, and the logarithm of what the exponentials of each query sum to (+∞ for one that sees no key): either or both.
 * Weight n of `[…batch, queries, keys]` is dropped as word n of the stream of `seed` says, after the sum. `value` is there with `out`.
 */
export interface AttentionKernel extends Waiting {
  readonly kind: 'attention';
  readonly form: AttentionForm;
  readonly sizes: AttentionSizes;
  readonly query: MatrixView;
  readonly key: MatrixView;
  readonly value?: MatrixView;
  readonly bias?: MatrixView;
  readonly seed?: View;
  /** Dense. */
  readonly out?: Ref;
  readonly logSum?: Ref;
}

/** Gradients of attention by some of its operands, which are dense: that of the bias has its batch axes, 1 where its strides are 0. */
export interface AttentionGradKernel extends Waiting {
  readonly kind: 'attentionGrad';
  readonly form: AttentionForm;
  readonly sizes: AttentionSizes;
  readonly query: MatrixView;
  readonly key: MatrixView;
  readonly value: MatrixView;
  readonly bias?: MatrixView;
  /** Batch axes of the bias's gradient. */
  readonly biasBatch?: readonly number[];
  readonly seed?: View;
  /** The gradient of the result. */
  readonly g: MatrixView;
  /** One value for each query: strides of the batch, then that of queries. */
  readonly logSum: View;
  readonly projection: View;
  readonly results: Readonly<Partial<Record<AttentionOperand, Ref>>>;
}

export type ConvRole = 'forward' | 'inputGrad' | 'weightGrad';

/** Dense operands: x `[N, H, W, C]`, w `[KH, KW, C/groups, K]`, y `[N, OH, OW, K]`; the role says which of the three is written. */
export interface ConvKernel extends Waiting {
  readonly kind: 'conv';
  readonly role: ConvRole;
  readonly geometry: ConvGeometry;
  readonly x: Ref;
  readonly w: Ref;
  readonly y: Ref;
}

/** As ConvKernel with groups = C = K: w is `[KH, KW, 1, C]`. */
export interface DepthwiseKernel extends Omit<ConvKernel, 'kind'> {
  readonly kind: 'depthwise';
}

/** Max over windows; padding never wins. `indices` are flat positions ih·W + iw of the first maximum in the window (NaN wins), int32. */
export interface MaxPoolKernel extends Waiting {
  readonly kind: 'maxPool';
  readonly geometry: PoolGeometry;
  readonly x: Ref;
  readonly y?: Ref;
  readonly indices?: Ref;
}

/** `scatter`: x[n, indices[…], c] += y (x is zeroed first); `gather`: y = x[n, indices[…], c]. */
export interface PoolIndexKernel extends Waiting {
  readonly kind: 'poolIndex';
  readonly role: 'gather' | 'scatter';
  readonly geometry: PoolGeometry;
  /** Whether each index is of a pixel in its own window, as those of max pooling are; −1 for none. */
  readonly inWindow: boolean;
  readonly x: Ref;
  readonly y: Ref;
  readonly indices: Ref;
}

/** Average over windows and its gradient (`inputGrad` writes x from y). The divisor is the window size, or the pixels inside the input when `countIncludePad` is false. */
export interface AveragePoolKernel extends Waiting {
  readonly kind: 'averagePool';
  readonly role: 'forward' | 'inputGrad';
  readonly geometry: PoolGeometry;
  readonly countIncludePad: boolean;
  readonly x: Ref;
  readonly y: Ref;
}

/**
 * `gather`: out[o, j, i] = x[o, indices[j], i]; `scatterAdd`: out[o, indices[j], i] += x[o, j, i] (out is zeroed first, added in order of j).
 * Dense: the indexed side is `[outer, size, inner]`, the other `[outer, count, inner]`. Indices outside 0…size−1 read as 0 and are not added.
 */
export interface IndexKernel extends Waiting {
  readonly kind: 'index';
  readonly role: 'gather' | 'scatterAdd';
  /** Of x and out. */
  readonly dtype: DType;
  readonly outer: number;
  readonly size: number;
  readonly count: number;
  readonly inner: number;
  readonly x: Ref;
  readonly indices: Ref;
  readonly out: Ref;
}

export type Kernel =
  | MapKernel
  | ReduceKernel
  | MatmulKernel
  | AttentionKernel
  | AttentionGradKernel
  | ConvKernel
  | DepthwiseKernel
  | MaxPoolKernel
  | PoolIndexKernel
  | AveragePoolKernel
  | IndexKernel;

/** Where a buffer lies: at a byte offset of the Program's arena, or in a storage that the caller binds to a slot. Arena offsets are multiples of 64. */
export type Placement =
  | { readonly space: 'arena'; readonly byteOffset: number }
  | { readonly space: 'binding'; readonly slot: number };

export interface BufferPlan {
  readonly dtype: DType;
  readonly elements: number;
  readonly placement: Placement;
}

/** A kernel that may run on parts of another's result while they are in cache. */
export type Epilogue = MapKernel | ReduceKernel;

/**
 * A kernel and its epilogues, which go through the same rows: of its result, seen as `[rows, channels]`, dense, or those that it sums. An
 * epilogue needs only the rows at hand of what the kernel and earlier epilogues write, in order, or a value for each of them; a reduction sums
 * each row or over all rows. Running them after the kernel is always right.
 */
export interface StageItem {
  readonly kernel: Kernel;
  readonly epilogues: readonly Epilogue[];
  readonly workspaceOffset: number;
}

/** Items of one stage are independent of each other; a barrier stands between stages. */
export interface Stage {
  readonly kernels: readonly StageItem[];
}

/** A whole computation, ready for a backend. Workspaces lie in the arena at each kernel's `workspaceOffset`. */
export interface ProgramPlan {
  readonly buffers: readonly BufferPlan[];
  readonly stages: readonly Stage[];
  readonly arenaBytes: number;
  readonly bindingCount: number;
}
