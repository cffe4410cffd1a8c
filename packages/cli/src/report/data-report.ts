// The page of `fovea data check`: figures, findings, samples of each class.

import type { LookedAt } from '../check/look.ts';
import type { DataSummary } from '../check/summary.ts';
import { samePaths } from '../data/check-images.ts';
import { grouped } from '../figures.ts';
import { escapeHtml } from './escape.ts';
import { card, figure, page } from './page.ts';
import { imageAddress } from './png.ts';

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
  return `<h2>${escapeHtml(title)} (${grouped(items.length)})</h2>${card(`<ul>${lines}</ul>`)}`;
}

function classTable({ classes }: DataSummary): string {
  const splits = [...new Set(classes.flatMap((one) => Object.keys(one.splits)))];
  const rows = classes.map(
    (one) =>
      `<tr><td>${escapeHtml(one.name)}</td><td>${grouped(one.images)}</td>${splits.map((split) => `<td>${grouped(one.splits[split] ?? 0)}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr><th>class</th><th>pictures</th>${splits.map((split) => `<th>${escapeHtml(split)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function samples(images: readonly LookedAt[], { classes }: DataSummary): string {
  return classes
    .map(({ name }) => {
      const own = images.filter(({ label, sample }) => label === name && sample !== undefined);
      const items = own.map(
        ({ sample, path }) =>
          `<figure><img src="${imageAddress(sample as NonNullable<typeof sample>)}" alt="${escapeHtml(path)}" title="${escapeHtml(path)}"></figure>`,
      );
      return `<h2>${escapeHtml(name)}</h2><div class="sheet">${items.join('')}</div>`;
    })
    .join('');
}

export function dataHtml(data: string, summary: DataSummary, images: readonly LookedAt[]): string {
  const { width, height, imbalance } = summary;
  return page(
    `${data}: ${grouped(summary.images)} pictures`,
    `<h1>${escapeHtml(data)}</h1>
<div class="figures">${[
      figure(grouped(summary.images), 'pictures'),
      figure(grouped(summary.classes.length), 'classes'),
      figure(imbalance.toFixed(1), 'largest class over smallest'),
      figure(`${width.median} × ${height.median}`, 'median size'),
      figure(Object.keys(summary.formats).join(', '), 'formats'),
      figure(grouped(summary.problems.length), 'cannot be used'),
      figure(grouped(summary.leaks.length), 'in several parts or classes'),
    ].join('')}</div>
<h2>Classes</h2>
${card(classTable(summary))}
${list(
  'Cannot be used',
  summary.problems.map(({ path, reason }) => `${path}: ${reason}`),
)}
${list(
  'In several parts or classes',
  summary.leaks.map(({ paths }) => samePaths(paths)),
)}
${samples(images, summary)}
${list('Copies', summary.copies.map(samePaths))}
${list(
  'Look alike',
  summary.nearDuplicates.map(({ paths }) => paths.join(' ~ ')),
)}`,
  );
}
