// The report of a run: one self-contained HTML file.

import type { SignalHistory } from 'fovea/analysis';
import type { RasterImage } from 'fovea/images';
import type { TrainingData } from '../data/training-data.ts';
import { aucText, duration, grouped } from '../figures.ts';
import type { EpochRecord } from '../run-folder/epoch-record.ts';
import type { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { textFile } from '../run-folder/write-file.ts';
import type { TrainConfig } from '../train/config.ts';
import type { MultiLabelResults } from '../train/multi-label-results.ts';
import type { Mistake, Results } from '../train/results.ts';
import { accuracyChart, confusionChart, lossChart, precisionChart, rateChart, speedChart } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { decisionSheet, labelFigures, labelTable } from './multi-label.ts';
import { card, figure, page, pairs, percent } from './page.ts';
import { imageAddress } from './png.ts';
import { signalHistorySection } from './signal-history.ts';
import { usedSettings } from './used-settings.ts';

export interface ReportInput {
  readonly config: TrainConfig;
  readonly data: Pick<TrainingData, 'name' | 'classNames' | 'labels'>;
  readonly epochs: readonly EpochRecord[];
  readonly results: Results | MultiLabelResults;
  /** The pictures of `results.worstMistakes`. */
  readonly mistakes: readonly RasterImage[];
  readonly parameters: number;
  /** Of runs with signals=true. */
  readonly signals?: SignalHistory;
}

const classFigures = (results: Results): readonly string[] => [
  figure(percent(results.testAccuracy), 'test accuracy'),
  ...(results.classes.length > 3 ? [figure(percent(results.top3Accuracy), 'top-3 accuracy')] : []),
  figure(aucText(results.macroAuc), 'macro AUC'),
  figure(percent(results.macro.f1), 'macro F1'),
  figure(percent(results.calibrationError), 'calibration error'),
];

function figures({ epochs, results, parameters }: ReportInput): string {
  const best = epochs.findLast((record) => record.best) ?? epochs[0];
  const seconds = epochs.reduce((sum, record) => sum + record.seconds, 0);
  return `<div class="figures">${[
    ...('multiLabel' in results ? labelFigures(results) : classFigures(results)),
    figure(`${best.epoch}/${epochs.length}`, 'best epoch'),
    figure(duration(seconds), 'training and validation'),
    figure(`${(parameters / 1e6).toFixed(2)} M`, 'parameters'),
  ].join('')}</div>`;
}

export function classTable({ classes, macro }: Results): string {
  const rows = classes.map(
    ({ name, support, precision, recall, f1 }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${grouped(support)}</td><td>${percent(precision)}</td><td>${percent(recall)}</td><td>${percent(f1)}</td></tr>`,
  );
  return `<table><thead><tr><th>class</th><th>images</th><th>precision</th><th>recall</th><th>F1</th></tr></thead><tbody>${rows.join('')}
<tr><td><b>mean</b></td><td></td><td>${percent(macro.precision)}</td><td>${percent(macro.recall)}</td><td>${percent(macro.f1)}</td></tr></tbody></table>`;
}

export interface ShownMistake extends Omit<Mistake, 'index'> {
  readonly picture: RasterImage;
  /** What the picture is called, for those who do not see it. */
  readonly alt: string;
  /** What it is called under the pointer. */
  readonly title?: string;
}

export function mistakeSheet(mistakes: readonly ShownMistake[], classNames: readonly string[]): string {
  if (mistakes.length === 0) return '<p class="soft">There are none.</p>';
  const items = mistakes.map(({ picture, alt, title, label, prediction, confidence }) => {
    const named = title === undefined ? '' : ` title="${escapeHtml(title)}"`;
    return `<figure><img src="${imageAddress(picture)}" alt="${escapeHtml(alt)}"${named}><figcaption>${escapeHtml(classNames[label])}<br><span class="wrong">${escapeHtml(classNames[prediction])} (${percent(confidence)})</span></figcaption></figure>`;
  });
  return `<div class="sheet">${items.join('')}</div>`;
}

/** What is shown of the classes and of the worst mistakes. */
function classParts(results: Results, { data, mistakes }: ReportInput): string {
  const shown = results.worstMistakes.map((mistake, i) => ({
    ...mistake,
    picture: mistakes[i],
    alt: `test image ${mistake.index}`,
  }));
  return `<h2>Classes</h2>
<div class="pair">${card(confusionChart(results.confusion, data.classNames), ' matrix')}${card(classTable(results))}</div>
<h2>Worst mistakes</h2>
<p class="soft note">The true class, then the predicted one with its probability.</p>
${mistakeSheet(shown, data.classNames)}`;
}

/** The same where a picture can show several classes. */
const labelParts = (results: MultiLabelResults, { mistakes }: ReportInput): string => `<h2>Classes</h2>
<p class="soft note">A class counts as shown from a probability of ${percent(results.threshold)} on.</p>
${card(labelTable(results))}
<h2>Worst mistakes</h2>
<p class="soft note">What the picture shows, or does not show, and the probability that was given to it.</p>
${decisionSheet(results, mistakes, (index) => `test image ${index}`)}`;

export function reportHtml(input: ReportInput, environment: Readonly<Record<string, unknown>>): string {
  const { config, data, epochs, results } = input;
  const several = 'multiLabel' in results;
  const measure = several ? results.meanAveragePrecision : results.testAccuracy;
  const charts = [lossChart, accuracyChart, ...(several ? [precisionChart] : []), rateChart, speedChart];
  return page(
    `${config.model} on ${data.name}: ${percent(measure)}`,
    `<h1>${escapeHtml(config.model)}</h1>
<p class="soft">${escapeHtml(data.name)}, ${grouped(data.labels.train.length)} training, ${grouped(data.labels.validation.length)} validation and ${grouped(data.labels.test.length)} test images. The figures are those of the test images, with the weights of the epoch that did best on the validation images.</p>
${figures(input)}
<h2>Training</h2>
<p class="soft note">Training figures are gathered while the weights change, with the augmentation, dropout and label smoothing of the settings below; validation figures are of plain images after the epoch.</p>
<div class="pair">${charts.map((chart) => card(chart(epochs))).join('')}</div>
${input.signals ? `${signalHistorySection(input.signals)}\n` : ''}${several ? labelParts(results, input) : classParts(results, input)}
<h2>Settings and machine</h2>
<div class="pair">${card(pairs(usedSettings(config, several)))}${card(pairs(environment))}</div>`,
  );
}

/** Writes the report of a finished run into its folder. */
export async function writeReport(files: RunFiles, input: ReportInput): Promise<void> {
  const environment = JSON.parse(await files.readText(FILES.environment)) as Record<string, unknown>;
  await files.commit(textFile(FILES.report, reportHtml(input, environment)));
}
