// Pictures and what PIL, torchvision and timm make of them, from the fixtures that tools/fixtures/images.py has made.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RasterImage } from '../src/images/index.ts';

interface Packed {
  readonly shape: readonly [number, number, 1 | 3];
  readonly dtype: 'uint8' | 'float32';
  readonly data: string;
}

export interface ImageCase {
  readonly function: string;
  readonly image: string;
  readonly arguments: readonly unknown[];
  /** Which of the images that the function gives, where it gives several. */
  readonly element?: number;
  readonly result: Packed;
}

interface Content {
  readonly pictures: Readonly<Record<string, Packed>>;
  readonly cases: readonly ImageCase[];
  readonly files: Readonly<Record<string, Packed>>;
  /** Magnitudes by operation, and whether they are signed. */
  readonly policies: Readonly<Record<string, Readonly<Record<string, readonly [number[], boolean]>>>>;
  /** At 0.05, 0.1, … 0.95, of what was drawn. */
  readonly quantiles: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

const FOLDER = new URL('fixtures/images/', import.meta.url);

export const imageFile = (name: string): URL => new URL(name, FOLDER);
export const fileBytes = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(imageFile(name)));

const content = JSON.parse(gunzipSync(fileBytes('transforms.json.gz')).toString()) as Content;

export function valuesOf({ dtype, data }: Packed): Uint8Array | Float32Array {
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  return dtype === 'float32' ? new Float32Array(bytes.buffer) : bytes;
}

export function unpackImage(packed: Packed): RasterImage {
  const [height, width, channels] = packed.shape;
  return { height, width, channels, data: valuesOf(packed) as Uint8Array };
}

export const picture = (name: string): RasterImage => unpackImage(content.pictures[name]);
export const casesOfFunction = (name: string): readonly ImageCase[] =>
  content.cases.filter((one) => one.function === name);
export const FUNCTIONS = [...new Set(content.cases.map((one) => one.function))];
export const { policies, quantiles } = content;
export const READ_FILES = Object.entries(content.files);

/** The largest difference of two lists of the same length; Infinity where they are not. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < a.length; i++)
    most = Math.max(most, Number.isNaN(a[i] - b[i]) ? Infinity : Math.abs(a[i] - b[i]));
  return most;
}
