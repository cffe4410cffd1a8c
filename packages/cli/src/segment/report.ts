// The reports of networks that give each pixel a class: of a run, and of an evaluation.

import { maskColors, overlayMask, type Preprocessing, type RasterImage, resizeAndCrop } from 'fovea/images';
import { Segmenter } from 'fovea/predict';
import type { SegmentationModel } from 'fovea/segmentation';
import type { EvaluationPart } from '../data/training-data.ts';
import { duration, grouped } from '../figures.ts';
import { confusionChart, iouChart, lossChart, rateChart, speedChart } from '../report/charts.ts';
import { escapeHtml } from '../report/escape.ts';
import { card, figure, page, pairs, percent } from '../report/page.ts';
import { imageAddress } from '../report/png.ts';
import type { EpochRecord } from '../run-folder/epoch-record.ts';
import type { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { textFile } from '../run-folder/write-file.ts';
import { type SegmentData, wholeImage } from './data.ts';
import { localizationHtml } from './localization.ts';
import type { PixelResults } from './results.ts';

/** What is evaluated, and by which network. */
export interface SegmentReport {
  readonly data: Pick<SegmentData, 'name' | 'classNames' | 'counts' | 'pair'>;
  readonly results: PixelResults;
  readonly model: SegmentationModel;
  readonly preprocessing: Preprocessing;
}

const share = (value: number): string => (Number.isNaN(value) ? '–' : percent(value));

function classTable({ classes }: PixelResults): string {
  const colors = maskColors(classes.length);
  const rows = classes.map(
    ({ name, iou, dice, precision, recall, pixels }, c) =>
      `<tr><td><span style="color:rgb(${colors[c].join(',')})">■</span> ${escapeHtml(name)}</td><td>${share(iou)}</td><td>${share(dice)}</td><td>${share(precision)}</td><td>${share(recall)}</td><td>${grouped(pixels)}</td></tr>`,
  );
  return `<table><thead><tr><th>class</th><th>IoU</th><th>Dice</th><th>precision</th><th>recall</th><th>pixels</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

const figures = ({ results }: SegmentReport, more: readonly string[]): string =>
  `<div class="figures">${[
    figure(share(results.meanIou), 'mean IoU'),
    figure(share(results.meanDice), 'mean Dice'),
    figure(percent(results.pixelAccuracy), 'pixel accuracy'),
    figure(results.loss.toFixed(3), 'cross-entropy'),
    ...more,
  ].join('')}</div>`;

const SHOWN = 12;
/** Longest side of a picture in the report. */
const SIDE = 224;

const small = (image: RasterImage, preprocessing: Preprocessing): RasterImage =>
  resizeAndCrop(image, { ...preprocessing, imageSize: [SIDE, SIDE] });

/** Images from all over the part: as they are, with their masks, and with what the network finds. */
async function examples({ data, results, model, preprocessing }: SegmentReport): Promise<string> {
  const part: EvaluationPart = results.part;
  const count = Math.min(SHOWN, data.counts[part]);
  const segmenter = new Segmenter(model, preprocessing, data.classNames);
  const items: string[] = [];
  for (let i = 0; i < count; i++) {
    const { image, mask, path } = await data.pair(part, Math.floor((i * data.counts[part]) / count));
    const truth = overlayMask(wholeImage({ image, mask }, { ...preprocessing, imageSize: [SIDE, SIDE] }));
    const found = small(overlayMask(await segmenter.segment(image)), preprocessing);
    const shown = [small(image, preprocessing), truth, found].map(
      (one, k) => `<img src="${imageAddress(one)}" alt="${escapeHtml(path)}, ${['image', 'mask', 'prediction'][k]}">`,
    );
    items.push(`<figure title="${escapeHtml(path)}">${shown.join(' ')}</figure>`);
  }
  return `<h2>Examples</h2>
<p class="soft note">The image, its mask, and what the network finds.</p>
<div class="sheet">${items.join('')}</div>`;
}

const classes = ({ data, results }: SegmentReport): string => `<h2>Classes</h2>
<div class="pair">${card(confusionChart(results.confusion, data.classNames), ' matrix')}${card(classTable(results))}</div>`;

export interface RunReport extends SegmentReport {
  readonly config: Readonly<Record<string, unknown>> & { readonly model: string; readonly decoder: string };
  readonly epochs: readonly EpochRecord[];
}

/** Writes the report of a finished run into its folder. */
export async function writeSegmentReport(files: RunFiles, input: RunReport): Promise<void> {
  const { config, data, results, epochs, model } = input;
  const machine = JSON.parse(await files.readText(FILES.environment)) as Record<string, unknown>;
  const best = epochs.findLast((record) => record.best) ?? epochs[0];
  const seconds = epochs.reduce((sum, record) => sum + record.seconds, 0);
  const more = [
    figure(`${best.epoch}/${epochs.length}`, 'best epoch'),
    figure(duration(seconds), 'training and validation'),
    figure(`${(model.parameterCount() / 1e6).toFixed(2)} M`, 'parameters'),
  ];
  const { counts } = data;
  const charts = [lossChart, iouChart, rateChart, speedChart];
  const chosen =
    results.part === 'test'
      ? 'The figures are those of the test images, with the weights of the epoch that did best on the validation images.'
      : 'There are no test images: the figures are those of the validation images, by which the best epoch was chosen.';
  const html = page(
    `${config.decoder} over ${config.model} on ${data.name}: ${share(results.meanIou)}`,
    `<h1>${escapeHtml(config.decoder)} over ${escapeHtml(config.model)}</h1>
<p class="soft">${escapeHtml(data.name)}, ${grouped(counts.train)} training, ${grouped(counts.validation)} validation and ${grouped(counts.test)} test images. ${chosen}</p>
${figures(input, more)}
<h2>Training</h2>
<div class="pair">${charts.map((chart) => card(chart(epochs))).join('')}</div>
${localizationHtml(input.results.localization)}
${classes(input)}
${await examples(input)}
<h2>Settings and machine</h2>
<div class="pair">${card(pairs(config))}${card(pairs(machine))}</div>`,
  );
  await files.commit(textFile(FILES.report, html));
}

/** The page of an evaluation. */
export async function segmentationHtml(
  input: SegmentReport,
  run: string,
  details: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly environment: Readonly<Record<string, unknown>>;
  },
): Promise<string> {
  const { data, results } = input;
  return page(
    `${run} on ${data.name}: ${share(results.meanIou)}`,
    `<h1>${escapeHtml(run)}</h1>
<p class="soft">${grouped(results.images)} images of ${escapeHtml(data.name)}</p>
${figures(input, [])}
${localizationHtml(results.localization)}
${classes(input)}
${await examples(input)}
<h2>Settings and machine</h2>
<div class="pair">${card(pairs(details.settings))}${card(pairs(details.environment))}</div>`,
  );
}
