// `fovea data`: what is in a data set, and what is wrong with it; or a set that comes along, copied.

import { commandError } from '../command-error.ts';
import { fewNames, samePaths } from '../data/check-images.ts';
import type { Problem } from '../data/image-list.ts';
import { listImages } from '../data/list-images.ts';
import type { Looked } from '../data/look-at-all.ts';
import { grouped } from '../figures.ts';
import { printable } from '../printable.ts';
import { writePage } from '../run-folder/output.ts';
import type { CheckConfig } from './config.ts';
import { copySet } from './copy-set.ts';
import { type LookedAt, lookAt } from './look.ts';
import { type DataSummary, summarizeData } from './summary.ts';

const SHOWN = 10;

const listed = <T>(title: string, items: readonly T[], line: (item: T) => string): string[] =>
  items.length === 0
    ? []
    : [
        '',
        `${title}: ${grouped(items.length)}`,
        ...items.slice(0, SHOWN).map((item) => `  ${printable(line(item))}`),
        ...(items.length > SHOWN ? [`  … and ${grouped(items.length - SHOWN)} more`] : []),
      ];

const decimals = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(', ');

export function summaryText(summary: DataSummary): string {
  const { classes, width, height, formats } = summary;
  const names = classes.reduce((most, { name }) => Math.max(most, printable(name).length), 5);
  const table = classes.map(({ name, images, splits }) => {
    const parts = Object.entries(splits).map(([split, count]) => `${split} ${grouped(count)}`);
    return `${printable(name).padEnd(names)}  ${grouped(images).padStart(6)}  ${parts.join(', ')}`.trimEnd();
  });
  const problem = ({ path, reason }: Problem): string => `${path}: ${reason}`;
  return [
    `${grouped(summary.images)} pictures of ${grouped(classes.length)} classes; the largest class has ${summary.imbalance.toFixed(1)} times the pictures of the smallest`,
    ...table,
    '',
    `formats: ${Object.entries(formats)
      .map(([format, count]) => `${format} ${grouped(count)}`)
      .join(', ')}`,
    `width: ${width.least} to ${width.most}, median ${width.median}; height: ${height.least} to ${height.most}, median ${height.median}`,
    `mean: ${decimals(summary.mean)}; std: ${decimals(summary.std)}`,
    ...listed('cannot be used', summary.problems, problem),
    ...listed(
      'in several parts or classes',
      summary.leaks,
      ({ paths, labels, splits }) =>
        `${samePaths(paths)} (${fewNames([...splits.filter((split) => split !== ''), ...labels])})`,
    ),
    ...listed('copies', summary.copies, samePaths),
    ...listed(
      `look alike${summary.hasMoreNearDuplicates ? ' (the first of many)' : ''}`,
      summary.nearDuplicates,
      ({ paths }) => paths.join(' ~ '),
    ),
  ].join('\n');
}

async function summarize(
  data: string,
  config: CheckConfig,
  stop: AbortSignal,
): Promise<[DataSummary, Looked<LookedAt>] | undefined> {
  const { entries, problems } = await listImages(data);
  const looked = await lookAt(entries, config.html === '' ? 0 : config.samples, stop);
  if (stop.aborted) return undefined;
  if (looked.images.length === 0)
    throw commandError(
      'data check',
      `${data}: there are no pictures that can be read; a folder with a sub-folder for each class is needed, or a manifest`,
    );
  return [summarizeData(looked, problems), looked];
}

/**
 * Runs `fovea data check DATA [settings]` or `fovea data copy SET FOLDER`; gives the exit code.
 * @throws ValueError for another task, or data that are not there
 */
export async function runData(names: readonly string[], config: CheckConfig, stop: AbortSignal): Promise<number> {
  const [task, data = '', folder = ''] = names;
  if (task === 'check' && names.length === 2) return checkData(data, config, stop);
  if (task !== 'copy' || names.length !== 3)
    throw commandError(
      'data',
      `write: data check FOLDER, or data copy SET FOLDER: got ${names.join(' ') || 'nothing'}`,
    );
  await copySet(data, folder);
  return 0;
}

/** Gives 1 when something cannot be used, or is in several parts or classes. */
async function checkData(data: string, config: CheckConfig, stop: AbortSignal): Promise<number> {
  const found = await summarize(data, config, stop);
  if (!found) return Number(stop.reason);
  const [summary, looked] = found;
  console.log(config.format === 'json' ? JSON.stringify(summary, null, 2) : summaryText(summary));
  if (config.html !== '') {
    // It brings what draws the report.
    const { dataHtml } = await import('../report/data-report.ts');
    await writePage(config.html, dataHtml(data, summary, looked.images));
  }
  return summary.problems.length > 0 || summary.leaks.length > 0 ? 1 : 0;
}
