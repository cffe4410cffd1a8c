// What an expression may be made of: each operation with its value, its local derivatives, its notation and what the engine makes of it.

import { type Tensor, where } from 'fovea';
import { relu, sigmoid, softplus } from 'fovea/ops';
import { logistic } from '../arithmetic/table.ts';

export interface Operation {
  readonly arguments: 1 | 2;
  /** How strongly it holds together in TeX: 1 sum, 2 sign, 3 product, 4 power or fraction, 5 needs no brackets anywhere. */
  readonly binding: number;
  /** What an argument has to bind at least, to go without brackets. */
  readonly needs: readonly number[];
  /** In TeX, of the arguments in TeX. */
  readonly tex: (a: string, b: string) => string;
  readonly value: (a: number, b: number) => number;
  /** Derivatives of the value by each argument. */
  readonly slopes: (a: number, b: number) => readonly number[];
  readonly engine: (a: Tensor, b: Tensor) => Tensor;
}

const unary = (
  tex: (a: string) => string,
  value: (a: number) => number,
  slope: (a: number) => number,
  engine: (a: Tensor) => Tensor,
  { binding = 5, needs = [0] }: Partial<Pick<Operation, 'binding' | 'needs'>> = {},
): Operation => ({ arguments: 1, binding, needs, tex, value, slopes: (a) => [slope(a)], engine });

const named = (name: string) => (a: string) => String.raw`\operatorname{${name}}\left(${a}\right)`;

/** Operators of the syntax tree, by their sign. `-1` is the sign in front of one argument. */
export const OPERATORS: Readonly<Record<string, Operation>> = {
  '+': {
    arguments: 2,
    binding: 1,
    needs: [1, 3],
    tex: (a, b) => `${a} + ${b}`,
    value: (a, b) => a + b,
    slopes: () => [1, 1],
    engine: (a, b) => a.add(b),
  },
  '-': {
    arguments: 2,
    binding: 1,
    needs: [1, 3],
    tex: (a, b) => `${a} - ${b}`,
    value: (a, b) => a - b,
    slopes: () => [1, -1],
    engine: (a, b) => a.sub(b),
  },
  '*': {
    arguments: 2,
    binding: 3,
    needs: [3, 3],
    tex: (a, b) => String.raw`${a}\cdot ${b}`,
    value: (a, b) => a * b,
    slopes: (a, b) => [b, a],
    engine: (a, b) => a.mul(b),
  },
  '/': {
    arguments: 2,
    binding: 4,
    needs: [0, 0],
    tex: (a, b) => String.raw`\frac{${a}}{${b}}`,
    value: (a, b) => a / b,
    slopes: (a, b) => [1 / b, -a / b ** 2],
    engine: (a, b) => a.div(b),
  },
  '-1': unary(
    (a) => `-${a}`,
    (a) => -a,
    () => -1,
    (a) => a.neg(),
    { binding: 2, needs: [3] },
  ),
};

/** A power with a fixed whole exponent. */
export const power = (exponent: number): Operation =>
  unary(
    (a) => `${a}^{${exponent}}`,
    (a) => a ** exponent,
    (a) => (exponent === 0 ? 0 : exponent * a ** (exponent - 1)),
    (a) => {
      let product = a.mul(0).add(1);
      for (let i = 0; i < Math.abs(exponent); i++) product = product.mul(a);
      return exponent < 0 ? product.reciprocal() : product;
    },
    { binding: 4, needs: [5] },
  );

export const FUNCTIONS: Readonly<Record<string, Operation>> = {
  relu: unary(
    named('relu'),
    (a) => Math.max(a, 0),
    (a) => Number(a > 0),
    relu,
  ),
  sigmoid: unary(
    (a) => String.raw`\sigma\left(${a}\right)`,
    logistic,
    (a) => logistic(a) * (1 - logistic(a)),
    sigmoid,
  ),
  tanh: unary(
    named('tanh'),
    Math.tanh,
    (a) => 1 - Math.tanh(a) ** 2,
    (a) => a.tanh(),
  ),
  softplus: unary(named('softplus'), (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))), logistic, softplus),
  exp: unary(
    (a) => `e^{${a}}`,
    Math.exp,
    Math.exp,
    (a) => a.exp(),
    { binding: 4 },
  ),
  log: unary(
    named('log'),
    Math.log,
    (a) => 1 / a,
    (a) => a.log(),
  ),
  sqrt: unary(
    (a) => String.raw`\sqrt{${a}}`,
    Math.sqrt,
    (a) => 0.5 / Math.sqrt(a),
    (a) => a.sqrt(),
  ),
  abs: unary(
    (a) => String.raw`\left|${a}\right|`,
    Math.abs,
    Math.sign,
    (a) => a.abs(),
  ),
  sin: unary(named('sin'), Math.sin, Math.cos, (a) => a.sin()),
  cos: unary(
    named('cos'),
    Math.cos,
    (a) => -Math.sin(a),
    (a) => a.cos(),
  ),
  max: {
    arguments: 2,
    binding: 5,
    needs: [0, 0],
    tex: (a, b) => String.raw`\max\left(${a}, ${b}\right)`,
    value: Math.max,
    slopes: (a, b) => [Number(a >= b), Number(a < b)],
    engine: (a, b) => where(a.greaterEqual(b), a, b),
  },
  min: {
    arguments: 2,
    binding: 5,
    needs: [0, 0],
    tex: (a, b) => String.raw`\min\left(${a}, ${b}\right)`,
    value: Math.min,
    slopes: (a, b) => [Number(a <= b), Number(a > b)],
    engine: (a, b) => where(a.lessEqual(b), a, b),
  },
};
