// Charts of a run as SVG text: curves and the confusion matrix. Greys and hues that read on light and dark ground.

import * as echarts from 'echarts';
import type { EpochRecord } from '../run-folder/metrics-log.ts';

const TEXT = '#808793';
const GRID = 'rgba(128, 135, 147, 0.25)';
const COLOURS = ['#2f7ed8', '#e8823a'];

function render(width: number, height: number, option: echarts.EChartsCoreOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { color: TEXT, fontFamily: 'inherit' }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

export interface Curve {
  readonly name: string;
  readonly values: readonly number[];
}

/** Curves over epochs. `decimals` of the axis's numbers. */
export function curves(
  curveList: readonly Curve[],
  { unit = '', zero = false }: { readonly unit?: string; readonly zero?: boolean } = {},
): string {
  const epochs = curveList[0].values.map((_, i) => i + 1);
  return render(520, 300, {
    color: COLOURS,
    legend: { top: 0, textStyle: { color: TEXT }, icon: 'roundRect', itemHeight: 4, itemGap: 28 },
    grid: { left: 56, right: 16, top: 36, bottom: 44 },
    xAxis: {
      type: 'category',
      data: epochs,
      name: 'epoch',
      nameLocation: 'middle',
      nameGap: 28,
      axisLine: { lineStyle: { color: TEXT } },
      axisLabel: { color: TEXT },
    },
    yAxis: {
      type: 'value',
      scale: !zero,
      axisLabel: { color: TEXT, formatter: `{value}${unit}` },
      splitLine: { lineStyle: { color: GRID } },
    },
    series: curveList.map(({ name, values }) => ({
      name,
      type: 'line',
      data: values.map((value) => Number(value.toPrecision(5))),
      symbolSize: epochs.length > 30 ? 0 : 5,
      lineStyle: { width: 2 },
    })),
  });
}

export const lossChart = (records: readonly EpochRecord[]): string =>
  curves([
    { name: 'training loss', values: records.map((record) => record.trainLoss) },
    { name: 'test loss', values: records.map((record) => record.testLoss) },
  ]);

export const accuracyChart = (records: readonly EpochRecord[]): string =>
  curves(
    [
      { name: 'training accuracy', values: records.map((record) => 100 * record.trainAccuracy) },
      { name: 'test accuracy', values: records.map((record) => 100 * record.testAccuracy) },
    ],
    { unit: ' %' },
  );

export const rateChart = (records: readonly EpochRecord[]): string =>
  curves([{ name: 'learning rate at the epoch’s end', values: records.map((record) => record.lr) }], { zero: true });

export const speedChart = (records: readonly EpochRecord[]): string =>
  curves([{ name: 'images per second', values: records.map((record) => record.imagesPerSecond) }], { zero: true });

/** Rows are true classes, columns predictions; colour by the part of the row. */
export function confusionChart(counts: readonly (readonly number[])[], names: readonly string[]): string {
  const size = Math.max(420, 120 + 44 * names.length);
  const data = counts.flatMap((row, y) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, x) => {
      const share = total === 0 ? 0 : count / total;
      return { value: [x, y, share], name: String(count), label: { color: share > 0.4 ? '#fff' : TEXT } };
    });
  });
  const axis = { type: 'category', data: names, axisTick: { show: false }, axisLine: { show: false } };
  return render(size + 60, size, {
    grid: { left: 112, right: 16, top: 16, bottom: 100 },
    xAxis: { ...axis, name: 'predicted', nameLocation: 'middle', nameGap: 84, axisLabel: { color: TEXT, rotate: 40 } },
    yAxis: { ...axis, inverse: true, axisLabel: { color: TEXT } },
    visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: ['rgba(47,126,216,0.04)', '#2f7ed8'] } },
    series: [
      {
        type: 'heatmap',
        data,
        itemStyle: { borderColor: GRID, borderWidth: 1 },
        label: { show: true, formatter: ({ name }: { name: string }) => (name === '0' ? '' : name) },
      },
    ],
  });
}
