// `fovea learn` in a terminal: the list, and what was found, without typeset formulas.

import { CARDS, differenceText } from '@fovea/experiments/cards';
import { exactText, PUZZLES } from '@fovea/experiments/puzzles';
import { aligned } from '../figures.ts';
import type { Language } from '../settings/language.ts';
import type { CardResult, ExpressionResult, LearnResult, PuzzleResult } from './examine.ts';

/** Every card and puzzle, with its title. */
export function listText(language: Language): string {
  const rows = (entries: readonly { readonly id: string; readonly title: { en: string; zh: string } }[]): string[] =>
    aligned(
      entries.map(({ id, title }) => [`  ${id}`, title[language]]),
      2,
    );
  return ['derivations', ...rows(CARDS), '', 'probability puzzles', ...rows(PUZZLES)].join('\n');
}

function cardText({ card, check }: CardResult, language: Language): string {
  const gradients = check.gradients.map(
    ({ input, formula, differences, engine }) =>
      `  dL/d${input}: formula and finite differences differ by ${differenceText(formula, differences)}, formula and engine by ${differenceText(formula, engine)}\n    ${card.gradients[input]?.text[language]}`,
  );
  const lemmas = check.lemmas.map(
    ({ left, right }, i) =>
      `  ${card.lemmas[i].text[language]}\n    both sides differ by ${differenceText(left, right)}`,
  );
  return [`${card.id}: ${card.title[language]}`, ...lemmas, ...gradients].join('\n');
}

function puzzleText({ puzzle, values, solution, simulation }: PuzzleResult, language: Language): string {
  const { mean, low, high, trials } = simulation;
  const given = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return [
    `${puzzle.id}: ${puzzle.title[language]}`,
    `  ${puzzle.question[language]}`,
    ...(given.length > 0 ? [`  with ${given.join(', ')}`] : []),
    ...solution.steps.map(({ text, value }) => `  - ${text[language]} (${exactText(value)})`),
    `  answer: ${exactText(solution.answer)}`,
    `  played ${trials} times: ${mean.toFixed(4)}, 99.9 % interval ${low.toFixed(4)} to ${high.toFixed(4)}`,
  ].join('\n');
}

function expressionText({ expression, nodes }: ExpressionResult): string {
  const rows = nodes.map(({ text, value, gradient, engine }) =>
    [text, value, gradient, engine.gradient].map((cell) =>
      typeof cell === 'number' ? String(Number(cell.toPrecision(6))) : cell,
    ),
  );
  return [
    `backpropagation: ${expression}`,
    ...aligned([['node', 'value', 'gradient', 'by the engine'], ...rows]).map((line) => `  ${line}`),
  ].join('\n');
}

export function resultsText(results: readonly LearnResult[], language: Language): string {
  return results
    .map((result) => {
      if (result.kind === 'card') return cardText(result, language);
      return result.kind === 'puzzle' ? puzzleText(result, language) : expressionText(result);
    })
    .join('\n\n');
}
