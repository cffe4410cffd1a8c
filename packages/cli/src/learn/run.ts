// `fovea learn`: derivations checked on numbers, probability puzzles, and backpropagation node by node.

import { CARDS } from '@fovea/experiments/cards';
import { PUZZLES } from '@fovea/experiments/puzzles';
import { writePage } from '../run-folder/output.ts';
import { makeBackend } from '../settings/backend.ts';
import type { LearnConfig } from './config.ts';
import { examineAll } from './examine.ts';
import { resultJson } from './json.ts';
import { listText, resultsText } from './text.ts';
import { learnWords } from './words.ts';

const listJson = (): unknown => ({
  cards: CARDS.map(({ id, title }) => ({ id, title })),
  puzzles: PUZZLES.map(({ id, title, question, parameters }) => ({ id, title, question, parameters })),
});

/**
 * Runs `fovea learn [NAME…|all] [settings]`; gives the exit code.
 * @throws ValueError for unknown names, values that do not fit, an expression that cannot be read
 */
export async function learn(names: readonly string[], config: LearnConfig): Promise<number> {
  const { language, html } = config;
  const isText = config.format === 'text';
  if (names.length === 0 && config.expression === '' && html === '') {
    console.log(isText ? listText(language) : JSON.stringify(listJson(), null, 2));
    return 0;
  }
  await makeBackend('learn', config.threads);
  const wanted = names.length === 0 && config.expression === '' ? ['all'] : names;
  const results = await examineAll(wanted, config);
  if (html !== '') {
    // It brings what sets formulas.
    const { learnHtml } = await import('../report/learn-report.ts');
    await writePage(html, learnHtml(results, language));
  }
  if (!isText) console.log(JSON.stringify({ results: results.map(resultJson) }, null, 2));
  else console.log(html === '' ? resultsText(results, language) : learnWords(language)('page', { path: html }));
  return 0;
}
