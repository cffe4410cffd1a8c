// What all attacks share: options, their checks, and the gradient of the loss in the images.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape } from '../base/shape.ts';
import { compile, grad, type Tensor } from '../tensor/index.ts';

/** A scalar to be driven up: `(images, labels) => crossEntropy(model.forward(images), labels)`. */
export type AttackLoss = (images: Tensor, labels: Tensor) => Tensor;

export interface AttackOptions {
  /** Size of the budget; what it counts depends on the norm. */
  readonly epsilon: number;
  /** The labels are those to be reached: the loss is driven down. Default false. */
  readonly targeted?: boolean;
  /** Valid values of pixels. Default [0, 1]. */
  readonly range?: readonly [low: number, high: number];
}

/** Options with their defaults. */
export interface AttackPlan {
  readonly epsilon: number;
  /** 1 up the loss, −1 down. */
  readonly direction: 1 | -1;
  readonly low: number;
  readonly high: number;
}

/** @throws ValueError for options out of range, ShapeError unless images are `[N, …]` */
export function attackPlan(op: string, images: Tensor, options: AttackOptions): AttackPlan {
  const { epsilon, targeted = false, range = [0, 1] } = options;
  if (images.rank < 2 || images.dtype !== 'float32')
    throw new ShapeError(`${op}: needs float32 images [N, H, W, C]: got ${images.dtype} ${formatShape(images.shape)}`);
  requirePositive(op, 'epsilon', epsilon);
  const [low, high] = range;
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new ValueError(`${op}: range must be [low, high] with low < high: got [${low}, ${high}]`);
  return { epsilon, direction: targeted ? -1 : 1, low, high };
}

export function requirePositive(op: string, name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0))
    throw new ValueError(`${op}: ${name} must be a finite number > 0: got ${value}`);
}

export function requireCount(op: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new ValueError(`${op}: ${name} must be an integer ≥ 1: got ${value}`);
}

type Slope = (images: Tensor, labels: Tensor) => Promise<Tensor>;

/** Compiled once for each loss: attacks on batch after batch replay it. */
const compiled = new WeakMap<AttackLoss, Slope>();

/**
 * The gradient of the loss in the images.
 * @throws ValueError when the loss is no scalar or the gradient is not finite
 */
export async function slopeOf(op: string, loss: AttackLoss, images: Tensor, labels: Tensor): Promise<Float32Array> {
  let run = compiled.get(loss);
  if (!run) {
    run = compile((x: Tensor, y: Tensor) => {
      const value = loss(x, y);
      if (value.size !== 1) throw new ValueError(`${op}: the loss must be a scalar: got ${formatShape(value.shape)}`);
      return grad(value, [x])[0];
    });
    compiled.set(loss, run);
  }
  const slope = await run(images, labels);
  const values = (await slope.data()) as Float32Array;
  slope.dispose();
  if (!values.every(Number.isFinite)) throw new ValueError(`${op}: the gradient of the loss is not finite`);
  return values;
}

/** Pixels of clean images must be valid: then clipping a step never takes it out of the budget. */
export function requireInRange(op: string, pixels: Float32Array, { low, high }: AttackPlan): void {
  if (!pixels.every((value) => value >= low && value <= high)) {
    throw new ValueError(`${op}: pixels must lie in range [${low}, ${high}]; give the range of your images`);
  }
}
