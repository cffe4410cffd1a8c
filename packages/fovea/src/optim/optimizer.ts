// What all optimisers share: parameter groups, learning rates that compiled steps see, clipping, saved state.

import type { EngineArray } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { formatShape, type Shape, sameShape } from '../base/shape.ts';
import type { Parameter } from '../nn/index.ts';
import { grad, State, type Tensor, where, zeros } from '../tensor/index.ts';

/** Parameters that share settings; what a group leaves out is the optimiser's own. */
export interface ParameterGroup<S> {
  readonly params: readonly Parameter[];
  readonly settings?: Partial<S>;
}

export interface CommonSettings {
  /** Learning rate. */
  readonly lr: number;
  /** Default 0. */
  readonly weightDecay?: number;
}

export interface ClipSettings {
  /** Scales all gradients so that their common L2 norm is at most this (Pascanu et al., arXiv:1211.5063). */
  readonly clipGradNorm?: number;
  /** Limits every gradient value to ± this. */
  readonly clipGradValue?: number;
}

interface Group<S> {
  readonly params: readonly Parameter[];
  readonly settings: S;
  /** The learning rate as a scalar State, so that it can change without tracing again. */
  readonly lr: State;
}

/** One value of an optimiser's saved state. */
export interface OptimizerEntry {
  readonly shape: Shape;
  readonly data: EngineArray;
}

/** Base of the optimisers: a subclass says how one parameter is updated. */
export abstract class Optimizer<S extends CommonSettings = CommonSettings> {
  protected readonly groups: readonly Group<S>[];
  private readonly slots = new Map<string, State>();
  private readonly numbers = new Map<Parameter, number>();
  private currentLr: number;

  constructor(
    params: readonly Parameter[] | readonly ParameterGroup<S>[],
    settings: S,
    private readonly clip: ClipSettings = {},
  ) {
    const groups = isGroups<S>(params) ? params : [{ params }];
    this.groups = groups.map((group) => {
      const own = { ...settings, ...group.settings };
      return { params: group.params, settings: own, lr: new State(Float32Array.of(own.lr), []) };
    });
    this.currentLr = settings.lr;
    for (const parameter of this.groups.flatMap((group) => group.params)) {
      if (this.numbers.has(parameter)) throw new ValueError('optimizer: a parameter is in more than one group');
      this.numbers.set(parameter, this.numbers.size);
    }
    if (this.numbers.size === 0) throw new ValueError('optimizer: there are no parameters to optimise');
  }

  /** Learning rate of the first group; setting it scales all groups alike. */
  get lr(): number {
    return this.currentLr;
  }
  set lr(value: number) {
    if (!(value >= 0 && Number.isFinite(value)))
      throw new ValueError(`optimizer: lr must be a finite number ≥ 0: got ${value}`);
    const base = this.groups[0].settings.lr;
    for (const group of this.groups) group.lr.set(Float32Array.of((value * group.settings.lr) / base));
    this.currentLr = value;
  }

  /** All parameters that are updated: those with `requiresGrad`. */
  private trained(): Parameter[] {
    return this.groups.flatMap((group) => group.params).filter((parameter) => parameter.requiresGrad);
  }

  /** Takes the gradients of a scalar loss and updates all parameters; carried out with the next realize or by the compiled step. */
  minimize(loss: Tensor): void {
    const params = this.trained();
    const gradients = grad(
      loss,
      params.map((parameter) => parameter.read()),
    );
    this.step(new Map(params.map((parameter, i) => [parameter, gradients[i]])));
  }

  /** Updates the parameters by gradients that the caller computed. */
  step(gradients: ReadonlyMap<Parameter, Tensor>): void {
    const clipped = this.clipped(gradients);
    this.beginStep();
    for (const group of this.groups) {
      const lr = group.lr.read();
      for (const parameter of group.params) {
        const gradient = clipped.get(parameter);
        if (gradient && parameter.requiresGrad) {
          parameter.assign(this.update(parameter, parameter.read(), gradient, lr, group.settings));
        }
      }
    }
  }

  /** Advances what all parameters share, such as a step count. */
  protected beginStep(): void {}

  /** The parameter's new value. */
  protected abstract update(parameter: Parameter, value: Tensor, gradient: Tensor, lr: Tensor, settings: S): Tensor;

  /** A value kept from step to step, in the parameter's shape; starts with zeros. */
  protected slot(parameter: Parameter, name: string): State {
    return this.state(`${this.numbers.get(parameter)}.${name}`, parameter.shape);
  }

  /** A value kept from step to step; starts with zeros. */
  protected state(key: string, shape: Shape): State {
    let state = this.slots.get(key);
    if (!state) {
      state = new State(new Float32Array(shape.reduce((count, size) => count * size, 1)), shape);
      this.slots.set(key, state);
    }
    return state;
  }

  private clipped(gradients: ReadonlyMap<Parameter, Tensor>): ReadonlyMap<Parameter, Tensor> {
    const { clipGradNorm, clipGradValue } = this.clip;
    let change: ((gradient: Tensor) => Tensor) | undefined;
    if (clipGradValue !== undefined) change = (gradient) => gradient.clip(-clipGradValue, clipGradValue);
    if (clipGradNorm !== undefined) {
      const squares = [...gradients.values()].map((gradient) => gradient.square().sum());
      const norm = squares.reduce((sum, square) => sum.add(square), zeros([])).sqrt();
      const factor = where(norm.greater(clipGradNorm), norm.add(1e-6).reciprocal().mul(clipGradNorm), 1);
      change = (gradient) => gradient.mul(factor);
    }
    if (!change) return gradients;
    return new Map(
      [...gradients].map(([parameter, gradient]) => [parameter, (change as (g: Tensor) => Tensor)(gradient)]),
    );
  }

  /** Copies of all kept values, by the parameter's number and the value's name. */
  async stateDict(): Promise<Map<string, OptimizerEntry>> {
    const dict = new Map<string, OptimizerEntry>();
    for (const [key, state] of this.slots) dict.set(key, { shape: state.shape, data: await state.data() });
    return dict;
  }

  /** Goes on from a saved state of an optimiser with the same parameters. @throws ValueError when names or shapes do not fit */
  loadStateDict(dict: ReadonlyMap<string, OptimizerEntry>): void {
    const params = [...this.numbers.keys()];
    for (const [key, { shape }] of dict) {
      const number = Number.parseInt(key, 10);
      const expected = Number.isNaN(number) ? shape : params[number]?.shape;
      if (!expected || !sameShape(expected, shape)) {
        throw new ValueError(
          `optimizer: the saved value ${key} ${formatShape(shape)} does not fit ${expected ? formatShape(expected) : 'any parameter'}`,
        );
      }
    }
    for (const [key, { shape, data }] of dict) this.state(key, shape).set(Float32Array.from(data));
  }
}

function isGroups<S>(
  params: readonly Parameter[] | readonly ParameterGroup<S>[],
): params is readonly ParameterGroup<S>[] {
  return params.length > 0 && 'params' in params[0];
}
