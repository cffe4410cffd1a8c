// Makes a failing program small: what it fails with stays, all that is not needed for it goes.

import type { DType } from '../../src/base/dtype.ts';
import type { Shape } from '../../src/base/shape.ts';
import { type Leaf, madeBy, type Program, type Step, usedBy, type Value } from './program.ts';
import { referenceOf } from './reference.ts';

/** Whether a program fails as the first one did. */
export type Fails = (program: Program) => Promise<boolean>;

/** Steps and leaves that the outputs, the readings and the states need. */
export function withoutUnused(program: Program): Program {
  const { schedule } = program;
  const needed = new Set<Value>([...program.outputs, ...schedule.readings.flatMap(({ values }) => values)]);
  const kept = new Set<Step>();
  for (const step of [...program.steps].reverse()) {
    if (step.kind !== 'assign' && !madeBy(step).some((id) => needed.has(id))) continue;
    kept.add(step);
    for (const id of usedBy(step)) needed.add(id);
  }
  const steps = program.steps.filter((step) => kept.has(step));
  const used = new Set(steps.flatMap((step) => ('state' in step ? [step.state] : [])));
  const before = (at: number): number => program.steps.slice(0, at).filter((step) => kept.has(step)).length;
  return {
    ...program,
    steps,
    leaves: program.leaves.filter(({ id }) => needed.has(id)),
    states: program.states.filter(({ id }) => used.has(id)),
    schedule: {
      ...schedule,
      boundary: before(schedule.boundary),
      readings: schedule.readings.map((reading) => ({ ...reading, after: before(reading.after) })),
    },
  };
}

/** A smaller program in which one thing is left out. */
async function* simpler(program: Program): AsyncGenerator<Program> {
  const { outputs, schedule, steps } = program;
  if (outputs.length > 1) for (const id of outputs) yield { ...program, outputs: [id] };
  if (outputs.length > 1)
    for (const id of outputs) yield { ...program, outputs: outputs.filter((other) => other !== id) };
  if (schedule.rounds > 1) yield { ...program, schedule: { ...schedule, rounds: 1 } };
  if (schedule.captured.length > 0) yield { ...program, schedule: { ...schedule, captured: [] } };
  for (const reading of schedule.readings) {
    yield { ...program, schedule: { ...schedule, readings: schedule.readings.filter((other) => other !== reading) } };
    for (const id of reading.values) {
      if (reading.values.length === 1) break;
      const fewer = { ...reading, values: reading.values.filter((other) => other !== id) };
      yield {
        ...program,
        schedule: { ...schedule, readings: schedule.readings.map((other) => (other === reading ? fewer : other)) },
      };
    }
  }
  if (schedule.mode === 'mixed') {
    for (const mode of ['compiled', 'lazy'] as const)
      yield { ...program, schedule: { ...schedule, mode, readings: [] } };
  }
  for (const step of steps) if (step.kind === 'assign') yield without(program, step);
  for (const step of [...steps].reverse()) yield* cutAt(program, step);
}

function without(program: Program, gone: Step): Program {
  const at = program.steps.indexOf(gone);
  const { schedule } = program;
  const shifted = (position: number): number => (position > at ? position - 1 : position);
  return {
    ...program,
    steps: program.steps.filter((step) => step !== gone),
    schedule: {
      ...schedule,
      boundary: shifted(schedule.boundary),
      readings: schedule.readings.map((reading) => ({ ...reading, after: shifted(reading.after) })),
    },
  };
}

/** The step's results as leaves: what computes them is not to blame if it still fails. */
async function* cutAt(program: Program, step: Step): AsyncGenerator<Program> {
  if (step.kind === 'assign') return;
  const reference = await referenceOf(program);
  const leaves = madeBy(step).map((id): Leaf => {
    const { shape, dtype } = reference.values.get(id) as { shape: Shape; dtype: DType };
    const round = dtype === 'float32' ? Math.fround : (value: number) => value;
    return { id, shape, dtype, values: Array.from(reference.valuesOf(id), round) };
  });
  const cut = without(program, step);
  yield { ...cut, leaves: [...cut.leaves, ...leaves] };
}

const MOST_TRIES = 300;

/** The smallest program found that still fails. */
export async function shrink(program: Program, fails: Fails): Promise<Program> {
  let [best, tries] = [program, 0];
  for (let progress = true; progress; ) {
    progress = false;
    for await (const candidate of simpler(best)) {
      const clean = withoutUnused(candidate);
      if (tries++ > MOST_TRIES) return best;
      if (!(await fails(clean).catch(() => false))) continue;
      best = clean;
      progress = true;
      break;
    }
  }
  return best;
}
