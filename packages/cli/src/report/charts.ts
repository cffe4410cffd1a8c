// Charts of a run as SVG text: curves and the confusion matrix. Greys and hues that read on light and dark ground.

import type { EChartsCoreOption } from 'echarts';
// All in one file: the hundreds of modules behind 'echarts' need a second to load.
import * as echarts from 'echarts/dist/echarts.esm.min.mjs';
import type { EpochRecord } from '../run-folder/epoch-record.ts';
import { AXIS, CHART_TEXT, COLOURS, GRID, LEGEND } from './chart-colours.ts';
import { escapeHtml } from './escape.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `what` is read out to those who do not see it. */
export function render(what: string, size: Size, option: EChartsCoreOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({ animation: false, textStyle: { color: CHART_TEXT, fontFamily: 'inherit' }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(what)}" `);
}

interface Curve {
  readonly name: string;
  readonly of: (record: EpochRecord) => number;
}

interface CurveOptions {
  readonly unit?: string;
  /** Whether the axis starts at 0. */
  readonly zero?: boolean;
}

/** Epochs up to which each has a dot. */
const DOTS = 30;

/** Curves over epochs. */
function curves(
  records: readonly EpochRecord[],
  list: readonly Curve[],
  { unit = '', zero = false }: CurveOptions = {},
): string {
  const what = `${list.map(({ name }) => name).join(' and ')} over ${records.length} epochs`;
  return render(what, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 56, right: 16, top: 36, bottom: 44 },
    xAxis: {
      type: 'category',
      data: records.map(({ epoch }) => epoch),
      name: 'epoch',
      nameGap: 28,
      ...AXIS,
    },
    yAxis: { type: 'value', scale: !zero, ...AXIS, axisLabel: { color: CHART_TEXT, formatter: `{value}${unit}` } },
    series: list.map(({ name, of }) => ({
      name,
      type: 'line',
      silent: true,
      data: records.map((record) => Number(of(record).toPrecision(5))),
      symbol: 'circle',
      symbolSize: records.length > DOTS ? 0 : 5,
      lineStyle: { width: 2 },
    })),
  });
}

/** A curve of the averaged weights, where the run has them. */
const averaged = (
  records: readonly EpochRecord[],
  name: string,
  of: (record: EpochRecord) => number | undefined,
): readonly Curve[] =>
  records.some((record) => record.averageLoss !== undefined) ? [{ name, of: (record) => of(record) ?? 0 }] : [];

export const CURVES: Size = { width: 520, height: 300 };

export const lossChart = (records: readonly EpochRecord[]): string =>
  curves(records, [
    { name: 'training loss', of: (record) => record.trainLoss },
    { name: 'validation loss', of: (record) => record.validationLoss },
    ...averaged(records, 'averaged weights', (record) => record.averageLoss),
  ]);

export const accuracyChart = (records: readonly EpochRecord[]): string =>
  curves(
    records,
    [
      { name: 'training accuracy', of: (record) => 100 * record.trainAccuracy },
      { name: 'validation accuracy', of: (record) => 100 * record.validationAccuracy },
      ...averaged(records, 'averaged weights', ({ averageAccuracy: a }) => a && 100 * a),
    ],
    { unit: ' %' },
  );

/** Of runs whose pictures can show several classes. */
export const precisionChart = (records: readonly EpochRecord[]): string =>
  curves(
    records,
    [
      { name: 'validation mAP', of: ({ validationMeanPrecision: p = 0 }) => 100 * (p || 0) },
      ...averaged(records, 'averaged weights', ({ averageMeanPrecision: p }) => p && 100 * p),
    ],
    { unit: ' %' },
  );

/** Of runs whose pixels have classes. */
export const iouChart = (records: readonly EpochRecord[]): string =>
  curves(
    records,
    [
      { name: 'validation mean IoU', of: ({ validationMeanIou: iou = 0 }) => 100 * (iou || 0) },
      { name: 'validation pixel accuracy', of: (record) => 100 * record.validationAccuracy },
      ...averaged(records, 'averaged weights', ({ averageMeanIou: iou }) => iou && 100 * iou),
    ],
    { unit: ' %' },
  );

export const rateChart = (records: readonly EpochRecord[]): string =>
  curves(records, [{ name: 'learning rate at the epoch’s end', of: (record) => record.lr }], { zero: true });

export const speedChart = (records: readonly EpochRecord[]): string =>
  curves(records, [{ name: 'images per second', of: (record) => record.imagesPerSecond }], { zero: true });

/** Classes up to which cells are large enough for their numbers. */
const NUMBERED = 24;

/** From the top row down; ECharts counts rows from the bottom. */
const cells = (counts: readonly (readonly number[])[]): object[] =>
  counts.flatMap((row, y) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap((count, x) => {
      const share = count / total;
      const value = [x, counts.length - 1 - y, share];
      return count === 0 ? [] : [{ value, name: String(count), label: { color: share > 0.4 ? '#fff' : CHART_TEXT } }];
    });
  });

/** Letters up to which the names of classes need no room of their own. */
const SHORT = 4;

/** Rows are true classes, columns predictions; colour by the part of the row. */
export function confusionChart(counts: readonly (readonly number[])[], names: readonly string[]): string {
  // Of very many classes, there is none.
  if (counts.length === 0) return `<p class="soft">A matrix of ${names.length} classes would be too large to show.</p>`;
  const numbered = names.length <= NUMBERED;
  const side = Math.max(300, (numbered ? 44 : 12) * names.length);
  const short = names.every((name) => name.length <= SHORT);
  const room = short ? { left: 64, bottom: 56, trueGap: 44, predictedGap: 32 } : ROOM;
  const axis = {
    type: 'category',
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
    splitLine: { show: true, lineStyle: { color: GRID } },
    nameLocation: 'middle',
  };
  const label = { color: CHART_TEXT, width: 92, overflow: 'truncate' };
  return render(
    `confusion matrix of ${names.length} classes`,
    { width: room.left + side + 16, height: 16 + side + room.bottom },
    {
      grid: { left: room.left, right: 16, top: 16, bottom: room.bottom },
      xAxis: {
        ...axis,
        data: names,
        name: 'predicted',
        nameGap: room.predictedGap,
        axisLabel: { ...label, rotate: short ? 0 : 40 },
      },
      // Not `inverse`: that draws one grid line twice and leaves out another.
      yAxis: { ...axis, data: [...names].reverse(), name: 'true', nameGap: room.trueGap, axisLabel: label },
      visualMap: {
        show: false,
        min: 0,
        max: 1,
        dimension: 2,
        inRange: { color: ['rgba(47,126,216,0.04)', '#2f7ed8'] },
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          data: cells(counts),
          label: { show: numbered, formatter: ({ name }: { name: string }) => name },
        },
      ],
    },
  );
}

/** Pixels that the names of classes and axes take. */
const ROOM = { left: 124, bottom: 108, trueGap: 108, predictedGap: 92 };
