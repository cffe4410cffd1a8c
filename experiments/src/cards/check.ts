// Checks a card on numbers: its formulas against finite differences in float64 and against the engine's own gradients.

import { grad, realize, type Tensor, tensor, ValueError } from 'fovea';
import { dot, type Values } from '../arithmetic/table.ts';
import type { Card, Inputs } from './card.ts';

export interface GradientCheck {
  readonly input: string;
  readonly formula: Values;
  /** Central differences of the formula in float64. */
  readonly differences: Values;
  /** Of the engine, in float32. */
  readonly engine: Values;
}

export interface CardCheck {
  readonly output: { readonly formula: Values; readonly engine: Values };
  /** The derivative of the loss by the output that all gradients begin with. */
  readonly delta: Values;
  readonly gradients: readonly GradientCheck[];
  readonly lemmas: readonly { readonly left: Values; readonly right: Values }[];
}

/** Step of the central differences: their error is about its square. */
const STEP = 1e-5;

/** Derivatives of f by each value, by central differences. */
export function differences(f: (values: Values) => number, values: Values): Values {
  return values.map((value, i) => {
    const moved = (by: number): number => f(values.with(i, value + by));
    return (moved(STEP) - moved(-STEP)) / (2 * STEP);
  });
}

/** Unequal numbers, so that a sum taken in the wrong order shows. */
const upstream = (count: number): Values =>
  count === 1 ? [1] : Array.from({ length: count }, (_, i) => (((7 * i) % 5) - 1.5) / 2);

/** The card's own numbers, with those that are given in their place. */
function inputsOf(card: Card, given: Partial<Inputs>): Inputs {
  for (const [name, values] of Object.entries(given)) {
    const input = card.inputs[name];
    if (!input)
      throw new ValueError(`${card.id}: unknown input ${name}; there is ${Object.keys(card.inputs).join(', ')}`);
    if (values?.length !== input.values.length || !values.every(Number.isFinite))
      throw new ValueError(`${card.id}: ${name} needs ${input.values.length} finite numbers: got ${values}`);
  }
  return Object.fromEntries(Object.entries(card.inputs).map(([name, { values }]) => [name, given[name] ?? values]));
}

async function byEngine(card: Card, inputs: Inputs, delta: Values, names: readonly string[]) {
  const tensors: Record<string, Tensor> = Object.fromEntries(
    Object.entries(inputs).map(([name, values]) => [name, tensor([...values], [...card.inputs[name].shape])]),
  );
  const output = card.engine(tensors);
  const loss = output
    .reshape(output.size)
    .mul(tensor([...delta]))
    .sum();
  const wanted = grad(
    loss,
    names.map((name) => tensors[name]),
  );
  await realize(output, ...wanted);
  return {
    output: Array.from(await output.data()),
    gradients: await Promise.all(wanted.map(async (gradient) => Array.from(await gradient.data()))),
  };
}

/**
 * Computes a card on its own numbers, or on those that are given in their place.
 * @throws ValueError for unknown inputs, or numbers that are too many, too few or not finite
 */
export async function checkCard(card: Card, given: Partial<Inputs> = {}): Promise<CardCheck> {
  const inputs = inputsOf(card, given);
  const output = card.forward(inputs);
  const delta = upstream(output.length);
  const names = Object.keys(card.gradients);
  const engine = await byEngine(card, inputs, delta, names);
  return {
    output: { formula: output, engine: engine.output },
    delta,
    gradients: names.map((input, i) => ({
      input,
      formula: card.gradients[input]?.value(inputs, delta) ?? [],
      differences: differences((values) => dot(card.forward({ ...inputs, [input]: values }), delta), inputs[input]),
      engine: engine.gradients[i],
    })),
    lemmas: card.lemmas.map((lemma) => {
      const [left, right] = lemma.sides(inputs);
      return { left, right };
    }),
  };
}

/** Largest difference of two lists, as a share of the largest value or of 1. */
export function differenceText(a: Values, b: Values): string {
  const largest = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
  return largest === 0 ? '0' : (largest / Math.max(1, ...a.map(Math.abs))).toExponential(1);
}
