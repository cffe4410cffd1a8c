// Combines the partial results of a reduction that was cut into blocks, in the order of the blocks.

import { Accumulator, type ReduceOp } from './accumulate.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, forRange } from './assembler/function-builder.ts';
import { control, i32, i32x4, v128 } from './assembler/instructions.ts';

/** Columns of partial results that one chunk combines. */
export const COMBINE_COLUMNS = 64;
/** Partial results that are added up before they are settled. */
const SETTLED_BLOCKS = 8;

/** `(chunk, scratch, partials, ...results)`: partials are `[kept][block][result][column]`, results `[kept][column]`. */
export function combineFunction(
  ops: readonly { readonly op: ReduceOp; readonly isFloat: boolean }[],
  blocks: number,
  columns: number,
): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', ...ops.map(() => 'i32' as const)]);
  const [chunk, , partials, ...results] = fn.params;
  const groups = Math.ceil(columns / COMBINE_COLUMNS);
  const [kept, column, end, block, address] = Array.from({ length: 5 }, () => fn.local('i32'));
  const summing = blocks > SETTLED_BLOCKS ? 'compensated' : 'plain';
  const accumulators = ops.map(({ op, isFloat }) => new Accumulator(fn, op, isFloat, summing));
  const settle = (): Code[] => accumulators.map((accumulator) => accumulator.settle());
  const last = i32.const(SETTLED_BLOCKS - 1);
  const stride = ops.length * columns * 4;
  const one = (single: boolean): Code[] => [
    ...accumulators.map((accumulator) => accumulator.reset()),
    address.set(i32.add(i32.add(partials.get, i32.mul(kept.get, i32.const(blocks * stride))), column.get)),
    forRange(block, 0, blocks, 1, [
      ...accumulators.map((accumulator, r) => {
        const value = single ? v128.load32Zero(address.get, r * columns * 4) : v128.load(address.get, r * columns * 4);
        return accumulator.take(value, i32x4.const(0));
      }),
      ...(summing === 'plain' ? [] : [control.if(i32.eq(i32.and(block.get, last), last), settle())]),
      address.add(stride),
    ]),
    ...accumulators.map((accumulator) => accumulator.finish()),
    ...accumulators.map((accumulator, r) => {
      const to = i32.add(i32.add(results[r].get, i32.mul(kept.get, i32.const(columns * 4))), column.get);
      return single ? v128.store32Lane(to, accumulator.result, 0) : v128.store(to, accumulator.result);
    }),
  ];
  const limit = i32.const(columns * 4);
  fn.emit(
    kept.set(i32.divU(chunk.get, i32.const(groups))),
    column.set(i32.mul(i32.remU(chunk.get, i32.const(groups)), i32.const(COMBINE_COLUMNS * 4))),
    end.set(i32.add(column.get, i32.const(COMBINE_COLUMNS * 4))),
    end.set(control.select(end.get, limit, i32.ltS(end.get, limit))),
    control.block(
      control.loop(
        control.brIf(1, i32.gtS(i32.add(column.get, i32.const(16)), end.get)),
        ...one(false),
        column.add(16),
        control.br(0),
      ),
    ),
    control.block(
      control.loop(control.brIf(1, i32.geS(column.get, end.get)), ...one(true), column.add(4), control.br(0)),
    ),
  );
  return fn;
}
