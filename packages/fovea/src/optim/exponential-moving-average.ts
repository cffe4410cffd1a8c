// Exponential moving average of a model's weights (Polyak & Juditsky 1992; decay with warm-up as in TensorFlow and timm).

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import { elementCount, formatShape, sameShape } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import { realize, State, where } from '../tensor/index.ts';
import { guard, takeValues } from '../tensor/internal.ts';
import type { OptimizerEntry } from './kept-values.ts';
import { approach, countStep } from './moments.ts';

/** Options of `ExponentialMovingAverage`. */
export interface ExponentialMovingAverageOptions {
  /** Share of the average that stays in an update. Default 0.9999. */
  readonly decay?: number;
  /** Lets update t, counted from 1, keep at most t / (9 + t), so that early weights are soon forgotten. Default true. */
  readonly warmup?: boolean;
}

/** One weight or running statistic, and its average; while the average is applied they are exchanged. */
interface Pair {
  readonly live: State;
  readonly shadow: State;
}

const COUNT = 'num_updates';

/**
 * a ← decay·a + (1 − decay)·w of all float32 parameters and buffers of a model; the first update copies them, as PyTorch's AveragedModel
 * does.
 * @example
 * const layer = new Linear(2, 3);
 * const average = new ExponentialMovingAverage(layer, { decay: 0.999 });
 * average.update(); // after each step of the optimiser
 * await average.apply(); // then evaluate, or save the weights
 * await average.restore();
 */
export class ExponentialMovingAverage {
  private readonly pairs = new Map<string, Pair>();
  private readonly count = new State(new Float32Array(1), []);
  private readonly options: Required<ExponentialMovingAverageOptions>;
  private isApplied = false;

  /** @throws ValueError unless 0 ≤ decay < 1 */
  constructor(model: Module, options: ExponentialMovingAverageOptions = {}) {
    requireOptions('ExponentialMovingAverage', options, ['decay', 'warmup']);
    this.options = { decay: 0.9999, warmup: true, ...options };
    requireRanges('ExponentialMovingAverage', this.options, { decay: 'fraction' });
    for (const [name, live] of model.namedStates()) {
      if (live.dtype !== 'float32') continue;
      this.pairs.set(name, { live, shadow: new State(new Float32Array(elementCount(live.shape)), live.shape) });
    }
  }

  /**
   * Takes the weights as they are now into the average; carried out with the next realize or by the compiled step.
   * @throws ValueError while the average is applied
   */
  update(): void {
    this.requireApplied(false, 'update', 'restore the weights first');
    const { decay, warmup } = this.options;
    const count = countStep(() => this.count);
    const fresh = 1 - decay;
    const later = warmup ? count.add(9).reciprocal().mul(9).maximum(fresh) : fresh;
    const share = where(count.equal(1), 1, later);
    for (const { live, shadow } of this.pairs.values()) approach(shadow, live.read(), share);
  }

  /**
   * Puts the averages into the model, and keeps its weights for `restore`.
   * @throws ValueError when they are there already, or before the first update
   */
  async apply(): Promise<void> {
    this.requireApplied(false, 'apply', 'it is applied already');
    if ((await this.count.data())[0] === 0)
      throw new ValueError('ExponentialMovingAverage.apply: nothing is averaged yet; call update after a step');
    await this.exchange();
  }

  /**
   * Puts the weights back into the model.
   * @throws ValueError when the average is not applied
   */
  async restore(): Promise<void> {
    this.requireApplied(true, 'restore', 'it is not applied');
    await this.exchange();
  }

  private requireApplied(wanted: boolean, task: string, reason: string): void {
    if (guard(() => this.isApplied) !== wanted) throw new ValueError(`ExponentialMovingAverage.${task}: ${reason}`);
  }

  private async exchange(): Promise<void> {
    for (const { live, shadow } of this.pairs.values()) {
      const [weights, averages] = [live.read(), shadow.read()];
      live.assign(averages);
      shadow.assign(weights);
    }
    this.isApplied = !this.isApplied;
    await realize();
  }

  /** Copies of the averages under the weights' names, and the number of updates. */
  async stateDict(): Promise<Map<string, OptimizerEntry>> {
    const dict = new Map<string, OptimizerEntry>([[COUNT, { shape: [], data: await this.count.data() }]]);
    for (const [name, { live, shadow }] of this.pairs) {
      const { shape } = shadow;
      dict.set(name, { shape, data: await (this.isApplied ? live : shadow).data() });
    }
    return dict;
  }

  /**
   * Goes on from saved averages.
   * @throws ValueError, ShapeError when they are not of this model, or while the average is applied
   */
  loadStateDict(dict: ReadonlyMap<string, OptimizerEntry>): void {
    this.requireApplied(false, 'loadStateDict', 'restore the weights first');
    const states = new Map([
      [COUNT, this.count],
      ...[...this.pairs].map(([name, { shadow }]) => [name, shadow] as const),
    ]);
    for (const [name, state] of states) {
      const entry = dict.get(name);
      if (!entry) throw new ValueError(`ExponentialMovingAverage: the saved averages lack ${name}`);
      if (!sameShape(entry.shape, state.shape)) {
        throw new ShapeError(
          `ExponentialMovingAverage: the saved ${name} has shape ${formatShape(entry.shape)}; expected ${formatShape(state.shape)}`,
        );
      }
    }
    for (const name of dict.keys()) {
      if (!states.has(name))
        throw new ValueError(`ExponentialMovingAverage: the model has no ${name} that is averaged`);
    }
    for (const [name, state] of states) takeValues(state, Float32Array.from((dict.get(name) as OptimizerEntry).data));
  }
}
