// Derivations, puzzles and backpropagation, computed where the engine is; the page gets plain data.

import { backpropagate, parseExpression, type TracedNode } from '@fovea/experiments/backpropagation';
import { CARDS, type Card, type CardCheck, checkCard, type Inputs } from '@fovea/experiments/cards';
import {
  defaultsOf,
  exactText,
  PUZZLES,
  type Puzzle,
  requireValues,
  type Simulation,
  type Step,
  simulate,
  type Values,
} from '@fovea/experiments/puzzles';

/** What of a card can be shown: all but what computes. */
export type CardText = Pick<Card, 'id' | 'title' | 'formula' | 'symbols' | 'inputs'> & {
  readonly lemmas: readonly Pick<Card['lemmas'][number], 'text' | 'tex'>[];
  readonly gradients: Readonly<Record<string, Pick<NonNullable<Card['gradients'][string]>, 'text' | 'tex'>>>;
};

export type PuzzleText = Pick<Puzzle, 'id' | 'title' | 'question' | 'parameters'> & { readonly defaults: Values };

export interface SolutionText {
  readonly answer: string;
  readonly tex: string;
  readonly steps: readonly (Pick<Step, 'text' | 'tex'> & { readonly value: string; readonly counted: string })[];
}

const cardText = ({ id, title, formula, symbols, inputs, lemmas, gradients }: Card): CardText => ({
  ...{ id, title, formula, symbols, inputs },
  lemmas: lemmas.map(({ text, tex }) => ({ text, tex })),
  gradients: Object.fromEntries(
    Object.entries(gradients).flatMap(([name, row]) => (row ? [[name, { text: row.text, tex: row.tex }]] : [])),
  ),
});

export const contents = (): { readonly cards: readonly CardText[]; readonly puzzles: readonly PuzzleText[] } => ({
  cards: CARDS.map(cardText),
  puzzles: PUZZLES.map((puzzle) => {
    const { id, title, question, parameters } = puzzle;
    return { id, title, question, parameters, defaults: defaultsOf(puzzle) };
  }),
});

const found = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
  const one = list.find((each) => each.id === id);
  if (!one) throw new Error(`there is no ${id}`);
  return one;
};

/** @throws ValueError for values that do not fit */
export function solve(id: string, values: Values): SolutionText {
  const puzzle = found(PUZZLES, id);
  const { answer, tex, steps } = puzzle.solve(requireValues(puzzle, values));
  return {
    answer: exactText(answer),
    tex,
    steps: steps.map(({ text, tex: own, value, counted }) => ({
      ...{ text, tex: own },
      value: exactText(value),
      counted: exactText(counted),
    })),
  };
}

export const play = (id: string, values: Values, seed: number): Simulation =>
  simulate(found(PUZZLES, id), values, { seed });

export const check = (id: string, inputs: Inputs): Promise<CardCheck> => checkCard(found(CARDS, id), inputs);

/** Names in an expression, in their order; none where it cannot be read. */
export function namesOf(expression: string): readonly string[] {
  try {
    return parseExpression(expression).flatMap(({ name }) => name ?? []);
  } catch {
    return [];
  }
}

/** Without the operations, which are functions. */
export const trace = async (
  expression: string,
  values: Readonly<Record<string, number>>,
): Promise<readonly Omit<TracedNode, 'operation'>[]> =>
  (await backpropagate(expression, values)).map(({ operation: _, ...node }) => node);
