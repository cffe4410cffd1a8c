// Charts of how well a classifier ranks and how sure it is: ROC, precision-recall, reliability.

import { BinaryRanking, CalibrationError } from 'fovea/metrics';
import { AXIS, CHART_TEXT, COLOURS } from './chart-colours.ts';
import { CURVES, render } from './charts.ts';

export interface Scores {
  /** `[images, classes]` */
  readonly probabilities: Float32Array;
  readonly labels: Int32Array;
  /** Where images can show several classes: 1 for each that one shows, `[images, classes]`; `labels` then say nothing. */
  readonly targets?: Float32Array | undefined;
  readonly classNames: readonly string[];
}

/** More curves than these cannot be told apart. */
const MOST_CURVES = 10;
/** More points than these cannot be seen. */
const MOST_POINTS = 200;

interface Ranked {
  readonly name: string;
  readonly ranking: BinaryRanking;
  readonly auc: number;
}

/** Each class against the rest, the hardest first; classes without images, or without others, have no curve. */
function byDifficulty({ probabilities, labels, targets, classNames }: Scores): Ranked[] {
  const classes = classNames.length;
  return classNames
    .map((name, c) => {
      const ranking = new BinaryRanking();
      ranking.update(
        Float32Array.from(labels, (_, i) => probabilities[i * classes + c]),
        Array.from(labels, (label, i) => (targets ? targets[i * classes + c] === 1 : label === c)),
      );
      return { name, ranking, auc: ranking.rocAuc };
    })
    .filter(({ auc }) => Number.isFinite(auc))
    .sort((a, b) => a.auc - b.auc)
    .slice(0, MOST_CURVES);
}

/** Every n-th point, with the first and last. */
function thinned(points: number[][]): number[][] {
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}

const percentPoints = (x: ArrayLike<number>, y: ArrayLike<number>): number[][] =>
  thinned(Array.from(x, (value, i) => [100 * value, 100 * y[i]].map((number) => Number(number.toFixed(2)))));

const axis = (name: string, nameGap: number): object => ({
  type: 'value',
  min: 0,
  max: 100,
  name,
  nameGap,
  ...AXIS,
  axisLabel: { color: CHART_TEXT, formatter: '{value} %' },
});

const PLOT = {
  grid: { left: 64, right: 16, top: 56, bottom: 48 },
  legend: { top: 0, type: 'plain', textStyle: { color: CHART_TEXT }, icon: 'roundRect', itemHeight: 4 },
} as const;

function lines(
  what: string,
  [x, y]: readonly [string, string],
  list: readonly { name: string; points: number[][] }[],
): string {
  return render(
    what,
    { ...CURVES, height: 360 },
    {
      ...PLOT,
      color: COLOURS,
      xAxis: axis(x, 28),
      yAxis: axis(y, 46),
      series: list.map(({ name, points }) => ({
        name,
        type: 'line',
        silent: true,
        symbol: 'none',
        data: points,
        lineStyle: { width: 1.5 },
      })),
    },
  );
}

export const rocChart = (scores: Scores): string =>
  lines(
    'ROC curves of the hardest classes',
    ['false positive rate', 'true positive rate'],
    byDifficulty(scores).map(({ name, ranking }) => {
      const { falsePositiveRate, truePositiveRate } = ranking.rocCurve();
      return { name, points: percentPoints(falsePositiveRate, truePositiveRate) };
    }),
  );

export const precisionRecallChart = (scores: Scores): string =>
  lines(
    'precision-recall curves of the hardest classes',
    ['recall', 'precision'],
    byDifficulty(scores).map(({ name, ranking }) => {
      const { precision, recall } = ranking.precisionRecallCurve();
      return { name, points: percentPoints(recall, precision) };
    }),
  );

/** Accuracy by confidence: on the line, the network is as sure as it is right. */
export function reliabilityChart({ probabilities, labels, classNames }: Scores): string {
  const calibration = new CalibrationError({ bins: 10 });
  calibration.update(probabilities, labels, classNames.length);
  const bins = calibration.bins().filter(({ count }) => count > 0);
  return render(
    'accuracy by confidence',
    { ...CURVES, height: 360 },
    {
      ...PLOT,
      color: COLOURS,
      xAxis: axis('confidence', 28),
      yAxis: axis('accuracy', 46),
      series: [
        {
          name: 'accuracy',
          type: 'bar',
          silent: true,
          barWidth: 30,
          data: bins.map(({ from, to, accuracy }) => [50 * (from + to), Number((100 * accuracy).toFixed(2))]),
        },
        {
          name: 'as sure as right',
          type: 'line',
          silent: true,
          symbol: 'none',
          data: [
            [0, 0],
            [100, 100],
          ],
          lineStyle: { type: 'dashed', width: 1.5 },
        },
      ],
    },
  );
}
