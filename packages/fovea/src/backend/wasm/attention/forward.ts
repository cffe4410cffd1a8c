// Attention without its scores in memory: a chunk of queries keeps its results while tiles of keys go by (Dao, arXiv:2307.08691).

import type { AttentionKernel, View } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { panelBytes } from '../contraction/pack.ts';
import { moveToBatch, total } from '../contraction/product.ts';
import { type EmitContext, type KernelPlan, layOutWorkspaces, type Pointer } from '../kernel-plan.ts';
import { chunkQueries, cutTiles, type TileCut } from './cut.ts';
import { type BatchedMatrix, denseStrides, inBytes, runsBackwards, transposed } from './operands.ts';
import type { RowForm } from './row-code.ts';
import { finishRows, STATISTICS_BYTES, softmaxRows, startRows } from './softmax-rows.ts';
import { leftRows, multiplyTile, packTile } from './tile-products.ts';

export interface Plan {
  readonly kernel: AttentionKernel;
  readonly query: BatchedMatrix;
  readonly key: BatchedMatrix;
  readonly value: BatchedMatrix | undefined;
  readonly bias: BatchedMatrix | undefined;
  readonly tile: TileCut;
  readonly chunkQueries: number;
}

export function planAttention(kernel: AttentionKernel, blas: boolean): KernelPlan {
  const { sizes } = kernel;
  const [query, key] = [inBytes(kernel.query), inBytes(kernel.key)];
  const value = kernel.out && kernel.value && inBytes(kernel.value);
  const operands = [[query, sizes.width] as const, [key, sizes.width] as const];
  const tile = cutTiles(sizes, value ? [...operands, [value, sizes.valueWidth]] : operands, blas);
  const bias = kernel.bias && inBytes(kernel.bias);
  const plan: Plan = { kernel, query, key, value, bias, tile, chunkQueries: chunkQueries(sizes, tile) };
  const blocks = Math.ceil(sizes.queries / plan.chunkQueries);
  const at = ({ buffer, offset }: { readonly buffer: number; readonly offset: number }): Pointer => ({
    buffer,
    offset,
  });
  const refs = [kernel.query, kernel.key, value && kernel.value, kernel.bias, kernel.seed, kernel.out, kernel.logSum];
  return {
    workspaceBytes: 0,
    emit(context) {
      const fn = context.module.shared(`attention ${JSON.stringify(keyOf(plan))}`, () =>
        emitChunk(plan, blocks, context),
      );
      const pointers = refs.map((ref) => at(ref ?? kernel.query));
      return { phases: [{ fn, chunks: blocks * total(sizes.batch), pointers }], scratchBytes: scratchOf(plan).bytes };
    },
  };
}

/** All that the code depends on. */
const keyOf = ({ kernel: { form, sizes, seed, out, logSum }, ...rest }: Plan): unknown => ({
  ...rest,
  form,
  sizes,
  seed: seed?.strides,
  results: [out !== undefined, logSum !== undefined],
});

export const seedStride = (seed: View | undefined): number => (seed ? seed.strides[0] * 4 : 0);

/** What lies where in a thread's scratch. */
function scratchOf({ kernel, query, value, tile, chunkQueries: rows }: Plan) {
  const { width, valueWidth } = kernel.sizes;
  const packed = tile.blas ? 0 : 1;
  const { offsets, bytes } = layOutWorkspaces([
    tile.queries * tile.stride,
    rows * STATISTICS_BYTES,
    packed * panelBytes(width, tile.keys),
    packed * (value ? panelBytes(tile.keys, valueWidth) : 0),
    runsBackwards(query) ? tile.queries * width * 4 : 0,
  ]);
  const [scores, statistics, keys, values, gathered] = offsets;
  return { scores, statistics, keys, values, gathered, bytes };
}

/** The chunk's code at hand. */
interface Chunk {
  readonly plan: Plan;
  readonly context: EmitContext;
  readonly fn: FunctionBuilder;
  readonly at: Readonly<Record<'scratch' | 'query' | 'key' | 'value' | 'bias' | 'seed' | 'out', Local>>;
  readonly row: Local;
  readonly rows: Local;
  readonly column: Local;
  /** Number of the weight at the chunk's first query and the first key. */
  readonly number: Local;
}

function emitChunk(plan: Plan, blocks: number, context: EmitContext): FunctionBuilder {
  const { kernel, query, key, value, bias, tile } = plan;
  const { batch, queries, keys, valueWidth } = kernel.sizes;
  const fn = new FunctionBuilder(new Array<'i32'>(9).fill('i32'));
  const [chunk, scratch, queryAt, keyAt, valueAt, biasAt, seed, out, logSum] = fn.params;
  const [row, rows, column, number] = Array.from({ length: 4 }, () => fn.local('i32'));
  const at = { scratch, query: queryAt, key: keyAt, value: valueAt, bias: biasAt, seed, out };
  const rest = i32.sub(i32.const(queries), row.get);
  const limit = i32.const(plan.chunkQueries);
  const step = (local: Local, stride: number): Code => local.add(i32.mul(row.get, i32.const(stride)));
  const statistics = i32.add(scratch.get, i32.const(scratchOf(plan).statistics));
  const width = value ? valueWidth : 0;
  fn.emit(
    row.set(i32.mul(i32.remU(chunk.get, i32.const(blocks)), limit)),
    chunk.set(i32.divU(chunk.get, i32.const(blocks))),
    rows.set(control.select(rest, limit, i32.ltS(rest, limit))),
    number.set(i32.mul(row.get, i32.const(keys))),
    ...moveToBatch(chunk, batch, [
      { at: queryAt, strides: query.batchStrides },
      { at: keyAt, strides: key.batchStrides },
      { at: valueAt, strides: value?.batchStrides ?? batch.map(() => 0) },
      { at: biasAt, strides: bias?.batchStrides ?? batch.map(() => 0) },
      { at: out, strides: denseStrides(batch, queries * width * 4) },
      { at: logSum, strides: denseStrides(batch, queries * 4) },
      { at: number, strides: denseStrides(batch, queries * keys) },
    ]),
    step(queryAt, query.rowStride),
    step(biasAt, bias?.rowStride ?? 0),
    step(out, width * 4),
    step(logSum, 4),
    control.call(startRows(context), statistics, rows.get),
    control.memoryFill(out.get, i32.const(0), i32.mul(rows.get, i32.const(width * 4))),
    forKeyTiles({ plan, context, fn, at, row, rows, column, number }, keys, tile.keys),
    control.call(
      finishRows(context, {
        resultWidth: width,
        mayBeHidden: kernel.form.hasBias,
        hasLogSum: kernel.logSum !== undefined,
      }),
      statistics,
      rows.get,
      out.get,
      logSum.get,
    ),
  );
  return fn;
}

/** All tiles of keys; the last one may be narrower. */
function forKeyTiles(chunk: Chunk, keys: number, width: number): Code {
  const { plan, at, column } = chunk;
  const rest = keys % width;
  const next = [
    at.key.add(width * plan.key.rowStride),
    at.value.add(width * (plan.value?.rowStride ?? 0)),
    at.bias.add(width * (plan.bias?.columnStride ?? 0)),
    chunk.number.add(width),
  ];
  return [
    forRange(column, 0, keys - rest, width, keyTile(chunk, width), ...next),
    rest > 0 ? [column.set(i32.const(keys - rest)), keyTile(chunk, rest)] : [],
  ];
}

/** One tile of keys, for all tiles of the chunk's queries. */
function keyTile(chunk: Chunk, columns: number): Code {
  const { plan, context, fn, at, row, rows, column } = chunk;
  const { kernel, key, value, tile } = plan;
  const { width, valueWidth } = kernel.sizes;
  const place = scratchOf(plan);
  const inScratch = (offset: number): Code => i32.add(at.scratch.get, i32.const(offset));
  const packs = tile.blas
    ? []
    : [
        packTile(context, fn, { at: at.key.get, matrix: transposed(key) }, inScratch(place.keys), {
          k: width,
          n: columns,
          stride: width * 32,
        }),
        value
          ? packTile(context, fn, { at: at.value.get, matrix: value }, inScratch(place.values), {
              k: columns,
              n: valueWidth,
              stride: tile.keys * 32,
            })
          : [],
      ];
  const done = fn.local('i32');
  const code = [packs, forRange(done, 0, rows.get, tile.queries, queryTile(chunk, columns, done))];
  fn.release(done);
  if (!kernel.form.isCausal) return code;
  const last = i32.add(row.get, i32.sub(rows.get, i32.const(1)));
  return control.if(i32.leS(column.get, last), code);
}

/** Scores, weights and what they add to the results: of the tile of queries that begins `done` behind the chunk's first. */
function queryTile(chunk: Chunk, columns: number, done: Local): Code {
  const { plan, context, fn, at, row, rows, column, number } = chunk;
  const { kernel, query, key, value, bias, tile } = plan;
  const { form, sizes } = kernel;
  const { width, valueWidth, keys } = sizes;
  const place = scratchOf(plan);
  const inScratch = (offset: number): Code => i32.add(at.scratch.get, i32.const(offset));
  const moved = (local: Local, stride: number): Code => i32.add(local.get, i32.mul(done.get, i32.const(stride)));
  const [here, from, result] = [fn.local('i32'), fn.local('i32'), fn.local('i32')];
  const rest = i32.sub(rows.get, done.get);
  const limit = i32.const(tile.queries);
  const left = leftRows(context, { at: from.get, matrix: query }, inScratch(place.gathered), here, width);
  const rowForm: RowForm = { form, tileStride: tile.stride, keys, bias, seedStride: seedStride(kernel.seed) };
  const resultWidth = value ? valueWidth : 0;
  const code = [
    here.set(control.select(rest, limit, i32.ltS(rest, limit))),
    from.set(moved(at.query, query.rowStride)),
    result.set(moved(at.out, resultWidth * 4)),
    left.prepare,
    multiplyTile(context, tile.blas, {
      a: left.placed,
      b: { at: at.key.get, matrix: transposed(key) },
      panels: { at: inScratch(place.keys), stride: width * 32 },
      c: inScratch(place.scores),
      outStride: tile.stride,
      m: here,
      n: columns,
      k: width,
      accumulate: false,
    }),
    control.call(
      softmaxRows(context, { ...rowForm, resultWidth }),
      inScratch(place.scores),
      here.get,
      i32.const(columns),
      i32.add(inScratch(place.statistics), i32.mul(done.get, i32.const(STATISTICS_BYTES))),
      result.get,
      i32.add(row.get, done.get),
      column.get,
      moved(at.bias, bias?.rowStride ?? 0),
      at.seed.get,
      moved(number, keys),
    ),
    value
      ? multiplyTile(context, tile.blas, {
          a: { at: inScratch(place.scores), matrix: { rowStride: tile.stride, columnStride: 4 } },
          b: { at: at.value.get, matrix: value },
          panels: { at: inScratch(place.values), stride: tile.keys * 32 },
          c: result.get,
          outStride: valueWidth * 4,
          m: here,
          n: valueWidth,
          k: columns,
          accumulate: true,
        })
      : [],
  ];
  fn.release(here, from, result);
  if (!form.isCausal) return code;
  const last = i32.add(i32.add(row.get, done.get), i32.const(tile.queries - 1));
  return control.if(i32.leS(column.get, last), code);
}
