// The table of layers on the page of `fovea profile`: a tree that folds, and sorts by any column. Works without its script, too.

import { bytesText, grouped, percent } from '../figures.ts';
import { type LayerRow, layerRows, limitText, milliseconds, seesText, short } from '../profile/rows.ts';
import type { Subject } from '../profile/subject.ts';
import { escapeHtml } from './escape.ts';

interface Column {
  readonly title: string;
  readonly explains: string;
  /** What rows are sorted by; undefined for text. */
  readonly value?: (row: LayerRow) => number | null | undefined;
  readonly text: (row: LayerRow) => string;
  /** A bar behind the text, 0…1. */
  readonly bar?: (row: LayerRow) => number | undefined;
}

const some = (value: number | null | undefined, text: (value: number) => string): string =>
  value === null || value === undefined || value === 0 ? '' : text(value);

const shapeText = (shape: readonly number[]): string => shape.join('\u2009×\u2009');

/** Of several, each with its name. */
const outputsText = ({ outputShape, outputs }: LayerRow['layer']): string =>
  outputs.length > 0
    ? outputs.map(({ name, shape }) => `${name}: ${shapeText(shape)}`).join('; ')
    : outputShape
      ? shapeText(outputShape)
      : '';

const COLUMNS: readonly Column[] = [
  {
    title: 'output',
    explains: 'shape of the last call’s result',
    text: ({ layer }) => outputsText(layer),
  },
  {
    title: 'parameters',
    explains: 'learnable values; shared ones are counted where they come first',
    value: ({ layer }) => layer.parameters,
    text: ({ layer }) => some(layer.parameters, grouped),
  },
  {
    title: 'MACs',
    explains: 'multiply-adds of convolutions and products',
    value: ({ layer }) => layer.macs,
    text: ({ layer }) => some(layer.macs, (value) => short(value, '\u00a0')),
  },
  {
    title: 'FLOPs',
    explains: 'by the convention named above',
    value: ({ layer }) => layer.flops,
    text: ({ layer }) => some(layer.flops, (value) => short(value, '\u00a0')),
  },
  {
    title: 'elementwise',
    explains: 'operations of norms, activations, biases, softmax, pooling',
    value: ({ layer }) => layer.elementwiseFlops,
    text: ({ layer }) => some(layer.elementwiseFlops, (value) => short(value, '\u00a0')),
  },
  {
    title: 'share',
    explains: 'part of the model’s multiply-adds',
    value: ({ layer }) => layer.share,
    text: ({ layer }) => some(layer.share, (value) => percent(value, '\u00a0')),
    bar: ({ layer }) => layer.share,
  },
  {
    title: 'kept',
    explains: 'memory that it leaves for the backward pass',
    value: ({ layer }) => layer.savedBytes,
    text: ({ layer }) => some(layer.savedBytes, bytesText),
  },
  {
    title: 'sees',
    explains:
      'pixels that a unit sees along an axis; * the image is too small for it to see more than layers before it',
    value: ({ field }) => field.axes?.[0] && (field.axes[0].size ?? Number.MAX_SAFE_INTEGER),
    text: ({ field }) => seesText(field),
  },
];

const TIMED: readonly Column[] = [
  {
    title: 'ms',
    explains: 'milliseconds of its kernels in the forward pass',
    value: ({ time }) => time?.forward?.milliseconds,
    text: ({ time }) => milliseconds(time?.forward?.milliseconds),
    bar: ({ time }) => time?.forward?.share,
  },
  {
    title: 'backward',
    explains: 'milliseconds of its kernels in the backward pass',
    value: ({ time }) => time?.backward?.milliseconds,
    text: ({ time }) => milliseconds(time?.backward?.milliseconds),
    bar: ({ time }) => time?.backward?.share,
  },
  {
    title: 'GFLOP/s',
    explains: 'achieved in the forward pass',
    value: ({ time }) => time?.forward?.gigaflopsPerSecond,
    text: ({ time }) => some(time?.forward?.gigaflopsPerSecond, (value) => value.toFixed(1)),
  },
  {
    title: 'limit',
    explains: 'what keeps the forward pass from being faster',
    text: ({ time }) => limitText(time?.forward),
  },
];

function cell(column: Column, row: LayerRow): string {
  const value = column.value?.(row);
  const share = column.bar?.(row);
  const bar = share ? ` style="--part:${(100 * Math.min(1, share)).toFixed(1)}%" class="bar"` : '';
  return `<td${value === undefined || value === null ? '' : ` data-value="${value}"`}${bar}>${escapeHtml(column.text(row))}</td>`;
}

/** Levels that are unfolded at first. */
const OPEN = 1;

function rowHtml(rows: readonly LayerRow[], index: number, columns: readonly Column[], name: string): string {
  const row = rows[index];
  const { depth, type } = row.layer;
  const inner = (rows[index + 1]?.layer.depth ?? 0) > depth;
  const title = index === 0 ? name : row.label;
  const fold = inner
    ? `<button type="button" class="fold" aria-expanded="${depth < OPEN}" aria-label="layers in ${escapeHtml(title)}"></button>`
    : '<span class="fold"></span>';
  const full = escapeHtml(row.layer.name || name);
  return `<tr data-depth="${depth}" data-leaf="${!inner}"${depth > OPEN ? ' hidden' : ''}><td style="--depth:${depth}" title="${full}">${fold}<span class="short">${escapeHtml(title)}</span><span class="full">${full}</span> <span class="soft">${escapeHtml(index === 0 ? '' : type)}</span></td>${columns.map((column) => cell(column, row)).join('')}</tr>`;
}

/** The table of a model. */
export function layerTable(subject: Subject): string {
  const rows = layerRows(subject);
  const columns = [...COLUMNS, ...(subject.time ? TIMED : [])];
  const heads = columns.map(({ title, explains, value }) =>
    value
      ? `<th title="${escapeHtml(explains)}"><button type="button" class="sort">${escapeHtml(title)}</button></th>`
      : `<th title="${escapeHtml(explains)}">${escapeHtml(title)}</th>`,
  );
  const body = rows.map((_, i) => rowHtml(rows, i, columns, subject.profile.model)).join('\n');
  return `<p class="soft note">Click a column to sort the innermost layers by it; click again for the tree.
<button type="button" class="all">unfold all</button></p>
<table class="layers"><thead><tr><th>layer</th>${heads.join('')}</tr></thead><tbody>
${body}
</tbody></table>`;
}

export const LAYER_TABLE_STYLE = `
main { max-width: 1440px; } .figures { grid-template-columns: repeat(auto-fit, minmax(148px, 1fr)); margin-bottom: 12px; } .figure b { white-space: nowrap; }
.layers td { white-space: nowrap; } .layers td:first-child { padding-left: calc(6px + 16px * var(--depth)); }
.layers thead th { position: sticky; top: 0; background: var(--card); }
.layers .fold { display: inline-block; width: 18px; } .layers .full { display: none; }
.layers.sorted .full { display: inline; } .layers.sorted .short, .layers.sorted .fold { display: none; }
.layers.sorted td:first-child { padding-left: 10px; }
.layers button, .all { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
.layers button.fold::before { content: "▸"; } .layers button.fold[aria-expanded="true"]::before { content: "▾"; }
.layers .sort:hover, .all { text-decoration: underline; } .all { color: var(--mark); }
.layers [aria-sort="descending"] .sort::after { content: " ▾"; }
.bar { background: linear-gradient(to right, color-mix(in srgb, var(--mark) 28%, transparent) var(--part), transparent 0); }
.compare td:not(:first-child), .compare th:not(:first-child) { white-space: nowrap; }
`;

/** Folds and sorts every table of layers on the page. */
export const LAYER_TABLE_SCRIPT = `
for (const table of document.querySelectorAll('.layers')) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const depthOf = (row) => Number(row.dataset.depth);
  const foldOf = (row) => row.querySelector('button.fold');
  const showTree = () => {
    table.classList.remove('sorted');
    body.append(...rows);
    let closed = Infinity;
    for (const row of rows) {
      const depth = depthOf(row);
      if (depth <= closed) closed = Infinity;
      row.hidden = depth > closed;
      const fold = foldOf(row);
      if (!row.hidden && fold && fold.ariaExpanded !== 'true') closed = depth;
    }
  };
  const sortBy = (column) => {
    table.classList.add('sorted');
    const value = (row) => Number(row.cells[column].dataset.value ?? -1);
    const leaves = rows.filter((row) => row.dataset.leaf === 'true');
    for (const row of rows) row.hidden = row.dataset.leaf !== 'true';
    body.append(...leaves.sort((a, b) => value(b) - value(a)));
  };
  table.addEventListener('click', ({ target }) => {
    if (target.matches('button.fold')) {
      target.ariaExpanded = String(target.ariaExpanded !== 'true');
      showTree();
    } else if (target.matches('button.sort')) {
      const head = target.closest('th');
      const again = head.ariaSort === 'descending';
      for (const other of table.querySelectorAll('th')) other.ariaSort = null;
      if (again) return showTree();
      head.ariaSort = 'descending';
      sortBy(head.cellIndex);
    }
  });
  const all = table.closest('section').querySelector('.all');
  all.addEventListener('click', () => {
    const open = all.textContent === 'unfold all';
    all.textContent = open ? 'fold all' : 'unfold all';
    for (const row of rows) if (foldOf(row)) foldOf(row).ariaExpanded = String(open || depthOf(row) === 0);
    for (const head of table.querySelectorAll('th')) head.ariaSort = null;
    showTree();
  });
}
`;
