// Vector versions of exp, log, tanh, erf, sin and cos: range reduction and polynomials in f32x4, written into the caller's body.
// Coefficients: Cephes single-precision library (S. Moshier); erf: the rational approximation used by Eigen and XLA.

import type { Code } from './assembler/encoding.ts';
import type { FunctionBuilder, Local } from './assembler/function-builder.ts';
import { control, f32x4, i32, i32x4, v128 } from './assembler/instructions.ts';

/** What an emitter of vector code needs: where locals come from, and how a·b + c is done. */
export interface VectorScope {
  readonly fn: FunctionBuilder;
  /** A vector constant, kept in a local for the whole function. */
  readonly constant: (value: number) => Code;
  readonly madd: (a: Code, b: Code, c: Code) => Code;
}

/** Estrin's scheme, highest coefficient first: chains of half the length that Horner's rule has, which is what long bodies wait for. */
function polynomial(scope: VectorScope, x: Code, coefficients: readonly number[]): Code {
  const { constant, madd } = scope;
  const combine = (terms: readonly Code[], power: Code): Code => {
    if (terms.length === 1) return terms[0];
    const pairs: Code[] = [];
    for (let i = 0; i < terms.length; i += 2) {
      pairs.push(i + 1 < terms.length ? madd(terms[i + 1], power, terms[i]) : terms[i]);
    }
    if (pairs.length === 1) return pairs[0];
    return named(scope, f32x4.mul(power, power), (square) => combine(pairs, square.get));
  };
  return combine([...coefficients].reverse().map(constant), x);
}

/** Runs `body` with the value in a local, which may then be read several times. */
function named(scope: VectorScope, value: Code, body: (local: Local) => Code): Code {
  const local = scope.fn.local('v128');
  return [local.set(value), body(local)];
}

const bits = (n: number) => i32.const(n);

/** Adding 1.5·2²³ rounds to a whole number, which the low bits of the sum hold. */
const ROUNDER = 1.5 * 2 ** 23;

/** (log(1 + m) − m + m²/2) / m³ for 1 + m in [√½, √2). */
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];

/** 2·(eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2. */
const TWICE_EXP = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
].map((coefficient) => 2 * coefficient);

/** Below 2⁻¹²⁵·⁵ the result is 0: exponents of denormals would cost as much again. */
export function emitExp(scope: VectorScope, x: Code): Code {
  const { constant, madd } = scope;
  return named(scope, f32x4.pmin(x, constant(89)), (value) =>
    named(scope, madd(value.get, constant(Math.LOG2E), constant(ROUNDER)), (rounded) =>
      named(scope, f32x4.sub(rounded.get, constant(ROUNDER)), (n) => {
        const reduced = madd(n.get, constant(2.1219444e-4), madd(n.get, constant(-0.693359375), value.get));
        // 2·eʳ times 2ⁿ⁻¹: where 2ⁿ would overflow, the product must not yet.
        const twice = named(scope, reduced, (r) =>
          madd(madd(polynomial(scope, r.get, TWICE_EXP), r.get, constant(2)), r.get, constant(2)),
        );
        const power = i32x4.add(i32x4.shl(rounded.get, bits(23)), i32x4.const(126 << 23));
        return v128.andNot(f32x4.mul(twice, power), f32x4.lt(value.get, constant(-86.9899)));
      }),
    ),
  );
}

export function emitLog(scope: VectorScope, x: Code): Code {
  const result = scope.fn.local('v128');
  return named(scope, x, (value) => {
    const least = 0x00800000;
    const isSpecial = i32x4.geU(i32x4.sub(value.get, i32x4.const(least)), i32x4.const(0x7f800000 - least));
    return [
      result.set(logOfNormal(scope, value.get)),
      control.if(v128.anyTrue(isSpecial), result.set(logOfSpecial(scope, value, result))),
      result.get,
    ];
  });
}

/** Of positive normal numbers; anything else gives anything. */
function logOfNormal(scope: VectorScope, x: Code): Code {
  const { constant, madd } = scope;
  // Mantissa in [√½, √2).
  return named(scope, x, (v) =>
    named(scope, i32x4.shrS(i32x4.sub(v.get, i32x4.const(0x3f3504f3)), bits(23)), (exponent) =>
      named(scope, f32x4.sub(i32x4.sub(v.get, i32x4.shl(exponent.get, bits(23))), constant(1)), (m) =>
        named(scope, f32x4.mul(m.get, m.get), (z) =>
          named(scope, f32x4.convertI32x4S(exponent.get), (e) => {
            const p = f32x4.mul(f32x4.mul(polynomial(scope, m.get, LOG), m.get), z.get);
            const low = madd(e.get, constant(-2.1219444e-4), p);
            const sum = madd(z.get, constant(-0.5), low);
            return madd(e.get, constant(0.693359375), f32x4.add(m.get, sum));
          }),
        ),
      ),
    ),
  );
}

/** `normal` where x is a positive normal number; else of denormals, which are scaled into the normal range first, 0, ∞, and NaN below 0. */
function logOfSpecial(scope: VectorScope, x: Local, normal: Local): Code {
  const { constant } = scope;
  const tiny = f32x4.lt(x.get, constant(1.17549435e-38));
  const scaled = logOfNormal(scope, f32x4.mul(x.get, constant(2 ** 24)));
  const finite = v128.bitSelect(f32x4.sub(scaled, constant(24 * Math.LN2)), normal.get, tiny);
  const infinite = v128.bitSelect(x.get, finite, f32x4.eq(x.get, constant(Number.POSITIVE_INFINITY)));
  const zero = v128.bitSelect(constant(Number.NEGATIVE_INFINITY), infinite, f32x4.eq(x.get, constant(0)));
  return v128.bitSelect(zero, constant(Number.NaN), f32x4.ge(x.get, constant(0)));
}

export function emitTanh(scope: VectorScope, x: Code): Code {
  const { constant, madd } = scope;
  return named(scope, x, (value) =>
    named(scope, f32x4.mul(value.get, value.get), (z) => {
      const p = polynomial(
        scope,
        z.get,
        [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1],
      );
      const near = madd(f32x4.mul(p, z.get), value.get, value.get);
      const far = f32x4.sub(
        constant(1),
        f32x4.div(constant(2), f32x4.add(emitExp(scope, f32x4.mul(value.get, constant(2))), constant(1))),
      );
      return v128.bitSelect(near, far, f32x4.lt(f32x4.abs(value.get), constant(0.625)));
    }),
  );
}

export function emitErf(scope: VectorScope, x: Code): Code {
  const { constant } = scope;
  const top = [
    -2.72614225801306e-10, 2.77068142495902e-8, -2.10102402082508e-6, -5.69250639462346e-5, -7.34990630326855e-4,
    -2.95459980854025e-3, -1.60960333262415e-2,
  ];
  const bottom = [
    -1.45660718464996e-5, -2.13374055278905e-4, -1.68282697438203e-3, -7.37332916720468e-3, -1.42647390514189e-2,
  ];
  const clamped = f32x4.pmax(f32x4.pmin(x, constant(4)), constant(-4));
  return named(scope, clamped, (value) =>
    named(scope, f32x4.mul(value.get, value.get), (z) =>
      f32x4.div(f32x4.mul(value.get, polynomial(scope, z.get, top)), polynomial(scope, z.get, bottom)),
    ),
  );
}

export const emitSin = (scope: VectorScope, x: Code): Code => sinusoid(scope, x, 0);
export const emitCos = (scope: VectorScope, x: Code): Code => sinusoid(scope, x, 1);

/** sin(x + quarter·π/2); absolute error below 2e-7 for |x| ≤ 10⁴, growing with |x| beyond, but never outside −1…1. */
function sinusoid(scope: VectorScope, x: Code, quarter: number): Code {
  const { constant, madd } = scope;
  return named(scope, x, (value) =>
    named(scope, f32x4.nearest(f32x4.mul(value.get, constant(2 / Math.PI))), (n) => {
      const parts = [-1.5703125, -4.837512969970703e-4, -7.549789948768648e-8];
      const reduced = parts.reduce<Code>((sum, part) => madd(n.get, constant(part), sum), value.get);
      const within = f32x4.pmax(f32x4.pmin(reduced, constant(Math.PI / 4)), constant(-Math.PI / 4));
      return named(scope, within, (r) =>
        named(scope, f32x4.mul(r.get, r.get), (z) =>
          named(scope, i32x4.add(i32x4.truncSatF32x4S(n.get), i32x4.const(quarter)), (q) => {
            const sine = madd(
              f32x4.mul(polynomial(scope, z.get, [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]), z.get),
              r.get,
              r.get,
            );
            const tail = madd(z.get, constant(-0.5), constant(1));
            const cosine = madd(
              f32x4.mul(
                polynomial(scope, z.get, [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]),
                z.get,
              ),
              z.get,
              tail,
            );
            const odd = i32x4.ne(v128.and(q.get, i32x4.const(1)), i32x4.const(0));
            const sign = i32x4.shl(v128.and(q.get, i32x4.const(2)), bits(30));
            return v128.xor(v128.bitSelect(cosine, sine, odd), sign);
          }),
        ),
      );
    }),
  );
}
