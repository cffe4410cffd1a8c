// One tile of keys of the backward pass, for all tiles of queries: what each adds to the gradients.

import type { Code } from '../assembler/encoding.ts';
import { type FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { panelBytes } from '../contraction/pack.ts';
import type { MatrixSource } from '../contraction/product.ts';
import { type EmitContext, layOutWorkspaces } from '../kernel-plan.ts';
import { seedStride } from './forward.ts';
import type { GradPlan } from './grad-plan.ts';
import { runsBackwards, transposed } from './operands.ts';
import { addTile, slopeRows } from './slope-rows.ts';
import { leftRows, multiplyTile, type Placed, packTile } from './tile-products.ts';

/** What the code of a tile works with. */
export interface GradTile {
  readonly plan: GradPlan;
  readonly context: EmitContext;
  readonly fn: FunctionBuilder;
  readonly scratch: Local;
  /** Addresses for the position of the batch at hand: of the first query, and of the tile's first key. */
  readonly at: Readonly<
    Record<
      | 'query'
      | 'key'
      | 'value'
      | 'g'
      | 'logSum'
      | 'projection'
      | 'bias'
      | 'seed'
      | 'dQuery'
      | 'dKey'
      | 'dValue'
      | 'dBias',
      Local
    >
  >;
  /** The tile's first key. */
  readonly column: Local;
  /** Number of the weight of the first query and that key. */
  readonly number: Local;
}

/** Whether the gradient of the scores is needed, or the weights alone. */
const hasSlopes = ({ kernel: { results } }: GradPlan): boolean =>
  results.query !== undefined || results.key !== undefined || results.bias !== undefined;

/** What lies where in a thread's scratch. */
export function scratchOf({ kernel, query, g, tile }: GradPlan) {
  const { width, valueWidth } = kernel.sizes;
  const packed = tile.blas ? 0 : 1;
  const { offsets, bytes } = layOutWorkspaces([
    tile.queries * tile.stride,
    tile.queries * tile.stride,
    packed * panelBytes(width, tile.keys),
    packed * panelBytes(valueWidth, tile.keys),
    packed * panelBytes(tile.keys, width),
    packed * panelBytes(tile.queries, width),
    packed * panelBytes(tile.queries, valueWidth),
    runsBackwards(query) ? tile.queries * width * 4 : 0,
    runsBackwards(g) ? tile.queries * valueWidth * 4 : 0,
  ]);
  const [scores, products, keysAcross, valuesAcross, keys, queries, gradients, queryRows, gradientRows] = offsets;
  return { scores, products, keysAcross, valuesAcross, keys, queries, gradients, queryRows, gradientRows, bytes };
}

export function emitGradTile(chunk: GradTile, columns: number): Code {
  const { plan, context, fn, scratch, at } = chunk;
  const { kernel, key, value, tile } = plan;
  const { queries, width, valueWidth } = kernel.sizes;
  const place = scratchOf(plan);
  const inScratch = (offset: number): Code => i32.add(scratch.get, i32.const(offset));
  const pack = (from: Placed, to: number, k: number, n: number, stride: number): Code =>
    packTile(context, fn, from, inScratch(to), { k, n, stride });
  const packs = tile.blas
    ? []
    : [
        pack({ at: at.key.get, matrix: transposed(key) }, place.keysAcross, width, columns, width * 32),
        pack({ at: at.value.get, matrix: transposed(value) }, place.valuesAcross, valueWidth, columns, valueWidth * 32),
        pack({ at: at.key.get, matrix: key }, place.keys, columns, width, tile.keys * 32),
      ];
  const done = fn.local('i32');
  const rest = queries % tile.queries;
  const code = [
    packs,
    forRange(done, 0, queries - rest, tile.queries, queryTile(chunk, columns, tile.queries, done)),
    rest > 0 ? [done.set(i32.const(queries - rest)), queryTile(chunk, columns, rest, done)] : [],
  ];
  fn.release(done);
  return code;
}

/** A tile of queries: where its rows are, and how many there are, and columns. */
interface QueryTile {
  readonly rows: number;
  readonly columns: number;
  /** Queries before it. */
  readonly done: Local;
  readonly query: Placed;
  readonly g: Placed;
}

const moved = (local: Local, done: Local, stride: number): Code =>
  i32.add(local.get, i32.mul(done.get, i32.const(stride)));

/** What the tile of `rows` queries from `done` on adds. */
function queryTile(chunk: GradTile, columns: number, rows: number, done: Local): Code {
  const { plan, context, fn, scratch, at, column } = chunk;
  const { kernel, query, g } = plan;
  const { width, valueWidth } = kernel.sizes;
  const place = scratchOf(plan);
  const inScratch = (offset: number): Code => i32.add(scratch.get, i32.const(offset));
  const [queryAt, gAt] = [fn.local('i32'), fn.local('i32')];
  const own: QueryTile = {
    ...{ rows, columns, done },
    query: { at: queryAt.get, matrix: query },
    g: { at: gAt.get, matrix: g },
  };
  const queryRows = leftRows(context, own.query, inScratch(place.queryRows), rows, width);
  const gRows = leftRows(context, own.g, inScratch(place.gradientRows), rows, valueWidth);
  const code: Code = [
    queryAt.set(moved(at.query, done, query.rowStride)),
    gAt.set(moved(at.g, done, g.rowStride)),
    queryRows.prepare,
    across(chunk, queryRows.placed, 'key', width, { rows, columns, to: place.scores, panels: place.keysAcross }),
    hasSlopes(plan)
      ? [
          gRows.prepare,
          across(chunk, gRows.placed, 'value', valueWidth, {
            ...{ rows, columns, to: place.products, panels: place.valuesAcross },
          }),
        ]
      : [],
    slopes(chunk, own),
    gradients(chunk, own),
  ];
  fn.release(queryAt, gAt);
  if (!kernel.form.isCausal) return code;
  return control.if(i32.leS(column.get, i32.add(done.get, i32.const(rows - 1))), code);
}

/** Scores become weights, and products with the gradient the gradient of the scores. */
function slopes({ plan, context, scratch, at, column, number }: GradTile, { rows, columns, done }: QueryTile): Code {
  const { kernel, bias, tile } = plan;
  const { keys } = kernel.sizes;
  const place = scratchOf(plan);
  const strideOf = ({ strides }: { readonly strides: readonly number[] }): number => strides[strides.length - 1] * 4;
  const [logSumStride, projectionStride] = [strideOf(kernel.logSum), strideOf(kernel.projection)];
  return control.call(
    slopeRows(context, {
      ...{ form: kernel.form, tileStride: tile.stride, keys, bias, seedStride: seedStride(kernel.seed) },
      ...{ logSumStride, projectionStride, hasSlopes: hasSlopes(plan) },
    }),
    i32.add(scratch.get, i32.const(place.scores)),
    i32.add(scratch.get, i32.const(place.products)),
    i32.const(rows),
    i32.const(columns),
    moved(at.logSum, done, logSumStride),
    moved(at.projection, done, projectionStride),
    done.get,
    column.get,
    moved(at.bias, done, bias?.rowStride ?? 0),
    at.seed.get,
    moved(number, done, keys),
  );
}

/** What the tile adds to the gradients that are wanted. */
function gradients(chunk: GradTile, { rows, columns, done, query, g }: QueryTile): Code {
  const { plan, context, fn, scratch, at } = chunk;
  const { results, sizes } = plan.kernel;
  const { width, valueWidth, keys } = sizes;
  const { tile } = plan;
  const place = scratchOf(plan);
  const inScratch = (offset: number): Code => i32.add(scratch.get, i32.const(offset));
  const pack = (from: Placed, to: number, n: number): Code =>
    tile.blas ? [] : packTile(context, fn, from, inScratch(to), { k: rows, n, stride: tile.queries * 32 });
  return [
    results.value
      ? [
          pack(g, place.gradients, valueWidth),
          down(chunk, at.dValue, g, valueWidth, { rows, columns, from: place.scores, panels: place.gradients }),
        ]
      : [],
    results.key
      ? [
          pack(query, place.queries, width),
          down(chunk, at.dKey, query, width, { rows, columns, from: place.products, panels: place.queries }),
        ]
      : [],
    results.query ? queryGradient(chunk, rows, columns, moved(at.dQuery, done, width * 4)) : [],
    results.bias
      ? control.call(
          addTile(context, tile.stride, { rowStride: keys * 4 }),
          inScratch(place.products),
          moved(at.dBias, done, keys * 4),
          i32.const(rows),
          i32.const(columns),
        )
      : [],
  ];
}

interface Across {
  readonly rows: number;
  readonly columns: number;
  readonly to: number;
  readonly panels: number;
}

/** Rows of queries, or of gradients, times keys or values: a tile. */
function across(
  { plan, context, scratch, at }: GradTile,
  rowsOf: Placed,
  of: 'key' | 'value',
  width: number,
  { rows, columns, to, panels }: Across,
): Code {
  return multiplyTile(context, plan.tile.blas, {
    a: rowsOf,
    b: { at: at[of].get, matrix: transposed(plan[of]) },
    panels: { at: i32.add(scratch.get, i32.const(panels)), stride: width * 32 },
    c: i32.add(scratch.get, i32.const(to)),
    outStride: plan.tile.stride,
    m: rows,
    n: columns,
    k: width,
    accumulate: false,
  });
}

/** A tile, transposed, times queries or gradients: adds to what belongs to the keys. */
function down(
  { plan, context, scratch }: GradTile,
  result: Local,
  b: Placed,
  width: number,
  { rows, columns, from, panels }: Omit<Across, 'to'> & { readonly from: number },
): Code {
  const { tile } = plan;
  const matrix: MatrixSource = { rowStride: 4, columnStride: tile.stride };
  return multiplyTile(context, tile.blas, {
    a: { at: i32.add(scratch.get, i32.const(from)), matrix },
    b,
    panels: { at: i32.add(scratch.get, i32.const(panels)), stride: tile.queries * 32 },
    c: result.get,
    outStride: width * 4,
    m: columns,
    n: width,
    k: rows,
    accumulate: true,
  });
}

function queryGradient({ plan, context, scratch, at }: GradTile, rows: number, columns: number, to: Code): Code {
  const { kernel, key, tile } = plan;
  const { width } = kernel.sizes;
  const place = scratchOf(plan);
  return multiplyTile(context, tile.blas, {
    a: { at: i32.add(scratch.get, i32.const(place.products)), matrix: { rowStride: tile.stride, columnStride: 4 } },
    b: { at: at.key.get, matrix: key },
    panels: { at: i32.add(scratch.get, i32.const(place.keys)), stride: tile.keys * 32 },
    c: to,
    outStride: width * 4,
    m: rows,
    n: width,
    k: columns,
    accumulate: true,
  });
}
