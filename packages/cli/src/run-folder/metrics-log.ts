// The metrics of a run, a line per epoch: JSON lines for programs, CSV for spreadsheets. Rewritten whole, so that no line is ever half there.

import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { EpochEvent } from 'fovea/train';
import type { RunFiles } from './run-files.ts';
import { FILES } from './run-folder.ts';
import { type FileToWrite, textFile } from './write-file.ts';

/** What is kept of an epoch. */
export interface EpochRecord extends Omit<EpochEvent, 'kind' | 'position'> {
  /** From 1, as people count and as the terminal shows it. */
  readonly epoch: number;
}

const COLUMNS = [
  'epoch',
  'trainLoss',
  'trainAccuracy',
  'validationLoss',
  'validationAccuracy',
  'lr',
  'imagesPerSecond',
  'seconds',
  'best',
] as const satisfies readonly (keyof EpochRecord)[];

/** Of runs that average their weights. */
const AVERAGE_COLUMNS = ['averageLoss', 'averageAccuracy'] as const satisfies readonly (keyof EpochRecord)[];
/** Of runs whose images can show several classes; the second with averaged weights. */
const PRECISION_COLUMNS = [
  'validationMeanPrecision',
  'averageMeanPrecision',
] as const satisfies readonly (keyof EpochRecord)[];
const OPTIONAL_COLUMNS = [...AVERAGE_COLUMNS, ...PRECISION_COLUMNS] as const;

type Validated = Omit<EpochRecord, 'epoch'>;

/** Accuracy, or mean average precision where images can show several classes; as `fit` compares epochs. */
const score = (accuracy: number, precision: number | undefined): number =>
  Number.isNaN(precision) ? 0 : (precision ?? accuracy);

/** Whether the averaged weights of an epoch did better on the validation images than its own: a higher score, or the same and a lower loss. */
export function isAverageBetter(event: Validated): boolean {
  const { averageAccuracy, averageLoss } = event;
  if (averageAccuracy === undefined || averageLoss === undefined) return false;
  const [own, other] = [
    score(event.validationAccuracy, event.validationMeanPrecision),
    score(averageAccuracy, event.averageMeanPrecision),
  ];
  return other > own || (other === own && averageLoss < event.validationLoss);
}

/** Score and loss of an epoch on the validation images, with its weights or the averaged ones, whichever are better. */
export function standingOf(event: Validated): { readonly bestAccuracy: number; readonly bestLoss: number } {
  return isAverageBetter(event)
    ? { bestAccuracy: score(event.averageAccuracy ?? 0, event.averageMeanPrecision), bestLoss: event.averageLoss ?? 0 }
    : {
        bestAccuracy: score(event.validationAccuracy, event.validationMeanPrecision),
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
    const lines = text.split('\n').filter((line) => line !== '');
    const records = lines.map((line, i) => parseRecord(line, `${path}: line ${i + 1}`));
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

function parseRecord(line: string, where: string): EpochRecord {
  let record: Partial<EpochRecord> | null;
  try {
    // JSON has no NaN: a loss that was not finite is null.
    record = JSON.parse(line, (key, value) => (value === null && /(Loss|Precision)$/.test(key) ? Number.NaN : value));
  } catch {
    throw new ValueError(`${where} is not JSON`);
  }
  const missing = COLUMNS.find((column) => typeof record?.[column] !== (column === 'best' ? 'boolean' : 'number'));
  if (missing !== undefined) throw new ValueError(`${where} has no ${missing}`);
  const wrong = OPTIONAL_COLUMNS.find((column) => !['number', 'undefined'].includes(typeof record?.[column]));
  if (wrong !== undefined) throw new ValueError(`${where}: ${wrong} is not a number`);
  return record as EpochRecord;
}
