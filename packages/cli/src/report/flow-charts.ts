// Charts of effective receptive fields and of signals by layer.

import type { LayerSignals, SignalReport } from 'fovea/analysis';
import { fieldLabel, massText } from '../profile/flow-text.ts';
import type { Subject } from '../profile/subject.ts';
import { AXIS, CHART_TEXT, COLOURS, LEGEND } from './chart-colours.ts';
import { CURVES, render } from './charts.ts';

/** Sides against depth: of one model the theoretical size and squares of several masses, of several models the largest square of each. */
export function fieldGrowthChart(subjects: readonly Subject[]): string {
  const [first] = subjects;
  const layers = first.flow?.effectiveField?.layers ?? [];
  const most = Math.max(...subjects.map(({ flow }) => flow?.effectiveField?.layers.length ?? 0));
  if (most < 2) return '';
  const alone = subjects.length === 1;
  const names = alone ? layers.map(fieldLabel) : Array.from({ length: most }, (_, i) => String(i + 1));
  const line = (name: string, data: readonly (number | null | undefined)[], dashed = false) => ({
    ...{ name, data, type: 'line', silent: true, symbol: 'circle', symbolSize: 6 },
    lineStyle: { width: 2, ...(dashed && { type: 'dashed' }) },
  });
  const series = alone
    ? [
        ...(layers[0]?.squares ?? []).map(({ mass }, i) =>
          line(
            massText(mass),
            layers.map(({ squares }) => squares[i].side),
          ),
        ),
        ...(layers.some(({ theoretical }) => theoretical)
          ? [
              line(
                'windows alone',
                layers.map(({ theoretical }) => theoretical?.[0]),
                true,
              ),
            ]
          : []),
      ]
    : subjects.map(({ name, flow }) =>
        line(name, flow?.effectiveField?.layers.map(({ squares }) => squares.at(-1)?.side) ?? []),
      );
  return render(`effective receptive field of ${names.length} layers`, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 60, right: 20, top: 56, bottom: 60 },
    xAxis: {
      ...{ type: 'category', data: names, ...AXIS, nameGap: 40 },
      name: alone ? 'layer' : 'stage',
      axisLabel: {
        color: CHART_TEXT,
        interval: 0,
        width: 88,
        overflow: 'truncate',
        rotate: names.length > 5 ? 25 : 0,
        fontSize: 11,
      },
    },
    yAxis: { type: 'log', min: 1, name: alone ? 'side, pixels' : '99 % within, pixels', ...AXIS, nameGap: 40 },
    series,
  });
}

/** Layers that do something of their own and have values, in the order of the network. */
const layersOf = ({ layers }: SignalReport): LayerSignals[] =>
  layers
    .filter(({ order, activation, passesOn, name }) => order !== null && activation && !passesOn && name !== '')
    .sort((a, b) => (a.order as number) - (b.order as number));

/** Layers up to which each is named. */
const NAMED = 24;

function bars(
  what: string,
  layers: readonly LayerSignals[],
  series: readonly { name: string; data: readonly (number | null)[] }[],
  axis: object,
): string {
  const named = layers.length <= NAMED;
  return render(what, CURVES, {
    color: COLOURS,
    legend: LEGEND,
    grid: { left: 68, right: 16, top: 36, bottom: named ? 84 : 44 },
    xAxis: {
      ...{ type: 'category', data: layers.map(({ name }) => name), ...AXIS },
      ...(named ? {} : { name: `${layers.length} layers in order`, nameGap: 24 }),
      axisLabel: {
        show: named,
        color: CHART_TEXT,
        interval: 0,
        rotate: 45,
        width: 90,
        overflow: 'truncate',
        fontSize: 10,
      },
      axisTick: { show: false },
    },
    yAxis: { ...AXIS, nameGap: 52, ...axis },
    series: series.map((one) => ({ type: 'bar', silent: true, barGap: '0%', barCategoryGap: '20%', ...one })),
  });
}

const power = (value: number): string => {
  const exponent = Math.log10(value);
  return Number.isInteger(exponent) && Math.abs(exponent) > 2 ? `1e${exponent}` : String(Number(value.toPrecision(2)));
};

/** Standard deviations of activations and gradients, logarithmic. */
export function signalChart(report: SignalReport): string {
  const layers = layersOf(report);
  const some = (value: number | undefined): number | null =>
    value !== undefined && value > 0 ? Number(value.toPrecision(4)) : null;
  const series = [
    { name: 'std of activations', data: layers.map(({ activation }) => some(activation?.std)) },
    { name: 'std of gradients', data: layers.map(({ gradient }) => some(gradient?.std)) },
  ];
  const values = series.flatMap(({ data }) => data).filter((value) => value !== null);
  if (values.length < 2) return '';
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  return bars(`standard deviations of ${layers.length} layers`, layers, series, {
    ...{ type: 'log', name: 'standard deviation' },
    min: 10 ** Math.floor(Math.log10(least)),
    // Bars stand on the axis; ECharts lets them hang from 1 else.
    startValue: 10 ** Math.floor(Math.log10(least)),
    max: 10 ** Math.ceil(Math.log10(largest)),
    axisLabel: { color: CHART_TEXT, formatter: power },
  });
}

/** Parts of zeros, saturated values and dead units. */
export function zerosChart(report: SignalReport): string {
  const layers = layersOf(report);
  const percent = (part: number | null | undefined): number | null =>
    part === null || part === undefined ? null : Number((100 * part).toPrecision(3));
  const series = [
    { name: 'zeros', data: layers.map(({ activation }) => percent(activation?.zeros)) },
    { name: 'saturated, low end', data: layers.map(({ saturation }) => percent(saturation?.low)) },
    { name: 'saturated, high end', data: layers.map(({ saturation }) => percent(saturation?.high)) },
    {
      name: 'dead channels',
      data: layers.map(({ deadUnits, units }) => percent(deadUnits === null ? null : deadUnits / Math.max(1, units))),
    },
  ].filter(({ data }) => data.some((value) => value !== null && value > 0));
  if (series.length === 0) return '';
  return bars(`zeros and saturation of ${layers.length} layers`, layers, series, {
    ...{ type: 'value', name: 'part of the values', min: 0, max: 100 },
    axisLabel: { color: CHART_TEXT, formatter: '{value} %' },
  });
}
