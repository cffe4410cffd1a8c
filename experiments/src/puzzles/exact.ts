// Exact arithmetic that the puzzles share: sums, binomials, linear systems and integrals of polynomials, in fractions.

import Fraction from 'fraction.js';

export const fraction = (numerator: number | bigint, denominator: number | bigint = 1): Fraction =>
  new Fraction(BigInt(numerator), BigInt(denominator));

const ONE = fraction(1);

/** Sum of `term(i)` for i from `from` to `to`; 0 where there is none. */
export function sum(from: number, to: number, term: (i: number) => Fraction): Fraction {
  let total = fraction(0);
  for (let i = from; i <= to; i++) total = total.add(term(i));
  return total;
}

/** Product of `factor(i)` for i from `from` to `to`; 1 where there is none. */
export function product(from: number, to: number, factor: (i: number) => Fraction): Fraction {
  let total = ONE;
  for (let i = from; i <= to; i++) total = total.mul(factor(i));
  return total;
}

export const power = (base: Fraction, exponent: number): Fraction => product(1, exponent, () => base);

export const factorial = (n: number): Fraction => product(1, n, (i) => fraction(i));

export const binomial = (n: number, k: number): Fraction => product(1, k, (i) => fraction(n - k + i, i));

/** A decimal such as 0.05, as the fraction that it is written as. */
export const decimal = (value: number): Fraction => new Fraction(String(value));

/** ∫ Σ coefficients[k]·x^k dx from `low` to `high`. */
export function integral(coefficients: readonly Fraction[], low: Fraction, high: Fraction): Fraction {
  return coefficients.reduce((total, coefficient, k) => {
    const span = power(high, k + 1).sub(power(low, k + 1));
    return total.add(coefficient.mul(span).div(k + 1));
  }, fraction(0));
}

/**
 * Expected number of steps until a chain is absorbed, or with `gain` the expected gain, from state 0.
 * `moves[i]` lists where state i goes, with which probability; states past the end absorb.
 */
export function expectation(
  moves: readonly (readonly (readonly [to: number, probability: Fraction])[])[],
  gain: (from: number, to: number) => Fraction = () => ONE,
): Fraction {
  const rows = moves.map((row, from) => {
    const equation = Array.from({ length: moves.length + 1 }, (_, j) => fraction(Number(j === from)));
    for (const [to, probability] of row) {
      if (to < moves.length) equation[to] = equation[to].sub(probability);
      equation[moves.length] = equation[moves.length].add(probability.mul(gain(from, to)));
    }
    return equation;
  });
  return solveFirst(rows);
}

/** First unknown of a linear system, by Gaussian elimination from the last equation up. Rows end in the right-hand side. */
function solveFirst(rows: Fraction[][]): Fraction {
  const right = rows.length;
  for (let pivot = right - 1; pivot > 0; pivot--) {
    const swap = rows.slice(0, pivot + 1).findLastIndex((row) => !row[pivot].equals(0));
    [rows[pivot], rows[swap]] = [rows[swap], rows[pivot]];
    for (let i = 0; i < pivot; i++) {
      if (rows[i][pivot].equals(0)) continue;
      const factor = rows[i][pivot].div(rows[pivot][pivot]);
      rows[i] = rows[i].map((value, j) => (rows[pivot][j].equals(0) ? value : value.sub(factor.mul(rows[pivot][j]))));
    }
  }
  return rows[0][right].div(rows[0][0]);
}

/** All sequences of `length` numbers from 0 to `count` − 1. */
export function* sequences(count: number, length: number): Generator<readonly number[]> {
  const total = count ** length;
  for (let code = 0; code < total; code++)
    yield Array.from({ length }, (_, i) => Math.floor(code / count ** i) % count);
}

/** Share of the equally likely cases that are favourable, among those that are possible. */
export function share<T>(
  cases: Iterable<T>,
  favourable: (each: T) => boolean,
  possible: (each: T) => boolean = () => true,
): Fraction {
  let hits = 0;
  let all = 0;
  for (const each of cases) {
    if (!possible(each)) continue;
    all += 1;
    if (favourable(each)) hits += 1;
  }
  return fraction(hits, all);
}
