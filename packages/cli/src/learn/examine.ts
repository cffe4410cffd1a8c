// What becomes of cards, puzzles and an expression: derived, computed and played.

import { backpropagate, type TracedNode } from '@fovea/experiments/backpropagation';
import { CARDS, type Card, type CardCheck, checkCard } from '@fovea/experiments/cards';
import {
  PUZZLES,
  type Puzzle,
  requireValues,
  type Simulation,
  type Solution,
  simulate,
  type Values,
} from '@fovea/experiments/puzzles';
import { resemblingName } from 'fovea';
import { commandError } from '../command-error.ts';
import { COMMAND } from '../command-name.ts';
import type { LearnConfig } from './config.ts';
import { readValues } from './values.ts';

export interface CardResult {
  readonly kind: 'card';
  readonly card: Card;
  readonly check: CardCheck;
}

export interface PuzzleResult {
  readonly kind: 'puzzle';
  readonly puzzle: Puzzle;
  readonly values: Values;
  readonly solution: Solution;
  readonly simulation: Simulation;
}

export interface ExpressionResult {
  readonly kind: 'expression';
  readonly expression: string;
  readonly nodes: readonly TracedNode[];
}

export type LearnResult = CardResult | PuzzleResult | ExpressionResult;

export const LEARN_IDS: readonly string[] = [...CARDS, ...PUZZLES].map(({ id }) => id);

async function one(id: string, config: LearnConfig): Promise<LearnResult> {
  const card = CARDS.find((each) => each.id === id);
  if (card) return { kind: 'card', card, check: await checkCard(card) };
  const puzzle = PUZZLES.find((each) => each.id === id);
  if (!puzzle) {
    const near = resemblingName(id, LEARN_IDS);
    throw commandError(
      'learn',
      `there is no card or puzzle ${id}; ${near ? `did you mean ${near}? ` : ''}\`${COMMAND} learn\` lists all`,
    );
  }
  const values = requireValues(puzzle, config.expression === '' ? readValues(config.at) : {});
  const { trials, seed } = config;
  return {
    kind: 'puzzle',
    puzzle,
    values,
    solution: puzzle.solve(values),
    simulation: simulate(puzzle, values, { trials, seed }),
  };
}

/** @throws ValueError for unknown names, values that do not fit, an expression that cannot be read */
export async function examineAll(names: readonly string[], config: LearnConfig): Promise<readonly LearnResult[]> {
  const { expression } = config;
  const results: LearnResult[] = [];
  if (expression !== '') {
    const nodes = await backpropagate(expression, readValues(config.at));
    results.push({ kind: 'expression', expression, nodes });
  }
  for (const name of names.includes('all') ? LEARN_IDS : names) results.push(await one(name, config));
  return results;
}
