// Runs a program with the library as its schedule says, and compares what comes out with what is expected.

import type { Backend } from '../../src/backend/interface.ts';
import type { EngineArray } from '../../src/base/dtype.ts';
import { compile, realize, State, type Tensor, tensor } from '../../src/tensor/index.ts';
import { runtime } from '../../src/tensor/internal.ts';
import { compare } from './expected.ts';
import { crossingAt } from './generate.ts';
import { carryOut, type Leaf, madeBy, type Program, type Reading, type Value } from './program.ts';
import { referenceOf } from './reference.ts';

/** A backend, and what it must agree with to the bit. */
export interface Setting {
  readonly name: string;
  readonly backend: Backend;
  /** Settings of the same family give the same bits. */
  readonly family: string;
}

export interface Failure {
  readonly setting: string;
  /** What is wrong, and where; the first of several. */
  readonly problem: string;
  /** The value that is wrong, if one is. */
  readonly value?: Value;
}

export interface Outcome {
  readonly failure: Failure | undefined;
  readonly compared: number;
  readonly total: number;
}

/** Values in the order in which they were read. */
type Readout = { readonly round: number; readonly id: Value; readonly data: EngineArray }[];

const stored = ({ values, dtype }: Leaf): EngineArray =>
  dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);

class Run {
  private readonly states: ReadonlyMap<Value, State>;
  private readonly leaves: ReadonlyMap<Value, Tensor>;
  private readonly found: Readout = [];

  constructor(private readonly program: Program) {
    this.states = new Map(
      program.states.map((state) => [state.id, new State(stored(state), state.shape, state.dtype)]),
    );
    this.leaves = new Map(program.leaves.map((leaf) => [leaf.id, tensor(stored(leaf), leaf.shape, leaf.dtype)]));
  }

  async all(): Promise<Readout> {
    const { mode, boundary: at, rounds } = this.program.schedule;
    const boundary = mode === 'lazy' ? this.program.steps.length : mode === 'compiled' ? 0 : at;
    const rest = this.compiledFrom(boundary);
    for (let round = 0; round < rounds; round++) {
      const values = new Map(this.leaves);
      const waiting: Promise<void>[] = [];
      for (const [i, step] of [...this.program.steps.slice(0, boundary), undefined].entries()) {
        for (const reading of this.program.schedule.readings.filter(({ after }) => after === i)) {
          const done = this.read(reading, values, round);
          if (reading.how === 'without waiting') waiting.push(done);
          else await done;
        }
        if (step) carryOut(step, values, this.states);
      }
      if (rest) await rest(values);
      const { outputs } = this.program;
      await this.read({ after: 0, values: outputs, how: round === 0 ? 'all at once' : 'one by one' }, values, round);
      await Promise.all(waiting);
      for (const [id, state] of this.states) this.found.push({ round, id, data: await state.data() });
    }
    return this.found;
  }

  private async read({ values: ids, how }: Reading, values: ReadonlyMap<Value, Tensor>, round: number): Promise<void> {
    const tensors = ids.map((id) => values.get(id) as Tensor);
    const note = (id: Value, data: EngineArray): void => void this.found.push({ round, id, data });
    if (how === 'realize') await realize(...tensors);
    if (how === 'one by one') for (const [i, id] of ids.entries()) note(id, await tensors[i].data());
    else for (const [i, data] of (await Promise.all(tensors.map((one) => one.data()))).entries()) note(ids[i], data);
  }

  /** The steps from the boundary on as one compiled function, which puts the outputs among the values. */
  private compiledFrom(boundary: number): ((values: Map<Value, Tensor>) => Promise<void>) | undefined {
    const { steps, outputs, schedule } = this.program;
    if (schedule.mode === 'lazy') return undefined;
    const crossing = crossingAt(this.program, boundary);
    const captured = crossing.filter((id) => schedule.captured.includes(id) && this.leaves.has(id));
    const made = new Set(steps.slice(boundary).flatMap(madeBy));
    const wanted = outputs.filter((id) => made.has(id));
    const pick = (ids: readonly Value[], values: ReadonlyMap<Value, Tensor>): Record<string, Tensor> =>
      Object.fromEntries(ids.map((id) => [`v${id}`, values.get(id) as Tensor]));
    const call = compile((given: Record<string, Tensor>) => {
      const values = new Map([...this.leaves].filter(([id]) => captured.includes(id)));
      for (const [name, value] of Object.entries(given)) values.set(Number(name.slice(1)), value);
      for (const step of steps.slice(boundary)) carryOut(step, values, this.states);
      return pick(wanted, values);
    });
    return async (values) => {
      const lazy = crossing.map((id) => values.get(id) as Tensor);
      // What reads a state that the function overwrites must be computed before.
      await realize(...lazy);
      const results = await call(
        pick(
          crossing.filter((id) => !captured.includes(id)),
          values,
        ),
      );
      for (const id of wanted) values.set(id, results[`v${id}`]);
    };
  }
}

const USUAL_EVALUATIONS = 4;
/** Before something is called wrong. */
const CAREFUL_EVALUATIONS = 24;

/** Runs a program under all settings. */
export async function runProgram(program: Program, settings: readonly Setting[]): Promise<Outcome> {
  const { rounds } = program.schedule;
  const reference = await referenceOf(program);
  const values = [...new Set([...program.outputs, ...program.schedule.readings.flatMap((reading) => reading.values)])];
  const usual = reference.expected(values, rounds, USUAL_EVALUATIONS);
  const first = new Map<string, { readonly name: string; readonly readout: Readout }>();
  let [compared, total] = [0, 0];
  const outcome = (failure?: Failure): Outcome => ({ failure, compared, total });
  for (const { name, backend, family } of settings) {
    runtime.backend.use(backend);
    let readout: Readout;
    try {
      readout = await new Run(program).all();
    } catch (error) {
      return outcome({ setting: name, problem: `${(error as Error).stack}` });
    }
    for (const { round, id, data } of readout) {
      let comparison = compare(data, usual[round].get(id)!);
      if (comparison.problem)
        comparison = compare(data, reference.expected([id], rounds, CAREFUL_EVALUATIONS)[round].get(id)!);
      compared += comparison.compared;
      total += comparison.total;
      if (comparison.problem)
        return outcome({ setting: name, value: id, problem: `round ${round}, ${id}: ${comparison.problem}` });
    }
    const other = first.get(family);
    if (!other) first.set(family, { name, readout });
    else {
      const different = readout.find(({ data }, i) => !sameBits(data, other.readout[i].data));
      if (different)
        return outcome({
          setting: name,
          value: different.id,
          problem: `round ${different.round}, ${different.id}: other bits than with ${other.name}`,
        });
    }
  }
  return outcome();
}

/** Equal bytes, but for which NaN it is. */
function sameBits(a: EngineArray, b: EngineArray): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
