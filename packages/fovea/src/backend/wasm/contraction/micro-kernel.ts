// The register tile of all contractions: 4 rows of A times 8 columns of B, or 8 rows where the engine joins vectors. Every product and convolution ends here.
// A system BLAS would replace `multiplyBlock` in block.ts, which is the only caller that knows both operands as matrices.

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, type Local } from '../assembler/function-builder.ts';
import { control, f32x4, i32, v128 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { multiplyAdd } from '../relaxed.ts';

/** Rows of a tile: as many as 15 registers of 128 bits hold, or of 256 bits, with enough sums under way that none waits for the one before. */
export const tileRows = ({ wideVectors }: EmitContext): 4 | 8 => (wideVectors ? 8 : 4);
export const TILE_COLUMNS = 8;
/** Products that a tile sums before it adds them to what C holds: longer sums of values of one sign lose digits. */
const SUM_STEPS = 64;

/** What an emitted tile is specialised for; all strides in bytes, those of rows not negative. */
export interface Tile {
  /** 1…8. */
  readonly rows: number;
  /** 1…8; eight columns of B are read whatever this is. */
  readonly columns: number;
  /** Distance of A's rows, and of its columns. */
  readonly rowStride: number;
  readonly columnStride: number;
  /** Distance of B's rows: 32 when packed. */
  readonly panelRowStride: number;
  /** Distance of C's rows. */
  readonly outStride: number;
  /** Adds to what C holds. */
  readonly accumulate: boolean;
}

/**
 * `(a, b, c, steps)`: C = A·B or C += A·B over `steps` ≥ 1 columns of A, in blocks of `SUM_STEPS`. The inner loop is not unrolled and tests B's pointer:
 * V8 moves all loads of a loop body to its top, and more than 4 × 8 with their loads does not fit its 15 registers. Where it joins the two
 * vectors of a row to one of 256 bits (wide-vectors.ts), 8 × 8 fits. For that, both sums must begin as the same value, and loads and stores of a
 * row follow one another.
 */
export function microKernel(context: EmitContext, tile: Tile): number {
  return context.module.shared(`tile ${JSON.stringify(tile)}`, () => emitTile(tile, context.relaxedSimd));
}

function emitTile(tile: Tile, relaxedSimd: boolean): FunctionBuilder {
  const { rows, columns, rowStride, columnStride, panelRowStride, outStride, accumulate } = tile;
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [a, b, c, steps] = fn.params;
  const vectors = columns > 4 ? 2 : 1;
  const sums = Array.from({ length: rows }, () => Array.from({ length: vectors }, () => fn.local('v128')));
  const panel = Array.from({ length: vectors }, () => fn.local('v128'));
  const splat = fn.local('v128');
  const [end, blockEnd] = [fn.local('i32'), fn.local('i32')];
  const step: Code[] = panel.map((part, v) => part.set(v128.load(b.get, v * 16)));
  sums.forEach((row, r) => {
    step.push(splat.set(v128.load32Splat(a.get, r * rowStride)));
    row.forEach((sum, v) => {
      step.push(sum.set(multiplyAdd(relaxedSimd, splat.get, panel[v].get, sum.get)));
    });
  });
  const eachSum = (at: (sum: Local, columns: number, offset: number) => Code): Code[] =>
    sums.flatMap((row, r) => row.map((sum, v) => at(sum, columns - 4 * v, r * outStride + v * 16)));
  const zero = fn.local('v128');
  const addC = eachSum((sum, count, at) => sum.set(f32x4.add(sum.get, loadColumns(c.get, count, at))));
  const isLater = fn.local('i32');
  fn.emit(
    zero.set(f32x4.const(0)),
    end.set(i32.add(b.get, i32.mul(steps.get, i32.const(panelRowStride)))),
    control.loop(
      blockEnd.set(i32.add(b.get, i32.const(SUM_STEPS * panelRowStride))),
      blockEnd.set(control.select(end.get, blockEnd.get, i32.ltU(end.get, blockEnd.get))),
      ...sums.flat().map((sum) => sum.set(zero.get)),
      control.loop(...step, a.add(columnStride), b.add(panelRowStride), control.brIf(0, i32.ne(b.get, blockEnd.get))),
      accumulate ? addC : [control.if(isLater.get, addC), isLater.set(i32.const(1))],
      eachSum((sum, count, at) => storeColumns(c.get, sum, count, at)),
      control.brIf(0, i32.ne(b.get, end.get)),
    ),
  );
  return fn;
}

/** Up to four columns, the rest zero: nothing beyond the row is read. */
function loadColumns(at: Code, columns: number, offset: number): Code {
  if (columns >= 4) return v128.load(at, offset);
  let vector: Code = v128.load32Zero(at, offset);
  for (let lane = 1; lane < columns; lane++) vector = v128.load32Lane(at, vector, lane, offset + lane * 4);
  return vector;
}

function storeColumns(at: Code, value: Local, columns: number, offset: number): Code {
  if (columns >= 4) return v128.store(at, value.get, offset);
  return Array.from({ length: columns }, (_, lane) => v128.store32Lane(at, value.get, lane, offset + lane * 4));
}
