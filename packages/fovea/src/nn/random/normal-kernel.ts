// Philox and Box–Muller on WebAssembly's vectors: the words of base/philox.ts and the arithmetic of fdlibm.ts, to the bit.

import type { Code } from '../../backend/wasm/assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../backend/wasm/assembler/function-builder.ts';
import { control, f64x2, i32, i32x4, i64x2, v128 } from '../../backend/wasm/assembler/instructions.ts';
import { PHILOX } from '../../base/philox.ts';
import { COS, HALF_PI, LN2, LOG, NEAR_MULTIPLES, SIN, SMALL_ANGLE } from './fdlibm.ts';

/** Numbers that one turn of the kernels makes: the words of four blocks. */
export const NUMBERS_TOGETHER = 16;

/** Constants lie in memory, from address 0, as vectors of two: instructions take them from there. */
export class Constants {
  private readonly bits: bigint[] = [];

  /** The two lanes with these 64 bits. */
  ofBits(bits: bigint): Code {
    let at = this.bits.indexOf(bits);
    if (at < 0) at = this.bits.push(bits) - 1;
    return v128.load(i32.const(0), 16 * at);
  }

  of(value: number): Code {
    return this.ofBits(new BigUint64Array(Float64Array.of(value).buffer)[0]);
  }

  /** The two lanes with this word as the upper half, and 0 below. */
  ofHigh(word: number): Code {
    return this.ofBits(BigInt(word >>> 0) << 32n);
  }

  get length(): number {
    return 16 * this.bits.length;
  }

  /** All of them, for `length` bytes of memory from address 0. */
  values(): BigUint64Array {
    return BigUint64Array.from(this.bits.flatMap((bits) => [bits, bits]));
  }
}

const { add, sub, mul } = f64x2;

/** a0 + x·(a1 + x·(a2 + …)) */
const horner = (k: Constants, x: Local, terms: readonly number[]): Code =>
  terms.slice(0, -1).reduceRight<Code>((sum, term) => add(k.of(term), mul(x.get, sum)), k.of(terms[terms.length - 1]));

/** Code under construction that keeps values in locals. */
class Body {
  readonly code: Code[] = [];

  constructor(
    readonly fn: FunctionBuilder,
    readonly k: Constants,
  ) {}

  keep(value: Code): Local {
    const local = this.fn.local('v128');
    this.code.push(local.set(value));
    return local;
  }
}

/** Of numbers in (0, 1). */
function logarithm(body: Body, x: Local): Code {
  const { k } = body;
  const fraction = body.keep(v128.and(x.get, k.ofBits(0x000fffff_ffffffffn)));
  const high = body.keep(v128.and(fraction.get, k.ofHigh(0xfffff)));
  const half = body.keep(v128.and(i64x2.add(fraction.get, k.ofHigh(0x95f64)), k.ofHigh(0x100000)));
  const exponent = i64x2.add(i64x2.shrU(x.get, i32.const(52)), i64x2.shrU(half.get, i32.const(52)));
  // Whole numbers in the low bits of 2⁵² become floats by taking that off.
  const power = body.keep(sub(v128.or(exponent, k.of(2 ** 52)), k.of(2 ** 52 + 1023)));
  const f = body.keep(sub(v128.or(fraction.get, v128.xor(half.get, k.ofHigh(0x3ff00000))), k.of(1)));
  const low = body.keep(mul(power.get, k.of(LN2.low)));
  const s = body.keep(f64x2.div(f.get, add(k.of(2), f.get)));
  const z = body.keep(mul(s.get, s.get));
  const w = body.keep(mul(z.get, z.get));
  const even = mul(w.get, horner(k, w, [LOG[1], LOG[3], LOG[5]]));
  const rest = body.keep(add(mul(z.get, horner(k, w, [LOG[0], LOG[2], LOG[4], LOG[6]])), even));
  const square = body.keep(mul(mul(k.of(0.5), f.get), f.get));
  const middle = sub(square.get, add(mul(s.get, add(square.get, rest.get)), low.get));
  const outer = mul(s.get, sub(f.get, rest.get));
  const inner = mul(mul(f.get, f.get), sub(k.of(0.5), mul(k.of(0.3333333333333333), f.get)));
  const nearOne = i64x2.ltS(v128.and(i64x2.add(high.get, k.ofHigh(2)), k.ofHigh(0xfffff)), k.ofHigh(3));
  const inMiddle = v128.and(i64x2.gtS(high.get, k.ofHigh(0x61479)), i64x2.ltS(high.get, k.ofHigh(0x6b852)));
  const sides = sub(v128.bitSelect(inner, outer, nearOne), low.get);
  const part = v128.bitSelect(middle, sides, v128.andNot(inMiddle, nearOne));
  return sub(mul(power.get, k.of(LN2.high)), sub(part, f.get));
}

/** Angles in [0, 2π] as multiples of π/2 and what is beyond them, in two numbers. */
function reduced(body: Body, angle: Local): { readonly turn: Local; readonly x: Local; readonly y: Local } {
  const { k } = body;
  const isLarge = f64x2.ge(angle.get, k.ofHigh(SMALL_ANGLE + 1));
  const nearest = f64x2.trunc(add(mul(angle.get, k.of(HALF_PI.inverse)), k.of(0.5)));
  const turn = body.keep(v128.and(nearest, isLarge));
  const rest = body.keep(sub(angle.get, mul(turn.get, k.of(HALF_PI.first))));
  const correction = body.keep(mul(turn.get, k.of(HALF_PI.afterFirst)));
  const x = body.keep(sub(rest.get, correction.get));
  const more = new Body(body.fn, k);
  const high = more.keep(v128.and(angle.get, k.ofBits(0xffffffff_00000000n)));
  const [first, ...others] = NEAR_MULTIPLES.map((word) => i64x2.eq(high.get, k.ofHigh(word)));
  const exponentOf = (value: Local): Code => v128.and(value.get, k.ofHigh(0x7ff00000));
  const isLost = i64x2.gtS(i64x2.sub(exponentOf(angle), exponentOf(x)), k.ofHigh(16 << 20));
  const isNear = more.keep(v128.or(first, v128.and(others.reduce(v128.or), isLost)));
  const next = more.keep(mul(turn.get, k.of(HALF_PI.second)));
  const second = more.keep(sub(rest.get, next.get));
  const digits = sub(sub(rest.get, second.get), next.get);
  const after = sub(mul(turn.get, k.of(HALF_PI.afterSecond)), digits);
  more.code.push(
    correction.set(v128.bitSelect(after, correction.get, isNear.get)),
    rest.set(v128.bitSelect(second.get, rest.get, isNear.get)),
    x.set(sub(rest.get, correction.get)),
  );
  // Near multiples of π/2, once in a hundred thousand angles.
  body.code.push(control.if(v128.anyTrue(f64x2.lt(f64x2.abs(x.get), k.of(2 ** -17))), more.code));
  return { turn, x, y: body.keep(sub(sub(rest.get, x.get), correction.get)) };
}

/** Cosines and sines of angles in [0, 2π]. */
function cosineAndSine(body: Body, angle: Local): readonly [Code, Code] {
  const { k } = body;
  const { turn, x, y } = reduced(body, angle);
  const z = body.keep(mul(x.get, x.get));
  const size = body.keep(v128.and(x.get, k.ofHigh(0x7fffffff)));
  const quarter = body.keep(
    v128.andNot(
      v128.bitSelect(k.of(0.28125), i64x2.sub(size.get, k.ofHigh(0x200000)), f64x2.gt(size.get, k.ofHigh(0x3fe90000))),
      f64x2.lt(size.get, k.ofHigh(0x3fd33333)),
    ),
  );
  const tail = sub(mul(z.get, mul(z.get, horner(k, z, COS))), mul(x.get, y.get));
  const beyond = sub(sub(mul(k.of(0.5), z.get), quarter.get), tail);
  const cos = body.keep(sub(sub(k.of(1), quarter.get), beyond));
  const v = body.keep(mul(z.get, x.get));
  const r = body.keep(horner(k, z, SIN.slice(1)));
  const plain = add(x.get, mul(v.get, add(k.of(SIN[0]), mul(z.get, r.get))));
  const inner = sub(mul(z.get, sub(mul(k.of(0.5), y.get), mul(v.get, r.get))), y.get);
  const corrected = sub(x.get, sub(inner, mul(v.get, k.of(SIN[0]))));
  const isFirst = f64x2.lt(turn.get, k.of(0.5));
  const isTiny = f64x2.lt(size.get, k.ofHigh(0x3e400000));
  const sin = body.keep(v128.bitSelect(x.get, v128.bitSelect(plain, corrected, isFirst), isTiny));
  const isOdd = body.keep(v128.or(f64x2.eq(turn.get, k.of(1)), f64x2.eq(turn.get, k.of(3))));
  const between = (low: number): Code =>
    v128.and(v128.and(f64x2.gt(turn.get, k.of(low)), f64x2.lt(turn.get, k.of(low + 2))), k.of(-0));
  return [
    v128.xor(v128.bitSelect(sin.get, cos.get, isOdd.get), between(0.5)),
    v128.xor(v128.bitSelect(cos.get, sin.get, isOdd.get), between(1.5)),
  ];
}

const LOW = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const HIGH = LOW.map((lane) => lane + 8);

/**
 * `normal(at, end)`: pairs of numbers in (0, 1) become pairs of normal ones. Radii are a loop of their own: in short bodies, processors work on
 * several turns at a time.
 */
function normalKernel(k: Constants): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32']);
  const [start, end] = fn.params;
  const at = fn.local('i32');
  /** The first numbers of two pairs, or the second ones. */
  const halves = (order: readonly number[]): Code => v128.shuffle(v128.load(at.get), v128.load(at.get, 16), order);
  const radii = new Body(fn, k);
  const log = logarithm(radii, radii.keep(halves(LOW)));
  const radius = radii.keep(f64x2.sqrt(mul(k.of(-2), log)));
  radii.code.push(v128.store64Lane(at.get, radius.get, 0), v128.store64Lane(at.get, radius.get, 1, 16));
  const points = new Body(fn, k);
  const parts = cosineAndSine(points, points.keep(mul(k.of(2 * Math.PI), halves(HIGH))));
  const length = points.keep(halves(LOW));
  const [first, second] = parts.map((part) => points.keep(mul(length.get, part)));
  points.code.push(
    v128.store(at.get, v128.shuffle(first.get, second.get, LOW)),
    v128.store(at.get, v128.shuffle(first.get, second.get, HIGH), 16),
  );
  for (const { code } of [radii, points]) fn.emit(forRange(at, start.get, end.get, 32, code));
  return fn;
}

/** Rounds of four blocks, whose words are lanes of four vectors. */
function rounds(words: readonly Local[], keys: readonly Local[], products: readonly Local[]): Code {
  const [c0, c1, c2, c3] = words;
  const UPPER = [4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31];
  const [a, b, low0, low1] = products;
  /** The upper words of the products, and the lower ones to `low`. */
  const multiply = (word: Local, multiplier: number, low: Local): Code => [
    a.set(i64x2.extendedMulLowU32(word.get, i32x4.const(multiplier))),
    b.set(i64x2.extendedMulHighU32(word.get, i32x4.const(multiplier))),
    low.set(
      v128.shuffle(
        a.get,
        b.get,
        UPPER.map((lane) => lane - 4),
      ),
    ),
  ];
  const high = v128.shuffle(a.get, b.get, UPPER);
  return Array.from({ length: PHILOX.rounds }, () => [
    multiply(c2, PHILOX.multipliers[1], low1),
    c1.set(xor3(high, c1.get, keys[0].get)),
    multiply(c0, PHILOX.multipliers[0], low0),
    c3.set(xor3(high, c3.get, keys[1].get)),
    c0.set(c1.get),
    c1.set(low1.get),
    c2.set(c3.get),
    c3.set(low0.get),
    keys.map((key, i) => key.set(i32x4.add(key.get, i32x4.const(PHILOX.keySteps[i])))),
  ]);
}

const xor3 = (a: Code, b: Code, c: Code): Code => v128.xor(v128.xor(a, b), c);

/** `uniform(at, end, counter, part, key0, key1)`: numbers in (0, 1) of the blocks from `counter` on. */
function uniformKernel(k: Constants): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [at, end, counter, part, key0, key1] = fn.params;
  const [words, keys, products] = [4, 2, 4].map((length) => Array.from({ length }, () => fn.local('v128')));
  const [c0, c1, c2, c3] = words;
  const order = v128.const([0, 1, 2, 3].flatMap((lane) => [lane, 0, 0, 0]));
  const [a, b] = products;
  /** Two words of each block, as numbers. */
  const stored = (first: Local, second: Local, offset: number): Code =>
    [LOW, HIGH].map((half, i) => [
      a.set(fractions(k, v128.shuffle(first.get, first.get, half))),
      b.set(fractions(k, v128.shuffle(second.get, second.get, half))),
      v128.store(at.get, v128.shuffle(a.get, b.get, LOW), offset + 64 * i),
      v128.store(at.get, v128.shuffle(a.get, b.get, HIGH), offset + 64 * i + 32),
    ]);
  fn.emit(
    forRange(
      at,
      at.get,
      end.get,
      8 * NUMBERS_TOGETHER,
      [c0.set(i32x4.add(i32x4.splat(counter.get), order)), c1.set(i32x4.splat(part.get))],
      [c2, c3].map((word) => word.set(i32x4.const(0))),
      [keys[0].set(i32x4.splat(key0.get)), keys[1].set(i32x4.splat(key1.get))],
      rounds(words, keys, products),
      [stored(c0, c1, 0), stored(c2, c3, 16), counter.add(4)],
    ),
  );
  return fn;
}

/** The first two words of a vector as numbers in (0, 1). */
const fractions = (k: Constants, words: Code): Code =>
  mul(add(f64x2.convertLowI32x4U(words), k.of(0.5)), k.of(2 ** -32));

export const RANDOM_KERNELS = { uniform: uniformKernel, normal: normalKernel } as const;
