// An optimiser around another one, whose parameters, learning rate and saved state are the other's.

import type { Parameter } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { KeptNames, OptimizerEntry } from './kept-values.ts';
import { Optimizer, type OptimizerOptions } from './optimizer.ts';

/** Base of `Lookahead` and `SAM`. What it keeps itself is saved beside what the optimiser within keeps. */
export abstract class WrappedOptimizer<Shared> extends Optimizer<OptimizerOptions, Shared> {
  constructor(
    name: string,
    protected readonly base: Optimizer,
    private readonly keeps: KeptNames,
  ) {
    super(base.params, { lr: base.lr }, { name, defaults: {}, ranges: {}, keeps });
  }

  /** That of the optimiser within. */
  override get lr(): number {
    return this.base.lr;
  }
  override set lr(value: number) {
    this.base.lr = value;
  }

  /** That of the optimiser within. */
  override get momentum(): number {
    return this.base.momentum;
  }
  override set momentum(value: number) {
    this.base.momentum = value;
  }

  override gradients(loss: Tensor): Map<Parameter, Tensor> {
    return this.base.gradients(loss);
  }

  override async stateDict(): Promise<Map<string, OptimizerEntry>> {
    return new Map([...(await this.base.stateDict()), ...(await super.stateDict())]);
  }

  override loadStateDict(dict: ReadonlyMap<string, OptimizerEntry>): void {
    const { perParameter, shared } = this.keeps;
    const names = new Set([...perParameter, ...shared]);
    const isOwn = (key: string): boolean => names.has(key.slice(key.indexOf('.') + 1));
    const part = (own: boolean): Map<string, OptimizerEntry> =>
      new Map([...dict].filter(([key]) => isOwn(key) === own));
    // First, so that what does not fit changes nothing.
    this.requireState(part(true));
    this.base.loadStateDict(part(false));
    super.loadStateDict(part(true));
  }
}
