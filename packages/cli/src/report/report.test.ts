// Tests of results and report: figures that follow from the logits, one file that needs no other, names that cannot break out.

import { decode } from 'fast-png';
import type { ImageSet } from 'fovea/data';
import type { RasterImage } from 'fovea/images';
import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../run-folder/epoch-record.ts';
import { completeConfig } from '../train/config.ts';
import { type Results, summarize } from '../train/results.ts';
import { confusionChart, lossChart } from './charts.ts';
import { imageAddress } from './png.ts';
import { reportHtml } from './report.ts';

const HOSTILE = '<script>alert("x")</script>&\'';

const set: ImageSet = {
  pixels: Uint8Array.from({ length: 4 * 6 }, (_, i) => 10 * i),
  labels: Int32Array.of(0, 1, 2, 0),
  height: 2,
  width: 3,
  channels: 1,
  classNames: ['cat', HOSTILE, 'bird'],
};

const logits = Float32Array.of(4, 0, 0, 0, 1, 3, 0, 0, 2, 0, 5, 0);
const { labels } = set;
const picture = (index: number): RasterImage => ({
  height: 2,
  width: 3,
  channels: 1,
  data: set.pixels.slice(6 * index, 6 * index + 6),
});
const results = summarize({ loss: 0.5, accuracy: 0.5, logits, labels: set.labels, classes: 3 }, set);

const record = (epoch: number): EpochRecord => ({
  epoch,
  trainLoss: 1 / epoch,
  trainAccuracy: 0.5,
  validationLoss: 1 / epoch,
  validationAccuracy: 0.5 + epoch / 100,
  lr: 0.001,
  imagesPerSecond: 1000,
  seconds: 3,
  best: true,
});

const report = (epochs: readonly EpochRecord[], over: Partial<Results> = {}): string =>
  reportHtml(
    {
      config: completeConfig({}),
      data: { name: HOSTILE, classNames: set.classNames, labels: { train: labels, validation: labels, test: labels } },
      epochs,
      results: { ...results, ...over },
      mistakes: results.worstMistakes.map(({ index }) => picture(index)),
      parameters: 1_500_000,
    },
    { cpu: HOSTILE },
  );

describe('summarize', () => {
  it('counts', () => {
    expect(results.confusion).toEqual([
      [1, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect([results.testAccuracy, results.testLoss, results.top3Accuracy]).toEqual([0.5, 0.5, 1]);
    expect(results.classes.map(({ support }) => support)).toEqual([2, 1, 1]);
  });

  it('says how far confidence is from accuracy', () => {
    const e = Math.exp;
    const confidences = [e(4) / (e(4) + 2), e(3) / (e(3) + e(1) + 1), e(2) / (e(2) + 2), e(5) / (e(5) + 2)];
    const right = [1, 0, 1, 0];
    // The first and the last share a bin, 14/15…1; the others have one each.
    const together = Math.abs(confidences[0] + confidences[3] - 1);
    const apart = Math.abs(confidences[1] - right[1]) + Math.abs(confidences[2] - right[2]);
    expect(results.calibrationError).toBeCloseTo((together + apart) / 4, 6);
  });

  it('lists mistakes, the surest first', () => {
    expect(results.worstMistakes.map(({ index, label, prediction }) => [index, label, prediction])).toEqual([
      [3, 0, 1],
      [1, 1, 2],
    ]);
    const e = Math.exp;
    expect(results.worstMistakes[0].confidence).toBeCloseTo(e(5) / (e(5) + 2), 6);
    expect(results.worstMistakes[1].confidence).toBeCloseTo(e(3) / (e(3) + e(1) + 1), 6);
  });
});

describe('reportHtml', () => {
  it('is one file with five charts, a picture for each mistake, all settings', () => {
    const html = report([record(1), record(2)]);
    expect(html.match(/<svg role="img" aria-label="[^"]+"/g)).toHaveLength(5);
    expect(html.match(/<img src="data:image\/png;base64,/g)).toHaveLength(2);
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
    expect(html).not.toMatch(/@import|url\((?!#)/);
    expect(html).not.toContain('momentum');
    expect(html).not.toContain('top-3');
    for (const text of ['2/2', '0:06', '1.50 M', 'weightDecay', 'prefers-color-scheme: dark']) {
      expect(html).toContain(text);
    }
  });

  it('shows names as text, wherever they come from', () => {
    const html = report([record(1)]);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;');
  });

  it('copes with one epoch, no mistakes, and figures that are not defined', () => {
    const html = report([record(1)], { worstMistakes: [], macroAuc: Number.NaN });
    expect(html).toContain('There are none.');
    expect(html).not.toContain('NaN');
  });
});

describe('charts', () => {
  it('draw curves of any length', () => {
    for (const count of [1, 2, 200]) {
      const records = Array.from({ length: count }, (_, i) => record(i + 1));
      expect(lossChart(records)).toContain(`aria-label="training loss and validation loss over ${count} epochs"`);
    }
  });

  it('draw the confusion matrix with the first class on top and every grid line once', () => {
    const svg = confusionChart(
      [
        [731, 1],
        [0, 42],
      ],
      ['cat', 'dog'],
    );
    const y = (text: string): number =>
      Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}<`).exec(svg)?.[1]);
    expect(y('731')).toBeLessThan(y('42'));
    expect(y('731')).toBe(y('cat'));
    const lines = [...svg.matchAll(/<path d="(M[\d.]+ [\d.]+L[\d.]+ [\d.]+)"/g)].map(([, path]) => path);
    expect(lines).toHaveLength(6);
    expect(new Set(lines).size).toBe(6);
  });

  it('draw the confusion matrix of many classes without numbers', () => {
    const names = Array.from({ length: 100 }, (_, i) => `class ${i}`);
    const counts = names.map((_, row) => names.map((_, column) => (row === column ? 731 : 0)));
    const svg = confusionChart(counts, names);
    expect(svg).not.toContain('731');
    expect(confusionChart([[731]], ['one'])).toContain('731');
    expect(svg.length).toBeLessThan(200_000);
  });
});

describe('imageAddress', () => {
  it('is the PNG of the image', () => {
    const address = imageAddress(picture(1));
    const png = decode(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
    expect([png.width, png.height, png.channels]).toEqual([3, 2, 1]);
    expect([...png.data]).toEqual([60, 70, 80, 90, 100, 110]);
  });
});
