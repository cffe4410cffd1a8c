// Figures of experiments as what ECharts draws: lines, points, bars, heat maps. For reports, and for the studio, which draws them on its page.

import type { Axis, BarFigure, Figure, HeatFigure, ImageFigure, LineFigure, ScatterFigure } from '@fovea/experiments';
import type { EChartsCoreOption } from 'echarts';
import { AXIS, CHART_TEXT, COLOURS } from './chart-colours.ts';

export const FIGURE_SIZE = { width: 560, height: 340 };

/** Names that fit beside one another above a chart. */
const LEGEND_ROW = 62;

/** Rows that the legend needs. */
const legendRows = (names: readonly string[]): number => {
  const letters = names.reduce((sum, name) => sum + name.length + 8, 0);
  return Math.ceil(letters / LEGEND_ROW);
};

const legend = (names: readonly string[]): object => ({
  top: 0,
  data: names,
  textStyle: { color: CHART_TEXT, fontSize: 11 },
  icon: 'roundRect',
  itemHeight: 4,
  itemWidth: 18,
  itemGap: 14,
});

const numberText = (value: number): string => {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e5)) return String(Number(value.toPrecision(4)));
  return value.toExponential(0);
};

const valueAxis = ({ label, log = false }: Axis, where: 'x' | 'y'): object => ({
  type: log ? 'log' : 'value',
  scale: true,
  name: label,
  nameGap: where === 'x' ? 28 : 52,
  ...AXIS,
  axisLabel: { color: CHART_TEXT, hideOverlap: true, formatter: numberText },
});

const frame = (names: readonly string[]): object => ({
  left: 72,
  right: 20,
  top: 16 + 20 * legendRows(names),
  bottom: 48,
});

type Pair = readonly [number, number];

/** Points that a logarithmic axis can show. */
const shown = (points: readonly Pair[], { x, y }: { readonly x: Axis; readonly y: Axis }): readonly Pair[] =>
  points.filter(([a, b]) => a !== null && b !== null && !(x.log && a <= 0) && !(y.log && b <= 0));

/** A band from the lower to the upper ends: a bare line, and the distance above it, filled. */
function band(
  name: string,
  points: readonly Pair[],
  low: readonly number[],
  high: readonly number[],
  colour: string,
): object[] {
  const common = {
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { opacity: 0 },
    stack: `band ${name}`,
    tooltip: { show: false },
  };
  return [
    { ...common, name: `${name} low`, data: points.map(([x], i) => [x, low[i]]) },
    {
      ...common,
      name: `${name} high`,
      data: points.map(([x], i) => [x, high[i] - low[i]]),
      areaStyle: { color: colour, opacity: 0.16 },
    },
  ];
}

/** Points up to which each has a dot. */
const DOTS = 30;

/** Two axes of values, and a legend where there is more than one series. */
function plane({ series, x, y }: LineFigure | ScatterFigure): EChartsCoreOption {
  const names = series.map(({ name }) => name);
  return {
    color: COLOURS,
    ...(names.length > 1 && { legend: legend(names) }),
    grid: frame(names.length > 1 ? names : []),
    xAxis: valueAxis(x, 'x'),
    yAxis: valueAxis(y, 'y'),
  };
}

function lineChart(figure: LineFigure): EChartsCoreOption {
  return {
    ...plane(figure),
    series: figure.series.flatMap(({ name, points, low, high }, i) => {
      const colour = COLOURS[i % COLOURS.length];
      const data = shown(points, figure);
      const line = {
        name,
        type: 'line',
        silent: true,
        data,
        color: colour,
        symbol: 'circle',
        symbolSize: data.length > DOTS ? 0 : 5,
        lineStyle: { width: 2, type: i >= COLOURS.length ? 'dashed' : 'solid' },
      };
      // A stack of two lines is not a sum on a logarithmic axis.
      return low && high && !figure.y.log ? [...band(name, points, low, high, colour), line] : [line];
    }),
  };
}

function scatterChart(figure: ScatterFigure): EChartsCoreOption {
  return {
    ...plane(figure),
    series: figure.series.map(({ name, points }) => ({
      name,
      type: 'scatter',
      silent: true,
      symbolSize: points.length > 300 ? 2.5 : 5,
      itemStyle: { opacity: 0.7 },
      data: shown(points, figure),
    })),
  };
}

/** Whiskers of the intervals, as lines of their own: ECharts has no error bars. */
function whiskers({ series, categories }: BarFigure): object[] {
  if (!series.some(({ low, high }) => low && high)) return [];
  const data = categories.flatMap((_, c) =>
    series.flatMap(({ low, high }, s) => (low && high ? [[c, low[c], high[c], s]] : [])),
  );
  return [
    {
      type: 'custom',
      name: '95 % interval',
      silent: true,
      data,
      encode: { x: 0, y: [1, 2] },
      renderItem: (
        _: unknown,
        api: {
          value: (i: number) => number;
          coord: (at: readonly [number, number]) => readonly [number, number];
          barLayout: (layout: object) => readonly { readonly offsetCenter: number }[];
        },
      ) => {
        const [category, low, high, s] = [0, 1, 2, 3].map((i) => api.value(i));
        const offset = api.barLayout({ count: series.length, ...BARS })[s]?.offsetCenter ?? 0;
        const [x, top] = api.coord([category, high]);
        const bottom = api.coord([category, low])[1];
        const line = (x1: number, y1: number, x2: number, y2: number): object => ({
          type: 'line',
          shape: { x1, y1, x2, y2 },
          style: { stroke: CHART_TEXT, lineWidth: 1.5 },
        });
        const at = x + offset;
        return {
          type: 'group',
          children: [line(at, top, at, bottom), line(at - 4, top, at + 4, top), line(at - 4, bottom, at + 4, bottom)],
        };
      },
    },
  ];
}

const BARS = { barGap: '10%', barCategoryGap: '28%', barMaxWidth: 46 } as const;

/** Letters of all names together from which they are turned. */
const LONG_NAMES = 60;

function barChart(figure: BarFigure): EChartsCoreOption {
  const names = figure.series.map(({ name }) => name);
  const letters = figure.categories.reduce((sum, name) => sum + name.length + 2, 0);
  const turned = letters > LONG_NAMES;
  const longest = Math.min(20, Math.max(...figure.categories.map((name) => name.length)));
  return {
    color: COLOURS,
    ...(names.length > 1 && { legend: legend(names) }),
    grid: { ...frame(names.length > 1 ? names : []), bottom: turned ? 20 + 5.2 * longest : 36 },
    xAxis: {
      type: 'category',
      data: figure.categories,
      axisLine: { lineStyle: { color: CHART_TEXT } },
      axisLabel: {
        color: CHART_TEXT,
        interval: 0,
        fontSize: 11,
        rotate: turned ? 35 : 0,
        width: 150,
        overflow: 'truncate',
      },
    },
    // Bars begin at 0, but where a logarithm has none.
    yAxis: { ...valueAxis(figure.y, 'y'), scale: false },
    series: [
      ...figure.series.map(({ name, values }) => ({ name, type: 'bar', silent: true, data: values, ...BARS })),
      ...whiskers(figure),
    ],
  };
}

/** Cells up to which each shows its number. */
const NUMBERED = 64;

/** Cells of maps that are as high as wide are squares. */
function heatGrid({ rows, columns }: HeatFigure): object {
  const [top, bottom] = [16, 52];
  const rest = FIGURE_SIZE.width - (FIGURE_SIZE.height - top - bottom);
  const square = rows.length === columns.length;
  return { top, bottom, ...(square ? { left: rest / 2, right: rest / 2 } : { left: 88, right: 84 }) };
}

function heatChart(figure: HeatFigure): EChartsCoreOption {
  const { values, rows, columns, signed = false } = figure;
  const all = values.flat().filter((value) => value !== null);
  const [least, most] = all.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const reach = Math.max(Math.abs(least), Math.abs(most)) || 1;
  const numbered = all.length <= NUMBERED;
  const axis = {
    type: 'category',
    nameLocation: 'middle',
    nameTextStyle: { color: CHART_TEXT },
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: CHART_TEXT, hideOverlap: true },
  };
  return {
    grid: heatGrid(figure),
    xAxis: { ...axis, data: columns, name: figure.x, nameGap: 28 },
    yAxis: { ...axis, data: [...rows].reverse(), name: figure.y, nameGap: 66 },
    visualMap: {
      min: signed ? -reach : least,
      max: signed ? reach : most > least ? most : least + 1,
      calculable: false,
      orient: 'vertical',
      right: 6,
      top: 'middle',
      itemWidth: 12,
      itemHeight: 160,
      dimension: 2,
      text: [numberText(signed ? reach : most), numberText(signed ? -reach : least)],
      textStyle: { color: CHART_TEXT },
      inRange: {
        color: signed ? ['#d6455d', 'rgba(128,135,147,0.12)', '#2f7ed8'] : ['rgba(47,126,216,0.05)', '#2f7ed8'],
      },
    },
    series: [
      {
        name: figure.of,
        type: 'heatmap',
        silent: true,
        data: values.flatMap((row, y) => row.map((value, x) => [x, rows.length - 1 - y, value])),
        label: {
          show: numbered,
          color: CHART_TEXT,
          fontSize: 10,
          formatter: ({ value }: { value: readonly number[] }) => numberText(Number(value[2].toPrecision(3))),
        },
      },
    ],
  };
}

/** Of a figure that is a chart. */
export function figureOption(figure: Exclude<Figure, ImageFigure>): EChartsCoreOption {
  switch (figure.kind) {
    case 'line':
      return lineChart(figure);
    case 'scatter':
      return scatterChart(figure);
    case 'bar':
      return barChart(figure);
    case 'heat':
      return heatChart(figure);
  }
}
