// The page of `fovea lab run`: each experiment with its claim, verdict, figures and numbers.

import { EXPERIMENTS, type Experiment, estimateText } from '@fovea/experiments';
import { duration } from '../figures.ts';
import type { LabResult } from '../lab/result.ts';
import type { Words } from '../lab/words.ts';
import { escapeHtml } from './escape.ts';
import { figureSvg } from './lab-charts.ts';
import { card, page, pairs } from './page.ts';

/** Names of files and their SVG. */
export const labFigures = (
  { id, figures }: LabResult,
  words: Words,
): readonly (readonly [name: string, svg: string])[] =>
  figures.map((figure, i) => [`${id}-${i + 1}.svg`, `${figureSvg(words.figure(figure))}\n`]);

const STYLE = `<style>
.verdict { display: inline-block; border-radius: 6px; padding: 1px 9px; font-weight: 600; border: 1px solid var(--line); background: var(--card); white-space: nowrap; }
.verdict.holds { color: #1f8a4c; } .verdict.limits { color: #a8660e; } .verdict.fails { color: var(--bad); } .verdict.open { color: var(--soft); }
@media (prefers-color-scheme: dark) { .verdict.holds { color: #5fce8d; } .verdict.limits { color: #e5aa55; } }
section { margin-top: 44px; border-top: 1px solid var(--line); padding-top: 8px; } h2 { margin-top: 24px; } h3 { font-size: 14px; margin: 0 0 8px; font-weight: 600; }
ul.because { margin: 8px 0 14px; padding-left: 20px; } .claim { border-left: 3px solid var(--line); padding-left: 12px; margin: 8px 0 12px; }
td.measure { text-align: left; white-space: normal; } .numbers td:nth-child(n+2) { white-space: nowrap; } details { margin-top: 10px; } summary { cursor: pointer; color: var(--soft); }
a { color: var(--mark); } .index td { text-align: left; } .index th { text-align: left; }
</style>`;

const KINDS = {
  holds: 'holds',
  'holds with limits': 'limits',
  'does not hold': 'fails',
  'cannot be told': 'open',
} as const;

const badge = (outcome: keyof typeof KINDS, words: Words): string =>
  `<span class="verdict ${KINDS[outcome]}">${words.outcome(outcome)}</span>`;

const numbers = ({ measurements }: LabResult, { measures }: Pick<Experiment, 'measures'>, words: Words): string =>
  card(
    `<table class="numbers"><tr><th>${words.say('measured')}</th><th>${words.say('value')}</th></tr>${Object.entries(
      measures,
    )
      .map(
        ([key, what]) =>
          `<tr><td class="measure">${escapeHtml(what)}</td><td>${escapeHtml(words.number(estimateText(measurements[key], 4)))}</td></tr>`,
      )
      .join('')}</table>`,
  );

/** What it was run with, and where. */
function facts({ parameters, machine, seconds, code }: LabResult, varied: readonly string[], words: Words): string {
  const values = Object.entries(parameters).map(([key, value]) => [
    words.parameter(key),
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  const { cpu, cores, memoryGiB, platform } = machine;
  return pairs({
    [words.say('varied')]: varied.join(words.separator),
    ...Object.fromEntries(values),
    [words.say('time')]: duration(seconds),
    [words.say('machine')]: `${cpu}, ${words.say('cores', { n: cores })}, ${memoryGiB} GiB, ${platform}`,
    [words.say('runsOn')]: `Node ${machine.node}, ${machine.backend}`,
    [words.say('code')]: code,
    [words.say('begun')]: machine.started,
  });
}

function section(result: LabResult, written: Experiment, words: Words): string {
  const { id, verdict, figures } = result;
  const experiment = words.experiment(written);
  const { title, claim, rule, varied, caveat } = experiment;
  const claims = [words.language, words.language === 'zh' ? 'en' : 'zh'] as const;
  const drawn = figures.map((figure) => words.figure(figure));
  return `<section id="${id}"><h2>${id} · ${escapeHtml(title)} ${badge(verdict.outcome, words)}</h2>
<div class="claim">${claims.map((language) => `<p lang="${language}">${escapeHtml(claim[language])}</p>`).join('')}</div>
<ul class="because">${verdict.because.map((line) => `<li>${escapeHtml(words.reason(id, line))}</li>`).join('')}</ul>
<div class="pair">${drawn.map((figure) => card(`<h3>${escapeHtml(figure.title)}</h3>${figureSvg(figure)}`)).join('')}</div>
<p>&nbsp;</p>${numbers(result, experiment, words)}
${caveat ? `<p class="soft">${escapeHtml(caveat)}</p>` : ''}<details><summary>${words.say('how')}</summary><p>${escapeHtml(rule)}</p>
${facts(result, varied, words)}</details></section>`;
}

/** Each result with its experiment. */
type Entry = readonly [result: LabResult, experiment: Experiment];

const index = (entries: readonly Entry[], words: Words): string =>
  card(
    `<table class="index"><tr>${(['id', 'experiment', 'verdict'] as const).map((name) => `<th>${words.say(name)}</th>`).join('')}</tr>${entries
      .map(
        ([{ id, verdict }, experiment]) =>
          `<tr><td>${id}</td><td><a href="#${id}">${escapeHtml(words.experiment(experiment).title)}</a></td><td>${badge(verdict.outcome, words)}</td></tr>`,
      )
      .join('')}</table>`,
  );

/** @param results of experiments that there are */
export function labHtml(results: readonly LabResult[], words: Words): string {
  const entries = results.flatMap((result): Entry[] => {
    const experiment = EXPERIMENTS.find(({ id }) => id === result.id);
    return experiment ? [[result, experiment]] : [];
  });
  const { say, language } = words;
  return page(
    'Fovea lab',
    `${STYLE}<h1>${say('lab')}</h1><p class="soft note">${say('lead')}</p>
${index(entries, words)}${entries.map(([result, experiment]) => section(result, experiment, words)).join('\n')}`,
    language,
  );
}
