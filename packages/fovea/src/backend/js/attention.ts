// Attention of the js backend: the scores of one query after another, sums in float64.

import { type AttentionForm, type AttentionSizes, droppingOf } from '../../base/attention.ts';
import { philox4x32 } from '../../base/philox.ts';
import { contiguousStrides, elementCount } from '../../base/shape.ts';
import type { AttentionGradKernel, AttentionKernel, MatrixView, Ref, View } from '../../compiler/ir.ts';
import { type BufferTable, type BufferViews, type KernelRunner, place } from './buffers.ts';
import { forEachIndex } from './map.ts';

type Values = Float32Array;

/** A matrix of each of the batch; `at` is where that of the batch position at hand begins. */
class Matrices {
  private values: Values = new Float32Array(0);
  private start = 0;

  constructor(private readonly view: MatrixView) {}

  bind(buffers: readonly BufferViews[], index: readonly number[]): void {
    this.values = buffers[this.view.buffer].float32;
    this.start = place(this.view.offset, this.view.batchStrides, index);
  }

  at(row: number, column: number): number {
    return this.values[this.position(row, column)];
  }

  add(row: number, column: number, value: number): void {
    this.values[this.position(row, column)] += value;
  }

  set(row: number, column: number, value: number): void {
    this.values[this.position(row, column)] = value;
  }

  private position(row: number, column: number): number {
    return this.start + row * this.view.rowStride + column * this.view.columnStride;
  }
}

/** A dense result `[…batch, rows, columns]`, each batch axis possibly 1 where it is the same for all. */
function denseMatrices(ref: Ref, batch: readonly number[], rows: number, columns: number): MatrixView {
  const strides = contiguousStrides([...batch, rows, columns]);
  const batchStrides = batch.map((size, axis) => (size === 1 ? 0 : strides[axis]));
  return { ...ref, batchStrides, rowStride: columns, columnStride: 1 };
}

/** One value for each query, as a matrix with one column. */
const column = ({ buffer, offset, strides }: View): MatrixView => ({
  buffer,
  offset,
  batchStrides: strides.slice(0, -1),
  rowStride: strides[strides.length - 1],
  columnStride: 0,
});

interface Operands {
  readonly form: AttentionForm;
  readonly sizes: AttentionSizes;
  readonly query: MatrixView;
  readonly key: MatrixView;
  readonly bias?: MatrixView;
  readonly seed?: View;
}

/** What is common to both kernels: scores of a query, and factors on its weights. */
class Scores {
  readonly query: Matrices;
  readonly key: Matrices;
  private readonly bias: Matrices | undefined;
  private key0 = 0;
  private key1 = 0;

  constructor(private readonly operands: Operands) {
    this.query = new Matrices(operands.query);
    this.key = new Matrices(operands.key);
    this.bias = operands.bias && new Matrices(operands.bias);
  }

  bind(buffers: readonly BufferViews[], index: readonly number[]): void {
    for (const each of [this.query, this.key, this.bias]) each?.bind(buffers, index);
    const { seed } = this.operands;
    if (!seed) return;
    const words = buffers[seed.buffer].int32;
    this.key0 = words[seed.offset];
    this.key1 = words[seed.offset + seed.strides[0]];
  }

  /** −∞ for keys that the query may not see. */
  of(i: number, out: Float64Array): void {
    const { sizes, form } = this.operands;
    for (let j = 0; j < sizes.keys; j++) {
      out[j] = Number.NEGATIVE_INFINITY;
      if (form.isCausal && j > i) continue;
      let total = 0;
      for (let c = 0; c < sizes.width; c++) total += this.query.at(i, c) * this.key.at(j, c);
      out[j] = total + (this.bias?.at(i, j) ?? 0);
    }
  }

  /** On weight `number` of all. */
  factor(number: number): number {
    if (!this.operands.seed) return 1;
    const { keep, factor } = droppingOf(this.operands.form.dropoutP);
    const words = philox4x32([number >>> 2, 0, 0, 0], [this.key0, this.key1]);
    return (words[number & 3] >>> 8) * 2 ** -24 < keep ? factor : 0;
  }
}

/** +∞ for a query that may see no key. */
function logSumOf(scores: Float64Array, hasBias: boolean): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most || Number.isNaN(score)) most = score;
  if (hasBias && most === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return most + Math.log(scores.reduce((total, score) => total + Math.exp(score - most), 0));
}

/** Calls `visit` for every position of the batch, with its number. */
function forEachBatch(batch: readonly number[], visit: (index: readonly number[], number: number) => void): void {
  const index = batch.map(() => 0);
  let number = 0;
  forEachIndex(batch, [...batch.keys()], index, () => visit(index, number++));
}

function checkMatrices(table: BufferTable, kind: string, view: MatrixView | undefined, dims: readonly number[]): void {
  if (!view) return;
  const { buffer, offset, batchStrides, rowStride, columnStride } = view;
  table.checkView(kind, { buffer, offset, strides: [...batchStrides, rowStride, columnStride] }, dims);
}

function checkOperands(table: BufferTable, kind: string, kernel: Operands & { readonly value?: MatrixView }): void {
  const { batch, queries, keys, width, valueWidth } = kernel.sizes;
  checkMatrices(table, kind, kernel.query, [...batch, queries, width]);
  checkMatrices(table, kind, kernel.key, [...batch, keys, width]);
  checkMatrices(table, kind, kernel.value, [...batch, keys, valueWidth]);
  checkMatrices(table, kind, kernel.bias, [...batch, queries, keys]);
  if (kernel.seed) table.checkView(kind, kernel.seed, [2]);
}

export function compileAttention(kernel: AttentionKernel, table: BufferTable): KernelRunner {
  const { form, sizes, out, logSum } = kernel;
  const { batch, queries, keys, valueWidth } = sizes;
  checkOperands(table, 'attention', kernel);
  if (out) table.checkDense('attention', out, elementCount([...batch, queries, valueWidth]));
  if (logSum) table.checkDense('attention', logSum, elementCount([...batch, queries]));
  const scores = new Scores(kernel);
  const value = kernel.value && new Matrices(kernel.value);
  const result = out && new Matrices(denseMatrices(out, batch, queries, valueWidth));
  const own = new Float64Array(keys);
  return (buffers) =>
    forEachBatch(batch, (index, number) => {
      for (const each of [scores, value, result]) each?.bind(buffers, index);
      for (let i = 0; i < queries; i++) {
        const row = number * queries + i;
        scores.of(i, own);
        const total = logSumOf(own, form.hasBias);
        if (logSum) buffers[logSum.buffer].float32[logSum.offset + row] = total;
        for (let c = 0; value && result && c < valueWidth; c++) {
          let sum = 0;
          for (let j = 0; j < keys; j++)
            sum += Math.exp(own[j] - total) * scores.factor(row * keys + j) * value.at(j, c);
          result.set(i, c, sum);
        }
      }
    });
}

export function compileAttentionGrad(kernel: AttentionGradKernel, table: BufferTable): KernelRunner {
  const { sizes, results, biasBatch = [] } = kernel;
  const { batch, queries, keys, width, valueWidth } = sizes;
  checkOperands(table, 'attentionGrad', kernel);
  checkMatrices(table, 'attentionGrad', kernel.g, [...batch, queries, valueWidth]);
  for (const view of [kernel.logSum, kernel.projection]) table.checkView('attentionGrad', view, [...batch, queries]);
  const target = (of: keyof typeof results, lead: readonly number[], rows: number, columns: number) => {
    const ref = results[of];
    if (!ref) return undefined;
    const count = elementCount([...lead, rows, columns]);
    table.checkDense('attentionGrad', ref, count);
    return { ref, count, matrices: new Matrices(denseMatrices(ref, lead, rows, columns)) };
  };
  const targets = {
    query: target('query', batch, queries, width),
    key: target('key', batch, keys, width),
    value: target('value', batch, keys, valueWidth),
    bias: target('bias', biasBatch, queries, keys),
  };
  // Sums in float64, rounded once at the end.
  const sums = Object.values(targets).flatMap((one) => (one ? [one] : []));
  const [value, g, logSum, projection] = [kernel.value, kernel.g, column(kernel.logSum), column(kernel.projection)].map(
    (view) => new Matrices(view),
  );
  const scores = new Scores(kernel);
  const own = new Float64Array(keys);
  return (buffers) => {
    for (const { ref, count } of sums) buffers[ref.buffer].float32.fill(0, ref.offset, ref.offset + count);
    forEachBatch(batch, (index, number) => {
      for (const each of [scores, value, g, logSum, projection, ...sums.map(({ matrices }) => matrices)])
        each.bind(buffers, index);
      for (let i = 0; i < queries; i++) {
        scores.of(i, own);
        for (let j = 0; j < keys; j++) {
          const weight = Math.exp(own[j] - logSum.at(i, 0));
          const factor = scores.factor((number * queries + i) * keys + j);
          let product = 0;
          for (let c = 0; c < valueWidth; c++) product += g.at(i, c) * value.at(j, c);
          const slope = weight * (product * factor - projection.at(i, 0));
          for (let c = 0; targets.value && c < valueWidth; c++)
            targets.value.matrices.add(j, c, weight * factor * g.at(i, c));
          targets.bias?.matrices.add(i, j, slope);
          for (let c = 0; c < width; c++) {
            targets.query?.matrices.add(i, c, slope * scores.key.at(j, c));
            targets.key?.matrices.add(j, c, slope * scores.query.at(i, c));
          }
        }
      }
    });
  };
}
