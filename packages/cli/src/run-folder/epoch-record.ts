// What is kept of an epoch, as a line of JSON. Without files, so that a page reads it, too.

import { ValueError } from 'fovea';
import type { EpochEvent } from 'fovea/train';

/** What is kept of an epoch. */
export interface EpochRecord extends Omit<EpochEvent, 'kind' | 'position'> {
  /** From 1, as people count and as the terminal shows it. */
  readonly epoch: number;
}

export const COLUMNS = [
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
/** Of runs whose pixels have classes. */
const IOU_COLUMNS = ['validationMeanIou', 'averageMeanIou'] as const satisfies readonly (keyof EpochRecord)[];
export const OPTIONAL_COLUMNS = [...AVERAGE_COLUMNS, ...PRECISION_COLUMNS, ...IOU_COLUMNS] as const;

/**
 * The epochs of a log, as many as it has whole lines.
 * @param path what messages call it
 * @throws ValueError for a line that is no epoch
 */
export const parseRecords = (text: string, path: string): EpochRecord[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => parseRecord(line, `${path}: line ${i + 1}`));

function parseRecord(line: string, where: string): EpochRecord {
  let record: Partial<EpochRecord> | null;
  try {
    // JSON has no NaN: a loss that was not finite is null.
    record = JSON.parse(line, (key, value) =>
      value === null && /(Loss|Precision|Iou)$/.test(key) ? Number.NaN : value,
    );
  } catch {
    throw new ValueError(`${where} is not JSON`);
  }
  const missing = COLUMNS.find((column) => typeof record?.[column] !== (column === 'best' ? 'boolean' : 'number'));
  if (missing !== undefined) throw new ValueError(`${where} has no ${missing}`);
  const wrong = OPTIONAL_COLUMNS.find((column) => !['number', 'undefined'].includes(typeof record?.[column]));
  if (wrong !== undefined) throw new ValueError(`${where}: ${wrong} is not a number`);
  return record as EpochRecord;
}
