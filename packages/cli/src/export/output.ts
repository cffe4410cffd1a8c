// What exports have in common: where they are written, and how far they may be from their source.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolders } from '../run-folder/run-folder.ts';
import { type FileToWrite, naming, writeFile } from '../run-folder/write-file.ts';
import type { ExportConfig } from './config.ts';
import { FILE_FORMATS, type FileFormat, type FloatType } from './formats.ts';

/** Largest difference from the source, relative to its largest output, that passes. */
export const TOLERANCES: Readonly<Record<FloatType, number>> = { float32: 1e-4, float16: 1e-2, bfloat16: 0.1 };

export const formatOf = (format: ExportConfig['format']): FileFormat =>
  FILE_FORMATS[format === 'web' ? 'safetensors' : format];

/** The largest difference, relative to the largest expected value. */
export function difference(expected: Float32Array, actual: Float32Array): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [largest, most] = [0, 0];
  for (const [i, value] of expected.entries()) {
    largest = Math.max(largest, Math.abs(value));
    // Not a number is the greatest difference there is.
    most = Math.max(most, Number.isNaN(actual[i]) ? Number.POSITIVE_INFINITY : Math.abs(value - actual[i]));
  }
  return largest === 0 ? most : most / largest;
}

/** Where to write: as asked, or beside the weights. */
export function outputPath(run: string, { output, weights, format }: ExportConfig): string {
  if (output !== '') return output;
  const found = statSync(run, { throwIfNoEntry: false });
  if (format === 'web') return join(found?.isDirectory() ? run : '.', 'web');
  // The source is a safetensors file of that name itself.
  const extension = `${format === 'safetensors' ? 'export.' : ''}${formatOf(format).extension}`;
  if (found?.isDirectory()) return join(run, `${weights}.${extension}`);
  // A repository of the hub has no folder here.
  return found
    ? join(dirname(run), `${basename(run).replace(/\.[^.]*$/, '')}.${extension}`)
    : `${basename(run)}.${extension}`;
}

/** Writes files, each whole or not at all; the folder is made. */
export async function writeInto(folder: string, files: readonly FileToWrite[]): Promise<void> {
  await naming(folder, makeFolders(folder));
  for (const file of files) await writeFile(folder, file);
}
