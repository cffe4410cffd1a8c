// Gradients of attention without its scores in memory: they are computed again, tile by tile, from the operands and the sums that the forward pass left.

import { ATTENTION_OPERANDS } from '../../../base/attention.ts';
import type { AttentionGradKernel, View } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { addPartials, PARTIAL_ELEMENTS } from '../contraction/partials.ts';
import { moveToBatch, total } from '../contraction/product.ts';
import type { EmitContext, KernelPlan, Phase, Pointer } from '../kernel-plan.ts';
import { type GradPlan, planOf } from './grad-plan.ts';
import { emitGradTile, type GradTile, scratchOf } from './grad-tile.ts';
import { denseStrides } from './operands.ts';
import { zeroRows } from './slope-rows.ts';

/** All that the code depends on. */
const keyOf = ({
  kernel: { form, sizes, seed, logSum, projection, results, biasBatch },
  ...rest
}: GradPlan): unknown => ({
  ...rest,
  form,
  sizes,
  biasBatch,
  strides: [seed, logSum, projection].map((view) => view?.strides),
  results: Object.keys(results).sort(),
});

export function planAttentionGrad(kernel: AttentionGradKernel, blas: boolean): KernelPlan {
  const plan = planOf(kernel, blas);
  const { sizes, results } = kernel;
  const { batch, queries, width } = sizes;
  const { groups } = plan.cut;
  const isSplit = results.query !== undefined && groups > 1;
  const partials = { workspace: 0 };
  const queryBytes = total([...batch, queries, width]) * 4;
  const at = ({ buffer, offset }: { readonly buffer: number; readonly offset: number }): Pointer => ({
    buffer,
    offset,
  });
  const inputs = [
    kernel.query,
    kernel.key,
    kernel.value,
    kernel.g,
    kernel.logSum,
    kernel.projection,
    kernel.bias,
    kernel.seed,
  ];
  const targets = { ...results, ...(isSplit && { query: partials }) };
  const pointers: Pointer[] = [
    ...inputs.map((ref) => at(ref ?? kernel.query)),
    ...ATTENTION_OPERANDS.map((of): Pointer => {
      const target = targets[of];
      return target === undefined ? at(kernel.query) : 'workspace' in target ? target : at(target);
    }),
  ];
  const addQueries = (context: EmitContext, out: Pointer): Phase => ({
    fn: addPartials(context, {
      groups,
      batch,
      rows: queries,
      columns: width,
      batchStrides: denseStrides(batch, queries * width * 4),
      rowStride: width * 4,
    }),
    chunks: Math.ceil(queryBytes / 4 / PARTIAL_ELEMENTS),
    pointers: [partials, out],
  });
  return {
    workspaceBytes: isSplit ? groups * queryBytes : 0,
    emit(context) {
      const key = `attention gradient ${JSON.stringify(keyOf(plan))}`;
      const fn = context.module.shared(key, () => emitChunk(plan, isSplit ? queryBytes : 0, context));
      const phases: Phase[] = [{ fn, chunks: groups * total(plan.outer), pointers }];
      if (isSplit && results.query) phases.push(addQueries(context, at(results.query)));
      return { phases, scratchBytes: scratchOf(plan).bytes };
    },
  };
}

const rowBytes = ({ strides }: View): number[] => strides.slice(0, -1).map((stride) => stride * 4);

/** `partialBytes`: from one group's gradient of the queries to the next; 0 where there is one group. */
function emitChunk(plan: GradPlan, partialBytes: number, context: EmitContext): FunctionBuilder {
  const { kernel, cut, outer, inner } = plan;
  const { batch, queries, keys } = kernel.sizes;
  const fn = new FunctionBuilder(new Array<'i32'>(14).fill('i32'));
  const [chunk, scratch, ...addresses] = fn.params;
  const names = [
    'query',
    'key',
    'value',
    'g',
    'logSum',
    'projection',
    'bias',
    'seed',
    'dQuery',
    'dKey',
    'dValue',
    'dBias',
  ] as const;
  const locals = () => Object.fromEntries(names.map((name) => [name, fn.local('i32')])) as unknown as GradTile['at'];
  const bases = Object.fromEntries(names.map((name, i) => [name, addresses[i]])) as unknown as GradTile['at'];
  const at = locals();
  const [group, column, number, first, index, element] = Array.from({ length: 6 }, () => fn.local('i32'));
  const cursors = cursorStrides(plan);
  const move = (local: Local, sizes: readonly number[], to: GradTile['at'], counter: Local): Code[] =>
    moveToBatch(local, sizes, [
      ...names.map((name) => ({ at: to[name], strides: cursors[name] })),
      { at: counter, strides: denseStrides(batch, queries * keys) },
    ]);
  const copies = [...names.map((name) => at[name].set(bases[name].get)), number.set(element.get)];
  const keyStep = i32.mul(first.get, i32.const(plan.tile.keys));
  const start = startOf(plan, context, fn, bases, at, first);
  const tiles = keyTiles({ plan, context, fn, scratch, at, column, number }, first, group);
  fn.emit(
    group.set(i32.remU(chunk.get, i32.const(cut.groups))),
    chunk.set(i32.divU(chunk.get, i32.const(cut.groups))),
    first.set(i32.mul(group.get, i32.const(cut.tilesPerGroup))),
    element.set(i32.const(0)),
    ...move(chunk, outer, bases, element),
    bases.dQuery.add(i32.mul(group.get, i32.const(partialBytes))),
    start.outer,
    forRange(index, 0, total(inner), 1, [
      chunk.set(index.get),
      ...copies,
      ...move(chunk, inner, at, number),
      start.inner,
      column.set(keyStep),
      number.add(column.get),
      keySteps(plan).map(([name, stride]) => at[name].add(i32.mul(column.get, i32.const(stride)))),
      tiles,
    ]),
  );
  return fn;
}

/** Bytes from one position of the batch to the next. */
function cursorStrides(plan: GradPlan): Record<keyof GradTile['at'], readonly number[]> {
  const { kernel } = plan;
  const { batch, queries, keys, width, valueWidth } = kernel.sizes;
  const none = batch.map(() => 0);
  return {
    query: plan.query.batchStrides,
    key: plan.key.batchStrides,
    value: plan.value.batchStrides,
    g: plan.g.batchStrides,
    logSum: rowBytes(kernel.logSum),
    projection: rowBytes(kernel.projection),
    bias: plan.bias?.batchStrides ?? none,
    seed: none,
    dQuery: denseStrides(batch, queries * width * 4),
    dKey: denseStrides(batch, keys * width * 4),
    dValue: denseStrides(batch, keys * valueWidth * 4),
    dBias: kernel.biasBatch ? denseStrides(kernel.biasBatch, queries * keys * 4) : none,
  };
}

/** Bytes from one key to the next. */
function keySteps({ kernel, key, value, bias }: GradPlan): (readonly [keyof GradTile['at'], number])[] {
  const { width, valueWidth } = kernel.sizes;
  return [
    ['key', key.rowStride],
    ['value', value.rowStride],
    ['bias', bias?.columnStride ?? 0],
    ['dKey', width * 4],
    ['dValue', valueWidth * 4],
    ['dBias', 4],
  ];
}

/** Zeros to which the tiles add: once for a chunk, and for each position of the batch that it goes through. */
function startOf(
  { kernel, tile, cut }: GradPlan,
  context: EmitContext,
  fn: FunctionBuilder,
  bases: GradTile['at'],
  at: GradTile['at'],
  first: Local,
): { readonly outer: Code; readonly inner: Code } {
  const { results, sizes } = kernel;
  const { queries, keys, width, valueWidth } = sizes;
  const count = fn.local('i32');
  const begin = i32.mul(first.get, i32.const(tile.keys));
  const most = i32.const(cut.tilesPerGroup * tile.keys);
  const rest = i32.sub(i32.const(keys), begin);
  const zeros = (local: Local, columns: number): Code =>
    control.memoryFill(
      i32.add(local.get, i32.mul(begin, i32.const(columns * 4))),
      i32.const(0),
      i32.mul(count.get, i32.const(columns * 4)),
    );
  return {
    outer: [
      count.set(control.select(rest, most, i32.ltS(rest, most))),
      results.bias
        ? control.call(
            zeroRows(context, keys * 4),
            i32.add(bases.dBias.get, i32.shl(begin, i32.const(2))),
            i32.const(queries),
            i32.shl(count.get, i32.const(2)),
          )
        : [],
    ],
    inner: [
      results.query ? control.memoryFill(at.dQuery.get, i32.const(0), i32.const(queries * width * 4)) : [],
      results.key ? zeros(at.dKey, width) : [],
      results.value ? zeros(at.dValue, valueWidth) : [],
    ],
  };
}

/** The tiles of keys of a group, in order; the last one of all may be narrower. */
function keyTiles(chunk: GradTile, first: Local, group: Local): Code {
  const { plan, fn, at, column, number } = chunk;
  const { tile, cut, kernel } = plan;
  const { keys } = kernel.sizes;
  const rest = keys - (cut.tiles - 1) * tile.keys;
  const [index, end] = [fn.local('i32'), fn.local('i32')];
  const all = i32.const(cut.tiles);
  const whole = rest === tile.keys || cut.tiles > 1 ? emitGradTile(chunk, tile.keys) : [];
  const narrow = rest === tile.keys ? [] : emitGradTile(chunk, rest);
  const isLast = i32.eq(index.get, i32.const(cut.tiles - 1));
  return [
    end.set(i32.mul(i32.add(group.get, i32.const(1)), i32.const(cut.tilesPerGroup))),
    end.set(control.select(end.get, all, i32.ltS(end.get, all))),
    forRange(index, first.get, end.get, 1, [
      rest === tile.keys ? whole : control.if(isLast, narrow, whole),
      column.add(tile.keys),
      number.add(tile.keys),
      keySteps(plan).map(([name, stride]) => at[name].add(tile.keys * stride)),
    ]),
  ];
}
