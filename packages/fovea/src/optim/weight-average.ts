// Averages of a model's weights over training steps, which take the weights' place for evaluation.

import { ShapeError, ValueError } from '../base/errors.ts';
import { elementCount, formatShape, sameShape } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import { realize, State, type Tensor } from '../tensor/index.ts';
import { guard, takeValues } from '../tensor/internal.ts';
import type { OptimizerEntry } from './kept-values.ts';
import { approach, countStep } from './moments.ts';

/** One weight or running statistic, and its average; while the average is applied they are exchanged. */
interface Pair {
  readonly live: State;
  readonly shadow: State;
}

const COUNT = 'num_updates';

/** An average a ← a + share·(w − a) of all float32 parameters and buffers of a model. */
export abstract class WeightAverage {
  private readonly pairs = new Map<string, Pair>();
  private readonly count = new State(new Float32Array(1), []);
  private isApplied = false;

  /** @param name the class's, for messages */
  protected constructor(
    private readonly name: string,
    model: Module,
  ) {
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
    const share = this.shareOf(countStep(() => this.count));
    for (const { live, shadow } of this.pairs.values()) approach(shadow, live.read(), share);
  }

  /**
   * Puts the averages into the model, and keeps its weights for `restore`.
   * @throws ValueError when they are there already, or before the first update
   */
  async apply(): Promise<void> {
    this.requireApplied(false, 'apply', 'it is applied already');
    if ((await this.count.data())[0] === 0)
      throw new ValueError(`${this.name}.apply: nothing is averaged yet; call update after a step`);
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

  /** The share of the weights in an update, whose number, from 1, is `count`; 1 copies them. */
  protected abstract shareOf(count: Tensor): Tensor;

  private requireApplied(wanted: boolean, task: string, reason: string): void {
    if (guard(() => this.isApplied) !== wanted) throw new ValueError(`${this.name}.${task}: ${reason}`);
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
      if (!entry) throw new ValueError(`${this.name}: the saved averages lack ${name}`);
      if (!sameShape(entry.shape, state.shape)) {
        throw new ShapeError(
          `${this.name}: the saved ${name} has shape ${formatShape(entry.shape)}; expected ${formatShape(state.shape)}`,
        );
      }
    }
    for (const name of dict.keys()) {
      if (!states.has(name)) throw new ValueError(`${this.name}: the model has no ${name} that is averaged`);
    }
    for (const [name, state] of states) takeValues(state, Float32Array.from((dict.get(name) as OptimizerEntry).data));
  }
}
