// Signal propagation over training: what a training loop calls after each step, and what it has recorded.

import { requireNames } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import type { Shape } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { ModelInput } from './model-input.ts';
import { nameOf } from './profile.ts';
import { requireModel } from './require-input.ts';
import { completeOptions, inputsOf, measureSignals, type SignalOptions } from './signal-propagation.ts';
import type { SignalHistory, SignalRecord } from './signal-report.ts';
import { signalWarnings } from './signal-warnings.ts';

/** Options of `SignalRecorder`. */
export interface SignalRecorderOptions<M extends Module = Module> extends Omit<SignalOptions<M>, 'spectra'> {
  /** Steps from one record to the next. Default 100. */
  readonly every?: number;
}

const OP = 'SignalRecorder';

/**
 * Records `signalPropagation` of the same inputs every so many steps, without spectra. Weights, running statistics and random streams stay as they are, so
 * that training goes on as if nothing had been recorded.
 * @example
 * const recorder = new SignalRecorder(model, images, { every: 50 });
 * await recorder.step(); // at the start, and after each step of training
 * recorder.history().records.length; // 1
 */
export class SignalRecorder<M extends Module = Module> {
  private readonly inputs: readonly Tensor[];
  private readonly shape: Shape;
  private readonly options: Pick<Required<SignalRecorderOptions<M>>, 'mode' | 'seed' | 'every'> &
    Pick<SignalOptions<M>, 'loss'>;
  private readonly records: SignalRecord[] = [];
  private steps = 0;

  /**
   * @param input as `signalPropagation` takes it; a few inputs are enough
   * @throws as `signalPropagation`
   */
  constructor(
    private readonly model: M,
    input: ModelInput,
    options: SignalRecorderOptions<M> = {},
  ) {
    requireModel(OP, model);
    requireNames(OP, options, ['loss', 'mode', 'seed', 'every']);
    const { every = 100, ...rest } = options;
    requireRanges(OP, { every }, { every: 'count' });
    const { mode, seed, loss } = completeOptions(OP, rest);
    this.options = { every, mode, seed, ...(loss && { loss }) };
    const { tensors, described } = inputsOf(OP, input, seed);
    this.inputs = tensors;
    this.shape = described[0].shape;
  }

  /** Counts a step, and records the state after it if it is its turn: so does the first call, before training. */
  async step(): Promise<void> {
    if (this.steps++ % this.options.every === 0) await this.record(this.steps - 1);
  }

  /** Records now, whatever its turn. */
  async record(step: number = this.steps): Promise<void> {
    const { mode, seed, loss } = this.options;
    const found = await measureSignals(this.model, this.inputs, { op: OP, mode, seed, ...(loss && { loss }) });
    const { biases: _, ...kept } = found;
    this.records.push({ step, ...kept, warnings: signalWarnings(found) });
  }

  /** What has been recorded so far, as a plain object. */
  history(): SignalHistory {
    return {
      kind: 'signal-history',
      version: 1,
      model: nameOf(this.model),
      inputShape: this.shape,
      mode: this.options.mode,
      seed: this.options.seed,
      records: [...this.records],
    };
  }
}
