// The metrics of a run, a line per epoch: JSON lines for programs, CSV for spreadsheets. Rewritten whole, so that no line is ever half there.

import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { EpochEvent } from 'fovea/train';
import { readIfThere } from './file-source.ts';
import { FILES } from './run-folder.ts';
import { textFile, writeFiles } from './write-file.ts';

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

export class MetricsLog {
  private constructor(
    private readonly folder: string,
    readonly records: EpochRecord[],
  ) {}

  static start(folder: string): MetricsLog {
    return new MetricsLog(folder, []);
  }

  /** Goes on with the log of a run that was stopped, of which so many epochs are done. @throws ValueError when they are not all there */
  static async resume(folder: string, epochs: number): Promise<MetricsLog> {
    const path = join(folder, FILES.metricsLines);
    const bytes = await readIfThere(path);
    if (bytes === undefined && epochs > 0)
      throw new ValueError(`${path} is missing, but ${epochs} epochs are done; start a new run`);
    const lines = (bytes?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
    // One more is there when the run ended before it saved its weights.
    const records = lines.map((line, i) => parseRecord(line, `${path}: line ${i + 1}`)).slice(0, epochs);
    if (records.length < epochs || records.some(({ epoch }, i) => epoch !== i + 1))
      throw new ValueError(`${path} does not hold epochs 1 to ${epochs}, which are done; start a new run`);
    return new MetricsLog(folder, records);
  }

  /** Adds an epoch and writes both files. */
  async add({ kind: _, position: __, ...event }: EpochEvent): Promise<void> {
    this.records.push({ ...event, epoch: event.epoch + 1 });
    const lines = this.records.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    const rows = this.records.map((entry) => `${COLUMNS.map((column) => entry[column]).join(',')}\n`).join('');
    await writeFiles(
      textFile(join(this.folder, FILES.metricsLines), lines),
      textFile(join(this.folder, FILES.metricsTable), `${COLUMNS.join(',')}\n${rows}`),
    );
  }

  get bestAccuracy(): number | undefined {
    return this.records.length === 0 ? undefined : Math.max(...this.records.map((record) => record.validationAccuracy));
  }
}

function parseRecord(line: string, where: string): EpochRecord {
  let record: Partial<EpochRecord> | null;
  try {
    record = JSON.parse(line) as Partial<EpochRecord> | null;
  } catch {
    throw new ValueError(`${where} is not JSON`);
  }
  const missing = COLUMNS.find((column) => typeof record?.[column] !== (column === 'best' ? 'boolean' : 'number'));
  if (missing !== undefined) throw new ValueError(`${where} has no ${missing}`);
  return record as EpochRecord;
}
