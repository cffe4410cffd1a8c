// Packs operands for the micro-kernel: panels of B as [n/8][k][8] with zeros beyond n, and strips of A as [rows/4][k][4].

import { type Code, control, FunctionBuilder, forRange, i32, v128 } from '../assembler.ts';
import type { LoweringContext } from '../lowering.ts';
import { TILE_COLUMNS } from './micro-kernel.ts';

export const panelCount = (n: number): number => Math.ceil(n / TILE_COLUMNS);

/** Bytes of all panels of a k × n matrix. */
export const panelBytes = (k: number, n: number): number => panelCount(n) * k * TILE_COLUMNS * 4;

/** A matrix in memory, strides in bytes. */
export interface MatrixLayout {
  readonly k: number;
  readonly n: number;
  /** Distance between neighbours along k, and along n. */
  readonly kStride: number;
  readonly nStride: number;
}

/** `(from, to, panel)`: packs one panel; `from` is the matrix, `to` the first panel. */
export function packPanel(context: LoweringContext, layout: MatrixLayout): number {
  return context.module.shared(`pack ${JSON.stringify(layout)}`, () => emitPack(layout));
}

function emitPack({ k, n, kStride, nStride }: MatrixLayout): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32']);
  const [from, to, panel] = fn.params;
  const step = fn.local('i32');
  const rest = n % TILE_COLUMNS;
  const copy = (columns: number): Code[] => [
    forRange(step, 0, k, 1, [
      ...[0, 4].map((first) => v128.store(to.get, columnsAt(from.get, columns - first, nStride, first), first * 4)),
      from.add(kStride),
      to.add(TILE_COLUMNS * 4),
    ]),
  ];
  fn.emit(
    from.add(i32.mul(panel.get, i32.const(TILE_COLUMNS * nStride))),
    to.add(i32.mul(panel.get, i32.const(k * TILE_COLUMNS * 4))),
  );
  if (rest === 0) fn.emit(...copy(TILE_COLUMNS));
  else fn.emit(control.if(i32.eq(panel.get, i32.const(panelCount(n) - 1)), copy(rest), copy(TILE_COLUMNS)));
  return fn;
}

/** Four columns from `first` on, zeros where there are fewer. */
function columnsAt(from: Code, columns: number, nStride: number, first: number): Code {
  const at = first * nStride;
  if (columns <= 0) return v128.const(new Array(16).fill(0));
  if (nStride === 4 && columns >= 4) return v128.load(from, at);
  let vector: Code = v128.load32Zero(from, at);
  for (let lane = 1; lane < Math.min(4, columns); lane++)
    vector = v128.load32Lane(from, vector, lane, at + lane * nStride);
  return vector;
}
