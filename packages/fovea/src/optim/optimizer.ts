// What all optimisers share: parameter groups, learning rates that compiled steps see, weight decay, clipping, saved state.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireNames } from '../base/options.ts';
import { type Range, refuse, requireRange, requireRanges } from '../base/require.ts';
import { formatShape, type Shape, sameShape } from '../base/shape.ts';
import type { Parameter } from '../nn/index.ts';
import { State, type Tensor, type TensorLike } from '../tensor/index.ts';
import { guard } from '../tensor/internal.ts';
import { type ClipOptions, clipGradients, requireClipLimits } from './clip.ts';
import { gradientsOf, isTrained } from './gradients.ts';
import { type Keep, type KeptNames, KeptValues, type OptimizerEntry } from './kept-values.ts';
import { isGroups, type OptimizerParams, type ParameterGroup, requireParams } from './parameter-groups.ts';
import { decayBy, withoutDecay } from './weight-decay.ts';

/** Options of `Optimizer`. */
export interface OptimizerOptions {
  /** Learning rate. */
  readonly lr: number;
  /** Default 0. */
  readonly weightDecay?: number;
  /** Takes the decay off the weights, times the learning rate (arXiv:1711.05101), instead of adding it to the gradient (L2). Default false. */
  readonly decoupledWeightDecay?: boolean;
  /** Steps to where the function given is larger instead of smaller. Default false. */
  readonly maximize?: boolean;
}

const COMMON_DEFAULTS = { weightDecay: 0, decoupledWeightDecay: false, maximize: false } as const;

/** Options with nothing left out. */
export type Complete<S extends OptimizerOptions> = Required<S> & Required<OptimizerOptions>;

/** What an optimiser is, besides its formula. */
export interface OptimizerSpec<S extends OptimizerOptions> {
  /** As messages call it. */
  readonly name: string;
  /** Of the options that all optimisers do not share. */
  readonly defaults: Required<Omit<S, keyof OptimizerOptions>>;
  /** What the numbers among the options have to be. */
  readonly ranges: { readonly [K in keyof S]?: Range };
  /** Throws for options that do not go together. */
  check?(options: Complete<S>): void;
  /** Names of what is kept from step to step for each parameter. */
  readonly keeps: KeptNames;
  /** Of these names, those that a step of a parameter of the shape leaves with the options; by default all. */
  leaves?(options: Complete<S>, shape: Shape): readonly string[];
  /** Whether `update` applies the weight decay itself; value and gradient then come without. Default false. */
  readonly decaysItself?: boolean;
  /** The option that `momentum` of the optimiser changes; without, it has none to change. */
  momentumOf?(options: Complete<S>): number;
}

/** What a parameter's update is computed from. */
export interface Update<S extends OptimizerOptions, Shared> {
  /** Whose step it is. */
  readonly parameter: Parameter;
  /** The parameter, after decoupled weight decay. */
  readonly value: Tensor;
  /** Its gradient: clipped, negated to maximise, then with L2 weight decay. */
  readonly gradient: Tensor;
  /** Of its group, complete. */
  readonly options: Complete<S>;
  /** What `momentumOf` gave, or a scalar tensor once the momentum was set. */
  readonly momentum: TensorLike;
  /** What `prepare` gave. */
  readonly shared: Shared;
  /** Reads and writes what is kept for the parameter. */
  readonly keep: Keep;
}

interface Group<S extends OptimizerOptions> {
  readonly params: readonly Parameter[];
  readonly options: Complete<S>;
  /** The learning rate as a scalar State, so that it can change without tracing again. */
  readonly lr: State;
  /** Learning rate over the optimiser's own. */
  readonly lrRatio: number;
}

const WITHOUT_DEFAULT = ['lr', 'clipGradValue', 'clipGradNorm', 'clipGradNormType'];

/** @throws ValueError for an unknown option, and a flag that is neither true nor false */
function requireKnown(name: string, options: object, defaults: object): void {
  const usual = new Map(Object.entries(defaults));
  const names = [...usual.keys(), ...WITHOUT_DEFAULT];
  requireNames(name, options, names);
  for (const [key, value] of Object.entries(options)) {
    if (typeof usual.get(key) === 'boolean') requireRange(name, key, value, 'flag');
  }
}

/**
 * Base of the optimisers: w ← w − step(g) for every parameter; a subclass says how one parameter is updated.
 * @example
 * const weight = new Parameter(new Float32Array([1]), [1]);
 * const optimizer: Optimizer = new SGD([weight], { lr: 0.1 });
 * optimizer.step(new Map([[weight, tensor([2])]]));
 * await weight.data(); // [0.8]
 */
export abstract class Optimizer<S extends OptimizerOptions = OptimizerOptions, Shared = unknown> {
  private readonly groups: readonly Group<S>[];
  private readonly kept: KeptValues;
  private readonly clip: ClipOptions;
  private currentLr: number;
  private currentMomentum: State | undefined;
  private setMomentum: number | undefined;

  constructor(
    params: OptimizerParams<S>,
    options: S & ClipOptions,
    private readonly spec: OptimizerSpec<S>,
  ) {
    requireClipLimits(spec.name, options);
    requireParams(spec.name, params);
    const groups = isGroups(params) ? params : [{ params }];
    this.groups = groups.map((group) => this.makeGroup(group, options));
    this.clip = options;
    this.currentLr = options.lr;
    const all = this.params;
    if (all.length === 0) throw new ValueError(`${spec.name}: there are no parameters to optimise`);
    if (new Set(all).size < all.length) throw new ValueError(`${spec.name}: a parameter is given more than once`);
    this.kept = new KeptValues(
      spec.name,
      this.groups.map(({ params, options }) => ({ params, needs: (shape) => this.namesLeft(options, shape) })),
      spec.keeps,
    );
  }

  private makeGroup({ params, options }: ParameterGroup<S>, common: S): Group<S> {
    const { name, defaults, ranges } = this.spec;
    const own = { ...COMMON_DEFAULTS, ...defaults, ...common, ...options } as Complete<S>;
    requireKnown(name, own, { ...COMMON_DEFAULTS, ...defaults });
    requireRanges(name, own, { lr: 'notNegative', weightDecay: 'notNegative', ...ranges });
    this.spec.check?.(own);
    if (common.lr === 0 && own.lr !== 0) {
      throw new ValueError(
        `${name}: a group's lr ${own.lr} has no ratio to the optimiser's lr 0; give the optimiser one above 0`,
      );
    }
    const lrRatio = own.lr === common.lr ? 1 : own.lr / common.lr;
    return { params, options: own, lr: new State(Float32Array.of(own.lr), []), lrRatio };
  }

  private namesLeft(options: Complete<S>, shape: Shape): readonly string[] {
    const { perParameter, shared } = this.spec.keeps;
    return this.spec.leaves?.(options, shape) ?? [...perParameter, ...shared];
  }

  /** All parameters, group after group. */
  get params(): readonly Parameter[] {
    return this.groups.flatMap((group) => group.params);
  }

  /**
   * The learning rate; setting it keeps the ratios of groups with a rate of their own.
   * @throws ValueError when negative or not finite
   */
  get lr(): number {
    return this.currentLr;
  }
  set lr(value: number) {
    requireRanges(this.spec.name, { lr: value }, { lr: 'notNegative' });
    for (const group of this.groups) group.lr.set(Float32Array.of(value * group.lrRatio));
    this.currentLr = value;
  }

  /**
   * Momentum of SGD, β₁ of Adam and AdamW, for all groups: set it before each step to cycle it (`oneCycleMomentum`, `cyclicMomentum`). A
   * compiled step sees the change. Saved states do not hold it.
   * @throws ValueError unless it is in [0, 1), and for an optimiser without one, or with 0 from the start
   */
  get momentum(): number {
    const first = this.groups[0].options;
    return this.setMomentum ?? this.spec.momentumOf?.(first) ?? 0;
  }
  set momentum(value: number) {
    const { name, momentumOf } = this.spec;
    if (!momentumOf) throw new ValueError(`${name}: has no momentum to change: got ${value}; SGD, Adam and AdamW have`);
    if (this.groups.some(({ options }) => momentumOf(options) === 0))
      throw new ValueError(`${name}: momentum can be changed only where it is above 0 at first: got ${value} after 0`);
    requireRange(name, 'momentum', value, 'fraction');
    this.currentMomentum ??= new State(new Float32Array(1), []);
    this.currentMomentum.set(Float32Array.of(value));
    this.setMomentum = value;
  }

  /**
   * Takes the gradients of a scalar loss (or of what to `maximize`) and updates all parameters with `requiresGrad` that a gradient of the
   * loss flows to; carried out with the next realize or by the compiled step.
   * @throws ValueError for a loss that none of them enters
   */
  minimize(loss: Tensor): void {
    this.step(this.gradients(loss));
  }

  /**
   * The gradients that `minimize` steps by, before they are clipped: of all parameters with `requiresGrad` that a gradient of the scalar
   * loss flows to. Sums of them go to `step`.
   * @throws ValueError for a loss that none of the parameters enters
   */
  gradients(loss: Tensor): Map<Parameter, Tensor> {
    return gradientsOf(this.spec.name, this.params, loss);
  }

  /**
   * Updates the parameters by gradients that the caller computed; those without one stay.
   * @throws ValueError, ShapeError for gradients that fit no parameter
   */
  step(gradients: ReadonlyMap<Parameter, Tensor>): void {
    if (!(gradients instanceof Map)) {
      const advice = 'to take a loss, call minimize(loss)';
      refuse(`${this.spec.name}.step`, 'gradients', 'a Map of parameters to gradients', gradients, advice);
    }
    const trained = this.groups.map((group) =>
      group.params.filter((parameter) => gradients.has(parameter) && isTrained(parameter)),
    );
    this.requireFit(gradients);
    const used = trained
      .flat()
      .map((parameter): [Parameter, Tensor] => [parameter, gradients.get(parameter) as Tensor]);
    const clipped = clipGradients(new Map(used), this.clip);
    for (const [i, group] of this.groups.entries()) this.stepGroup(group, trained[i], clipped);
  }

  private requireFit(gradients: ReadonlyMap<Parameter, Tensor>): void {
    const known = new Set(this.params);
    for (const [parameter, { shape }] of gradients) {
      if (!known.has(parameter))
        throw new ValueError(`${this.spec.name}: a gradient is of a parameter that is in no group`);
      if (!sameShape(parameter.shape, shape)) {
        throw new ShapeError(
          `${this.spec.name}: a gradient has shape ${formatShape(shape)}; its parameter has ${formatShape(parameter.shape)}`,
        );
      }
    }
  }

  private stepGroup(group: Group<S>, params: readonly Parameter[], gradients: ReadonlyMap<Parameter, Tensor>): void {
    const { options } = group;
    const lr = group.lr.read();
    const decay = this.spec.decaysItself ? withoutDecay : decayBy(options, lr);
    // Once it is set, a compiled step is traced again.
    const momentum = guard(() => this.currentMomentum)?.read() ?? this.spec.momentumOf?.(options) ?? 0;
    for (const [keepShared, members] of this.kept.byCohort(params)) {
      const shared = this.prepare(options, lr, keepShared, momentum);
      for (const parameter of members) {
        const slope = gradients.get(parameter) as Tensor;
        const decayed = decay(parameter.read(), options.maximize ? slope.neg() : slope);
        const keep = this.kept.of(parameter);
        parameter.assign(this.update({ ...decayed, parameter, options, momentum, shared, keep }));
      }
    }
  }

  /** What the updates of parameters with a common history share, such as the size of the step; computed once for all of them. */
  protected abstract prepare(options: Complete<S>, lr: Tensor, keep: Keep, momentum: TensorLike): Shared;

  /** The parameter's new value. */
  protected abstract update(from: Update<S, Shared>): Tensor;

  /** Copies of all that is kept from step to step, under `<parameter's number>.<name in torch.optim>`. */
  stateDict(): Promise<Map<string, OptimizerEntry>> {
    return this.kept.stateDict();
  }

  /**
   * Goes on from a saved state of an optimiser of this kind with the same parameters.
   * @throws ValueError, ShapeError when names or shapes do not fit, or a parameter has a part of its state only
   */
  loadStateDict(dict: ReadonlyMap<string, OptimizerEntry>): void {
    this.kept.loadStateDict(dict);
  }

  /** Refuses what `loadStateDict` would. */
  protected requireState(dict: ReadonlyMap<string, OptimizerEntry>): void {
    this.kept.requireState(dict);
  }
}
