// `fovea learn --json`: plain data, with fractions as text.

import { exactText } from '@fovea/experiments/puzzles';
import type { LearnResult } from './examine.ts';

/** What of a result is data. */
export function resultJson(result: LearnResult): unknown {
  if (result.kind === 'card') {
    const { id, title, formula, symbols, inputs, lemmas, gradients } = result.card;
    const row = ({ text, tex }: { readonly text: unknown; readonly tex: string }) => ({ text, tex });
    return {
      ...{ kind: 'card', id, title, formula, symbols, inputs, lemmas: lemmas.map(row) },
      gradients: Object.fromEntries(
        Object.entries(gradients).flatMap(([name, each]) => (each ? [[name, row(each)]] : [])),
      ),
      check: result.check,
    };
  }
  if (result.kind === 'expression') return { ...result, nodes: result.nodes.map(({ operation: _, ...node }) => node) };
  const { puzzle, values, solution, simulation } = result;
  const { id, title, question } = puzzle;
  const steps = solution.steps.map(({ text, tex, value }) => ({ text, tex, value: Number(value) }));
  const answer = { tex: solution.tex, value: Number(solution.answer), exact: exactText(solution.answer) };
  return { kind: 'puzzle', id, title, question, values, steps, answer, simulation };
}
