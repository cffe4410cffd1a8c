// What all attacks share: options, their checks, and the gradient of the loss in the images.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireInterval, requireRanges } from '../base/require.ts';
import { formatShape } from '../base/shape.ts';
import { grad, type Tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';

/** A scalar to be driven up: `(images, labels) => crossEntropy(model.forward(images), labels)`. */
export type AttackLoss = (images: Tensor, labels: Tensor) => Tensor;

/** Options of all attacks. */
export interface AttackOptions {
  /** Size of the budget; what it counts depends on the norm. 0 gives the clean images. */
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
  /** Bounds of pixels, as float32 holds them. */
  readonly low: number;
  readonly high: number;
}

/** @throws ValueError for options out of range, ShapeError unless images are `[N, …]` */
export function attackPlan(op: string, images: Tensor, options: AttackOptions): AttackPlan {
  const { epsilon, targeted = false, range = [0, 1] } = options;
  if (images.rank < 2 || images.dtype !== 'float32')
    throw new ShapeError(`${op}: needs float32 images [N, H, W, C]: got ${images.dtype} ${formatShape(images.shape)}`);
  requireRanges(op, { epsilon, targeted }, { epsilon: 'notNegative', targeted: 'flag' });
  requireInterval(op, 'range', range, { relation: '<' });
  const [low, high] = range;
  // Pixels are float32: the number nearest to 0.1, which is what a pixel of 0.1 is, lies above 0.1.
  return { epsilon, direction: targeted ? -1 : 1, low: Math.fround(low), high: Math.fround(high) };
}

/**
 * The gradient of the loss in the images.
 * @throws ValueError when the loss is not a scalar or the gradient is not finite
 */
export async function slopeOf(op: string, loss: AttackLoss, images: Tensor, labels: Tensor): Promise<Float32Array> {
  // Attacks on batch after batch replay it.
  const run = compiledFor(loss, 'attack', (x: Tensor, y: Tensor) => {
    const value = loss(x, y);
    if (value.size !== 1) throw new ValueError(`${op}: the loss must be a scalar: got ${formatShape(value.shape)}`);
    return grad(value, [x])[0];
  });
  const slope = await run(images, labels);
  const values = (await slope.data()) as Float32Array;
  slope.dispose();
  if (!values.every(Number.isFinite)) throw new ValueError(`${op}: the gradient of the loss is not finite`);
  return values;
}

/** By how much, relative to the larger bound, normalisation in float32 may round a pixel out of the range: a few units in the last place. */
const ROUNDING = 2 ** -21;

/**
 * The plan for clean pixels, which must be valid: then clipping a step never takes it out of the budget. Where rounding has put pixels just
 * outside, the range reaches as far.
 * @throws ValueError for pixels outside, or NaN
 */
export function planFor(op: string, pixels: Float32Array, plan: AttackPlan): AttackPlan {
  const shown = [plan.low, plan.high].map((bound) => Number(bound.toPrecision(7)));
  const slack = ROUNDING * Math.max(Math.abs(plan.low), Math.abs(plan.high));
  let { low, high } = plan;
  for (const value of pixels) {
    if (!(value >= plan.low - slack && value <= plan.high + slack)) {
      throw new ValueError(
        `${op}: pixels must lie in range [${shown.join(', ')}]: got ${value}; give the range of your images`,
      );
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { ...plan, low, high };
}
