// Sharpness-aware minimisation (Foret et al., arXiv:2010.01412; adaptive: Kwon et al., arXiv:2102.11600), around another optimiser.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRanges } from '../base/require.ts';
import type { Parameter } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { substitute } from '../tensor/internal.ts';
import { Optimizer, type OptimizerOptions, type Update } from './optimizer.ts';
import { WrappedOptimizer } from './wrapped-optimizer.ts';

/** Options of `SAM`. */
export interface SamOptions {
  /** How far from the weights the loss is looked at. Default 0.05; with `adaptive`, 0.5 to 2 is usual. */
  readonly rho?: number;
  /** Measures the distance in parts of each weight (ASAM). Default false. */
  readonly adaptive?: boolean;
}

/**
 * Steps by the gradient at w + ε, ε = rho·g / ‖g‖, where the loss nearby is highest: towards minima that are flat. Adaptive: ε = rho·w²·g / ‖w·g‖. The
 * loss is computed twice, from the same batch and with the same dropout; running statistics count once. `step` of gradients that are given is
 * that of the optimiser within.
 * @throws ValueError for options out of range, and for anything but an optimiser
 * @paper Foret et al., "Sharpness-aware minimization for efficiently improving generalization", arXiv:2010.01412
 * @example
 * const optimizer = new SAM(new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 }), { rho: 0.05 });
 */
export class SAM extends WrappedOptimizer<undefined> {
  private readonly rho: number;
  private readonly adaptive: boolean;

  constructor(base: Optimizer, options: SamOptions = {}) {
    if (!(base instanceof Optimizer)) refuse('SAM', 'base', 'an optimiser', base);
    requireOptions('SAM', options, ['rho', 'adaptive']);
    const { rho = 0.05, adaptive = false } = options;
    requireRanges('SAM', { rho, adaptive }, { rho: 'positive', adaptive: 'flag' });
    super('SAM', base, { perParameter: [], shared: [] });
    this.rho = rho;
    this.adaptive = adaptive;
  }

  /** The gradients of the scalar loss at w + ε. */
  override gradients(loss: Tensor): Map<Parameter, Tensor> {
    const slopes = super.gradients(loss);
    const scaled = [...slopes].map(([parameter, slope]) => {
      const weight = parameter.read();
      const inParts = this.adaptive ? slope.mul(weight.abs()) : slope;
      return { weight, inParts };
    });
    const norm = scaled.map(({ inParts }) => inParts.square().sum()).reduce((a, b) => a.add(b));
    const factor = norm.sqrt().add(1e-12).reciprocal().mul(this.rho);
    const moved = scaled.map(({ weight, inParts }): [Tensor, Tensor] => {
      const direction = this.adaptive ? inParts.mul(weight.abs()) : inParts;
      // The distance is not a function of the weights.
      return [weight, weight.add(direction.mul(factor).detach())];
    });
    return super.gradients(substitute(loss, new Map(moved)));
  }

  override step(gradients: ReadonlyMap<Parameter, Tensor>): void {
    this.base.step(gradients);
  }

  protected override prepare(): undefined {
    return undefined;
  }

  /** The optimiser within has changed the weights; there is nothing to add. */
  protected override update({ value }: Update<OptimizerOptions, undefined>): Tensor {
    return value;
  }
}
