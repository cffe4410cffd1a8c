// The linear maps of Winograd's minimal filtering F(4×4, 3×3) (Lavin & Gray, CVPR 2016, arXiv:1509.09308), and their application to both
// axes of a small square of vectors. Points 0, ±5/8, ±3/2 and ∞: a fifth of the rounding error of 0, ±1, ±2 and ∞ (docs/decisions/0003).

import type { Code } from '../../assembler/encoding.ts';
import { type FunctionBuilder, forRange, type Local } from '../../assembler/function-builder.ts';
import { f32x4, i32, v128 } from '../../assembler/instructions.ts';
import { multiplyAdd, multiplySubtract } from '../../relaxed.ts';

/** Output pixels of a tile along one axis, taps of the filter, and points at which they are multiplied. */
export const TILE = 4;
export const TAPS = 3;
export const POINTS = TILE + TAPS - 1;

/** The points other than 0 and ∞ are ±P and ±Q: searched for, short in binary, their rounding errors nearly as small as any pair's. */
const P = 5 / 8;
const Q = 3 / 2;
const [P2, Q2] = [P * P, Q * Q];
/** The product of a point's distances from the other finite ones: what divides the filter's value there. */
const ZERO_SCALE = 1 / (P2 * Q2);
const P_SCALE = 1 / (2 * P2 * (P2 - Q2));
const Q_SCALE = 1 / (2 * Q2 * (Q2 - P2));

/** Bytes that `applyToSquare` needs for values between its two passes. */
export const SQUARE_BYTES = POINTS * POINTS * 16;

/** A linear map of vectors: code that computes temporaries, then one expression per output. */
export interface AxisMap {
  readonly inputs: number;
  readonly outputs: number;
  readonly apply: (
    fn: FunctionBuilder,
    x: readonly Local[],
    relaxed: boolean,
  ) => { readonly code: Code; readonly outputs: readonly Code[] };
}

const { add, sub } = f32x4;
const times = (factor: number, x: Code): Code => f32x4.mul(f32x4.const(factor), x);

/** `c + factor·x` and `c − factor·x`. */
const combiners = (relaxed: boolean) => ({
  plus: (c: Code, factor: number, x: Code): Code => multiplyAdd(relaxed, x, f32x4.const(factor), c),
  minus: (c: Code, factor: number, x: Code): Code => multiplySubtract(relaxed, x, f32x4.const(factor), c),
});

function temporaries(
  fn: FunctionBuilder,
  values: readonly Code[],
): { readonly code: Code; readonly t: readonly Code[] } {
  const locals = values.map((value) => ({ local: fn.local('v128'), value }));
  return { code: locals.map(({ local, value }) => local.set(value)), t: locals.map(({ local }) => local.get) };
}

/** Bᵀ: six pixels to six points. */
export const pixelsToPoints: AxisMap = {
  inputs: POINTS,
  outputs: POINTS,
  apply(fn, [a, b, c, d, e, f], relaxed) {
    const { plus, minus } = combiners(relaxed);
    const { code, t } = temporaries(fn, [
      minus(e.get, Q2, c.get),
      minus(d.get, Q2, b.get),
      minus(e.get, P2, c.get),
      minus(d.get, P2, b.get),
    ]);
    return {
      code,
      outputs: [
        minus(t[0], P2, minus(c.get, Q2, a.get)),
        plus(t[0], P, t[1]),
        minus(t[0], P, t[1]),
        plus(t[2], Q, t[3]),
        minus(t[2], Q, t[3]),
        minus(minus(f.get, Q2, d.get), P2, t[1]),
      ],
    };
  },
};

/** Aᵀ: six points to four pixels. */
export const pointsToPixels: AxisMap = {
  inputs: POINTS,
  outputs: TILE,
  apply(fn, [a, b, c, d, e, f], relaxed) {
    const { plus } = combiners(relaxed);
    const { code, t } = temporaries(fn, [add(b.get, c.get), sub(b.get, c.get), add(d.get, e.get), sub(d.get, e.get)]);
    return {
      code,
      outputs: [
        add(add(a.get, t[0]), t[2]),
        plus(times(P, t[1]), Q, t[3]),
        plus(times(P2, t[0]), Q2, t[2]),
        plus(plus(f.get, P2 * P, t[1]), Q2 * Q, t[3]),
      ],
    };
  },
};

/** A, the transpose of Aᵀ: four pixels of a gradient to six points. */
export const gradientToPoints: AxisMap = {
  inputs: TILE,
  outputs: POINTS,
  apply(fn, [a, b, c, d], relaxed) {
    const { plus, minus } = combiners(relaxed);
    const { code, t } = temporaries(fn, [
      plus(a.get, P2, c.get),
      plus(b.get, P2, d.get),
      plus(a.get, Q2, c.get),
      plus(b.get, Q2, d.get),
    ]);
    return {
      code,
      outputs: [a.get, plus(t[0], P, t[1]), minus(t[0], P, t[1]), plus(t[2], Q, t[3]), minus(t[2], Q, t[3]), d.get],
    };
  },
};

/** G: three taps to six points. */
export const tapsToPoints: AxisMap = {
  inputs: TAPS,
  outputs: POINTS,
  apply(fn, [a, b, c], relaxed) {
    const { plus, minus } = combiners(relaxed);
    const { code, t } = temporaries(fn, [
      plus(times(P_SCALE, a.get), P2 * P_SCALE, c.get),
      plus(times(Q_SCALE, a.get), Q2 * Q_SCALE, c.get),
    ]);
    return {
      code,
      outputs: [
        times(ZERO_SCALE, a.get),
        plus(t[0], P * P_SCALE, b.get),
        minus(t[0], P * P_SCALE, b.get),
        plus(t[1], Q * Q_SCALE, b.get),
        minus(t[1], Q * Q_SCALE, b.get),
        c.get,
      ],
    };
  },
};

/** Gᵀ: six points of a gradient to three taps. */
export const pointsToTaps: AxisMap = {
  inputs: POINTS,
  outputs: TAPS,
  apply(fn, [a, b, c, d, e, f], relaxed) {
    const { plus } = combiners(relaxed);
    const { code, t } = temporaries(fn, [add(b.get, c.get), sub(b.get, c.get), add(d.get, e.get), sub(d.get, e.get)]);
    return {
      code,
      outputs: [
        plus(plus(times(ZERO_SCALE, a.get), P_SCALE, t[0]), Q_SCALE, t[2]),
        plus(times(P * P_SCALE, t[1]), Q * Q_SCALE, t[3]),
        plus(plus(f.get, P2 * P_SCALE, t[0]), Q2 * Q_SCALE, t[2]),
      ],
    };
  },
};

/** Where a square of vectors lies, and where the mapped one goes. */
export interface Square {
  readonly from: Code;
  /** Bytes between rows, and between columns; known now or when the code runs. */
  readonly rowStride: number | Local;
  readonly columnStride: number | Local;
  /** Default: v128.load. */
  readonly load?: (at: Code) => Code;
  /** SQUARE_BYTES of scratch. */
  readonly between: Code;
  readonly to: Code;
  /** Bytes between rows of the result. */
  readonly toRowStride: number | Local;
  /** Stores column `column` of the row that starts at `row`; `index` is the row's number. */
  readonly store: (row: Code, value: Code, column: number, index: Local) => Code;
}

/** Maps the columns, then the rows, of a square. Each column and row is a turn of a loop: V8 would load them all at once otherwise. */
export function applyToSquare(fn: FunctionBuilder, map: AxisMap, relaxed: boolean, square: Square): Code {
  const { rowStride, columnStride, toRowStride, load = (at: Code) => v128.load(at) } = square;
  const bytes = (stride: number | Local): Code => (typeof stride === 'number' ? i32.const(stride) : stride.get);
  const [index, from, at, between, to] = Array.from({ length: 5 }, () => fn.local('i32'));
  const x = Array.from({ length: map.inputs }, () => fn.local('v128'));
  const columns = map.apply(fn, x, relaxed);
  const rows = map.apply(fn, x, relaxed);
  const next: Code = at.set(i32.add(at.get, bytes(rowStride)));
  const code: Code = [
    from.set(square.from),
    between.set(square.between),
    forRange(index, 0, map.inputs, 1, [
      at.set(from.get),
      x.map((value, i) => [value.set(load(at.get)), i < map.inputs - 1 ? next : []]),
      columns.code,
      columns.outputs.map((value, r) => v128.store(between.get, value, r * map.inputs * 16)),
      from.set(i32.add(from.get, bytes(columnStride))),
      between.add(16),
    ]),
    between.set(square.between),
    to.set(square.to),
    forRange(index, 0, map.outputs, 1, [
      x.map((value, i) => value.set(v128.load(between.get, i * 16))),
      rows.code,
      rows.outputs.map((value, column) => square.store(to.get, value, column, index)),
      between.add(map.inputs * 16),
      to.set(i32.add(to.get, bytes(toRowStride))),
    ]),
  ];
  fn.release(index, from, at, between, to, ...x);
  return code;
}
