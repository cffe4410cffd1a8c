// Figures of networks that find tampered pixels, by pixel and by image.

import type { Tensor } from 'fovea';
import { compile, tensor } from 'fovea';
import { imageScore, LocalizationMetrics, type LocalizationReport, type PixelFigures } from 'fovea/forensics';
import { softmax } from 'fovea/ops';
import type { SegmentationModel } from 'fovea/segmentation';
import type { EvaluationPart } from '../data/training-data.ts';
import { aligned, grouped } from '../figures.ts';
import { escapeHtml } from '../report/escape.ts';
import type { SegmentData } from './data.ts';
import type { SegmentConfig } from './options.ts';

/** Number of the class of tampered pixels. */
export const TAMPERED = 1;
const NAME = 'tampered';

/** Whether a network tells tampered pixels from others: by its decoder, or by what its classes are called. */
export const findsTampering = (model: SegmentationModel, classNames: readonly string[]): boolean =>
  model.numClasses === 2 && (model.architecture?.decoder?.name === 'mvss' || classNames[TAMPERED] === NAME);

/** None when the signal aborts before all images were seen, or of another kind of network. */
export async function localization(
  model: SegmentationModel,
  data: Pick<SegmentData, 'classNames' | 'evaluationBatches'>,
  part: EvaluationPart,
  pooling: SegmentConfig['imagePooling'],
  signal: AbortSignal,
): Promise<LocalizationReport | undefined> {
  if (!findsTampering(model, data.classNames)) return undefined;
  model.eval();
  const run = compile((images: Tensor) => softmax(model.forward(images)).slice(3, TAMPERED));
  const metrics = new LocalizationMetrics();
  for await (const { images, shape, masks } of data.evaluationBatches(part)) {
    if (signal.aborted) return undefined;
    if (!masks) continue;
    const found = await run(tensor(images, shape));
    const values = await found.data();
    found.dispose();
    const pixels = shape[1] * shape[2];
    for (let i = 0; i < shape[0]; i++) {
      // Rounding may leave a probability a bit beyond 1.
      const probabilities = Float32Array.from(values.subarray(i * pixels, (i + 1) * pixels), (p) => Math.min(1, p));
      const mask = masks.subarray(i * pixels, (i + 1) * pixels);
      metrics.update(probabilities, mask, imageScore(probabilities, { pooling }));
    }
  }
  return metrics.report();
}

const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–');

/** A row for each kind of figures. */
function rows({ tamperedImages, allImages, perImage, byImage, threshold }: LocalizationReport): readonly string[][] {
  const pixels = (name: string, { f1, iou, auc, best }: PixelFigures): string[] => [
    ...[name, number(f1), number(iou), number(auc)],
    `${number(best.f1)} at ${number(best.threshold)}`,
  ];
  return [
    ['', `F1 at ${threshold}`, `IoU at ${threshold}`, 'AUC', 'best F1 (chosen on these images)'],
    pixels('pixels of tampered images', tamperedImages),
    pixels('pixels of all images', allImages),
    [
      ...['mean over tampered images', number(perImage.f1), number(perImage.iou), number(perImage.auc)],
      `${number(perImage.bestF1)}, each at its own`,
    ],
    [
      ...['images', number(byImage.f1), '', number(byImage.auc)],
      `${number(byImage.best.f1)} at ${number(byImage.best.threshold)}`,
    ],
  ];
}

const note = ({ images, tampered, byImage }: LocalizationReport): string =>
  `${grouped(tampered)} of ${grouped(images)} images are tampered; found of these: ${number(byImage.sensitivity)}, of authentic ones left alone: ${number(byImage.specificity)}`;

/** The figures as text. */
export const localizationText = (report: LocalizationReport): string =>
  `${aligned(rows(report)).join('\n')}\n${note(report)}`;

/** The figures as part of a page. */
export function localizationHtml(report: LocalizationReport | undefined): string {
  if (!report) return '';
  const [head, ...body] = rows(report).map((row) => row.map(escapeHtml));
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<h2>Tampering</h2>
<p class="soft note">${escapeHtml(note(report))}.</p>
<table><thead>${line(head, 'th')}</thead><tbody>${body.map((row) => line(row, 'td')).join('\n')}</tbody></table>`;
}
