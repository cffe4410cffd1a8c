// Signals over training, on the report of a run and on the page of `fovea profile`: heat maps of layers by steps, and warnings of the first and last record.

import type { SignalHistory, SignalRecord, SignalWarning } from 'fovea/analysis';
import { grouped } from '../figures.ts';
import { CHART_TEXT, GRID } from './chart-colours.ts';
import { render } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { card } from './page.ts';

/** Of one record, by name of layer or weight; null where there is none. */
interface Figure {
  readonly title: string;
  readonly of: (record: SignalRecord) => ReadonlyMap<string, number | null | undefined>;
  /** Whether colours tell apart powers of ten, not parts from 0 to 1. */
  readonly isLogarithmic: boolean;
}

/** Weights with several axes, by the names of their layers where these are no others. */
const weights = (
  { parameters }: SignalRecord,
  value: (parameter: SignalRecord['parameters'][number]) => number | null,
): ReadonlyMap<string, number | null> =>
  new Map(
    parameters
      .filter(({ shape }) => shape.length > 1)
      .map((parameter) => [parameter.name.replace(/\.weight$/, ''), value(parameter)]),
  );

/** Of layers that have weights with several axes, and all others that the figure is about. */
function layers(
  { layers: all, parameters }: SignalRecord,
  value: (layer: SignalRecord['layers'][number]) => number | null | undefined,
  onlyWeighted: boolean,
): ReadonlyMap<string, number | null | undefined> {
  const weighted = new Set(
    parameters.filter(({ shape }) => shape.length > 1).map(({ name }) => name.replace(/\.?[^.]*$/, '')),
  );
  return new Map(
    all.filter(({ name }) => !onlyWeighted || weighted.has(name)).map((layer) => [layer.name || 'model', value(layer)]),
  );
}

const FIGURES: readonly Figure[] = [
  {
    title: 'standard deviation of activations',
    of: (record) => layers(record, ({ activation }) => activation?.std, true),
    isLogarithmic: true,
  },
  {
    title: 'standard deviation of gradients',
    of: (record) => layers(record, ({ gradient }) => gradient?.std, true),
    isLogarithmic: true,
  },
  {
    title: 'gradient-to-weight ratio',
    of: (record) => weights(record, ({ gradientRatio }) => gradientRatio),
    isLogarithmic: true,
  },
  {
    title: 'saturated values',
    of: (record) => layers(record, ({ saturated, passesOn }) => (passesOn ? null : saturated), false),
    isLogarithmic: false,
  },
];

/** Rows that a chart has room for; of more, evenly chosen ones. */
const MOST_ROWS = 48;
const ROW = 15;

const evenly = (names: readonly string[]): readonly string[] =>
  names.length <= MOST_ROWS
    ? names
    : Array.from({ length: MOST_ROWS }, (_, i) => names[Math.round((i * (names.length - 1)) / (MOST_ROWS - 1))]);

function heatMap({ records }: SignalHistory, { title, of, isLogarithmic }: Figure): string {
  const columns = records.map(of);
  const told = (value: number | null | undefined): value is number =>
    value !== null && value !== undefined && (!isLogarithmic || value > 0);
  const names = evenly([...columns[0].keys()].filter((name) => columns.some((column) => told(column.get(name)))));
  const cells = names.flatMap((name, row) =>
    columns.flatMap((column, x) => {
      const value = column.get(name);
      return told(value) ? [[x, row, isLogarithmic ? Number(Math.log10(value).toFixed(3)) : value]] : [];
    }),
  );
  const values = cells.map(([, , value]) => value);
  if (values.length === 0 || (!isLogarithmic && values.every((value) => value === 0))) return '';
  const [min, max] = isLogarithmic ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const shown = isLogarithmic ? [rounded(10 ** min), rounded(10 ** max)] : ['0 %', '100 %'];
  const axis = { type: 'category', axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } };
  return render(`${title} of ${names.length} layers over ${records.length} records`, sizeOf(names), {
    title: {
      ...{
        text: title,
        subtext: `from ${shown[0]} (weak) to ${shown[1]} (strong)`,
        left: 'center',
        top: 0,
        itemGap: 4,
      },
      textStyle: { color: CHART_TEXT, fontSize: 13, fontWeight: 'normal' },
      subtextStyle: { color: CHART_TEXT, fontSize: 12 },
    },
    grid: { left: 176, right: 16, top: 44, bottom: 44 },
    xAxis: {
      ...axis,
      data: records.map(({ step }) => step),
      ...{ name: 'steps', nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: CHART_TEXT } },
      axisLabel: { color: CHART_TEXT },
    },
    yAxis: {
      ...axis,
      inverse: true,
      data: names,
      axisLabel: { color: CHART_TEXT, width: 150, overflow: 'truncate', fontSize: 10.5, interval: 0 },
    },
    visualMap: {
      ...{ show: false, min, max, dimension: 2 },
      inRange: { color: ['rgba(47,126,216,0.06)', '#2f7ed8'] },
    },
    series: [{ type: 'heatmap', silent: true, data: cells, itemStyle: { borderColor: GRID, borderWidth: 0.5 } }],
  });
}

const sizeOf = (names: readonly string[]) => ({ width: 520, height: 88 + ROW * Math.max(3, names.length) });

const rounded = (value: number): string => Number(value.toPrecision(2)).toString();

function warningList(title: string, warnings: readonly SignalWarning[]): string {
  if (warnings.length === 0) return `<p class="soft note">${title}: no warnings.</p>`;
  const items = warnings.map(({ text }) => `<li>${escapeHtml(text)}</li>`);
  return `<p class="soft">${title}:</p><ul>${items.join('')}</ul>`;
}

/** Heading and charts. */
export function signalHistorySection(history: SignalHistory): string {
  const { records, inputShape } = history;
  if (records.length === 0) return '';
  const charts = FIGURES.map((figure) => heatMap(history, figure)).filter((chart) => chart !== '');
  const [first, last] = [records[0], records[records.length - 1]];
  return `<h2>How signals flow over training</h2>
<p class="soft note">Of the same ${grouped(inputShape[0])} training images each time, in ${history.mode === 'train' ? 'training' : 'evaluation'} mode: layers from the first to the last, records after so many steps.</p>
<div class="pair">${charts.map((chart) => card(chart)).join('')}</div>
${warningList(`At step ${grouped(first.step)}`, first.warnings)}${records.length > 1 ? warningList(`At step ${grouped(last.step)}`, last.warnings) : ''}`;
}
