// The float64 side of a program: the same steps on leaves without values, and what comes out, exactly and with small errors.

import { makeNode, topologicalOrder } from '../../src/graph/node.ts';
import type { Tensor } from '../../src/tensor/index.ts';
import { Cell, newEffects, nodeOf, runtime, tensorOf } from '../../src/tensor/internal.ts';
import { Evaluation, type Expected, type Noise, noises } from './expected.ts';
import { carryOut, type Leaf, madeBy, type Program, type StateLike, type Step, type Value } from './program.ts';

/** Stands for a state: what was assigned last. */
class Mirror implements StateLike {
  readonly first: Tensor;
  now: Tensor;

  constructor(
    readonly cell: object,
    { shape, dtype }: Leaf,
  ) {
    this.first = tensorOf(makeNode('buffer', [], { cell, shape, dtype }));
    this.now = this.first;
  }

  read(): Tensor {
    return this.now;
  }

  assign(value: Tensor): void {
    this.now = tensorOf(nodeOf(value));
  }
}

/** The graph of a program, as far as it has been built. */
export class Reference {
  readonly values = new Map<Value, Tensor>();
  private readonly cells = new Map<Value, object>();
  private readonly states: ReadonlyMap<Value, Mirror>;
  /** Tables that functions make themselves. */
  private readonly tables = new Map<object, Float64Array>();
  private readonly firstLeaves: Map<object, Float64Array>;
  private readonly first: Evaluation;

  constructor(private readonly program: Pick<Program, 'leaves' | 'states'>) {
    for (const { id, shape, dtype } of program.leaves) {
      const cell = {};
      this.cells.set(id, cell);
      this.values.set(id, tensorOf(makeNode('buffer', [], { cell, shape, dtype })));
    }
    this.states = new Map(program.states.map((state) => [state.id, new Mirror({}, state)]));
    this.firstLeaves = this.leafValues();
    this.first = new Evaluation(this.firstLeaves);
  }

  /** Puts a step behind the others. @throws what the library throws when it does not fit */
  async add(step: Step): Promise<void> {
    runtime.effects.trace(newEffects(), () => carryOut(step, this.values, this.states));
    const made = madeBy(step).map((id) => nodeOf(this.values.get(id) as Tensor));
    for (const node of topologicalOrder(made)) {
      const cell = node.op === 'buffer' ? node.attributes.cell : undefined;
      if (!(cell instanceof Cell) || this.tables.has(cell)) continue;
      this.tables.set(cell, Float64Array.from(await cell.read()));
      this.firstLeaves.set(cell, this.tables.get(cell) as Float64Array);
    }
  }

  /** What a value is in the first round. */
  valuesOf(value: Value): Float64Array {
    return this.first.of(nodeOf(this.values.get(value) as Tensor));
  }

  /** What is expected of values and states in each round. States have their own names. */
  expected(values: readonly Value[], rounds: number, evaluations: number): Map<Value, Expected>[] {
    const runs = [undefined, ...noises(evaluations)].map((noise) => this.evaluate(values, rounds, noise));
    return Array.from({ length: rounds }, (_, round) => {
      const [reference, ...moved] = runs.map((run) => run[round]);
      return new Map(
        [...reference].map(([id, { shape, numbers }]) => [
          id,
          { shape, reference: numbers, moved: moved.map((run) => (run.get(id) as { numbers: Float64Array }).numbers) },
        ]),
      );
    });
  }

  private evaluate(values: readonly Value[], rounds: number, noise: Noise | undefined) {
    const leaves = this.leafValues();
    return Array.from({ length: rounds }, () => {
      const evaluation = new Evaluation(new Map(leaves), noise);
      const found = (tensor: Tensor) => ({ shape: tensor.shape, numbers: evaluation.of(nodeOf(tensor)) });
      const after = [...this.states].map(([id, mirror]) => [id, found(mirror.now)] as const);
      const results = new Map([...values.map((id) => [id, found(this.values.get(id) as Tensor)] as const), ...after]);
      for (const [id, { numbers }] of after) leaves.set((this.states.get(id) as Mirror).cell, numbers);
      return results;
    });
  }

  private leafValues(): Map<object, Float64Array> {
    const values = new Map(this.tables);
    for (const { id, values: numbers } of this.program.leaves)
      values.set(this.cells.get(id) as object, Float64Array.from(numbers));
    for (const { id, values: numbers } of this.program.states)
      values.set((this.states.get(id) as Mirror).cell, Float64Array.from(numbers));
    return values;
  }
}

/** The reference of a whole program. */
export async function referenceOf(program: Program): Promise<Reference> {
  const reference = new Reference(program);
  for (const step of program.steps) await reference.add(step);
  return reference;
}
