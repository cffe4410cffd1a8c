// The page of a test of learning rates: the loss by the rate, and the rates that the curve suggests.

import type { LearningRateTest } from 'fovea/train';
import type { TrainingData } from '../data/training-data.ts';
import { grouped } from '../figures.ts';
import type { TrainConfig } from '../train/config.ts';
import { AXIS, CHART_TEXT, COLOURS, LEGEND } from './chart-colours.ts';
import { render } from './charts.ts';
import { escapeHtml } from './escape.ts';
import { card, figure, page, pairs } from './page.ts';
import { usedSettings } from './used-settings.ts';

export interface RateTestInput {
  readonly config: TrainConfig;
  readonly data: Pick<TrainingData, 'name' | 'labels'>;
  readonly test: LearningRateTest;
}

const WIDE = { width: 1040, height: 420 };
/** The loss is shown up to so many times what it was at first; beyond, it has gone off. */
const SHOWN = 1.5;

export function rateTestChart({ points, valley, steepest }: LearningRateTest): string {
  const top = SHOWN * (points[0]?.smoothed ?? 1);
  const bottom = points.reduce((least, { loss }) => Math.min(least, loss), top);
  const line = (name: string, data: readonly (readonly number[])[], lineStyle: object): object => ({
    type: 'line',
    silent: true,
    symbol: 'none',
    name,
    data,
    lineStyle,
  });
  const mark = (name: string, lr: number | undefined): readonly object[] =>
    lr === undefined
      ? []
      : [
          line(
            `${name} ${lr.toExponential(1)}`,
            [
              [lr, bottom],
              [lr, top],
            ],
            { width: 2, type: 'dashed' },
          ),
        ];
  return render(`loss over ${points.length} learning rates`, WIDE, {
    color: [COLOURS[0], CHART_TEXT, COLOURS[2], COLOURS[1]],
    legend: LEGEND,
    grid: { left: 56, right: 24, top: 56, bottom: 44 },
    xAxis: {
      ...AXIS,
      type: 'log',
      min: points[0]?.lr,
      max: points.at(-1)?.lr,
      name: 'learning rate',
      nameGap: 28,
      axisLabel: { color: CHART_TEXT, formatter: (value: number) => value.toExponential(0) },
    },
    yAxis: { ...AXIS, type: 'value', scale: true },
    series: [
      line(
        'loss, smoothed',
        points.map(({ lr, smoothed }) => [lr, Math.min(smoothed, top)]),
        { width: 2.5 },
      ),
      line(
        'loss of each step',
        points.map(({ lr, loss }) => [lr, Math.min(loss, top)]),
        { width: 1, opacity: 0.6 },
      ),
      ...mark('valley', valley),
      ...mark('steepest', steepest),
    ],
  });
}

const rateOr = (lr: number | undefined): string => (lr === undefined ? 'none' : lr.toExponential(1));

export function rateTestHtml({ config, data, test }: RateTestInput): string {
  const { points, valley, steepest, diverged } = test;
  return page(
    `learning rates: ${config.model} on ${data.name}`,
    `<h1>Learning rates: ${escapeHtml(config.model)}</h1>
<p class="soft">${escapeHtml(data.name)}, ${grouped(data.labels.train.length)} training images. A training whose rate rises by the same factor each step, in ${points.length} steps of ${grouped(config.batch)} images; ${diverged ? 'it ended when the loss had gone off' : 'the loss did not go off'}. Its weights are not kept.</p>
<div class="figures">${figure(rateOr(valley), 'valley: half-way down the longest fall')}${figure(rateOr(steepest), 'steepest: where it falls fastest')}</div>
<h2>Loss by learning rate</h2>
${card(rateTestChart(test), ' matrix')}
<h2>Settings</h2>
${card(pairs(usedSettings(config, false)))}`,
  );
}
