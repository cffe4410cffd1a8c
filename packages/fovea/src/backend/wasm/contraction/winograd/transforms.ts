// The linear maps of Winograd's minimal filtering F(4×4, 3×3) (Lavin & Gray, CVPR 2016, arXiv:1509.09308), and their application to both
// axes of a small square of vectors.

import { type Code, type FunctionBuilder, f32x4, forRange, i32, type Local, v128 } from '../../assembler.ts';

/** Output pixels of a tile along one axis, taps of the filter, and points at which they are multiplied. */
export const TILE = 4;
export const TAPS = 3;
export const POINTS = TILE + TAPS - 1;

/** Bytes that `applyToSquare` needs for values between its two passes. */
export const SQUARE_BYTES = POINTS * POINTS * 16;

/** A linear map of vectors: code that computes temporaries, then one expression per output. */
export interface AxisMap {
  readonly inputs: number;
  readonly outputs: number;
  readonly apply: (
    fn: FunctionBuilder,
    x: readonly Local[],
  ) => { readonly code: Code; readonly outputs: readonly Code[] };
}

const { add, sub, mul } = f32x4;
const times = (factor: number, x: Code): Code => mul(f32x4.const(factor), x);

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
  apply(fn, [a, b, c, d, e, f]) {
    const { code, t } = temporaries(fn, [
      sub(e.get, times(4, c.get)),
      sub(d.get, times(4, b.get)),
      sub(e.get, c.get),
      times(2, sub(d.get, b.get)),
    ]);
    return {
      code,
      outputs: [
        add(sub(times(4, a.get), times(5, c.get)), e.get),
        add(t[0], t[1]),
        sub(t[0], t[1]),
        add(t[2], t[3]),
        sub(t[2], t[3]),
        add(sub(times(4, b.get), times(5, d.get)), f.get),
      ],
    };
  },
};

/** Aᵀ: six points to four pixels. */
export const pointsToPixels: AxisMap = {
  inputs: POINTS,
  outputs: TILE,
  apply(fn, [a, b, c, d, e, f]) {
    const { code, t } = temporaries(fn, [add(b.get, c.get), sub(b.get, c.get), add(d.get, e.get), sub(d.get, e.get)]);
    return {
      code,
      outputs: [
        add(add(a.get, t[0]), t[2]),
        add(t[1], times(2, t[3])),
        add(t[0], times(4, t[2])),
        add(add(t[1], times(8, t[3])), f.get),
      ],
    };
  },
};

/** A, the transpose of Aᵀ: four pixels of a gradient to six points. */
export const gradientToPoints: AxisMap = {
  inputs: TILE,
  outputs: POINTS,
  apply(fn, [a, b, c, d]) {
    const { code, t } = temporaries(fn, [
      add(a.get, c.get),
      add(b.get, d.get),
      add(a.get, times(4, c.get)),
      add(times(2, b.get), times(8, d.get)),
    ]);
    return { code, outputs: [a.get, add(t[0], t[1]), sub(t[0], t[1]), add(t[2], t[3]), sub(t[2], t[3]), d.get] };
  },
};

/** G: three taps to six points. */
export const tapsToPoints: AxisMap = {
  inputs: TAPS,
  outputs: POINTS,
  apply(fn, [a, b, c]) {
    const { code, t } = temporaries(fn, [
      times(-1 / 6, add(a.get, c.get)),
      times(1 / 6, b.get),
      add(times(1 / 24, a.get), times(1 / 6, c.get)),
      times(1 / 12, b.get),
    ]);
    return {
      code,
      outputs: [times(1 / 4, a.get), sub(t[0], t[1]), add(t[0], t[1]), add(t[2], t[3]), sub(t[2], t[3]), c.get],
    };
  },
};

/** Gᵀ: six points of a gradient to three taps. */
export const pointsToTaps: AxisMap = {
  inputs: POINTS,
  outputs: TAPS,
  apply(fn, [a, b, c, d, e, f]) {
    const { code, t } = temporaries(fn, [add(b.get, c.get), add(d.get, e.get)]);
    return {
      code,
      outputs: [
        add(sub(times(1 / 4, a.get), times(1 / 6, t[0])), times(1 / 24, t[1])),
        add(times(1 / 6, sub(c.get, b.get)), times(1 / 12, sub(d.get, e.get))),
        add(sub(times(1 / 6, t[1]), times(1 / 6, t[0])), f.get),
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
export function applyToSquare(fn: FunctionBuilder, map: AxisMap, square: Square): Code {
  const { rowStride, columnStride, toRowStride, load = (at: Code) => v128.load(at) } = square;
  const bytes = (stride: number | Local): Code => (typeof stride === 'number' ? i32.const(stride) : stride.get);
  const [index, from, at, between, to] = Array.from({ length: 5 }, () => fn.local('i32'));
  const x = Array.from({ length: map.inputs }, () => fn.local('v128'));
  const columns = map.apply(fn, x);
  const rows = map.apply(fn, x);
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
