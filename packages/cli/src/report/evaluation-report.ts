// The report of an evaluation: one self-contained HTML file.

import type { RasterImage } from 'fovea/images';
import { aucText, grouped, percent as percentText } from '../figures.ts';
import type { Mistake, Results } from '../train/results.ts';
import { confusionChart } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { imageAddress } from './mistakes.ts';
import { precisionRecallChart, reliabilityChart, rocChart, type Scores } from './ranking-charts.ts';
import { card, classTable, figure, pairs } from './report.ts';
import { STYLE } from './style.ts';

/** A mistake with its picture, and what spoke for the wrong answer where that was asked for. */
export interface ShownMistake extends Mistake {
  readonly name: string;
  readonly picture: RasterImage;
}

export interface EvaluationReport {
  /** The run or file, and the data. */
  readonly title: string;
  readonly data: string;
  readonly results: Results;
  readonly scores: Scores;
  readonly confusedPairs: readonly ConfusedPair[];
  readonly mistakes: readonly ShownMistake[];
  /** Whether pictures have heat maps over them. */
  readonly explained: boolean;
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

/** With a space that does not break. */
const percent = (part: number): string => percentText(part, '\u00a0');

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

function mistakeSheet({ mistakes, scores: { classNames } }: EvaluationReport): string {
  if (mistakes.length === 0) return '<p class="soft">There are none.</p>';
  const items = mistakes.map(
    ({ name, picture, label, prediction, confidence }) =>
      `<figure><img src="${imageAddress(picture)}" alt="${escapeHtml(name)}" title="${escapeHtml(name)}"><figcaption>${escapeHtml(classNames[label])}<br><span class="wrong">${escapeHtml(classNames[prediction])} (${percent(confidence)})</span></figcaption></figure>`,
  );
  return `<div class="sheet">${items.join('')}</div>`;
}

export function evaluationHtml(input: EvaluationReport): string {
  const { title, data, results, scores, confusedPairs, explained, settings, environment } = input;
  const charts = [rocChart(scores), precisionRecallChart(scores), reliabilityChart(scores)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} on ${escapeHtml(data)}: ${percent(results.testAccuracy)}</title>
<style>${STYLE}</style>
</head>
<body><main>
<h1>${escapeHtml(title)}</h1>
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
<p class="soft note">The true class, then the predicted one with its probability.${explained ? ' Colours show what speaks for the predicted class (Grad-CAM).' : ''}</p>
${mistakeSheet(input)}
<h2>Settings and machine</h2>
<div class="pair">${card(pairs(settings))}${card(pairs(environment))}</div>
</main></body>
</html>
`;
}
