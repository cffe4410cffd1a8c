// Charts of the page of `fovea profile`: where the work is, how fields grow, what limits the time, and models against each other.

import { layerRows } from '../profile/rows.ts';
import type { Subject } from '../profile/subject.ts';
import { AXIS, CHART_TEXT, COLOURS, LEGEND } from './chart-colours.ts';
import { CURVES, render } from './charts.ts';

/** Bars that a chart has room for. */
const MOST_BARS = 28;

/** Layers of the deepest level that has room: together they are the model. */
function parts(subject: Subject) {
  const rows = layerRows(subject).filter(({ layer }) => layer.calls > 0);
  const isLeaf = (i: number): boolean => (rows[i + 1]?.layer.depth ?? 0) <= rows[i].layer.depth;
  const atLevel = (level: number) =>
    rows.filter(
      ({ layer }, i) => (layer.depth === level || (layer.depth < level && isLeaf(i))) && layer.share > 0.0005,
    );
  let chosen = atLevel(1);
  for (let level = 2; level < 6; level++) {
    const deeper = atLevel(level);
    if (deeper.length > MOST_BARS) break;
    chosen = deeper;
  }
  return chosen.slice(0, 2 * MOST_BARS);
}

/** Part of the multiply-adds, and of the time, by block. */
export function workChart(subject: Subject): string {
  const rows = parts(subject);
  const percent = (part: number | undefined): number => Number((100 * (part ?? 0)).toFixed(2));
  const series = [
    { name: 'multiply-adds', data: rows.map(({ layer }) => percent(layer.share)) },
    {
      name: 'parameters',
      data: rows.map(({ layer }) => percent(layer.parameters / Math.max(1, subject.profile.layers[0].parameters))),
    },
    ...(subject.time ? [{ name: 'forward time', data: rows.map(({ time }) => percent(time?.forward?.share)) }] : []),
  ];
  const size = { width: 520, height: 70 + rows.length * (subject.time ? 26 : 20) };
  return render(`parts of the work of ${rows.length} blocks`, size, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 156, right: 24, top: 30, bottom: 40 },
    xAxis: { type: 'value', ...AXIS, axisLabel: { color: CHART_TEXT, formatter: '{value} %' } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ layer }) => layer.name),
      ...AXIS,
      axisLabel: { color: CHART_TEXT, width: 144, overflow: 'truncate', interval: 0, fontSize: 11 },
      axisTick: { show: false },
    },
    series: series.map((one) => ({ type: 'bar', silent: true, barGap: '10%', ...one })),
  });
}

/** How many pixels a unit sees, layer by layer; empty where no layer sees a part of the image. */
export function fieldChart({ receptiveField }: Subject): string {
  const layers = receptiveField.layers.filter(
    ({ axes, name }) => name !== '' && axes?.every(({ size }) => size !== null),
  );
  if (layers.length < 2) return '';
  const side = receptiveField.inputShape[1];
  return render(`receptive field of ${layers.length} layers`, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 64, right: 16, top: 36, bottom: 44 },
    xAxis: {
      type: 'category',
      data: layers.map(({ name }) => name),
      name: 'layers in order',
      ...AXIS,
      nameGap: 24,
      axisLabel: { show: false },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', name: 'pixels', ...AXIS, nameGap: 44 },
    series: [
      {
        name: 'receptive field',
        type: 'line',
        step: 'end',
        symbol: 'none',
        silent: true,
        data: layers.map(({ axes }) => axes?.[0].size),
        markLine: {
          symbol: 'none',
          silent: true,
          label: { formatter: 'the image', position: 'insideEndTop', color: CHART_TEXT },
          lineStyle: { color: COLOURS[1], type: 'dashed' },
          data: [{ yAxis: side }],
        },
      },
    ],
  });
}

/** Layers under the roof of the machine: operations a second over operations a byte, both logarithmic. */
export function rooflineChart(subject: Subject): string {
  const { time } = subject;
  if (!time) return '';
  const rows = layerRows(subject);
  const points = rows.flatMap(({ layer, time: own }, i) => {
    const pass = own?.forward;
    const isLeaf = (rows[i + 1]?.layer.depth ?? 0) <= layer.depth;
    if (!isLeaf || !pass || pass.gigaflopsPerSecond < 1e-3 || pass.gigabytesPerSecond === 0) return [];
    return [
      [pass.gigaflopsPerSecond / pass.gigabytesPerSecond, pass.gigaflopsPerSecond, 6 + 30 * Math.sqrt(pass.share)],
    ];
  });
  if (points.length === 0) return '';
  const { gigaflopsPerSecond: peak, gigabytesPerSecond: bandwidth } = time.machine;
  const ridge = peak / bandwidth;
  const [least, most] = [0.05, Math.max(10 * ridge, ...points.map(([intensity]) => intensity))];
  return render(`${points.length} layers under the machine’s roofline`, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 64, right: 20, top: 36, bottom: 48 },
    xAxis: {
      type: 'log',
      name: 'operations for each byte',
      min: least,
      max: most,
      ...AXIS,
      nameGap: 28,
      axisLabel: { color: CHART_TEXT, formatter: (value: number) => Number(value.toPrecision(2)) },
    },
    yAxis: {
      type: 'log',
      name: 'GFLOP/s',
      ...AXIS,
      nameGap: 44,
      axisLabel: { color: CHART_TEXT, formatter: (value: number) => Number(value.toPrecision(2)) },
    },
    series: [
      {
        name: 'layers, by time',
        type: 'scatter',
        silent: true,
        data: points.map(([x, y]) => [x, y]),
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => points[dataIndex][2],
        itemStyle: { opacity: 0.6 },
      },
      {
        name: 'limits of this machine',
        type: 'line',
        symbol: 'none',
        silent: true,
        data: [
          [least, least * bandwidth],
          [ridge, peak],
          [most, peak],
        ],
      },
    ],
  });
}
