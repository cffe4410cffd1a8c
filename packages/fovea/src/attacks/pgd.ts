// Projected gradient descent (Madry et al., ICLR 2018, arXiv:1706.06083) under budgets of four norms.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import { Generator, type Tensor, tensor } from '../tensor/index.ts';
import { type AttackLoss, type AttackOptions, type AttackPlan, attackPlan, planFor, slopeOf } from './attack.ts';
import { type AttackNorm, BUDGETS, type Budget } from './budget.ts';

/** Options of `pgd`. */
export interface PgdOptions extends AttackOptions {
  /** Default 'linf'. */
  readonly norm?: AttackNorm;
  /** Default 10. */
  readonly steps?: number;
  /** Length of a step in the norm. Default 2.5 · epsilon / steps; for 'l0', of a step in the L1 norm, 0.15 a value of the image. */
  readonly stepSize?: number;
  /** Whether to start from a random point of the budget. Default true. */
  readonly randomStart?: boolean;
  /** Of the random start. Default 0. */
  readonly seed?: number;
  /** For 'l1': the share of values that a step leaves alone. Default 0.99. */
  readonly quantile?: number;
}

const PGD_NAMES = [
  ...(['epsilon', 'targeted', 'range', 'norm', 'steps'] as const),
  ...(['stepSize', 'randomStart', 'seed', 'quantile'] as const),
] as const;

/** One attack: its budget and steps. */
interface Descent {
  readonly budget: Budget;
  readonly plan: AttackPlan;
  readonly stepSize: number;
  readonly quantile: number;
  /** Values of an image, and of one of its pixels. */
  readonly size: number;
  readonly pixel: number;
}

/**
 * x ← project(x + stepSize·direction(∂loss/∂x)), repeated: each step is projected onto the budget around every image and onto the valid
 * range. Put the model into evaluation mode first: in training mode its running statistics would follow the attack.
 * @shape images `[N, H, W, C]` → the same
 * @throws ValueError for an unknown norm, options out of range, pixels out of `range`, a loss that is not a scalar or has no finite
 * gradient
 * @paper Madry et al., ICLR 2018, arXiv:1706.06083
 * @example
 * const loss = (x: Tensor, y: Tensor) => crossEntropy(model.eval().forward(x), y);
 * const adversarial = await pgd(loss, images, labels, { epsilon: 8 / 255, steps: 2 });
 * adversarial.shape; // [2, 32, 32, 3]
 */
export async function pgd(loss: AttackLoss, images: Tensor, labels: Tensor, options: PgdOptions): Promise<Tensor> {
  requireOptions('pgd', options, PGD_NAMES);
  const { steps = 10, randomStart = true, seed = 0 } = options;
  requireCounts('pgd', { steps });
  requireRanges('pgd', { seed, randomStart }, { seed: 'seed', randomStart: 'flag' });
  const wanted = descentOf(attackPlan('pgd', images, options), images, steps, options);
  const pixels = (await images.data()) as Float32Array;
  const plan = planFor('pgd', pixels, wanted.plan);
  const descent = { ...wanted, plan };
  const clean = Float64Array.from(pixels);
  let change = new Float64Array(clean.length);
  if (plan.epsilon === 0) return imagesOf(clean, change, plan, images);
  if (randomStart) {
    change = await randomChange(images, descent, seed);
    projectAll(change, clean, descent);
  }
  for (let step = 0; step < steps; step++) {
    const current = imagesOf(clean, change, plan, images);
    const slope = Float64Array.from(await slopeOf('pgd', loss, current, labels));
    current.dispose();
    eachImage(descent, slope, (own, at) => {
      const { budget, stepSize, quantile } = descent;
      const move = budget.step(own, stepSize, quantile);
      for (let i = 0; i < move.length; i++) change[at + i] += plan.direction * move[i];
    });
    projectAll(change, clean, descent);
  }
  return imagesOf(clean, change, plan, images);
}

function descentOf(plan: AttackPlan, images: Tensor, steps: number, options: PgdOptions): Descent {
  const { norm = 'linf', quantile = 0.99 } = options;
  requireOneOf('pgd', 'norm', norm, Object.keys(BUDGETS));
  requireRange('pgd', 'quantile', quantile, 'fraction');
  const pixel = images.shape[images.rank - 1];
  const size = images.size / Math.max(1, images.shape[0]);
  if (norm === 'l0' && plan.epsilon !== 0)
    requireRange('pgd', 'epsilon of l0, a number of pixels,', plan.epsilon, 'count');
  const usual = norm === 'l0' ? 0.15 * size : (2.5 * plan.epsilon) / steps;
  const { stepSize = usual } = options;
  if (plan.epsilon !== 0 || options.stepSize !== undefined) requireRange('pgd', 'stepSize', stepSize, 'positive');
  return { budget: BUDGETS[norm], plan, stepSize, quantile, size, pixel };
}

function eachImage({ size }: Descent, values: Float64Array, visit: (own: Float64Array, at: number) => void): void {
  for (let at = 0; at < values.length; at += size) visit(values.subarray(at, at + size), at);
}

function projectAll(change: Float64Array, clean: Float64Array, descent: Descent): void {
  const { budget, plan, pixel, size } = descent;
  const { epsilon, low, high } = plan;
  eachImage(descent, change, (own, at) => {
    budget.project(own, { clean: clean.subarray(at, at + size), epsilon, low, high, pixel });
  });
}

async function randomChange(images: Tensor, descent: Descent, seed: number): Promise<Float64Array<ArrayBuffer>> {
  const generator = new Generator(seed);
  const [N] = images.shape;
  // Exponential sizes and signs for 'l1' take the most: two numbers a value and one more.
  const perImage = 2 * descent.size + 2;
  const uniforms = await generator.uniform([N, perImage]).data();
  const normals = await generator.normal([N, descent.size]).data();
  const change = new Float64Array(images.size);
  eachImage(descent, change, (own, at) => {
    const image = at / descent.size;
    let [u, n] = [image * perImage, image * descent.size];
    const { epsilon } = descent.plan;
    own.set(
      descent.budget.start(
        descent.size,
        epsilon,
        () => uniforms[u++],
        () => normals[n++],
      ),
    );
  });
  return change;
}

/** Rounded to float32, and valid after that, too. */
function imagesOf(clean: Float64Array, change: Float64Array, { low, high }: AttackPlan, like: Tensor): Tensor {
  const values = new Float32Array(clean.length);
  for (let i = 0; i < values.length; i++) values[i] = Math.min(high, Math.max(low, clean[i] + change[i]));
  return tensor(values, like.shape);
}
