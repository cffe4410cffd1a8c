// The metrics of a run, a line per epoch: JSON lines for programs, CSV for spreadsheets. Rewritten whole, so that no line is ever half there.

import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { EpochEvent } from 'fovea/train';
import { COLUMNS, type EpochRecord, OPTIONAL_COLUMNS, parseRecords } from './epoch-record.ts';
import type { RunFiles } from './run-files.ts';
import { FILES } from './run-folder.ts';
import { type FileToWrite, textFile } from './write-file.ts';

type Validated = Omit<EpochRecord, 'epoch'>;

/** Accuracy, or mean average precision where images can show several classes, or mean IoU of pixels; as `fit` compares epochs. */
const score = (accuracy: number, precision: number | undefined): number =>
  Number.isNaN(precision) ? 0 : (precision ?? accuracy);

/** Whether the averaged weights of an epoch did better on the validation images than its own: a higher score, or the same and a lower loss. */
export function isAverageBetter(event: Validated): boolean {
  const { averageAccuracy, averageLoss } = event;
  if (averageAccuracy === undefined || averageLoss === undefined) return false;
  const [own, other] = [
    score(event.validationAccuracy, event.validationMeanPrecision ?? event.validationMeanIou),
    score(averageAccuracy, event.averageMeanPrecision ?? event.averageMeanIou),
  ];
  return other > own || (other === own && averageLoss < event.validationLoss);
}

/** Score and loss of an epoch on the validation images, with its weights or the averaged ones, whichever are better. */
export function standingOf(event: Validated): { readonly bestAccuracy: number; readonly bestLoss: number } {
  return isAverageBetter(event)
    ? {
        bestAccuracy: score(event.averageAccuracy ?? 0, event.averageMeanPrecision ?? event.averageMeanIou),
        bestLoss: event.averageLoss ?? 0,
      }
    : {
        bestAccuracy: score(event.validationAccuracy, event.validationMeanPrecision ?? event.validationMeanIou),
        bestLoss: event.validationLoss,
      };
}

export class MetricsLog {
  private constructor(readonly records: EpochRecord[]) {}

  static start(): MetricsLog {
    return new MetricsLog([]);
  }

  /** Goes on with the log of a run that was stopped, of which so many epochs are done. @throws ValueError when they are not all there */
  static async resume(files: RunFiles, epochs: number): Promise<MetricsLog> {
    const path = join(files.folder, FILES.metricsLines);
    const text = files.has(FILES.metricsLines) ? await files.readText(FILES.metricsLines) : '';
    const records = parseRecords(text, path);
    if (records.length !== epochs || records.some(({ epoch }, i) => epoch !== i + 1))
      throw new ValueError(`${path} does not hold epochs 1 to ${epochs}, which are done; start a new run`);
    return new MetricsLog(records);
  }

  /** Adds an epoch; gives the files to write, which go with the weights. */
  add({ kind: _, position: __, ...event }: EpochEvent): readonly FileToWrite[] {
    this.records.push({ ...event, epoch: event.epoch + 1 });
    const lines = this.records.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    const columns = [...COLUMNS, ...OPTIONAL_COLUMNS.filter((column) => event[column] !== undefined)];
    const rows = this.records.map((entry) => `${columns.map((column) => entry[column]).join(',')}\n`).join('');
    return [textFile(FILES.metricsLines, lines), textFile(FILES.metricsTable, `${columns.join(',')}\n${rows}`)];
  }

  /** Epochs after the best one. */
  get epochsSinceBest(): number {
    return this.records.length - 1 - this.records.findLastIndex(({ best }) => best);
  }

  /** The epoch whose weights are the best so far; undefined before the first. */
  get best(): EpochRecord | undefined {
    return this.records.findLast(({ best }) => best);
  }
}
