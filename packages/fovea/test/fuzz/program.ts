// A random program as data: leaves, states, steps, and how it is run. Small enough to print, to cut down and to run again.

import type { DType } from '../../src/base/dtype.ts';
import { formatShape, type Shape } from '../../src/base/shape.ts';
import { grad, iota, type Tensor } from '../../src/tensor/index.ts';

/** The name of a value; each is made once. */
export type Value = number;

export interface Leaf {
  readonly id: Value;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Numbers that the dtype holds. */
  readonly values: readonly number[];
}

/** A state is read and assigned by its name, which is not a value's. */
export type StateSpec = Leaf;

export type Step =
  | {
      readonly kind: 'op';
      readonly id: Value;
      readonly inputs: readonly Value[];
      /** Code, with `$0`, `$1`, … for the inputs. */
      readonly text: string;
      readonly apply: (inputs: readonly Tensor[]) => Tensor;
    }
  | { readonly kind: 'grad'; readonly ids: readonly Value[]; readonly of: Value; readonly wrt: readonly Value[] }
  | { readonly kind: 'read'; readonly id: Value; readonly state: Value }
  | { readonly kind: 'assign'; readonly state: Value; readonly value: Value };

/** Values that are asked for before the program ends. */
export interface Reading {
  /** Number of steps that come before. */
  readonly after: number;
  readonly values: readonly Value[];
  readonly how: 'one by one' | 'all at once' | 'realize' | 'without waiting';
}

export interface Schedule {
  /** `lazy`: step by step. `compiled`: as one function. `mixed`: the first steps lazily, the others as one function. */
  readonly mode: 'lazy' | 'compiled' | 'mixed';
  /** Number of steps that come before the compiled function, where mixed. */
  readonly boundary: number;
  /** Values from outside that the compiled function takes as captures instead of as arguments. */
  readonly captured: readonly Value[];
  readonly readings: readonly Reading[];
  /** How often the program is run; states go on where they were. */
  readonly rounds: number;
}

export interface Program {
  readonly leaves: readonly Leaf[];
  readonly states: readonly StateSpec[];
  readonly steps: readonly Step[];
  readonly outputs: readonly Value[];
  readonly schedule: Schedule;
}

export const madeBy = (step: Step): readonly Value[] =>
  step.kind === 'grad' ? step.ids : step.kind === 'assign' ? [] : [step.id];

export function usedBy(step: Step): readonly Value[] {
  if (step.kind === 'op') return step.inputs;
  if (step.kind === 'grad') return [step.of, ...step.wrt];
  return step.kind === 'assign' ? [step.value] : [];
}

/** What a step needs of a state: `State` of the library, or a stand-in. */
export interface StateLike {
  read(): Tensor;
  assign(value: Tensor): void;
}

/** A scalar that every element of a value moves differently. */
export function readout(x: Tensor): Tensor {
  if (x.rank === 0) return x.mul(0.7);
  return x.mul(iota(x.shape).cast('float32').mul(0.25).add(0.5)).sum();
}

/** Carries a step out: puts what it makes among the values. */
export function carryOut(step: Step, values: Map<Value, Tensor>, states: ReadonlyMap<Value, StateLike>): void {
  const known = (id: Value): Tensor => values.get(id) as Tensor;
  const state = (id: Value): StateLike => states.get(id) as StateLike;
  if (step.kind === 'op') values.set(step.id, step.apply(step.inputs.map(known)));
  else if (step.kind === 'read') values.set(step.id, state(step.state).read());
  else if (step.kind === 'assign') state(step.state).assign(known(step.value));
  else {
    const slopes = grad(readout(known(step.of)), step.wrt.map(known), { allowUnused: true });
    for (const [i, slope] of slopes.entries()) values.set(step.ids[i], slope);
  }
}

/** For each value, those that it is computed from, itself included. */
export function ancestors({ leaves, steps }: Program): Map<Value, ReadonlySet<Value>> {
  const found = new Map<Value, Set<Value>>(leaves.map(({ id }) => [id, new Set([id])]));
  const current = new Map<Value, Value>();
  for (const step of steps) {
    if (step.kind === 'assign') current.set(step.state, step.value);
    const from = step.kind === 'read' ? [current.get(step.state) ?? []].flat() : usedBy(step);
    for (const id of madeBy(step))
      found.set(id, new Set([id, ...from.flatMap((input) => [...(found.get(input) ?? [])])]));
  }
  return found;
}

/**
 * Whether values may be read after so many steps: a gradient does not reach through what has been read, and says so. Reading what it is taken
 * with respect to is fine.
 */
export function mayRead(program: Program, after: number): (value: Value) => boolean {
  const before = ancestors(program);
  const later = program.steps.slice(after).filter((step) => step.kind === 'grad');
  return (value) =>
    !later.some(
      ({ of, wrt }) =>
        before.get(of)?.has(value) &&
        wrt.some((input) => input !== value && before.get(of)?.has(input) && before.get(value)?.has(input)),
    );
}

// --- text --------------------------------------------------------------------------------------------------------------

const MOST_PRINTED = 24;

function leafText({ shape, dtype, values }: Leaf, make: string): string {
  const data =
    values.length <= MOST_PRINTED ? `[${values}]` : `[${values.slice(0, 8)}, … ${values.length} in all, see the seed]`;
  return `${make}(${data}, ${formatShape(shape)}, '${dtype}')`;
}

function stepText(step: Step): string {
  if (step.kind === 'op')
    return `v${step.id} = ${step.text.replace(/\$(\d+)/g, (_, i) => `v${step.inputs[Number(i)]}`)}`;
  if (step.kind === 'read') return `v${step.id} = s${step.state}.read()`;
  if (step.kind === 'assign') return `s${step.state}.assign(v${step.value})`;
  return `[${step.ids.map((id) => `v${id}`)}] = grad(readout(v${step.of}), [${step.wrt.map((id) => `v${id}`)}])`;
}

/** The program as code to read. */
export function programText({ leaves, states, steps, outputs, schedule }: Program): string {
  const { mode, boundary, captured, readings, rounds } = schedule;
  const names = (list: readonly Value[]): string => list.map((id) => `v${id}`).join(', ');
  const lines = [
    ...leaves.map((leaf) => `v${leaf.id} = ${leafText(leaf, 'tensor')}`),
    ...states.map((state) => `s${state.id} = ${leafText(state, 'new State')}`),
    `${rounds} × ${mode}${captured.length > 0 ? `, captured: ${names(captured)}` : ''}:`,
  ];
  for (const [i, step] of [...steps, undefined].entries()) {
    if (mode !== 'compiled') {
      for (const { values, how } of readings.filter(({ after }) => after === i))
        lines.push(`  read ${how}: ${names(values)}`);
    }
    if (mode === 'mixed' && boundary === i) lines.push('  from here on compiled:');
    if (step) lines.push(`  ${stepText(step)}`);
  }
  return [...lines, `  read ${names(outputs)}${states.length > 0 ? ' and the states' : ''}`].join('\n');
}
