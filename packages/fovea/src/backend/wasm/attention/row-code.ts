// Code for the rows of a tile of scores: which keys a query sees, biases, what is dropped, maxima and sums across lanes.

import { type AttentionForm, droppingOf } from '../../../base/attention.ts';
import type { Code } from '../assembler/encoding.ts';
import { type FunctionBuilder, forRange, type Local, whileFits } from '../assembler/function-builder.ts';
import { control, f32, f32x4, i32, i32x4, v128 } from '../assembler/instructions.ts';
import type { MatrixSource } from '../contraction/product.ts';
import type { VectorScope } from '../math.ts';
import { emitPhilox } from '../philox.ts';
import { multiplyAdd } from '../relaxed.ts';

/** What a tile's rows are worked on by; part of the key of the code. */
export interface RowForm {
  readonly form: AttentionForm;
  /** Bytes between rows of the tile. */
  readonly tileStride: number;
  /** Of the whole, for the numbers of weights. */
  readonly keys: number;
  readonly bias: MatrixSource | undefined;
  /** Bytes between the two words of the seed. */
  readonly seedStride: number;
}

/** Columns that a turn of the loops takes: tiles have room for as many, behind those that are there. */
export const STEP_COLUMNS = 8;
const STEP_BYTES = STEP_COLUMNS * 4;

const roundUp = (columns: Code): Code =>
  i32.and(i32.add(columns, i32.const(STEP_COLUMNS - 1)), i32.const(-STEP_COLUMNS));

/** Vector constants in locals, filled where the function begins. */
export class RowScope implements VectorScope {
  readonly prologue: Code[] = [];
  private readonly constants = new Map<number, Local>();

  constructor(
    readonly fn: FunctionBuilder,
    private readonly relaxedSimd: boolean,
  ) {}

  constant = (value: number): Code => {
    let local = this.constants.get(value);
    if (!local) {
      local = this.fn.local('v128');
      this.constants.set(value, local);
      this.prologue.push(local.set(f32x4.const(value)));
    }
    return local.get;
  };

  madd = (a: Code, b: Code, c: Code): Code => multiplyAdd(this.relaxedSimd, a, b, c);
}

const swapped = (vector: Local, lanes: readonly number[]): Code =>
  v128.shuffle(
    vector.get,
    vector.get,
    lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
  );

/** Every lane becomes what `combine` makes of all four. */
export const acrossLanes = (vector: Local, combine: (a: Code, b: Code) => Code): Code => [
  vector.set(combine(vector.get, swapped(vector, [2, 3, 0, 1]))),
  vector.set(combine(vector.get, swapped(vector, [1, 0, 3, 2]))),
];

/** How many of the tile's columns the row sees: `row` and `column` say where the tile's row, and its first column, are in the whole. */
export function seenColumns(
  { form }: RowForm,
  seen: Local,
  { row, column, columns }: Readonly<Record<'row' | 'column' | 'columns', Local>>,
): Code {
  if (!form.isCausal) return seen.set(columns.get);
  return [
    seen.set(i32.add(i32.sub(row.get, column.get), i32.const(1))),
    seen.set(control.select(seen.get, i32.const(0), i32.gtS(seen.get, i32.const(0)))),
    seen.set(control.select(seen.get, columns.get, i32.ltS(seen.get, columns.get))),
  ];
}

/** Adds the bias to the columns that are seen. */
export function addBias(fn: FunctionBuilder, { bias }: RowForm, tile: Local, biasRow: Local, seen: Local): Code {
  if (!bias) return [];
  const { columnStride } = bias;
  const [at, from, end] = [fn.local('i32'), fn.local('i32'), fn.local('i32')];
  const isVector = columnStride === 4 || columnStride === 0;
  const four = columnStride === 4 ? v128.load(from.get) : v128.load32Splat(from.get);
  const vectors = whileFits(at, 16, end.get, [
    v128.store(at.get, f32x4.add(v128.load(at.get), four)),
    from.add(4 * columnStride),
  ]);
  const code = [
    at.set(tile.get),
    from.set(biasRow.get),
    end.set(i32.add(tile.get, i32.shl(seen.get, i32.const(2)))),
    isVector ? vectors : [],
    whileFits(at, 4, end.get, [
      f32.store(at.get, f32.add(f32.load(at.get), f32.load(from.get))),
      from.add(columnStride),
    ]),
  ];
  fn.release(at, from, end);
  return code;
}

/** Fills the columns from `from` on, up to the next multiple of eight. */
export function fillToStep(fn: FunctionBuilder, tile: Local, from: Local, value: number): Code {
  const column = fn.local('i32');
  const at = i32.add(tile.get, i32.shl(column.get, i32.const(2)));
  const code = forRange(column, from.get, roundUp(from.get), 1, f32.store(at, f32.const(value)));
  fn.release(column);
  return code;
}

/** Zeros from the multiple of eight behind `seen` on, up to that behind `columns`. */
export function zeroUnseen(fn: FunctionBuilder, { form }: RowForm, tile: Local, seen: Local, columns: Local): Code {
  if (!form.isCausal) return [];
  const [from, bytes] = [fn.local('i32'), fn.local('i32')];
  const code = [
    from.set(roundUp(seen.get)),
    bytes.set(i32.shl(i32.sub(roundUp(columns.get), from.get), i32.const(2))),
    control.memoryFill(i32.add(tile.get, i32.shl(from.get, i32.const(2))), i32.const(0), bytes.get),
  ];
  fn.release(from, bytes);
  return code;
}

/** Runs `body` for every two vectors of the columns that are seen; `offset` is bytes from the row's first column. */
export function forVectors(fn: FunctionBuilder, seen: Local, body: (offset: Local, vector: 0 | 1) => Code): Code {
  const [offset, end] = [fn.local('i32'), fn.local('i32')];
  return [
    end.set(i32.shl(roundUp(seen.get), i32.const(2))),
    forRange(offset, 0, end.get, STEP_BYTES, body(offset, 0), body(offset, 1)),
  ];
}

/** Factors on four weights from `number` on, plus `offset` / 4: 0 for those that are dropped. */
export class Dropping {
  private readonly keys: readonly [Local, Local];
  private readonly isAligned: boolean;

  constructor(
    private readonly scope: RowScope,
    private readonly rows: RowForm,
  ) {
    this.keys = [scope.fn.local('v128'), scope.fn.local('v128')];
    this.isAligned = rows.keys % 4 === 0;
  }

  start(seed: Local): Code {
    const [first, second] = this.keys;
    return [
      first.set(v128.load32Splat(seed.get)),
      second.set(v128.load32Splat(i32.add(seed.get, i32.const(this.rows.seedStride)))),
    ];
  }

  factors(number: Local, offset: Local, vector: 0 | 1): Code {
    const { fn, constant } = this.scope;
    const { keep, factor } = droppingOf(this.rows.form.dropoutP);
    const first = i32.add(i32.add(number.get, i32.shrU(offset.get, i32.const(2))), i32.const(4 * vector));
    const steps = v128.const([0, 1, 2, 3].flatMap((lane) => [lane, 0, 0, 0]));
    const index = i32x4.add(i32x4.splat(first), steps);
    const [one, two] = this.keys;
    const words = emitPhilox(fn, one.get, two.get, index, this.isAligned);
    const top = f32x4.convertI32x4S(i32x4.shrU(words, i32.const(8)));
    return v128.and(f32x4.lt(top, constant(keep * 2 ** 24)), constant(factor));
  }
}
