// Recurrent layers (RNN: Elman, 1990; LSTM: Hochreiter & Schmidhuber, 1997; GRU: Cho et al., arXiv:1406.1078) with PyTorch's names, batch first.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireOneOf, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { linear, relu, sigmoid } from '../ops/index.ts';
import { concat, stack, type Tensor, zeros } from '../tensor/index.ts';
import { runtime } from '../tensor/internal.ts';
import { deferred, uniform } from './init.ts';
import { toMemory } from './layout.ts';
import { Module, PARTS, Parameter } from './module.ts';

/** Options of recurrent layers. */
export interface RecurrentOptions {
  /** Layers one behind the other. Default 1. */
  readonly numLayers?: number;
  /** A second direction, from the end to the beginning, whose outputs stand behind those of the first. Default false. */
  readonly bidirectional?: boolean;
  /** Default true. */
  readonly bias?: boolean;
}

/** Options of `RNN`. */
export interface RNNOptions extends RecurrentOptions {
  /** 'tanh' or 'relu'. Default 'tanh'. */
  readonly nonlinearity?: 'tanh' | 'relu';
}

/** The weights of one layer in one direction. */
interface Weights {
  readonly suffix: string;
  readonly input: Parameter;
  readonly hidden: Parameter;
  readonly inputBias: Parameter | undefined;
  readonly hiddenBias: Parameter | undefined;
}

/** What is handed on from step to step: the output first. */
type Memory = readonly Tensor[];

abstract class Recurrent extends Module {
  private readonly weights: readonly Weights[];
  private readonly directions: number;

  constructor(
    private readonly layer: string,
    readonly inputSize: number,
    readonly hiddenSize: number,
    private readonly gates: number,
    options: RecurrentOptions,
  ) {
    super();
    requireOptions(layer, options, ['numLayers', 'bidirectional', 'bias']);
    const { numLayers = 1, bidirectional = false, bias = true } = options;
    requireCounts(layer, { inputSize, hiddenSize, numLayers });
    requireRange(layer, 'bidirectional', bidirectional, 'flag');
    requireRange(layer, 'bias', bias, 'flag');
    this.directions = bidirectional ? 2 : 1;
    this.weights = Array.from({ length: numLayers * this.directions }, (_, i) => {
      const level = Math.floor(i / this.directions);
      const suffix = `l${level}${i % this.directions === 1 ? '_reverse' : ''}`;
      return this.weightsOf(suffix, level === 0 ? inputSize : hiddenSize * this.directions, bias);
    });
  }

  private weightsOf(suffix: string, inputs: number, bias: boolean): Weights {
    const outputs = this.gates * this.hiddenSize;
    const bound = 1 / Math.sqrt(this.hiddenSize);
    const init = uniform(-bound, bound);
    const matrix = (rows: number): Parameter =>
      new Parameter(
        deferred(() => toMemory('linear', init([outputs, rows]), [rows, outputs])),
        [rows, outputs],
        'linear',
      );
    const vector = (): Parameter =>
      new Parameter(
        deferred(() => init([outputs])),
        [outputs],
      );
    return {
      suffix,
      input: matrix(inputs),
      hidden: matrix(this.hiddenSize),
      inputBias: bias ? vector() : undefined,
      hiddenBias: bias ? vector() : undefined,
    };
  }

  protected override *[PARTS](): ReturnType<Module[typeof PARTS]> {
    for (const { suffix, input, hidden, inputBias, hiddenBias } of this.weights) {
      yield [`weight_ih_${suffix}`, input];
      yield [`weight_hh_${suffix}`, hidden];
      if (inputBias) yield [`bias_ih_${suffix}`, inputBias];
      if (hiddenBias) yield [`bias_hh_${suffix}`, hiddenBias];
    }
  }

  /** `hidden`: what to go on from, h by layer and direction. */
  protected unroll(x: Tensor, hidden?: Tensor): Tensor {
    requireShape(this.layer, 'sequences', x.shape, ['N', 'T', this.inputSize]);
    if (hidden) requireShape(this.layer, 'hidden', hidden.shape, [this.weights.length, x.shape[0], this.hiddenSize]);
    if (x.shape[1] === 0) return zeros([x.shape[0], 0, this.hiddenSize * this.directions]);
    const first = (i: number): Tensor =>
      hidden ? hidden.slice(0, i, i + 1).squeeze(0) : this.zeros(x, i % this.directions === 1);
    let sequence = x;
    for (let at = 0; at < this.weights.length; at += this.directions) {
      const own = this.weights.slice(at, at + this.directions);
      const outputs = own.map((weights, direction) =>
        this.run(weights, sequence, this.start(first(at + direction)), direction === 1),
      );
      sequence = outputs.length === 1 ? outputs[0] : concat(outputs, 2);
    }
    return sequence;
  }

  /** Zeros, whose products the compiler leaves out; while work is counted by formula, values of the first step's input in their place. */
  private zeros(x: Tensor, backwards: boolean): Tensor {
    const [N, T] = x.shape;
    if (!runtime.effects.isCounting) return zeros([N, this.hiddenSize]);
    const t = backwards ? T - 1 : 0;
    return x
      .slice(1, t, t + 1)
      .slice(2, 0, 1)
      .reshape(N, 1)
      .expand(N, this.hiddenSize);
  }

  /** One layer in one direction, step by step: the graph has all of them. */
  private run(weights: Weights, x: Tensor, start: Memory, backwards: boolean): Tensor {
    const { input, hidden, inputBias, hiddenBias } = weights;
    const T = x.shape[1];
    const given = linear(x, input.read(), inputBias?.read());
    const order = Array.from({ length: T }, (_, t) => (backwards ? T - 1 - t : t));
    const outputs: Tensor[] = [];
    let memory = start;
    for (const t of order) {
      const kept = linear(memory[0], hidden.read(), hiddenBias?.read());
      memory = this.step(given.slice(1, t, t + 1).squeeze(1), kept, memory);
      outputs[t] = memory[0];
    }
    return stack(outputs, 1);
  }

  /** The memory before the first step, whose output is h. */
  protected abstract start(h: Tensor): Memory;

  /** The next memory from the gates' values of the input and of the output before. */
  protected abstract step(given: Tensor, kept: Tensor, memory: Memory): Memory;
}

/**
 * h ← tanh(W·x + b + V·h + c), or relu in place of tanh. In files `weight_ih_l0` is `[hiddenSize, inputSize]`. The output is h of every step;
 * PyTorch's `batch_first=True`. A second argument of `forward` is the h to begin with, instead of zeros.
 * @shape `[N, T, inputSize]` and, if given, h `[numLayers, N, hiddenSize]` → `[N, T, hiddenSize]`; with `bidirectional` twice as many layers, and
 * features of the output
 * @throws ValueError for sizes below 1, or an unknown nonlinearity; ShapeError for other sequences, or another h
 * @paper Elman, Cognitive Science 1990
 * @example
 * new RNN(4, 8, { nonlinearity: 'relu' }).forward(zeros([2, 5, 4])).shape; // [2, 5, 8]
 */
export class RNN extends Recurrent {
  readonly nonlinearity: 'tanh' | 'relu';

  constructor(inputSize: number, hiddenSize: number, options: RNNOptions = {}) {
    requireOptions('RNN', options, ['numLayers', 'bidirectional', 'bias', 'nonlinearity']);
    const { nonlinearity = 'tanh', ...rest } = options;
    requireOneOf('RNN', 'nonlinearity', nonlinearity, ['tanh', 'relu']);
    super('RNN', inputSize, hiddenSize, 1, rest);
    this.nonlinearity = nonlinearity;
  }

  override forward(x: Tensor, hidden?: Tensor): Tensor {
    return this.unroll(x, hidden);
  }

  protected override start(h: Tensor): Memory {
    return [h];
  }

  protected override step(given: Tensor, kept: Tensor): Memory {
    const sum = given.add(kept);
    return [this.nonlinearity === 'relu' ? relu(sum) : sum.tanh()];
  }
}

/**
 * c ← σ(f)·c + σ(i)·tanh(g), h ← σ(o)·tanh(c), the gates i, f, g, o linear in the input and in h. In files `weight_ih_l0` is
 * `[4·hiddenSize, inputSize]`. The output is h of every step; PyTorch's `batch_first=True`.
 * @shape `[N, T, inputSize]` → `[N, T, hiddenSize]`, or twice as many with `bidirectional`
 * @throws ValueError for sizes below 1; ShapeError for other sequences
 * @paper Hochreiter & Schmidhuber, Neural Computation 1997
 * @example
 * new LSTM(4, 8).forward(zeros([2, 5, 4])).shape; // [2, 5, 8]
 */
export class LSTM extends Recurrent {
  constructor(inputSize: number, hiddenSize: number, options: RecurrentOptions = {}) {
    super('LSTM', inputSize, hiddenSize, 4, options);
  }

  override forward(x: Tensor): Tensor {
    return this.unroll(x);
  }

  protected override start(h: Tensor): Memory {
    return [h, h];
  }

  protected override step(given: Tensor, kept: Tensor, [, cell]: Memory): Memory {
    const [i, f, g, o] = given.add(kept).chunk(4, 1);
    const next = sigmoid(f).mul(cell).add(sigmoid(i).mul(g.tanh()));
    return [sigmoid(o).mul(next.tanh()), next];
  }
}

/**
 * h ← (1 − z)·n + z·h with n = tanh(nₓ + σ(r)·nₕ), the gates r, z, n linear in the input (ₓ) and in h (ₕ). In files `weight_ih_l0` is
 * `[3·hiddenSize, inputSize]`. The output is h of every step; PyTorch's `batch_first=True`. A second argument of `forward` is the h to begin with,
 * instead of zeros.
 * @shape `[N, T, inputSize]` and, if given, h `[numLayers, N, hiddenSize]` → `[N, T, hiddenSize]`; with `bidirectional` twice as many layers, and
 * features of the output
 * @throws ValueError for sizes below 1; ShapeError for other sequences, or another h
 * @paper Cho et al., arXiv:1406.1078
 * @example
 * new GRU(4, 8, { bidirectional: true }).forward(zeros([2, 5, 4])).shape; // [2, 5, 16]
 */
export class GRU extends Recurrent {
  constructor(inputSize: number, hiddenSize: number, options: RecurrentOptions = {}) {
    super('GRU', inputSize, hiddenSize, 3, options);
  }

  override forward(x: Tensor, hidden?: Tensor): Tensor {
    return this.unroll(x, hidden);
  }

  protected override start(h: Tensor): Memory {
    return [h];
  }

  protected override step(given: Tensor, kept: Tensor, [before]: Memory): Memory {
    const [[resetX, updateX, newX], [resetH, updateH, newH]] = [given, kept].map((part) => part.chunk(3, 1));
    const update = sigmoid(updateX.add(updateH));
    const next = newX.add(sigmoid(resetX.add(resetH)).mul(newH)).tanh();
    return [next.add(update.mul(before.sub(next)))];
  }
}
