// Backpropagation by node: values, gradients, notation, and what cannot be read.

import { describe, expect, it } from 'vitest';
import { backpropagate, FUNCTIONS, parseExpression } from '../src/backpropagation/index.ts';

const VARIABLES = { x: 2, w: -0.5, b: 3, y: 1 };
const close = (value: number, digits = 5) => expect.closeTo(value, digits);

/** Value and gradient of each named node. */
async function traced(expression: string, variables: Readonly<Record<string, number>> = VARIABLES) {
  const nodes = await backpropagate(expression, variables);
  for (const { value, gradient, engine, contributions } of nodes) {
    expect(engine).toEqual({ value: close(value), gradient: close(gradient) });
    if (contributions.length > 0)
      expect(contributions.reduce((sum, { from, slope }) => sum + nodes[from].gradient * slope, 0)).toBeCloseTo(
        gradient,
        9,
      );
  }
  return Object.fromEntries(nodes.map(({ text, value, gradient }) => [text, [value, gradient]]));
}

it('gives value and gradient at every node', async () => {
  expect(await traced('(relu(w*x + b) - y)^2')).toEqual({
    w: [-0.5, 4],
    x: [2, -1],
    'w*x': [-1, 2],
    b: [3, 2],
    'w*x + b': [2, 2],
    'relu(w*x + b)': [2, 2],
    y: [1, -2],
    'relu(w*x + b) - y': [1, 2],
    '(relu(w*x + b) - y)^2': [1, 1],
  });
});

it('adds up what comes back from several uses', async () => {
  const nodes = await backpropagate('x*x + x', { x: 3 });
  expect(nodes.filter(({ name }) => name === 'x')).toHaveLength(1);
  expect(nodes[0].contributions.map(({ slope }) => slope)).toEqual([1, 3, 3]);
  expect(nodes[0].gradient).toBe(7);
});

describe('every function', () => {
  it.each(Object.entries(FUNCTIONS))('%s: derivative as by differences', async (name, { arguments: count }) => {
    const expression = count === 1 ? `${name}(a)` : `${name}(a, b)`;
    const at = { a: 0.7, b: 0.4 };
    const value = async (change: Partial<typeof at>) => {
      const nodes = await backpropagate(expression, { ...at, ...change });
      return nodes[nodes.length - 1].value;
    };
    const found = await traced(expression, at);
    for (const input of ['a', 'b'].slice(0, count) as ('a' | 'b')[]) {
      const step = 1e-6;
      const slope = (await value({ [input]: at[input] + step })) - (await value({ [input]: at[input] - step }));
      expect(found[input][1]).toBeCloseTo(slope / (2 * step), 7);
    }
  });

  it.each([
    'x / w',
    '-x',
    'x - -w',
    'x^0',
    'x^3',
    '(-x)^3',
    'x^-2',
    '2 * (x - (w - b))',
    '+x',
    '1e-3 * x',
    'x^2 * x^1',
  ])('%s as JavaScript computes it', async (expression) => {
    const found = await traced(expression);
    const text = expression.replaceAll('^', '**').replaceAll('--', '- -');
    const value = new Function('x', 'w', 'b', `return ${text}`)(VARIABLES.x, VARIABLES.w, VARIABLES.b);
    expect(Object.values(found).at(-1)?.[0]).toBeCloseTo(value, 12);
  });
});

it('writes brackets where they are needed', () => {
  const tex = (expression: string) => parseExpression(expression).at(-1)?.tex;
  expect(tex('(a + b) * c')).toBe(String.raw`\left(a + b\right)\cdot c`);
  expect(tex('a - (b + c)')).toBe(String.raw`a - \left(b + c\right)`);
  expect(tex('(a + b) / c')).toBe(String.raw`\frac{a + b}{c}`);
  expect(tex('(a * b)^2')).toBe(String.raw`\left(a\cdot b\right)^{2}`);
  expect(tex('a - b + c')).toBe('a - b + c');
  expect(tex('weight_1 + 1')).toBe(String.raw`\mathit{weight\_1} + 1`);
});

describe('says what it cannot read', () => {
  it.each([
    ['', 'needs an expression of 1 to 200 characters'],
    ['x'.repeat(201), 'needs an expression of 1 to 200 characters'],
    ['x +', 'cannot read x + from its end on; check brackets and signs'],
    ['x y', 'cannot read x y from "y" on'],
    ['(x', 'cannot read (x from its end on'],
    ['-x^2', 'cannot read -x^2 from "^2" on; write -(x^2) or (-x)^2, which differ'],
    ['x^y', 'x^y: an exponent must be a whole number up to 16; write exp(b * log(a)) for others'],
    ['x^0.5', 'an exponent must be a whole number'],
    ['rleu(x)', 'rleu(x): unknown function; did you mean relu?'],
    ['toString(x)', 'unknown function'],
    ['max(x)', 'max(x): max takes two arguments, not 1'],
    ['x % y', 'x % y: unknown operator %; there is + - * / ^'],
    ['!x', 'unknown operator !'],
    ['x.y', 'x.y: only numbers, names, + - * / ^ and functions are understood'],
    ['"a"', '"a": is not a number'],
    ['z', 'z needs a finite number: got undefined'],
    ['constructor', 'constructor needs a finite number: got undefined'],
    ['log(w)', 'log(w) is NaN here; choose other numbers'],
    ['1 / (x - 2)', '1 / (x - 2) is Infinity here'],
    ['sqrt(x - 2)', 'sqrt(x - 2) has no finite derivative here'],
  ])('%s', async (expression, message) => {
    await expect(backpropagate(expression, VARIABLES)).rejects.toThrow(message);
  });
});
