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
  const mean = sum / count;
  for (let i = 0; i < count; i++) {
    const distance = values[i] - mean;
    square += distance * distance;
    const size = Math.abs(values[i]);
    if (size > largest) largest = size;
  }
  return [mean, Math.sqrt(square / count), largest];
}

/** Deviations of a sample's mean and standard deviation from the true ones that chance does not explain. */
export const UNLIKELY = 5;
