// Labelled images in host memory, as bytes: what batches are made of.

import { ValueError } from '../base/errors.ts';
import { requireLabels, requireRanges } from '../base/require.ts';
import { requireLength, requireShape } from '../base/require-shape.ts';
import type { IdxArray } from './idx.ts';

/** Images of one size in memory, with labels. */
export interface ImageSet {
  /** `[count, height, width, channels]`, row-major, 0…255. */
  readonly pixels: Uint8Array;
  /** `[count]`: the class of each image, from 0. */
  readonly labels: Int32Array;
  /** Of every image, in pixels. */
  readonly height: number;
  /** Of every image, in pixels. */
  readonly width: number;
  /** 1 for grey images, 3 for colours. */
  readonly channels: number;
  /** In the order of the labels. */
  readonly classNames: readonly string[];
}

/**
 * Checks that pixels, labels and classes belong together.
 * @throws ValueError for invalid sizes, a label that is not a class, ShapeError for other numbers of pixels than images have
 */
export function requireImageSet(op: string, set: ImageSet): void {
  const { pixels, labels, height, width, channels, classNames } = set;
  requireRanges(op, { height, width, channels }, { height: 'count', width: 'count', channels: 'count' });
  requireLength(op, 'pixels', pixels.length, [labels.length, height, width, channels]);
  requireLabels(op, labels, classNames.length);
}

/**
 * An image set of one channel from the two arrays of an MNIST-like data set.
 * @throws ShapeError when they do not fit each other; ValueError for a label without a class
 * @example
 * const images = { shape: [2, 1, 1], data: Uint8Array.of(0, 255) };
 * imageSetFromIdx(images, { shape: [2], data: Uint8Array.of(0, 1) }, ['zero', 'one']).labels; // [0, 1]
 */
export function imageSetFromIdx(images: IdxArray, labels: IdxArray, classNames: readonly string[]): ImageSet {
  const [count, height, width] = images.shape;
  requireShape('imageSetFromIdx', 'images', images.shape, ['N', 'H', 'W']);
  requireShape('imageSetFromIdx', 'labels', labels.shape, [count]);
  const set = { pixels: images.data, labels: Int32Array.from(labels.data), height, width, channels: 1, classNames };
  requireImageSet('imageSetFromIdx', set);
  return set;
}

/**
 * The first `count` images, or all where there are fewer.
 * @throws ValueError unless `count` is a whole number ≥ 0
 * @example
 * takeImages(imageSet, 2).labels; // [0, 0]
 */
export function takeImages(set: ImageSet, count: number): ImageSet {
  requireRanges('takeImages', { count }, { count: 'countOrZero' });
  const size = set.height * set.width * set.channels;
  return { ...set, pixels: set.pixels.subarray(0, count * size), labels: set.labels.subarray(0, count) };
}

/**
 * A copy of the images of these numbers, in this order.
 * @throws ValueError for a number that no image has
 * @example
 * selectImages(imageSet, [2, 0]).labels; // [1, 0]
 */
export function selectImages(set: ImageSet, numbers: readonly number[]): ImageSet {
  const count = set.labels.length;
  const wrong = numbers.findIndex((i) => !(Number.isInteger(i) && i >= 0 && i < count));
  if (wrong >= 0)
    throw new ValueError(`selectImages: there is no image ${numbers[wrong]}; they are counted from 0 to ${count - 1}`);
  const size = set.height * set.width * set.channels;
  const pixels = new Uint8Array(numbers.length * size);
  numbers.forEach((i, n) => {
    pixels.set(set.pixels.subarray(i * size, (i + 1) * size), n * size);
  });
  return { ...set, pixels, labels: Int32Array.from(numbers, (i) => set.labels[i]) };
}

/**
 * Mean and standard deviation of each channel over all pixels, as fractions of 255.
 * @throws ValueError for a set without images, or one whose pixels, labels and classes do not fit
 * @example
 * channelStatistics(imageSet).mean; // [0.4]
 */
export function channelStatistics(set: ImageSet): { readonly mean: number[]; readonly std: number[] } {
  requireImageSet('channelStatistics', set);
  const { pixels, channels } = set;
  if (pixels.length === 0) throw new ValueError('channelStatistics: there are no images; give at least one');
  const sums = new Array<number>(channels).fill(0);
  const squares = new Array<number>(channels).fill(0);
  for (let i = 0; i < pixels.length; i++) {
    sums[i % channels] += pixels[i];
    squares[i % channels] += pixels[i] * pixels[i];
  }
  const count = pixels.length / channels;
  const mean = sums.map((sum) => sum / count);
  const std = squares.map((square, c) => Math.sqrt(Math.max(0, square / count - mean[c] * mean[c])));
  return { mean: mean.map((value) => value / 255), std: std.map((value) => Math.max(value, 1) / 255) };
}
