// The report of an evaluation: one self-contained HTML file.

import type { RasterImage } from 'fovea/images';
import { aucText, grouped } from '../figures.ts';
import { METHODS, type MethodName } from '../predict/attribution-methods.ts';
import type { MultiLabelResults } from '../train/multi-label-results.ts';
import type { Results } from '../train/results.ts';
import { confusionChart } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { decisionSheet, labelFigures, labelTable } from './multi-label.ts';
import { card, figure, page, pairs, percent } from './page.ts';
import { precisionRecallChart, reliabilityChart, rocChart, type Scores } from './ranking-charts.ts';
import { classTable, mistakeSheet, type ShownMistake } from './report.ts';

export interface EvaluationReport {
  /** The run or file, and the data. */
  readonly title: string;
  readonly data: string;
  readonly results: Results;
  readonly scores: Scores;
  readonly confusedPairs: readonly ConfusedPair[];
  readonly mistakes: readonly ShownMistake[];
  /** What the colours over the pictures are; none where there are none. */
  readonly explained: MethodName | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, unknown>>;
}

export interface ConfusedPair {
  readonly label: string;
  readonly prediction: string;
  readonly count: number;
  /** Of the images of the true class. */
  readonly share: number;
}

const colours = (name: MethodName): string => `Colours show ${METHODS[name].shows} (${METHODS[name].title}).`;

function figures({ results, scores }: EvaluationReport): string {
  return `<div class="figures">${[
    figure(percent(results.testAccuracy), 'accuracy'),
    ...(results.classes.length > 3 ? [figure(percent(results.top3Accuracy), 'top-3 accuracy')] : []),
    figure(aucText(results.macroAuc), 'macro AUC'),
    figure(percent(results.macro.f1), 'macro F1'),
    figure(results.testLoss.toFixed(4), 'loss'),
    figure(percent(results.calibrationError), 'calibration error'),
    figure(grouped(scores.labels.length), 'images'),
  ].join('')}</div>`;
}

function pairTable(list: readonly ConfusedPair[]): string {
  if (list.length === 0) return '<p class="soft">There are none.</p>';
  const rows = list.map(
    ({ label, prediction, count, share }) =>
      `<tr><td>${escapeHtml(label)}</td><td>${escapeHtml(prediction)}</td><td>${grouped(count)}</td><td>${percent(share)}</td></tr>`,
  );
  return `<table><thead><tr><th>true class</th><th>taken for</th><th>images</th><th>of the class</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export function evaluationHtml(input: EvaluationReport): string {
  const { title, data, results, scores, confusedPairs, mistakes, explained, settings, environment } = input;
  const charts = [rocChart(scores), precisionRecallChart(scores), reliabilityChart(scores)];
  return page(
    `${title} on ${data}: ${percent(results.testAccuracy)}`,
    `<h1>${escapeHtml(title)}</h1>
<p class="soft">Evaluated on ${grouped(scores.labels.length)} images of ${escapeHtml(data)}.</p>
${figures(input)}
<h2>Classes</h2>
<div class="pair">${card(confusionChart(results.confusion, scores.classNames), ' matrix')}${card(classTable(results))}</div>
<h2>Most confused</h2>
${card(pairTable(confusedPairs))}
<h2>Ranking and confidence</h2>
<p class="soft note">Curves are of each class against the rest, the hardest first.</p>
<div class="pair">${charts.map((chart) => card(chart)).join('')}</div>
<h2>Worst mistakes</h2>
<p class="soft note">The true class, then the predicted one with its probability.${explained ? ` ${colours(explained)}` : ''}</p>
${mistakeSheet(mistakes, scores.classNames)}
<h2>Settings and machine</h2>
<div class="pair">${card(pairs(settings))}${card(pairs(environment))}</div>`,
  );
}

/** Of a network that can tell several classes of a picture. */
export interface LabelEvaluationReport
  extends Pick<EvaluationReport, 'title' | 'data' | 'scores' | 'settings' | 'environment'> {
  readonly results: MultiLabelResults;
  /** Those of `results.worstMistakes`. */
  readonly pictures: readonly RasterImage[];
  readonly nameOf: (index: number) => string;
}

export function labelEvaluationHtml(input: LabelEvaluationReport): string {
  const { title, data, results, scores, pictures, nameOf, settings, environment } = input;
  const images = grouped(scores.labels.length);
  return page(
    `${title} on ${data}: ${percent(results.meanAveragePrecision)}`,
    `<h1>${escapeHtml(title)}</h1>
<p class="soft">Evaluated on ${images} images of ${escapeHtml(data)}.</p>
<div class="figures">${[...labelFigures(results), figure(results.testLoss.toFixed(4), 'loss'), figure(images, 'images')].join('')}</div>
<h2>Classes</h2>
<p class="soft note">A class counts as shown from a probability of ${percent(results.threshold)} on.</p>
${card(labelTable(results))}
<h2>Ranking</h2>
<p class="soft note">Curves are of each class against its absence, the hardest first.</p>
<div class="pair">${[rocChart(scores), precisionRecallChart(scores)].map((chart) => card(chart)).join('')}</div>
<h2>Worst mistakes</h2>
<p class="soft note">What the picture shows, or does not show, and the probability that was given to it.</p>
${decisionSheet(results, pictures, nameOf)}
<h2>Settings and machine</h2>
<div class="pair">${card(pairs(settings))}${card(pairs(environment))}</div>`,
  );
}
