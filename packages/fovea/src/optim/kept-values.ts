// What an optimiser keeps from step to step: values in a parameter's shape, and scalars that parameters with the same history share.

import type { EngineArray } from '../base/dtype.ts';
import { ShapeError, ValueError } from '../base/errors.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import type { Parameter } from '../nn/index.ts';
import { State } from '../tensor/index.ts';
import { guard, takeValues } from '../tensor/internal.ts';

/** One value of an optimiser's saved state. */
export interface OptimizerEntry {
  /** Of the values. */
  readonly shape: Shape;
  /** Row-major. */
  readonly data: EngineArray;
}

/** Names of what an optimiser may keep, as in torch.optim's state. */
export interface KeptNames {
  /** In the parameter's shape, or the one that `shapeOf` gives. */
  readonly perParameter: readonly string[];
  /** The shape of a value of `perParameter`, from the parameter's. Default the parameter's. */
  shapeOf?(name: string, shape: Shape): Shape;
  /** Scalars, such as the number of steps. */
  readonly shared: readonly string[];
}

export interface KeptGroup {
  readonly params: readonly Parameter[];
  /** Names that every step of a parameter of the shape leaves: whoever has one of them has all. */
  needs(shape: Shape): readonly string[];
}

/** Gives the value of a name; what is new starts with `initial`, by default 0. */
export type Keep = (name: string, initial?: number) => State;

/** Scalars of a group's parameters that were first updated in the same step: one count of steps for all of them instead of one each. */
type Cohort = Map<string, State>;

/** Values by parameter and name. */
export class KeptValues {
  private readonly numbers: ReadonlyMap<Parameter, number>;
  private readonly own = new Map<Parameter, Map<string, State>>();
  private readonly cohorts = new Map<Parameter, Cohort>();
  private loads = 0;

  constructor(
    private readonly optimizer: string,
    private readonly groups: readonly KeptGroup[],
    private readonly names: KeptNames,
  ) {
    this.numbers = new Map(groups.flatMap(({ params }) => params).map((parameter, number) => [parameter, number]));
  }

  /** Parameters of a group by the scalars that they share; those that come for the first time start together. */
  byCohort(params: readonly Parameter[]): Map<Keep, Parameter[]> {
    // A loaded state may divide the parameters in another way.
    guard(() => this.loads);
    const newcomers: Cohort = new Map();
    const members = new Map<Cohort, Parameter[]>();
    for (const parameter of params) {
      const cohort = this.cohorts.get(parameter) ?? newcomers;
      this.cohorts.set(parameter, cohort);
      const list = members.get(cohort);
      if (list) list.push(parameter);
      else members.set(cohort, [parameter]);
    }
    return new Map([...members].map(([cohort, list]) => [keeper(cohort, () => []), list]));
  }

  /** Values of a parameter's own. */
  of(parameter: Parameter): Keep {
    let own = this.own.get(parameter);
    if (!own) {
      own = new Map();
      this.own.set(parameter, own);
    }
    return keeper(own, (name) => this.shapeOf(name, parameter));
  }

  private shapeOf(name: string, { shape }: Parameter): Shape {
    return this.names.shapeOf?.(name, shape) ?? shape;
  }

  /** Copies of all values under `<parameter's number>.<name>`. */
  async stateDict(): Promise<Map<string, OptimizerEntry>> {
    const dict = new Map<string, OptimizerEntry>();
    for (const [parameter, number] of this.numbers) {
      const states = [...(this.cohorts.get(parameter) ?? []), ...(this.own.get(parameter) ?? [])];
      for (const [name, state] of states)
        dict.set(`${number}.${name}`, { shape: state.shape, data: await state.data() });
    }
    return dict;
  }

  /** Replaces all values; a parameter without any starts over. @throws ValueError, ShapeError when the entries are not this optimiser's, or some of a parameter's are missing */
  loadStateDict(dict: ReadonlyMap<string, OptimizerEntry>): void {
    this.requireState(dict);
    for (const { params } of this.groups) {
      const cohorts = new Map<string, Cohort>();
      for (const parameter of params) {
        const entries = (names: readonly string[]): [string, OptimizerEntry][] =>
          names.flatMap((name) => {
            const entry = dict.get(`${this.numbers.get(parameter)}.${name}`);
            return entry ? [[name, entry]] : [];
          });
        this.setOwn(parameter, entries(this.names.perParameter));
        this.setCohort(parameter, entries(this.names.shared), cohorts);
      }
    }
    this.loads++;
  }

  /** @throws ValueError, ShapeError for what `loadStateDict` refuses */
  requireState(dict: ReadonlyMap<string, OptimizerEntry>): void {
    for (const [key, entry] of dict) this.requireFit(key, entry);
    for (const group of this.groups) this.requireComplete(group, dict);
  }

  private requireFit(key: string, { shape, data }: OptimizerEntry): void {
    const [, number, name] = /^(\d+)\.(.+)$/.exec(key) ?? [];
    const parameter = [...this.numbers.keys()][Number(number)];
    if (!parameter) {
      throw new ValueError(
        `${this.optimizer}: the saved value ${key} belongs to no parameter; the optimiser has ${this.numbers.size}, counted from 0`,
      );
    }
    const { perParameter, shared } = this.names;
    if (!perParameter.includes(name) && !shared.includes(name)) {
      const kept = [...perParameter, ...shared].join(', ') || 'nothing';
      throw new ValueError(`${this.optimizer}: the saved value ${key} is another optimiser's; this one keeps ${kept}`);
    }
    const expected = perParameter.includes(name) ? this.shapeOf(name, parameter) : [];
    if (!sameShape(expected, shape) || data.length !== elementCount(shape)) {
      throw new ShapeError(
        `${this.optimizer}: the saved value ${key} has shape ${formatShape(shape)} and ${data.length} values; expected ${formatShape(expected)}`,
      );
    }
  }

  /** A count of steps without the averages, say, would scale the first step wrongly. */
  private requireComplete({ params, needs: needsOf }: KeptGroup, dict: ReadonlyMap<string, OptimizerEntry>): void {
    const { perParameter, shared } = this.names;
    for (const parameter of params) {
      const number = this.numbers.get(parameter);
      const got = [...perParameter, ...shared].filter((name) => dict.has(`${number}.${name}`));
      const needs = needsOf(parameter.shape);
      const missing = needs.filter((name) => !got.includes(name));
      if (got.length === 0 || missing.length === 0) continue;
      const [lacks, has] = [missing, got].map((names) => names.map((name) => `${number}.${name}`).join(', '));
      throw new ValueError(
        `${this.optimizer}: the saved state lacks ${lacks}: got ${has}; with these options a parameter has all of ${needs.join(', ')}, or none before its first step`,
      );
    }
  }

  private setOwn(parameter: Parameter, entries: readonly [string, OptimizerEntry][]): void {
    const before = this.own.get(parameter);
    const after = entries.map(([name, { data, shape }]): [string, State] => {
      const state = before?.get(name);
      if (!state) return [name, new State(Float32Array.from(data), shape)];
      takeValues(state, Float32Array.from(data));
      return [name, state];
    });
    this.own.set(parameter, new Map(after));
  }

  /** Equal scalars within a group are the same history. */
  private setCohort(
    parameter: Parameter,
    entries: readonly [string, OptimizerEntry][],
    known: Map<string, Cohort>,
  ): void {
    this.cohorts.delete(parameter);
    if (entries.length === 0) return;
    const history = entries.map(([name, { data }]) => `${name} ${data[0]}`).join();
    const cohort =
      known.get(history) ?? new Map(entries.map(([name, { data }]) => [name, new State(Float32Array.from(data), [])]));
    known.set(history, cohort);
    this.cohorts.set(parameter, cohort);
  }
}

/** Not touched where it is zeros, as the averages of most optimisers are at first: the system then gives it no memory. */
function filled(count: number, value: number): Float32Array {
  const out = new Float32Array(count);
  return value === 0 ? out : out.fill(value);
}

function keeper(states: Map<string, State>, shapeOf: (name: string) => Shape): Keep {
  return (name, initial = 0) => {
    let state = states.get(name);
    if (!state) {
      const shape = shapeOf(name);
      state = new State(() => filled(elementCount(shape), initial), shape);
      states.set(name, state);
    }
    return state;
  };
}
