// Vector accumulators of reductions: sum, max (NaN wins) and argmax (first maximum, NaN wins).

import type { Code } from './assembler/encoding.ts';
import type { FunctionBuilder, Local } from './assembler/function-builder.ts';
import { f32x4, i32, i32x4, v128 } from './assembler/instructions.ts';

export type ReduceOp = 'sum' | 'max' | 'argmax';

const LANE_0 = [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const LOWEST_INT = -(2 ** 31);

/** Values that a lane adds up before `settle` has to be called: more would lose digits. */
export const SHORT_SUM = 32;
/** Short sums whose sum loses no more than one of them. */
export const FEW_SUMS = 16;

/**
 * How a lane adds floats so that no more than 10⁻⁶ of the sum is lost: all at once; as a sum of short sums; as one that carries what
 * rounding took from it.
 */
export type Summing = 'plain' | 'blocked' | 'compensated';

/** What so many values a lane need. */
export function summingOf(values: number): Summing {
  if (values <= SHORT_SUM * 1.5) return 'plain';
  return values <= FEW_SUMS * SHORT_SUM ? 'blocked' : 'compensated';
}

/**
 * Adds four values to a total, and corrects it for what rounding took from it before (Kahan, CACM 1965). What is lost of an infinite total is
 * nothing, not NaN.
 */
export function addCompensated(
  fn: FunctionBuilder,
  { total, lost }: Readonly<Record<'total' | 'lost', Local>>,
  value: Code,
): Code {
  const [part, sum] = [fn.local('v128'), fn.local('v128')];
  return [
    part.set(f32x4.sub(value, lost.get)),
    sum.set(f32x4.add(total.get, part.get)),
    lost.set(f32x4.sub(f32x4.sub(sum.get, total.get), part.get)),
    lost.set(v128.and(lost.get, f32x4.lt(f32x4.abs(lost.get), f32x4.const(Number.POSITIVE_INFINITY)))),
    total.set(sum.get),
  ];
}

/** Four running results, lane by lane. */
export class Accumulator {
  private readonly value: Local;
  /** Of a long sum: what was settled, and what rounding took from it if that is carried. */
  private readonly settled: { readonly total: Local; readonly lost?: Local } | undefined;
  private readonly index: Local | undefined;
  /** Lanes in which a NaN came by: apart from the maximum, both take an instruction or two, together they take seven. */
  private readonly spoilt: Local | undefined;

  /** Unless `summing` is plain, the caller settles float sums every SHORT_SUM values. */
  constructor(
    private readonly fn: FunctionBuilder,
    readonly op: ReduceOp,
    private readonly isFloat: boolean,
    summing: Summing = 'plain',
  ) {
    this.value = fn.local('v128');
    if (summing !== 'plain' && op === 'sum' && isFloat) {
      const total = fn.local('v128');
      this.settled = summing === 'blocked' ? { total } : { total, lost: fn.local('v128') };
    }
    if (op === 'argmax') this.index = fn.local('v128');
    if (op === 'max' && isFloat) this.spoilt = fn.local('v128');
  }

  private get neutral(): Code {
    if (this.op === 'sum') return i32x4.const(0);
    return this.isFloat ? f32x4.const(Number.NEGATIVE_INFINITY) : i32x4.const(LOWEST_INT);
  }

  reset(): Code {
    const others = [this.index, this.spoilt, this.settled?.total, this.settled?.lost].filter(
      (local) => local !== undefined,
    );
    return [this.value.set(this.neutral), ...others.map((local) => local.set(i32x4.const(0)))];
  }

  /** Adds what a long sum has taken in since the last time to its total. */
  settle(): Code {
    if (!this.settled) return [];
    const { total, lost } = this.settled;
    if (!lost) return [total.set(f32x4.add(total.get, this.value.get)), this.value.set(i32x4.const(0))];
    return [addCompensated(this.fn, { total, lost }, this.value.get), this.value.set(i32x4.const(0))];
  }

  /** Ends a long sum: from here on it is like a short one. */
  finish(): Code {
    return this.settled ? [this.settle(), this.value.set(this.settled.total.get)] : [];
  }

  /** Takes in four values; `position` is their number in the reduction. With `single`, only lane 0 counts. */
  take(value: Code, position: Code, single = false): Code {
    const x = single ? v128.bitSelect(value, this.neutral, v128.const(LANE_0)) : value;
    if (this.op === 'sum')
      return this.value.set(this.isFloat ? f32x4.add(this.value.get, x) : i32x4.add(this.value.get, x));
    if (this.spoilt) {
      const candidate = this.fn.local('v128');
      return [
        candidate.set(x),
        this.value.set(f32x4.pmax(this.value.get, candidate.get)),
        this.spoilt.set(v128.or(this.spoilt.get, f32x4.ne(candidate.get, candidate.get))),
      ];
    }
    if (!this.index) return this.value.set(i32x4.maxS(this.value.get, x));
    const candidate = this.fn.local('v128');
    const better = this.fn.local('v128');
    return [
      candidate.set(x),
      better.set(this.beats(candidate.get, this.value.get)),
      this.value.set(v128.bitSelect(candidate.get, this.value.get, better.get)),
      this.index.set(v128.bitSelect(position, this.index.get, better.get)),
    ];
  }

  /** Adds four products to a sum of floats. */
  takeProduct([a, b]: readonly [Code, Code], madd: (a: Code, b: Code, c: Code) => Code): Code {
    return this.value.set(madd(a, b, this.value.get));
  }

  private beats(a: Code, b: Code): Code {
    if (!this.isFloat) return i32x4.gtS(a, b);
    return v128.or(f32x4.gt(a, b), v128.and(f32x4.ne(a, a), f32x4.eq(b, b)));
  }

  /** Adds another accumulator of the same kind to this one; indices of ties go to the smaller. */
  merge(other: Accumulator): Code {
    if (!this.index || !other.index) return this.take(other.result, i32x4.const(0));
    return this.mergeIndexed(other.value.get, other.index.get);
  }

  private mergeIndexed(value: Code, index: Code): Code {
    const [v, i, mask] = [this.fn.local('v128'), this.fn.local('v128'), this.fn.local('v128')];
    const own = this.index as Local;
    const same = this.isFloat
      ? v128.or(
          f32x4.eq(v.get, this.value.get),
          v128.and(f32x4.ne(v.get, v.get), f32x4.ne(this.value.get, this.value.get)),
        )
      : i32x4.eq(v.get, this.value.get);
    const earlier = v128.and(same, i32x4.ltS(i.get, own.get));
    return [
      v.set(value),
      i.set(index),
      mask.set(v128.or(this.beats(v.get, this.value.get), earlier)),
      this.value.set(v128.bitSelect(v.get, this.value.get, mask.get)),
      own.set(v128.bitSelect(i.get, own.get, mask.get)),
    ];
  }

  /** Combines the lanes; the result is in lane 0 afterwards. */
  fold(): Code {
    return [this.foldWith([8, 9, 10, 11, 12, 13, 14, 15]), this.foldWith([4, 5, 6, 7])];
  }

  /** Joins the lanes with those that the given bytes bring to the front. */
  private foldWith(bytes: readonly number[]): Code {
    const lanes = [...bytes, ...Array.from({ length: 16 - bytes.length }, (_, i) => i)];
    const rotate = (local: Local): Code => v128.shuffle(local.get, local.get, lanes);
    if (this.index) return this.mergeIndexed(rotate(this.value), rotate(this.index));
    const spoilt = this.spoilt ? this.spoilt.set(v128.or(this.spoilt.get, rotate(this.spoilt))) : [];
    return [spoilt, this.take(rotate(this.value), i32.const(0))];
  }

  /** What is stored: the value, or for argmax the index. */
  get result(): Code {
    if (this.spoilt) return v128.bitSelect(f32x4.const(Number.NaN), this.value.get, this.spoilt.get);
    return (this.index ?? this.value).get;
  }
}
