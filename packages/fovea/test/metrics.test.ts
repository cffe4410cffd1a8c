// Metrics against scikit-learn, scikit-image and torchmetrics: every case of tools/fixtures/metrics.py.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  BinaryRanking,
  CalibrationError,
  ConfusionMatrix,
  macroAveragePrecision,
  macroRocAuc,
  multiLabelReport,
  predictions,
  probabilities,
  psnr,
  rocAuc,
  rocAucByPairs,
  ssim,
  TopKAccuracy,
  topKAccuracy,
} from '../src/metrics/index.ts';
import { grad, setBackend, tensor } from '../src/tensor/index.ts';
import { normal, uniform, words } from './formula.ts';

interface Case {
  readonly name: string;
  readonly images: number;
  readonly classes: number;
  readonly present: number;
  readonly steps: number | null;
  readonly confusion: readonly (readonly number[])[];
  readonly accuracy: number;
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly f1: readonly number[];
  readonly support: readonly number[];
  readonly macro: Readonly<Record<'precision' | 'recall' | 'f1', number>>;
  readonly weighted: Readonly<Record<'precision' | 'recall' | 'f1', number>>;
  readonly balanced: number;
  readonly normalized: Readonly<Record<'true' | 'predicted' | 'all', number[][]>>;
  readonly found: readonly number[];
  readonly iou: readonly number[];
  readonly meanIou: number;
  readonly dice: readonly number[];
  readonly averagePrecision: readonly number[];
  readonly auc: readonly number[];
  readonly macroAuc: number;
  readonly logLoss: number;
  readonly topK?: readonly number[];
}

interface Ranking {
  readonly name: string;
  readonly count: number;
  readonly steps: number | null;
  readonly rocAuc: number;
  readonly averagePrecision: number;
  /** null stands for infinity. */
  readonly roc: readonly (readonly (number | null)[])[];
  readonly rocInFull: readonly (readonly (number | null)[])[];
  readonly precisionRecall: readonly (readonly (number | null)[])[];
}

interface Calibration {
  readonly name: string;
  readonly count: number;
  readonly classes: number;
  readonly bins: number;
  readonly errors: Readonly<Record<'l1' | 'l2' | 'max', number>>;
}

interface Images {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dataRange: number;
  readonly sigma: number;
  readonly noise: number;
  readonly windowSize: number;
  readonly psnr: readonly number[];
  readonly ssim: readonly number[];
  readonly gradient?: readonly number[];
}

interface MultiLabel extends Readonly<Record<'precision' | 'recall' | 'f1', readonly number[]>> {
  readonly name: string;
  readonly images: number;
  readonly classes: number;
  readonly threshold: number;
  /** Classes that no image shows. */
  readonly empty: readonly number[];
  readonly support: readonly number[];
  readonly macro: Readonly<Record<'precision' | 'recall' | 'f1', number>>;
  readonly micro: Readonly<Record<'precision' | 'recall' | 'f1', number>>;
  /** Of the classes that some image shows. */
  readonly averagePrecision: readonly number[];
  readonly rocAuc: readonly number[];
  readonly meanAveragePrecision: number;
  readonly macroAuc: number;
  readonly accuracy: number;
  readonly exactMatch: number;
}

const fixtures = JSON.parse(readFileSync(new URL('fixtures/metrics.json', import.meta.url), 'utf8')) as {
  readonly classifiers: readonly Case[];
  readonly rankings: readonly Ranking[];
  readonly calibrations: readonly Calibration[];
  readonly multiLabels: readonly MultiLabel[];
  readonly images: readonly Images[];
};
const cases = fixtures.classifiers;

function data({ name, images, classes, present, steps }: Case) {
  const labels = Int32Array.from(words(`metrics.${name}.labels`, images), (word) => word % present);
  const logits = Float64Array.from(normal(`metrics.${name}.logits`, [images, classes]), (value, i) => {
    const raised = i % classes === labels[Math.floor(i / classes)] ? value + 1 : value;
    return steps === null ? raised : Math.round(raised * steps) / steps;
  });
  return { labels, logits };
}

const close = (actual: ArrayLike<number>, expected: readonly number[], digits = 12): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
};

describe.each(cases)('$name: $images images of $classes classes', (one) => {
  const { labels, logits } = data(one);
  const { classes } = one;

  it('confusion matrix and what follows from it, batch by batch', () => {
    const matrix = new ConfusionMatrix(classes);
    const answers = predictions(logits, classes);
    for (let i = 0; i < labels.length; i += 33) matrix.update(labels.subarray(i, i + 33), answers.subarray(i, i + 33));
    expect(matrix.toArray()).toEqual(one.confusion);
    const reports = matrix.byClass();
    expect(reports.map(({ support }) => support)).toEqual(one.support);
    for (const key of ['precision', 'recall', 'f1'] as const) {
      close(
        reports.map((report) => report[key]),
        one[key],
      );
      expect(matrix.macro()[key]).toBeCloseTo(one.macro[key], 12);
      expect(matrix.weighted()[key]).toBeCloseTo(one.weighted[key], 12);
      expect(matrix.micro()[key]).toBeCloseTo(one.accuracy, 12);
    }
    expect(matrix.accuracy).toBeCloseTo(one.accuracy, 12);
    expect(matrix.balancedAccuracy).toBeCloseTo(one.balanced, 12);
    for (const by of ['true', 'predicted', 'all'] as const)
      close(matrix.normalized(by).flat(), one.normalized[by].flat());
  });

  it('overlaps of regions, batch by batch and without what is ignored', () => {
    const [matrix, second] = [0, 1].map(() => new ConfusionMatrix(classes, { ignoreIndex: 255 }));
    const answers = predictions(logits, classes);
    const half = labels.length >> 1;
    matrix.update(labels.subarray(0, half), answers.subarray(0, half));
    second.update([...labels.subarray(half), 255, 255], [...answers.subarray(half), 0, 1]);
    matrix.merge(second);
    const [iou, dice] = [matrix.iou(), matrix.dice()];
    close(
      one.found.map((c) => iou[c]),
      one.iou,
    );
    close(
      one.found.map((c) => dice[c]),
      one.dice,
    );
    expect(iou.filter((value) => !Number.isNaN(value))).toHaveLength(one.found.length);
    expect(matrix.meanIou).toBeCloseTo(one.meanIou, 12);
    expect(matrix.meanDice).toBeCloseTo(one.dice.reduce((sum, value) => sum + value, 0) / one.dice.length, 12);
    matrix.reset();
    expect(matrix.total).toBe(0);
  });

  it('area under the curve', () => {
    const areas = one.auc.map((_, c) =>
      rocAuc(
        Float64Array.from(labels, (_, i) => logits[i * classes + c]),
        Array.from(labels, (label) => label === c),
      ),
    );
    close(areas, one.auc);
    expect(macroRocAuc(logits, labels, classes)).toBeCloseTo(one.macroAuc, 12);
  });

  it('average precision', () => {
    const values = one.averagePrecision.map((_, c) =>
      averagePrecision(
        Float64Array.from(labels, (_, i) => logits[i * classes + c]),
        Array.from(labels, (label) => label === c),
      ),
    );
    close(values, one.averagePrecision);
    const mean = one.averagePrecision.reduce((sum, value) => sum + value, 0) / values.length;
    expect(macroAveragePrecision(logits, labels, classes)).toBeCloseTo(mean, 12);
  });

  it('probabilities', () => {
    const likely = probabilities(logits, classes);
    const loss = labels.reduce((sum, label, i) => sum - Math.log(likely[i * classes + label]), 0) / labels.length;
    expect(loss).toBeCloseTo(one.logLoss, 6);
  });
});

it.each(cases.filter(({ topK }) => topK))('$name: top-k accuracy', (one) => {
  const { labels, logits } = data(one);
  close(
    (one.topK ?? []).map((_, i) => topKAccuracy(logits, labels, one.classes, i + 1)),
    one.topK ?? [],
  );
  const [first, second] = [new TopKAccuracy(2), new TopKAccuracy(2)];
  first.update(logits.subarray(0, 3 * one.classes), labels.subarray(0, 3), one.classes);
  second.update(logits.subarray(3 * one.classes), labels.subarray(3), one.classes);
  first.merge(second);
  expect(first.accuracy).toBeCloseTo((one.topK ?? [])[1], 12);
});

describe.each(fixtures.rankings)('ranking $name of $count scores', (one) => {
  const positive = Array.from(words(`ranking.${one.name}.labels`, one.count), (word) => word % 3 === 0);
  const scores = Float64Array.from(normal(`ranking.${one.name}.scores`, [one.count]), (value, i) => {
    const raised = positive[i] ? value + 1 : value;
    return one.steps === null ? raised : Math.round(raised * one.steps) / one.steps;
  });
  const whole = new BinaryRanking();
  whole.update(scores, positive);
  const numbers = (list: readonly (number | null)[]): number[] => list.map((v) => (v ?? Number.POSITIVE_INFINITY) + 0);

  it('gives the same areas in parts, in one call, by ranks and by pairs', () => {
    const [first, second] = [new BinaryRanking(), new BinaryRanking()];
    for (let i = 0; i < one.count; i += 7) {
      (i % 2 === 0 ? first : second).update(scores.subarray(i, i + 7), positive.slice(i, i + 7));
    }
    first.merge(second);
    expect(first.rocAuc).toBe(whole.rocAuc);
    expect(first.averagePrecision).toBe(whole.averagePrecision);
    expect(rocAuc(scores, positive)).toBe(rocAucByPairs(scores, positive));
    expect(whole.rocAuc).toBeCloseTo(one.rocAuc, 12);
    expect(whole.averagePrecision).toBeCloseTo(one.averagePrecision, 12);
    first.reset();
    expect(first.rocAuc).toBeNaN();
  });

  it('curves', () => {
    for (const [curve, expected] of [
      [whole.rocCurve(), one.roc],
      [whole.rocCurve({ dropIntermediate: false }), one.rocInFull],
    ] as const) {
      close(curve.falsePositiveRate, numbers(expected[0]));
      close(curve.truePositiveRate, numbers(expected[1]));
      expect([...curve.thresholds]).toEqual(numbers(expected[2]));
    }
    const curve = whole.precisionRecallCurve();
    close(curve.precision, numbers(one.precisionRecall[0]));
    close(curve.recall, numbers(one.precisionRecall[1]));
    expect([...curve.thresholds]).toEqual(numbers(one.precisionRecall[2]));
  });
});

describe.each(fixtures.calibrations)('calibration $name', (one) => {
  const { classes, bins } = one;
  const logits = Float64Array.from(normal(`calibration.${one.name}.logits`, [one.count, classes]), (v) => 2 * v);
  const labels = Array.from(words(`calibration.${one.name}.labels`, one.count), (word) => word % classes);
  const likely = probabilities(logits, classes);

  it.each(['l1', 'l2', 'max'] as const)('error %s', (norm) => {
    const [first, second] = [new CalibrationError({ bins, norm }), new CalibrationError({ bins, norm })];
    const half = one.count >> 1;
    for (const [part, from, to] of [
      [first, 0, half],
      [second, half, one.count],
    ] as const) {
      const some = likely.subarray(from * classes, to * classes);
      if (classes > 2) part.update(some, labels.slice(from, to), classes);
      else
        part.updateBinary(
          Float64Array.from(some).filter((_, i) => i % 2 === 1),
          labels.slice(from, to),
        );
    }
    first.merge(second);
    expect(first.error).toBeCloseTo(one.errors[norm], 6);
    expect(first.bins().reduce((sum, { count }) => sum + count, 0)).toBe(one.count);
    first.reset();
    expect(first.error).toBeNaN();
  });
});

describe.each(['js', 'wasm'] as const)('likeness of images on %s', (backend) => {
  it.each(fixtures.images)('$name', async (one) => {
    await setBackend(backend, { threads: 2 });
    const { dataRange, sigma, windowSize, shape } = one;
    const count = shape.reduce((product, size) => product * size, 1);
    const values = Float32Array.from(uniform(`images.${one.name}.x`, count), (v) =>
      Math.fround(((Math.fround(v) + 1) / 2) * dataRange),
    );
    const noise = normal(`images.${one.name}.noise`, shape);
    const x = tensor(values, shape);
    const y = tensor(
      values.map((v, i) => Math.min(Math.max(v + one.noise * dataRange * noise[i], 0), dataRange)),
      shape,
    );
    close(await psnr(x, y, { dataRange }).data(), one.psnr, 4);
    const similarity = ssim(x, y, { dataRange, sigma, windowSize });
    const [gradient] = grad(similarity.sum(), [x]);
    close(await similarity.data(), one.ssim, 5);
    expect(await psnr(x, x).data()).toEqual(new Float32Array(shape[0]).fill(Number.POSITIVE_INFINITY));
    expect(await ssim(x, x, { dataRange, sigma, windowSize }).data()).toEqual(new Float32Array(shape[0]).fill(1));
    if (one.gradient) close(await gradient.data(), one.gradient, 6);
  });
});

describe('several classes an image', () => {
  it.each(fixtures.multiLabels)('$name: all figures', (one) => {
    const { name, images, classes, threshold, empty } = one;
    const shown = Uint8Array.from(words(`multiLabel.${name}.shown`, images * classes), (word, i) =>
      Number(word % 3 === 0 && !empty.includes(i % classes)),
    );
    const probabilities = Float64Array.from(
      normal(`multiLabel.${name}.logits`, [images, classes]),
      (value, i) => 1 / (1 + Math.exp(-(value + shown[i]))),
    );
    const report = multiLabelReport(probabilities, shown, classes, { threshold });
    expect(report.classes.map(({ support }) => support)).toEqual(one.support);
    for (const key of ['precision', 'recall', 'f1'] as const) {
      close(
        report.classes.map((own) => own[key]),
        one[key],
      );
      expect(report.macro[key]).toBeCloseTo(one.macro[key], 12);
      expect(report.micro[key]).toBeCloseTo(one.micro[key], 12);
    }
    for (const key of ['averagePrecision', 'rocAuc'] as const)
      close(
        report.classes.flatMap((own, c) => (empty.includes(c) ? [] : [own[key]])),
        one[key],
      );
    for (const c of empty) expect(report.classes[c].averagePrecision).toBeNaN();
    for (const key of ['meanAveragePrecision', 'macroAuc', 'accuracy', 'exactMatch'] as const)
      expect(report[key]).toBeCloseTo(one[key], 12);
  });

  it('refuses what fits no rows', () => {
    expect(() => multiLabelReport([0.1, 0.2, 0.3], [0, 1, 0], 2)).toThrow('3 targets are not rows of 2 classes');
    expect(() => multiLabelReport([0.1, 0.2], [0, 2], 2)).toThrow('labels must be 0 and 1');
    expect(() => multiLabelReport([0.1, Number.NaN], [0, 1], 2)).toThrow('scores[1] must be a number: got NaN');
    expect(() => multiLabelReport([0.1], [1], 1, { threshold: 2 })).toThrow('threshold must be');
  });
});
