// The page of `fovea profile … vary=`: what each cost does over the grid, as lines and as a table.

import type { OptionValue, SensitivityReport } from 'fovea/analysis';
import { short } from '../profile/rows.ts';
import {
  type FigureColumn,
  type GridSubject,
  growthTexts,
  lackTexts,
  pointText,
  sameTexts,
  shownColumns,
} from '../profile/vary.ts';
import { AXIS, CHART_TEXT, COLOURS, LEGEND } from './chart-colours.ts';
import { CURVES, render } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { card, page } from './page.ts';

/** Values of all axes but the first: a line each. */
function linesOf({ axes, points }: SensitivityReport, { figure }: FigureColumn) {
  const [{ name: across }] = axes;
  const lines = new Map<string, [OptionValue, number | null][]>();
  for (const { options, figures } of points) {
    const others = axes.slice(1).map(({ name }) => `${name} ${options[name]}`);
    const line = lines.get(others.join(', ')) ?? [];
    line.push([options[across], figures?.[figure] ?? null]);
    lines.set(others.join(', '), line);
  }
  return lines;
}

/** Lines that a chart has colours for. */
const MOST_LINES = COLOURS.length;

/** Rows that the names of lines take; a single line needs none. */
const legendLines = (lines: readonly (readonly [string, unknown])[]): number =>
  lines.length < 2 ? 0 : Math.ceil(lines.reduce((sum, [name]) => sum + 9 * name.length + 60, 0) / 480);

function chart(report: SensitivityReport, column: FigureColumn): string {
  const [{ name: across, values }] = report.axes;
  const isNumeric = values.every((value) => typeof value === 'number');
  const lines = [...linesOf(report, column)].slice(0, MOST_LINES);
  return render(`${column.title} over ${across}`, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 84, right: 20, top: 12 + 24 * legendLines(lines), bottom: 46 },
    xAxis: {
      type: isNumeric ? 'value' : 'category',
      scale: true,
      ...(!isNumeric && { data: values.map(String) }),
      name: across,
      nameGap: 28,
      ...AXIS,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      ...AXIS,
      axisLabel: { color: CHART_TEXT, formatter: (value: number) => column.text(value) },
    },
    series: lines.map(([name, data]) => ({
      name,
      type: 'line',
      silent: true,
      symbol: 'circle',
      symbolSize: 7,
      data: isNumeric ? data : data.map(([, value]) => value),
    })),
  });
}

function table(report: SensitivityReport): string {
  const columns = shownColumns(report);
  const heads = [...report.axes.map(({ name }) => name), ...columns.map(({ title }) => title)];
  const rows = report.points.map(({ options, figures, error }) => {
    const cells = report.axes.map(({ name }) => escapeHtml(String(options[name])));
    const found = figures
      ? columns.map(({ figure, text }) => (figures[figure] === null ? '–' : escapeHtml(text(figures[figure]))))
      : [];
    const wrong = figures ? '' : `<td colspan="${columns.length}" class="wrong">${escapeHtml(error ?? '')}</td>`;
    return `<tr>${[...cells, ...found].map((cell) => `<td>${cell}</td>`).join('')}${wrong}</tr>`;
  });
  return `<table><thead><tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** What accuracy costs: a dot for each point of the grid, named by its options. */
function tradeChart({ points }: SensitivityReport): string {
  const data = points.flatMap(({ options, figures }) =>
    figures?.accuracy != null && figures.macs > 0
      ? [{ value: [figures.macs, 100 * figures.accuracy], name: pointText(options) }]
      : [],
  );
  if (data.length < 2) return '';
  const text = { color: CHART_TEXT };
  const chart = render(`accuracy over multiply-adds of ${data.length} models`, CURVES, {
    color: COLOURS,
    grid: { left: 64, right: 40, top: 24, bottom: 46 },
    xAxis: {
      ...{ type: 'log', name: 'MACs', nameGap: 28, ...AXIS, splitLine: { show: false } },
      min: ({ min }: { min: number }) => min / 1.5,
      max: ({ max }: { max: number }) => max * 1.5,
      axisLabel: { ...text, formatter: (value: number) => short(value) },
    },
    yAxis: {
      ...{ type: 'value', scale: true, boundaryGap: ['12%', '18%'], ...AXIS },
      axisLabel: { ...text, formatter: '{value} %' },
    },
    series: [
      {
        ...{ type: 'scatter', silent: true, symbolSize: 9, data },
        label: { show: true, position: 'top', formatter: '{b}', fontSize: 11, ...text },
        labelLayout: { hideOverlap: true },
      },
    ],
  });
  return card(`<p class="soft">accuracy and what it costs</p>${chart}`);
}

function section({ name, sensitivity: report, note }: GridSubject): string {
  const charts = report.points.some(({ figures }) => figures)
    ? shownColumns(report).map((column) =>
        card(`<p class="soft">${escapeHtml(column.title)}</p>${chart(report, column)}`),
      )
    : [];
  return `<section><h2>${escapeHtml(name)}</h2>${[
    ...(note ? [note] : []),
    ...lackTexts(report),
    ...sameTexts(report),
    ...growthTexts(report),
  ]
    .map((line) => `<p class="soft">${escapeHtml(line)}</p>`)
    .join('')}
<div class="pair" style="margin-top:14px">${tradeChart(report)}${charts.join('')}</div><h2>Every combination</h2>${card(table(report))}</section>`;
}

/** One page for all models. */
export function gridHtml(subjects: readonly GridSubject[]): string {
  const names = subjects.map(({ name }) => name).join(', ');
  const axes = subjects[0].sensitivity.axes.map(({ name }) => name).join(', ');
  return page(
    `Costs of ${names} by ${axes}`,
    `<style>td { white-space: nowrap; }</style><h1>What costs do</h1><p class="soft">${escapeHtml(names)} by ${escapeHtml(axes)}</p>${subjects.map(section).join('')}`,
  );
}
