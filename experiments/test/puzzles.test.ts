// Every puzzle: both sides of each step agree, and playing it gives the answer.

import { ValueError } from 'fovea';
import { describe, expect, it } from 'vitest';
import { CARDS } from '../src/cards/index.ts';
import { fraction } from '../src/puzzles/exact.ts';
import {
  defaultsOf,
  type Exact,
  exactText,
  formulaInChinese,
  PUZZLES,
  type Puzzle,
  requireValues,
  simulate,
  type Values,
} from '../src/puzzles/index.ts';

const text = (value: Exact): string => (typeof value === 'number' ? value.toFixed(9) : value.toFraction());

/** The defaults, both ends of each parameter, and all lowest or highest together. */
function trials(puzzle: Puzzle): Values[] {
  const defaults = defaultsOf(puzzle);
  const entries = Object.entries(puzzle.parameters);
  return [
    defaults,
    ...entries.flatMap(([name, { min, max }]) => [
      { ...defaults, [name]: min },
      { ...defaults, [name]: max },
    ]),
    Object.fromEntries(entries.map(([name, { min }]) => [name, min])),
    Object.fromEntries(entries.map(([name, { max }]) => [name, max])),
  ];
}

it('each has an id of its own, both languages and a derivation', () => {
  expect(new Set(PUZZLES.map(({ id }) => id)).size).toBe(PUZZLES.length);
  for (const puzzle of PUZZLES) {
    const texts = [...Object.values(puzzle.parameters), ...puzzle.solve(defaultsOf(puzzle)).steps].map(
      (one) => one.text,
    );
    for (const each of [puzzle.title, puzzle.question, ...texts]) {
      expect(each.en.trim()).not.toBe('');
      expect(each.zh).toMatch(/\p{Script=Han}/u);
    }
  }
});

it('formulas have no English words left in Chinese', () => {
  const cards = CARDS.flatMap(({ formula, lemmas, gradients }) => [
    formula,
    ...[...lemmas, ...Object.values(gradients)].map((row) => row?.tex ?? ''),
  ]);
  const puzzles = PUZZLES.map((puzzle) => puzzle.solve(defaultsOf(puzzle)));
  for (const tex of [...cards, ...puzzles.flatMap((one) => [one.tex, ...one.steps.map((step) => step.tex)])])
    expect(formulaInChinese(tex)).not.toMatch(/\\text\{[^}\p{Script=Han}]*[a-z][^}]*\}/u);
});

describe.each(PUZZLES.map((puzzle) => [puzzle.id, puzzle] as const))('%s', (_, puzzle) => {
  it('derives its answer: both sides of every step agree, and the last gives the answer', () => {
    for (const values of trials(puzzle)) {
      const { steps, answer } = puzzle.solve(values);
      expect(steps.length).toBeGreaterThan(0);
      for (const { value, counted } of steps) expect(text(value), JSON.stringify(values)).toBe(text(counted));
      expect(Number(steps.at(-1)?.value)).toBeCloseTo(Number(answer), 12);
    }
  });

  it('plays as it computes', () => {
    const { low, high } = simulate(puzzle, {}, { trials: 4000 });
    const answer = Number(puzzle.solve(defaultsOf(puzzle)).answer);
    expect(high - low).toBeGreaterThan(0);
    expect(low).toBeLessThanOrEqual(answer);
    expect(high).toBeGreaterThanOrEqual(answer);
  });
});

it('the same seed plays the same', () => {
  const [puzzle] = PUZZLES;
  expect(simulate(puzzle, {}, { trials: 100, seed: 3 })).toEqual(simulate(puzzle, {}, { trials: 100, seed: 3 }));
  expect(simulate(puzzle, {}, { trials: 100, seed: 4 })).not.toEqual(simulate(puzzle, {}, { trials: 100, seed: 3 }));
});

describe('known answers', () => {
  const answer = (id: string, values: Values = {}): number => {
    const puzzle = PUZZLES.find((each) => each.id === id);
    if (!puzzle) throw new Error(id);
    return Number(puzzle.solve(requireValues(puzzle, values)).answer);
  };
  it.each([
    ['monty-hall', {}, 2 / 3],
    ['birthday', { n: 23 }, 0.507297],
    ['birthday', { n: 22 }, 0.475695],
    ['coupon-collector', { n: 6 }, 14.7],
    ['two-children', { d: 1 }, 1 / 3],
    ['two-children', { d: 7 }, 13 / 27],
    ['prisoners', { n: 100 }, 0.311828],
    ['secretary', { n: 10 }, 0.39869],
    ['hats', { n: 20 }, 1 / Math.E],
    ['sixes-in-a-row', { k: 2 }, 42],
    ['two-heads', {}, 6],
    ['six-all-even', {}, 1.5],
    ['medical-test', {}, 1 / 6],
    ['meeting', { w: 15 }, 7 / 16],
    ['distance', {}, 0.521405],
    ['gamblers-ruin', { i: 10, n: 20, p: 0.5 }, 0.5],
    ['buffon', { l: 1 }, 2 / Math.PI],
    ['seven-from-five', {}, 50 / 21],
  ] as const)('%s %o', (id, values, expected) => {
    expect(answer(id, values)).toBeCloseTo(expected, 6);
  });
});

it('refuses parameters that there are not', () => {
  const puzzle = PUZZLES.find(({ id }) => id === 'monty-hall') as Puzzle;
  expect(() => requireValues(puzzle, { doors: 3 })).toThrow(
    new ValueError('monty-hall: unknown parameter doors; there is n, k'),
  );
  expect(() => requireValues(puzzle, { n: 2 })).toThrow('monty-hall: n must be from 3 to 20 in steps of 1: got 2');
  expect(() => requireValues(puzzle, { n: 3.5 })).toThrow('got 3.5');
  expect(() => requireValues(puzzle, { n: Number.NaN })).toThrow('got NaN');
});

it('answers are read as fractions and decimals', () => {
  const texts = [fraction(2, 3), fraction(1, 4), fraction(100_000), fraction(10n ** 14n + 1n, 3n * 10n ** 14n)].map(
    exactText,
  );
  expect(texts).toEqual(['2/3 = 0.666667', '1/4 = 0.25', '100000', '0.333333']);
  expect([120, Math.PI].map(exactText)).toEqual(['120', '3.14159']);
});
