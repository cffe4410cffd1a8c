// Charts of the page of `fovea explain`: deletion and insertion curves, and how maps change with random weights.

import type { RandomizationReport } from 'fovea/analysis';
import type { ExplainedPicture } from '../explain/examine.ts';
import { METHODS } from '../predict/attribution-methods.ts';
import { AXIS, CHART_TEXT, COLOURS, LEGEND } from './chart-colours.ts';
import { CURVES, render } from './charts.ts';

const axis = (name: string, gap: number) => ({ name, nameGap: gap, ...AXIS });

const ROWS = { ...LEGEND, left: 8 };

/** Pixels of a row of the legend, with the gap below it: that between names, which are wider than the renderer thinks. */
const ROW = 37;

/** A chart with room for all names of its curves above it, so many in a row. */
function withLegend(names: number, width: number, perRow: number) {
  const rows = Math.ceil(names / perRow);
  return { size: { width, height: CURVES.height + ROW * (rows - 1) }, top: 12 + ROW * rows };
}

/** The class's probability as pixels go, or come, by each method's map and by a random order. */
export function curveChart({ maps, randomOrder, className }: ExplainedPicture, kind: 'deletion' | 'insertion'): string {
  const series = [
    ...maps.map((map) => ({ name: METHODS[map.method].title as string, report: map[kind], dashed: false })),
    { name: 'random order', report: randomOrder?.[kind] ?? null, dashed: true },
  ];
  const going = kind === 'deletion' ? 'pixels taken away' : 'pixels put in';
  const { size, top } = withLegend(series.length, CURVES.width, 3);
  return render(`${kind} curves of ${className}`, size, {
    color: COLOURS,
    legend: ROWS,
    grid: { left: 56, right: 20, top, bottom: 44 },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      ...axis(going, 28),
      axisLabel: { color: CHART_TEXT, formatter: '{value} %' },
    },
    yAxis: { type: 'value', min: 0, ...axis('probability', 40) },
    series: series.flatMap(({ name, report, dashed }) =>
      report
        ? [
            {
              ...{ name, type: 'line', symbol: 'none', silent: true },
              lineStyle: { width: 2, ...(dashed && { type: 'dashed', color: CHART_TEXT }) },
              ...(dashed && { itemStyle: { color: CHART_TEXT } }),
              data: report.fractions.map((part, i) => [100 * part, Number(report.probabilities[0][i].toPrecision(4))]),
            },
          ]
        : [],
    ),
  });
}

/** Rank correlations with the map of the given weights, stage by stage. */
export function stageChart(randomized: readonly RandomizationReport[]): string {
  const [first] = randomized;
  const { size, top } = withLegend(randomized.length, 720, 4);
  return render(`rank correlations of ${randomized.length} methods with random weights`, size, {
    color: COLOURS,
    legend: ROWS,
    grid: { left: 56, right: 24, top, bottom: 56 },
    xAxis: {
      type: 'category',
      data: ['as given', ...first.stages.map(({ layers }) => layers[layers.length - 1])],
      ...axis('random down to', 32),
      axisLabel: { color: CHART_TEXT, width: 110, overflow: 'truncate', interval: 0 },
    },
    yAxis: { type: 'value', min: -1, max: 1, ...axis('rank correlation', 40) },
    series: randomized.map(({ method, stages }) => ({
      name: Object.values(METHODS).find((one) => one.method === method)?.title ?? method,
      ...{ type: 'line', symbol: 'circle', symbolSize: 5, silent: true },
      data: [1, ...stages.map(({ rankCorrelation }) => rankCorrelation)],
    })),
  });
}
