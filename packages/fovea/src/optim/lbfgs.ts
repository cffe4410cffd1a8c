// L-BFGS (Nocedal, Mathematics of Computation 35, 1980), as torch.optim.LBFGS: it computes the loss several times a step.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRanges } from '../base/require.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import type { Parameter } from '../nn/index.ts';
import { compile, concat, Tensor, zeros } from '../tensor/index.ts';
import { takeValues } from '../tensor/internal.ts';
import { dot, largestOf, newtonStep, pairOf, withPair } from './curvature-pairs.ts';
import { gradientsOf } from './gradients.ts';
import type { OptimizerEntry } from './kept-values.ts';
import { FRESH, joined, type LastIteration, type LbfgsState, restored, saved } from './lbfgs-state.ts';
import { isGroups, requireParams } from './parameter-groups.ts';
import { type LinePoint, strongWolfe } from './strong-wolfe.ts';

const SEARCHES = ['none', 'strongWolfe'] as const;

/** Options of `LBFGS`. */
export interface LbfgsOptions {
  /** Step length, with a line search the one that is tried first. Default 1. */
  readonly lr?: number;
  /** Iterations of a step, at most. Default 20. */
  readonly maxIter?: number;
  /** Evaluations of the loss in a step, from which on no iteration starts. Default 1.25 · maxIter. */
  readonly maxEval?: number;
  /** Largest part of the gradient at which a step ends. Default 1e-7. */
  readonly toleranceGrad?: number;
  /** Change of the loss, or largest change of a weight, at which a step ends. Default 1e-9. */
  readonly toleranceChange?: number;
  /** Iterations that the curvature is estimated from; each takes two values of memory for every weight. Default 100. */
  readonly historySize?: number;
  /** How far to go along a direction: to a point that fulfils the strong Wolfe conditions, or lr without a look. Default 'none'. */
  readonly lineSearch?: (typeof SEARCHES)[number];
}

const NAMES = [
  ...(['lr', 'maxIter', 'maxEval', 'toleranceGrad', 'toleranceChange'] as const),
  ...(['historySize', 'lineSearch'] as const),
] as const;

function completed(options: LbfgsOptions): Required<LbfgsOptions> {
  requireOptions('LBFGS', options, NAMES);
  const { maxIter = 20 } = options;
  const defaults = { lr: 1, maxIter, maxEval: Math.max(1, Math.floor(1.25 * maxIter)), historySize: 100 };
  const tolerances = { toleranceGrad: 1e-7, toleranceChange: 1e-9 };
  const own = { ...defaults, ...tolerances, lineSearch: 'none' as const, ...options };
  requireRanges('LBFGS', own, {
    ...({ lr: 'notNegative', maxIter: 'count', maxEval: 'count', historySize: 'count' } as const),
    ...({ toleranceGrad: 'notNegative', toleranceChange: 'notNegative' } as const),
  });
  requireOneOf('LBFGS', 'lineSearch', own.lineSearch, SEARCHES);
  return own;
}

/** Weights, the loss there and its gradient, which has a value for every weight. */
interface Point {
  readonly weights: Float32Array;
  readonly loss: number;
  readonly gradient: Float32Array;
}

type Evaluate = (weights: Float32Array) => Promise<Point>;
type LossFunction = (...args: readonly unknown[]) => Tensor;

/**
 * Steps along −H⁻¹g, H estimated from the last steps and how the gradient changed over them, as torch.optim.LBFGS. It is for smooth losses
 * of all data that are the same at every call: without dropout, and with norms in evaluation mode. A step computes the loss and its gradient
 * up to about `maxEval` times, in one compiled function, and everything else in JavaScript. There are no groups, decay or clipping.
 * @throws ValueError for no parameters, groups of them, and options out of range
 * @paper Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35, 1980
 * @example
 * const weight = new Parameter(new Float32Array([5, -3]), [2]);
 * const optimizer = new LBFGS([weight], { lineSearch: 'strongWolfe' });
 * await optimizer.step(() => weight.read().sub(1).square().sum()); // 32
 * await weight.data(); // [1, 1]
 */
export class LBFGS {
  readonly params: readonly Parameter[];
  private readonly options: Required<LbfgsOptions>;
  private readonly size: number;
  private readonly compiled = new WeakMap<LossFunction, (...args: readonly unknown[]) => Promise<Tensor>>();
  private state = FRESH;
  private rate: number;
  private isStepping = false;

  constructor(params: readonly Parameter[], options: LbfgsOptions = {}) {
    requireParams('LBFGS', params);
    if (isGroups(params))
      throw new ValueError('LBFGS: got groups of parameters; it has no options by group: give a list');
    if (params.length === 0) throw new ValueError('LBFGS: there are no parameters to optimise');
    if (new Set(params).size < params.length) throw new ValueError('LBFGS: a parameter is given more than once');
    this.options = completed(options);
    this.rate = this.options.lr;
    this.params = [...params];
    this.size = this.params.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  }

  /**
   * Step length, or the one that a line search tries first.
   * @throws ValueError when negative or not finite
   */
  get lr(): number {
    return this.rate;
  }
  set lr(value: number) {
    requireRanges('LBFGS', { lr: value }, { lr: 'notNegative' });
    this.rate = value;
  }

  /**
   * Up to `maxIter` iterations for the scalar that `loss` returns for the arguments. `loss` is compiled, once for each function: what changes
   * from step to step has to be an argument or a State. Frozen parameters stay as they are.
   * @returns the loss before the step
   * @throws ValueError for a loss that is no scalar, that none of the parameters enters, or that is NaN or infinite where the step starts or,
   * without a line search, where it leads; the weights and what is kept are then as before
   * @example
   * const weight = new Parameter(new Float32Array(1), [1]);
   * const lbfgs = new LBFGS([weight], { lineSearch: 'strongWolfe' });
   * await lbfgs.step((target) => weight.read().sub(target).square().sum(), tensor([3])); // 9
   * await weight.data(); // [3]
   */
  async step<A extends readonly unknown[]>(loss: (...args: A) => Tensor, ...args: A): Promise<number> {
    if (typeof loss !== 'function')
      refuse('LBFGS.step', 'loss', 'a function that returns the loss', loss, 'call step(() => loss)');
    if (this.isStepping) throw new ValueError('LBFGS.step: the step before is not finished; await it');
    this.isStepping = true;
    try {
      return await this.descend(this.evaluator(loss as unknown as LossFunction, args));
    } finally {
      this.isStepping = false;
    }
  }

  /** Copies of all that is kept from step to step, under `0.<name in torch.optim>`. */
  async stateDict(): Promise<Map<string, OptimizerEntry>> {
    return saved(this.state);
  }

  /**
   * Goes on from a saved state of an LBFGS with the same parameters.
   * @throws ValueError, ShapeError when names or shapes do not fit, a part is missing, or there are more steps than `historySize`
   */
  loadStateDict(dict: ReadonlyMap<string, OptimizerEntry>): void {
    this.state = restored(dict, this.size, this.options.historySize);
  }

  private evaluator(loss: LossFunction, args: readonly unknown[]): Evaluate {
    const compiled =
      this.compiled.get(loss) ?? compile<readonly unknown[], Tensor>((...given) => this.valuesOf(loss(...given)));
    this.compiled.set(loss, compiled);
    return async (weights) => {
      this.write(weights);
      const result = await compiled(...args);
      const values = (await result.data()) as Float32Array;
      result.dispose();
      const gradient = values.subarray(1);
      return { weights, gradient, loss: values.every(Number.isFinite) ? values[0] : Number.NaN };
    };
  }

  /** The loss, followed by its gradient. */
  private valuesOf(loss: unknown): Tensor {
    if (!(loss instanceof Tensor))
      refuse('LBFGS.step', 'what the function returns', 'a scalar Tensor, the loss', loss, 'return it, not a promise');
    if (loss.size !== 1)
      throw new ShapeError(
        `LBFGS.step: the function must return a scalar loss: got ${formatShape(loss.shape)}; take sum() or mean() first`,
      );
    const gradients = gradientsOf('LBFGS', this.params, loss);
    const parts = this.params.map(
      (parameter) => gradients.get(parameter)?.reshape(-1) ?? zeros([elementCount(parameter.shape)]),
    );
    return concat([loss.reshape(1), ...parts]);
  }

  private async read(): Promise<Float32Array> {
    const parts: ArrayLike<number>[] = [];
    for (const parameter of this.params) parts.push(await parameter.data());
    return joined(parts);
  }

  private write(weights: Float32Array): void {
    this.eachPart((parameter, from, to) => {
      if (parameter.requiresGrad) takeValues(parameter, weights.slice(from, to));
    });
  }

  private eachPart(visit: (parameter: Parameter, from: number, to: number) => void): void {
    let from = 0;
    for (const parameter of this.params) {
      const to = from + elementCount(parameter.shape);
      visit(parameter, from, to);
      from = to;
    }
  }

  private async descend(evaluate: Evaluate): Promise<number> {
    const weights = await this.read();
    try {
      const start = await evaluate(weights);
      if (Number.isNaN(start.loss))
        throw new ValueError(
          'LBFGS.step: the loss or its gradient is NaN or infinite at the weights that the step starts from',
        );
      const { end, state } = await this.iterate(start, evaluate);
      this.write(end);
      this.state = state;
      return start.loss;
    } catch (error) {
      this.write(weights);
      throw error;
    }
  }

  /** Where the iterations of a step lead. */
  private async iterate(start: Point, evaluate: Evaluate): Promise<{ end: Float32Array; state: LbfgsState }> {
    const { maxIter, maxEval, toleranceGrad, toleranceChange } = this.options;
    let { iterations, last } = this.state;
    let [point, evaluations, isDone] = [start, 1, largestOf(start.gradient) <= toleranceGrad];
    for (let i = 1; !isDone; i++) {
      iterations++;
      last = this.nextIteration(last, point.gradient);
      const slope = dot(point.gradient, last.direction);
      if (slope > -toleranceChange) break;
      const from = point;
      const moved = await this.move(from, last, slope, evaluate, {
        left: maxEval - evaluations,
        isLast: i === maxIter,
      });
      point = moved.point;
      evaluations += moved.evaluations;
      last = { ...last, length: Math.fround(moved.length) };
      const isStill =
        largestOf(last.direction) * moved.length <= toleranceChange ||
        Math.abs(point.loss - from.loss) < toleranceChange;
      isDone = i === maxIter || evaluations >= maxEval || largestOf(point.gradient) <= toleranceGrad || isStill;
    }
    evaluations += this.state.evaluations;
    return { end: point.weights, state: { evaluations, iterations, last } };
  }

  /** The direction from a point with the gradient, and the step length to try first. */
  private nextIteration(last: LastIteration | undefined, gradient: Float32Array): LastIteration {
    if (!last) {
      const direction = gradient.map((value) => -value);
      const sum = gradient.reduce((all, value) => all + Math.abs(value), 0);
      return { direction, length: Math.fround(Math.min(1, 1 / sum) * this.rate), pairs: [], gradient };
    }
    const step = last.direction.map((value) => value * last.length);
    const change = gradient.map((value, j) => value - last.gradient[j]);
    const pairs = withPair(last.pairs, pairOf(step, change), this.options.historySize);
    const direction = newtonStep(gradient, pairs);
    // Steps from before it was frozen would move a parameter.
    this.eachPart((parameter, from, to) => {
      if (!parameter.requiresGrad) direction.fill(0, from, to);
    });
    return { direction, length: Math.fround(this.rate), pairs, gradient };
  }

  /** Along the direction. */
  private async move(
    from: Point,
    { direction, length }: LastIteration,
    slope: number,
    evaluate: Evaluate,
    { left, isLast }: { readonly left: number; readonly isLast: boolean },
  ): Promise<{ point: Point; length: number; evaluations: number }> {
    const weightsAt = (at: number): Float32Array => from.weights.map((value, j) => value + at * direction[j]);
    if (this.options.lineSearch === 'strongWolfe') {
      const pointAt = async (at: number): Promise<Point & LinePoint> => {
        const point = await evaluate(weightsAt(at));
        return { ...point, at, slope: dot(point.gradient, direction) };
      };
      const shortest = this.options.toleranceChange / largestOf(direction);
      const limits = { shortest, most: left };
      const { point, evaluations } = await strongWolfe({ ...from, at: 0, slope }, length, pointAt, limits);
      return { point, length: point.at, evaluations };
    }
    const weights = weightsAt(length);
    // As in PyTorch: the next step computes the loss there anyway.
    if (isLast) return { point: { ...from, weights }, length, evaluations: 0 };
    const point = await evaluate(weights);
    if (Number.isNaN(point.loss))
      throw new ValueError(
        `LBFGS.step: the loss or its gradient became NaN or infinite by a step of length ${length}; take a smaller lr, or lineSearch 'strongWolfe'`,
      );
    return { point, length, evaluations: 1 };
  }
}
