// Labelled images in host memory, as bytes: what batches are made of.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import type { IdxArray } from './idx.ts';

export interface ImageSet {
  /** `[count, height, width, channels]`, row-major, 0…255. */
  readonly pixels: Uint8Array;
  readonly labels: Int32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classNames: readonly string[];
}

/**
 * An image set of one channel from the two arrays of an MNIST-like data set.
 * @throws ShapeError when they do not fit each other; ValueError for a label without a class
 */
export function imageSetFromIdx(images: IdxArray, labels: IdxArray, classNames: readonly string[]): ImageSet {
  const [count, height, width] = images.shape;
  if (images.shape.length !== 3 || labels.shape.length !== 1 || labels.shape[0] !== count) {
    throw new ShapeError(
      `imageSetFromIdx: needs images [N, H, W] and labels [N]: got ${formatShape(images.shape)} and ${formatShape(labels.shape)}`,
    );
  }
  const wrong = labels.data.findIndex((label) => label >= classNames.length);
  if (wrong >= 0) {
    throw new ValueError(
      `imageSetFromIdx: label ${labels.data[wrong]} of image ${wrong} is outside 0…${classNames.length - 1}, the ${classNames.length} classes`,
    );
  }
  return { pixels: images.data, labels: Int32Array.from(labels.data), height, width, channels: 1, classNames };
}

/** The first `count` images. */
export function takeImages(set: ImageSet, count: number): ImageSet {
  const size = set.height * set.width * set.channels;
  return { ...set, pixels: set.pixels.subarray(0, count * size), labels: set.labels.subarray(0, count) };
}

/** A copy of the images of these numbers, in this order. */
export function selectImages(set: ImageSet, numbers: readonly number[]): ImageSet {
  const size = set.height * set.width * set.channels;
  const pixels = new Uint8Array(numbers.length * size);
  numbers.forEach((i, n) => {
    pixels.set(set.pixels.subarray(i * size, (i + 1) * size), n * size);
  });
  return { ...set, pixels, labels: Int32Array.from(numbers, (i) => set.labels[i]) };
}

/** Mean and standard deviation of each channel over all pixels, as fractions of 255. */
export function channelStatistics({ pixels, channels }: ImageSet): { readonly mean: number[]; readonly std: number[] } {
  const sums = new Array<number>(channels).fill(0);
  const squares = new Array<number>(channels).fill(0);
  for (let i = 0; i < pixels.length; i++) {
    sums[i % channels] += pixels[i];
    squares[i % channels] += pixels[i] * pixels[i];
  }
  const count = Math.max(1, pixels.length / channels);
  const mean = sums.map((sum) => sum / count);
  const std = squares.map((square, c) => Math.sqrt(Math.max(0, square / count - mean[c] * mean[c])));
  return { mean: mean.map((value) => value / 255), std: std.map((value) => Math.max(value, 1) / 255) };
}
