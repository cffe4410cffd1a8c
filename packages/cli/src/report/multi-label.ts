// What reports show where pictures can show several classes: figures, a table of classes, and the worst mistakes.

import type { RasterImage } from 'fovea/images';
import { aucText, grouped } from '../figures.ts';
import type { MultiLabelResults } from '../train/multi-label-results.ts';
import { escapeHtml } from './escape.ts';
import { figure, percent } from './page.ts';
import { imageAddress } from './png.ts';

/** NaN where a class is nowhere. */
const known = (part: number): string => (Number.isNaN(part) ? '–' : percent(part));

export const labelFigures = (results: MultiLabelResults): readonly string[] => [
  figure(known(results.meanAveragePrecision), 'mean average precision'),
  figure(percent(results.macro.f1), 'macro F1'),
  figure(percent(results.micro.f1), 'micro F1'),
  figure(aucText(results.macroAuc), 'macro AUC'),
  figure(percent(results.testAccuracy), 'decisions right'),
  figure(percent(results.exactMatch), 'images all right'),
];

export function labelTable({ classes, macro, micro, meanAveragePrecision }: MultiLabelResults): string {
  const cells = (values: readonly string[]): string => values.map((value) => `<td>${value}</td>`).join('');
  const rows = classes.map(
    ({ name, support, precision, recall, f1, averagePrecision }) =>
      `<tr>${cells([escapeHtml(name), grouped(support), ...[precision, recall, f1].map(percent), known(averagePrecision)])}</tr>`,
  );
  const mean = (name: string, of: MultiLabelResults['macro'], last: string): string =>
    `<tr>${cells([`<b>${name}</b>`, '', ...[of.precision, of.recall, of.f1].map(percent), last])}</tr>`;
  return `<table><thead><tr><th>class</th><th>images</th><th>precision</th><th>recall</th><th>F1</th><th>average precision</th></tr></thead><tbody>${rows.join('')}
${mean('mean', macro, known(meanAveragePrecision))}${mean('all together', micro, '')}</tbody></table>`;
}

/** The pictures are those of `worstMistakes`; `nameOf` is what one is called. */
export function decisionSheet(
  { worstMistakes, classes }: MultiLabelResults,
  pictures: readonly RasterImage[],
  nameOf: (index: number) => string,
): string {
  if (worstMistakes.length === 0) return '<p class="soft">There are none.</p>';
  const items = worstMistakes.map(({ index, label, shown, probability }, i) => {
    const name = escapeHtml(nameOf(index));
    return `<figure><img src="${imageAddress(pictures[i])}" alt="${name}" title="${name}"><figcaption>${shown ? '' : 'no '}${escapeHtml(classes[label].name)}<br><span class="wrong">${percent(probability)}</span></figcaption></figure>`;
  });
  return `<div class="sheet">${items.join('')}</div>`;
}
