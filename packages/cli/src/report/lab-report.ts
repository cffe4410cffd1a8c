// The page of `fovea lab run`: each experiment with its claim, verdict, figures and numbers.

import { EXPERIMENTS, type Experiment, estimateText } from '@fovea/experiments';
import { duration } from '../figures.ts';
import type { LabResult } from '../lab/result.ts';
import { escapeHtml } from './escape.ts';
import { figureSvg } from './lab-charts.ts';
import { card, page, pairs } from './page.ts';

/** Names of files and their SVG. */
export const labFigures = ({ id, figures }: LabResult): readonly (readonly [name: string, svg: string])[] =>
  figures.map((figure, i) => [`${id}-${i + 1}.svg`, `${figureSvg(figure)}\n`]);

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

const badge = (outcome: keyof typeof KINDS): string => `<span class="verdict ${KINDS[outcome]}">${outcome}</span>`;

const numbers = ({ measurements }: LabResult, { measures }: Experiment): string =>
  card(
    `<table class="numbers"><tr><th>measured</th><th>value (95 % interval)</th></tr>${Object.entries(measures)
      .map(
        ([key, what]) =>
          `<tr><td class="measure">${escapeHtml(what)}</td><td>${escapeHtml(estimateText(measurements[key], 4))}</td></tr>`,
      )
      .join('')}</table>`,
  );

function section(result: LabResult, experiment: Experiment): string {
  const { id, title, verdict, figures, parameters, machine, seconds } = result;
  const { claim, rule, varied, caveat } = experiment;
  const values = Object.entries(parameters).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return `<section id="${id}"><h2>${id} · ${escapeHtml(title)} ${badge(verdict.outcome)}</h2>
<div class="claim"><p lang="zh">${escapeHtml(claim.zh)}</p><p>${escapeHtml(claim.en)}</p></div>
<ul class="because">${verdict.because.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
<div class="pair">${figures.map((figure) => card(`<h3>${escapeHtml(figure.title)}</h3>${figureSvg(figure)}`)).join('')}</div>
<p>&nbsp;</p>${numbers(result, experiment)}
${caveat ? `<p class="soft">${escapeHtml(caveat)}</p>` : ''}<details><summary>How it was judged and run</summary><p>${escapeHtml(rule)}</p>
${pairs({ varied: varied.join('; '), ...Object.fromEntries(values), time: duration(seconds), machine: `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}`, 'runs on': `Node ${machine.node}, ${machine.backend}`, code: result.code, begun: machine.started })}</details></section>`;
}

const index = (results: readonly LabResult[]): string =>
  card(
    `<table class="index"><tr><th>id</th><th>experiment</th><th>verdict</th></tr>${results
      .map(
        ({ id, title, verdict }) =>
          `<tr><td>${id}</td><td><a href="#${id}">${escapeHtml(title)}</a></td><td>${badge(verdict.outcome)}</td></tr>`,
      )
      .join('')}</table>`,
  );

/** @param results of experiments that there are */
export function labHtml(results: readonly LabResult[]): string {
  const sections = results.map((result) => {
    const experiment = EXPERIMENTS.find(({ id }) => id === result.id);
    return experiment ? section(result, experiment) : '';
  });
  return page(
    'Fovea lab',
    `${STYLE}<h1>Lab</h1><p class="soft note">Claims about networks for images, each tried out. Verdicts are computed from the measurements by the rule that stands with each.</p>
${index(results)}${sections.join('\n')}`,
  );
}
