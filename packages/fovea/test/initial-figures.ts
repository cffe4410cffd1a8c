// Figures of initial values, and those of timm's models, for tests.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Figures = readonly [mean: number, std: number, largest: number];

export const fixture = JSON.parse(
  gunzipSync(readFileSync(new URL('fixtures/initial-weights.json.gz', import.meta.url))).toString(),
) as {
  readonly models: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
  readonly gains: Readonly<Record<string, number>>;
  readonly leakyGain: number;
  readonly dirac: readonly number[];
};

export function figures(values: ArrayLike<number>): Figures {
  const count = values.length;
  let [sum, square, largest] = [0, 0, 0];
  for (let i = 0; i < count; i++) sum += values[i];
  for (let i = 0; i < count; i++) {
    square += (values[i] - sum / count) ** 2;
    largest = Math.max(largest, Math.abs(values[i]));
  }
  return [sum / count, Math.sqrt(square / count), largest];
}

/** Deviations of a sample's mean and standard deviation from the true ones that chance does not explain. */
export const UNLIKELY = 5;
