// The page of `fovea learn`: derivations with typeset formulas beside their numbers.

import { differenceText } from '@fovea/experiments/cards';
import { exactText, formulaInChinese } from '@fovea/experiments/puzzles';
import katex from 'katex';
import type { CardResult, ExpressionResult, LearnResult, PuzzleResult } from '../learn/examine.ts';
import { learnWords } from '../learn/words.ts';
import type { Language } from '../settings/language.ts';
import { escapeHtml } from './escape.ts';
import { card as box, page } from './page.ts';

const STYLE = `<style>
math { font-size: 1.08em; } .formula { overflow-x: auto; margin: 8px 0; padding: 2px 0; } h2 { margin-top: 44px; }
.step { margin: 12px 0; padding-left: 12px; border-left: 3px solid var(--line); } .numbers td, .numbers th { text-align: right; white-space: nowrap; }
.numbers td:first-child, .symbols td, .symbols th { text-align: left; } .check { font-variant-numeric: tabular-nums; }
.contents { columns: 3 220px; } .contents a, a { color: var(--mark); }
</style>`;

/** MathML, which browsers set by themselves, without fonts or scripts. @throws ParseError for wrong TeX */
const formula = (tex: string, displayMode = true): string => {
  const html = katex.renderToString(tex, { output: 'mathml', displayMode, throwOnError: true });
  return displayMode ? `<div class="formula">${html}</div>` : html;
};

/** With its words in the language. */
const own = (tex: string, language: Language): string => (language === 'zh' ? formulaInChinese(tex) : tex);

const number = (value: number): string => escapeHtml(String(Number(value.toPrecision(5))));

const step = (text: string, tex: string, check: string): string =>
  `<div class="step"><p>${escapeHtml(text)}</p>${formula(tex)}<p class="soft check">${check}</p></div>`;

function numbers(rows: readonly (readonly [name: string, values: readonly number[]])[]): string {
  return box(
    `<table class="numbers">${rows
      .map(
        ([name, values]) =>
          `<tr><td>${escapeHtml(name)}</td>${values.map((value) => `<td>${number(value)}</td>`).join('')}</tr>`,
      )
      .join('')}</table>`,
  );
}

function cardSection({ card, check }: CardResult, language: Language): string {
  const say = learnWords(language);
  const symbols = card.symbols
    .map(
      ({ tex, shape, text }) =>
        `<tr><td>${formula(tex, false)}</td><td>${escapeHtml(shape)}</td><td>${escapeHtml(text[language])}</td></tr>`,
    )
    .join('');
  const lemmas = card.lemmas.map(({ text, tex }, i) => {
    const { left, right } = check.lemmas[i];
    return step(text[language], own(tex, language), say('bothSides', { d: differenceText(left, right) }));
  });
  const gradients = check.gradients.map(({ input, formula: values, differences, engine }) => {
    const row = card.gradients[input];
    const told = say('threeWays', { d: differenceText(values, differences), e: differenceText(values, engine) });
    const shown = [
      [say('formula'), values],
      [say('differences'), differences],
      [say('engine'), engine],
    ] as const;
    return `${step(row?.text[language] ?? '', own(row?.tex ?? '', language), told)}<details><summary class="soft">${say('numbers')}</summary>${numbers(shown)}</details>`;
  });
  return `<section id="${card.id}"><h2>${escapeHtml(card.title[language])}</h2>${formula(own(card.formula, language))}
<table class="symbols">${symbols}</table>${lemmas.join('')}${gradients.join('')}</section>`;
}

function puzzleSection({ puzzle, values, solution, simulation }: PuzzleResult, language: Language): string {
  const say = learnWords(language);
  const given = Object.entries(puzzle.parameters).map(
    ([name, { text }]) => `${text[language]} ${name} = ${values[name]}`,
  );
  const steps = solution.steps.map(({ text, tex, value, counted }) =>
    step(
      text[language],
      own(tex, language),
      escapeHtml(say('twoRoutes', { a: exactText(value), b: exactText(counted) })),
    ),
  );
  const { mean, low, high, trials } = simulation;
  return `<section id="${puzzle.id}"><h2>${escapeHtml(puzzle.title[language])}</h2><p>${escapeHtml(puzzle.question[language])}</p>
<p class="soft">${escapeHtml(given.join(', '))}</p>${steps.join('')}${formula(own(solution.tex, language))}
<p><b>${escapeHtml(exactText(solution.answer))}</b> <span class="soft">· ${say('played', { n: trials, mean: mean.toFixed(4), low: low.toFixed(4), high: high.toFixed(4) })}</span></p></section>`;
}

function expressionSection({ expression, nodes }: ExpressionResult, language: Language): string {
  const say = learnWords(language);
  const rows = nodes.map(
    ({ tex, value, gradient, engine }) =>
      `<tr><td>${formula(tex, false)}</td><td>${number(value)}</td><td>${number(gradient)}</td><td>${number(engine.gradient)}</td></tr>`,
  );
  return `<section><h2>${say('byNode')}</h2><p class="soft">${escapeHtml(expression)}</p>${box(
    `<table class="numbers"><tr>${(['node', 'value', 'gradient', 'byEngine'] as const).map((name) => `<th>${say(name)}</th>`).join('')}</tr>${rows.join('')}</table>`,
  )}</section>`;
}

/** One page, with a table of contents where there is more than one derivation. */
export function learnHtml(results: readonly LearnResult[], language: Language): string {
  const sections = results.map((result) => {
    if (result.kind === 'card') return cardSection(result, language);
    return result.kind === 'puzzle' ? puzzleSection(result, language) : expressionSection(result, language);
  });
  const entries = results.flatMap((result) => {
    if (result.kind === 'expression') return [];
    const { id, title } = result.kind === 'card' ? result.card : result.puzzle;
    return [`<li><a href="#${id}">${escapeHtml(title[language])}</a></li>`];
  });
  const heading = learnWords(language)('heading');
  const contents = entries.length > 1 ? `<ul class="contents">${entries.join('')}</ul>` : '';
  return page(heading, `${STYLE}<h1>${heading}</h1>${contents}${sections.join('\n')}`, language);
}
