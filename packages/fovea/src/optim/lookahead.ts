// Lookahead (Zhang et al., arXiv:1907.08610), as timm.optim.Lookahead: slow weights that follow every few steps of another optimiser.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRanges } from '../base/require.ts';
import type { Parameter } from '../nn/index.ts';
import { type Tensor, where } from '../tensor/index.ts';
import type { Keep } from './kept-values.ts';
import { keepNew } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type Update } from './optimizer.ts';
import { WrappedOptimizer } from './wrapped-optimizer.ts';

/** Options of `Lookahead`. */
export interface LookaheadOptions {
  /** How far the slow weights go towards the fast ones. Default 0.5. */
  readonly alpha?: number;
  /** Steps of the optimiser within before the slow weights follow. Default 6. */
  readonly k?: number;
}

const KEEPS = { perParameter: ['lookahead_slow_buff'], shared: ['lookahead_step'] } as const;

/** Scalars of a step. */
interface Turn {
  /** Whether the slow weights start from the weights before the step. */
  readonly starts: Tensor;
  /** Whether they follow. */
  readonly ends: Tensor;
}

/**
 * Every k steps of the optimiser within, slow ← slow + alpha·(w − slow) and w ← slow; slow starts as the first weights. Learning rate, groups
 * and clipping are those of the optimiser within.
 * @throws ValueError for options out of range, and for anything but an optimiser
 * @paper Zhang et al., "Lookahead optimizer: k steps forward, 1 step back", arXiv:1907.08610
 * @example
 * const optimizer = new Lookahead(new RAdam(model.parameters(), { lr: 0.01 }), { k: 5 });
 */
export class Lookahead extends WrappedOptimizer<Turn> {
  private readonly alpha: number;
  private readonly k: number;
  /** The weights before the step at hand. */
  private readonly before = new Map<Parameter, Tensor>();

  constructor(base: Optimizer, options: LookaheadOptions = {}) {
    if (!(base instanceof Optimizer)) refuse('Lookahead', 'base', 'an optimiser', base);
    requireOptions('Lookahead', options, ['alpha', 'k']);
    const { alpha = 0.5, k = 6 } = options;
    requireRanges('Lookahead', { alpha, k }, { alpha: 'probability', k: 'count' });
    super('Lookahead', base, KEEPS);
    this.alpha = alpha;
    this.k = k;
  }

  override step(gradients: ReadonlyMap<Parameter, Tensor>): void {
    for (const parameter of this.params) this.before.set(parameter, parameter.read());
    this.base.step(gradients);
    super.step(gradients);
    this.before.clear();
  }

  protected override prepare(_options: Complete<OptimizerOptions>, _lr: Tensor, keep: Keep): Turn {
    const count = keep('lookahead_step');
    const before = count.read();
    const ends = before.greaterEqual(this.k - 1);
    count.assign(where(ends, 0, before.add(1)));
    return { starts: before.equal(0), ends };
  }

  protected override update({ value, parameter, shared, keep }: Update<OptimizerOptions, Turn>): Tensor {
    const kept = keep('lookahead_slow_buff');
    const slow = where(shared.starts, this.before.get(parameter) as Tensor, kept.read());
    const followed = slow.add(value.sub(slow).mul(this.alpha));
    keepNew(kept, where(shared.ends, followed, slow));
    return where(shared.ends, followed, value);
  }
}
