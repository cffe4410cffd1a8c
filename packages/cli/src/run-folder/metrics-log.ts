// The metrics of a run, an epoch a line: JSON lines for programs, CSV for spreadsheets. Rewritten whole, so that no line is ever half there.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { EpochEvent } from 'fovea/train';
import { FILES } from './run-folder.ts';
import { writeText } from './write-file.ts';

export type EpochRecord = Omit<EpochEvent, 'kind'>;

const COLUMNS = [
  'epoch',
  'trainLoss',
  'trainAccuracy',
  'testLoss',
  'testAccuracy',
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

  /** Goes on with the log of a run that was stopped, from the given epoch on. */
  static async resume(folder: string, epoch: number): Promise<MetricsLog> {
    const path = join(folder, FILES.metricsLines);
    const text = await readFile(path, 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line !== '');
    const records = lines.map((line, i) => {
      try {
        return JSON.parse(line) as EpochRecord;
      } catch {
        throw new ValueError(`${path}: line ${i + 1} is not JSON`);
      }
    });
    return new MetricsLog(
      folder,
      records.filter((record) => record.epoch < epoch),
    );
  }

  /** Adds an epoch and writes both files. */
  async add(record: EpochRecord): Promise<void> {
    this.records.push(record);
    const lines = this.records.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    const rows = this.records.map((entry) => `${COLUMNS.map((column) => entry[column]).join(',')}\n`).join('');
    await writeText(join(this.folder, FILES.metricsLines), lines);
    await writeText(join(this.folder, FILES.metricsTable), `${COLUMNS.join(',')}\n${rows}`);
  }

  get bestAccuracy(): number | undefined {
    return this.records.length === 0 ? undefined : Math.max(...this.records.map((record) => record.testAccuracy));
  }
}
