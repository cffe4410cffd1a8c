// The two passes of PIL's resampling on WebAssembly's vectors, for three channels: the sums of ../resample.ts, to the bit.

import type { Code } from '../../backend/wasm/assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../backend/wasm/assembler/function-builder.ts';
import { i32, i32x4, lanes, v128 } from '../../backend/wasm/assembler/instructions.ts';

/** The sum of one output: its rounding, to which products are added. */
const START = 1 << 21;
const PRECISION = i32.const(22);

/** Rows that the horizontal pass computes together: the weights are loaded once for them. */
export const ROWS_TOGETHER = 4;

const product = (sum: Local, values: Code, weight: Local): Code =>
  sum.set(i32x4.add(sum.get, i32x4.mul(values, weight.get)));

/** Sums as bytes: shifted, and what is beyond 0…255 at the end of the range. */
const bytesOf = (...sums: readonly Local[]): Code => {
  const [a, b, c, d] = sums.map((sum) => i32x4.shrS(sum.get, PRECISION));
  const low = lanes.narrowI32ToI16(a, b ?? a);
  return lanes.narrowI16ToU8(low, c && d ? lanes.narrowI32ToI16(c, d) : low);
};

/**
 * `horizontal(from, to, fromRow, toRow, outputs, table, weights, width)`: as many rows as the kernel is made for. The table has the offset of the first input in bytes and
 * the count of inputs of each output, the weights `width` for each. Writes one byte beyond the end of each row.
 */
export function horizontalKernel(rows: number): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [from, to, fromRow, toRow, outputs, table, weights, width] = f.params;
  const [x, k, at, input, taps] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
  const weight = f.local('v128');
  const sums = Array.from({ length: rows }, () => f.local('v128'));
  const starts = Array.from({ length: rows - 1 }, () => f.local('i32'));
  const pixel = (address: Code): Code => lanes.extendLowU16(lanes.extendLowU8(v128.load32Zero(address)));
  const place = (row: number): Code => (row === 0 ? input.get : i32.add(input.get, starts[row - 1].get));
  f.emit(
    starts.map((start, row) => start.set(i32.mul(fromRow.get, i32.const(row + 1)))),
    forRange(
      x,
      0,
      outputs.get,
      1,
      input.set(i32.add(from.get, i32.load(table.get))),
      taps.set(i32.load(table.get, 4)),
      table.add(8),
      at.set(weights.get),
      sums.map((sum) => sum.set(i32x4.const(START))),
      forRange(
        k,
        0,
        taps.get,
        1,
        weight.set(v128.load32Splat(at.get)),
        sums.map((sum, row) => product(sum, pixel(place(row)), weight)),
        input.add(3),
        at.add(4),
      ),
      weights.add(i32.shl(width.get, i32.const(2))),
      sums.map((sum, row) =>
        v128.store32Lane(row === 0 ? to.get : i32.add(to.get, i32.mul(toRow.get, i32.const(row))), bytesOf(sum), 0),
      ),
      to.add(3),
    ),
  );
  return f;
}

/**
 * `vertical(from, to, fromRow, row, outputs, table, weights, width)`: all rows, `row` bytes of each. The table has the offset of the first input row
 * in bytes and their count. Writes up to 15 bytes beyond the last row, and reads as many.
 */
export function verticalKernel(): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [from, to, fromRow, row, outputs, table, weights, width] = f.params;
  const [y, i, k, at, input, taps] = Array.from({ length: 6 }, () => f.local('i32'));
  const [weight, low, high] = [f.local('v128'), f.local('v128'), f.local('v128')];
  const sums = Array.from({ length: 4 }, () => f.local('v128'));
  f.emit(
    forRange(
      y,
      0,
      outputs.get,
      1,
      taps.set(i32.load(table.get, 4)),
      forRange(
        i,
        0,
        row.get,
        16,
        input.set(i32.add(i32.add(from.get, i32.load(table.get)), i.get)),
        at.set(weights.get),
        sums.map((sum) => sum.set(i32x4.const(START))),
        forRange(
          k,
          0,
          taps.get,
          1,
          weight.set(v128.load32Splat(at.get)),
          low.set(v128.load8x8U(input.get)),
          high.set(v128.load8x8U(input.get, 8)),
          product(sums[0], lanes.extendLowU16(low.get), weight),
          product(sums[1], lanes.extendHighU16(low.get), weight),
          product(sums[2], lanes.extendLowU16(high.get), weight),
          product(sums[3], lanes.extendHighU16(high.get), weight),
          input.add(fromRow.get),
          at.add(4),
        ),
        v128.store(i32.add(to.get, i.get), bytesOf(...sums)),
      ),
      table.add(8),
      weights.add(i32.shl(width.get, i32.const(2))),
      to.add(row.get),
    ),
  );
  return f;
}
