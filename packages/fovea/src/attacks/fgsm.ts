// The fast gradient sign method (Goodfellow et al., ICLR 2015, arXiv:1412.6572).

import { requireOptions } from '../base/options.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { type AttackLoss, type AttackOptions, attackPlan, planFor, slopeOf } from './attack.ts';

/**
 * clip(x + epsilon·sign(∂loss/∂x)) to the valid range. Put the model into evaluation mode first: in training mode its running statistics
 * would follow the attack.
 * @shape images `[N, H, W, C]` → the same
 * @throws ValueError for options out of range, pixels out of `range`, a loss that is not a scalar or has no finite gradient
 * @paper Goodfellow et al., ICLR 2015, arXiv:1412.6572
 * @example
 * const loss = (x: Tensor, y: Tensor) => crossEntropy(model.eval().forward(x), y);
 * const adversarial = await fgsm(loss, images, labels, { epsilon: 8 / 255 });
 * adversarial.shape; // [2, 32, 32, 3]
 */
export async function fgsm(loss: AttackLoss, images: Tensor, labels: Tensor, options: AttackOptions): Promise<Tensor> {
  requireOptions('fgsm', options, ['epsilon', 'targeted', 'range']);
  const op = 'fgsm';
  const wanted = attackPlan(op, images, options);
  const pixels = (await images.data()) as Float32Array;
  const { epsilon, direction, low, high } = planFor(op, pixels, wanted);
  if (epsilon === 0) return tensor(pixels.slice(), images.shape);
  const slope = await slopeOf(op, loss, images, labels);
  const moved = pixels.map((value, i) =>
    Math.min(high, Math.max(low, value + direction * epsilon * Math.sign(slope[i]))),
  );
  return tensor(moved, images.shape);
}
