// Every derivation card: formulas, finite differences and the engine agree.

import { ValueError } from 'fovea';
import { describe, expect, it } from 'vitest';
import type { Values } from '../src/arithmetic/table.ts';
import { CARDS, type Card, checkCard } from '../src/cards/index.ts';

/** Largest difference, as a share of the largest value, or of 1. */
function difference(a: Values, b: Values): number {
  expect(a.length).toBe(b.length);
  const size = Math.max(1, ...a.map(Math.abs));
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]))) / size;
}

it('each has an id of its own, both languages, symbols and a derivative', () => {
  expect(new Set(CARDS.map(({ id }) => id)).size).toBe(CARDS.length);
  for (const { title, symbols, lemmas, gradients, inputs } of CARDS) {
    const rows = Object.values(gradients).flatMap((row) => row ?? []);
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of [{ text: title }, ...symbols, ...lemmas, ...rows]) {
      expect(text.en.trim()).not.toBe('');
      expect(text.zh.trim()).not.toBe('');
    }
    for (const { shape, values } of Object.values(inputs))
      expect(values.length).toBe(shape.reduce((size, side) => size * side, 1));
  }
});

/** Numbers unlike the card's own. Labels, counts, probabilities and deviations stay what they are. */
const KEPT = new Set(['y', 'p', 'n', 'sigma', 'b']);
const others = ({ inputs }: Card) =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => !KEPT.has(name))
      .map(([name, { values }]) => [name, values.map((value, i) => 0.9 * value - ((i * 3) % 7) / 10 + 0.017)]),
  );

describe.each(CARDS.map((card) => [card.id, card] as const))('%s', (_, card) => {
  it.each([
    ['its own numbers', {}],
    ['other numbers', others(card)],
  ])('formulas, differences and engine agree on %s', async (__, given) => {
    const { output, gradients, lemmas } = await checkCard(card, given);
    expect(difference(output.formula, output.engine)).toBeLessThan(1e-6);
    for (const { formula, differences, engine } of gradients) {
      expect(Math.max(...formula.map(Math.abs))).toBeGreaterThan(1e-3);
      expect(difference(formula, differences)).toBeLessThan(2e-8);
      expect(difference(formula, engine)).toBeLessThan(2e-6);
    }
    for (const { left, right } of lemmas) expect(difference(left, right)).toBeLessThan(1e-9);
  });
});

it('refuses inputs that there are not', async () => {
  const [card] = CARDS;
  await expect(checkCard(card, { image: [1] })).rejects.toThrow(
    new ValueError('convolution: unknown input image; there is x, w, b'),
  );
  await expect(checkCard(card, { b: [1] })).rejects.toThrow('convolution: b needs 2 finite numbers: got 1');
  await expect(checkCard(card, { b: [1, Number.NaN] })).rejects.toThrow('got 1,NaN');
});
