// Tests of the page of a test of learning rates.

import { expect, it } from 'vitest';
import { completeConfig } from '../train/config.ts';
import { adviceText } from '../train/find-rate.ts';
import { rateTestHtml } from './rate-test.ts';

const points = [1e-4, 1e-3, 1e-2, 1e-1].map((lr, i) => ({
  lr,
  loss: [2.5, 2, 1.5, 90][i],
  smoothed: [2.5, 2.2, 2, 40][i],
}));
const data = {
  name: 'a & b',
  labels: { train: new Int32Array(1200), validation: new Int32Array(9), test: new Int32Array(9) },
};
const html = (test: Parameters<typeof adviceText>[0]) => rateTestHtml({ config: completeConfig({}), data, test });

it('shows the curve, the suggestions and the settings that count', () => {
  const test = { points, valley: 1.234e-3, steepest: 1e-2, diverged: true };
  const page = html(test);
  expect(page).toContain('a &amp; b, 1,200 training images');
  expect(page).toContain('<b>1.2e-3</b>');
  expect(page).toMatch(
    /<svg role="img" aria-label="loss over 4 learning rates"[\s\S]*valley 1\.2e-3[\s\S]*steepest 1\.0e-2/,
  );
  expect(page).toContain('it ended when the loss had gone off');
  expect(page).not.toContain('<td>momentum</td>');
  expect(page).not.toMatch(/NaN|undefined/);
  expect(adviceText(test)).toBe(
    'suggested learning rate: 0.0012 (half-way down the longest fall); the loss falls fastest at 0.01',
  );
});

it.each([[points.slice(0, 1)], [[]]])('has no suggestion for too few steps', (few) => {
  const test = { points: few, valley: undefined, steepest: undefined, diverged: true };
  expect(html(test)).toContain('<b>none</b>');
  expect(html(test)).not.toMatch(/NaN|undefined/);
  expect(adviceText(test)).toBe('the loss went off at once, so that there is no rate to suggest');
});
