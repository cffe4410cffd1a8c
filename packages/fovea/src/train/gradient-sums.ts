// Sums of gradients over several passes, by which one step is made.

import { elementCount } from '../base/shape.ts';
import type { Parameter } from '../nn/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { State, type Tensor, zeros } from '../tensor/index.ts';

/** Sums of gradients over the batches of a step. */
export class GradientSums {
  private readonly sums = new Map<Parameter, State>();

  constructor(
    private readonly optimizer: Optimizer,
    private readonly batches: number,
  ) {}

  /** The mean so far, with this batch's part. */
  private withLoss(loss: Tensor): Map<Parameter, Tensor> {
    const gradients = this.optimizer.gradients(loss.mul(1 / this.batches));
    return new Map([...gradients].map(([parameter, slope]) => [parameter, this.sumOf(parameter).read().add(slope)]));
  }

  private sumOf(parameter: Parameter): State {
    let sum = this.sums.get(parameter);
    if (!sum) {
      sum = new State(new Float32Array(elementCount(parameter.shape)), parameter.shape);
      this.sums.set(parameter, sum);
    }
    return sum;
  }

  add(loss: Tensor): void {
    for (const [parameter, sum] of this.withLoss(loss)) this.sumOf(parameter).assign(sum);
  }

  /** Steps by the mean, and starts over, whatever the mean is: 0 times NaN would stay. */
  step(loss: Tensor): void {
    const means = this.withLoss(loss);
    this.optimizer.step(means);
    for (const [parameter, mean] of means) this.sumOf(parameter).assign(zeros(mean.shape));
  }
}
