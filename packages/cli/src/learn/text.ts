// `fovea learn` in a terminal: the list, and what was found, without typeset formulas.

import { CARDS, differenceText } from '@fovea/experiments/cards';
import { exactText, PUZZLES } from '@fovea/experiments/puzzles';
import { aligned } from '../figures.ts';
import type { Language } from '../settings/language.ts';
import type { CardResult, ExpressionResult, LearnResult, PuzzleResult } from './examine.ts';
import { learnWords } from './words.ts';

/** Every card and puzzle, with its title. */
export function listText(language: Language): string {
  const rows = (entries: readonly { readonly id: string; readonly title: { en: string; zh: string } }[]): string[] =>
    aligned(
      entries.map(({ id, title }) => [`  ${id}`, title[language]]),
      2,
    );
  const say = learnWords(language);
  return [say('derivations'), ...rows(CARDS), '', say('puzzles'), ...rows(PUZZLES)].join('\n');
}

function cardText({ card, check }: CardResult, language: Language): string {
  const say = learnWords(language);
  const gradients = check.gradients.map(
    ({ input, formula, differences, engine }) =>
      `  dL/d${input}: ${say('threeWays', { d: differenceText(formula, differences), e: differenceText(formula, engine) })}\n    ${card.gradients[input]?.text[language]}`,
  );
  const lemmas = check.lemmas.map(
    ({ left, right }, i) =>
      `  ${card.lemmas[i].text[language]}\n    ${say('bothSides', { d: differenceText(left, right) })}`,
  );
  return [`${card.id}: ${card.title[language]}`, ...lemmas, ...gradients].join('\n');
}

function puzzleText({ puzzle, values, solution, simulation }: PuzzleResult, language: Language): string {
  const say = learnWords(language);
  const { mean, low, high, trials } = simulation;
  const given = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return [
    `${puzzle.id}: ${puzzle.title[language]}`,
    `  ${puzzle.question[language]}`,
    ...(given.length > 0 ? [`  ${say('given', { values: given.join(', ') })}`] : []),
    ...solution.steps.map(({ text, value }) => `  - ${text[language]} (${exactText(value)})`),
    `  ${say('answer', { a: exactText(solution.answer) })}`,
    `  ${say('played', { n: trials, mean: mean.toFixed(4), low: low.toFixed(4), high: high.toFixed(4) })}`,
  ].join('\n');
}

function expressionText({ expression, nodes }: ExpressionResult, language: Language): string {
  const say = learnWords(language);
  const rows = nodes.map(({ text, value, gradient, engine }) =>
    [text, value, gradient, engine.gradient].map((cell) =>
      typeof cell === 'number' ? String(Number(cell.toPrecision(6))) : cell,
    ),
  );
  return [
    `${say('backpropagation')}: ${expression}`,
    ...aligned([[say('node'), say('value'), say('gradient'), say('byEngine')], ...rows]).map((line) => `  ${line}`),
  ].join('\n');
}

export function resultsText(results: readonly LearnResult[], language: Language): string {
  return results
    .map((result) => {
      if (result.kind === 'card') return cardText(result, language);
      return result.kind === 'puzzle' ? puzzleText(result, language) : expressionText(result, language);
    })
    .join('\n\n');
}
