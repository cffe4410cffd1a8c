// The figures of a network that gives each pixel a class.

import type { LocalizationReport } from 'fovea/forensics';
import type { Evaluation } from 'fovea/train';
import type { EvaluationPart } from '../data/training-data.ts';
import { aligned, grouped, percent } from '../figures.ts';
import { localizationText } from './localization.ts';

export interface PixelClass {
  readonly name: string;
  /** Intersection over union; NaN, in files null, where the class is neither there nor found. */
  readonly iou: number;
  readonly dice: number;
  readonly precision: number;
  readonly recall: number;
  /** Of the class. */
  readonly pixels: number;
}

export interface PixelResults {
  /** Which images the figures are of. */
  readonly part: EvaluationPart;
  readonly images: number;
  readonly loss: number;
  readonly pixelAccuracy: number;
  readonly meanIou: number;
  readonly meanDice: number;
  readonly classes: readonly PixelClass[];
  /** Pixels; rows are true classes, columns predictions. */
  readonly confusion: readonly (readonly number[])[];
  /** Of networks that find tampered pixels. */
  readonly localization?: LocalizationReport;
}

export function summarizePixels(
  evaluation: Evaluation,
  classNames: readonly string[],
  part: EvaluationPart,
): PixelResults {
  const { confusion, loss, labels } = evaluation;
  if (!confusion) throw new Error('the evaluation has counted no pixels');
  const [iou, dice] = [confusion.iou(), confusion.dice()];
  return {
    part,
    images: labels.length,
    loss,
    pixelAccuracy: confusion.accuracy,
    meanIou: confusion.meanIou,
    meanDice: confusion.meanDice,
    classes: confusion.byClass().map(({ support, precision, recall }, c) => ({
      ...{ name: classNames[c], iou: iou[c], dice: dice[c], precision, recall, pixels: support },
    })),
    confusion: confusion.toArray(),
  };
}

export const shareText = (value: number): string => (Number.isNaN(value) ? '–' : percent(value));

/** A line for each class, and what they come to. */
export function resultsText(results: PixelResults): string {
  const rows = results.classes.map(({ name, iou, dice, precision, recall, pixels }) => [
    name,
    ...[iou, dice, precision, recall].map(shareText),
    grouped(pixels),
  ]);
  const lines = aligned([['class', 'IoU', 'Dice', 'precision', 'recall', 'pixels'], ...rows]);
  const tampering = results.localization ? `${localizationText(results.localization)}\n\n` : '';
  return `${lines.join('\n')}\n\n${tampering}mean IoU: ${shareText(results.meanIou)}, mean Dice ${shareText(results.meanDice)}, pixel accuracy ${percent(results.pixelAccuracy)}; loss ${results.loss.toFixed(4)}, of ${grouped(results.images)} ${results.part} images`;
}
