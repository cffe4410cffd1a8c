// Makes random programs. Each step is tried on its reference first, so that numbers stay moderate and something is left to compare.

import type { DType } from '../../src/base/dtype.ts';
import { elementCount, type Shape } from '../../src/base/shape.ts';
import { Draw, type Kind } from './draw.ts';
import {
  ancestors,
  type Leaf,
  madeBy,
  mayRead,
  type Program,
  type Reading,
  type Schedule,
  type Step,
  usedBy,
  type Value,
} from './program.ts';
import { Choices } from './random.ts';
import { Reference } from './reference.ts';
import { ELEMENTWISE_STEPS } from './steps-elementwise.ts';
import { MOVEMENT_STEPS } from './steps-movement.ts';
import { WINDOW_STEPS } from './steps-window.ts';

export const KINDS: readonly Kind[] = [...ELEMENTWISE_STEPS, ...MOVEMENT_STEPS, ...WINDOW_STEPS];

/** Most programs are small, so that there can be many of them; large ones have several chunks for threads to share out. */
const LIMITS = [
  { weight: 16, elements: 400 },
  { weight: 3, elements: 5_000 },
  { weight: 1, elements: 40_000 },
];

type Drawing = (choices: Choices) => number;
/** Quarters are exact in float32, sums of them too: choices between equal numbers are seen. */
const quarters: Drawing = (choices) => choices.int(-12, 12) / 4;
const uniform: Drawing = (choices) => Math.fround(4 * choices.next() - 2);
const special: Drawing = (choices) =>
  choices.chance(0.9)
    ? quarters(choices)
    : choices.one([0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e6]);
const DRAWINGS: Record<DType, readonly { readonly weight: number; readonly drawing: Drawing }[]> = {
  float32: [
    { weight: 10, drawing: quarters },
    { weight: 10, drawing: uniform },
    { weight: 1, drawing: special },
  ],
  int32: [
    { weight: 8, drawing: (choices) => choices.int(-2, 6) },
    { weight: 1, drawing: (choices) => choices.one([0, -1, 7, 2 ** 31 - 1, -(2 ** 31)]) },
  ],
  bool: [{ weight: 1, drawing: (choices) => choices.int(0, 1) }],
};

/** The largest number that a program may come to; what is larger soon overflows. */
const LARGEST = 1e5;

class Generator {
  private readonly choices: Choices;
  private readonly draw: Draw;
  private readonly leaves: Leaf[] = [];
  private readonly states: Leaf[] = [];
  private readonly steps: Step[] = [];
  private readonly reference: Reference;
  private next = 0;

  constructor(seed: number) {
    this.choices = new Choices(seed);
    this.draw = new Draw(this.choices, this.choices.weighted(LIMITS).elements);
    const image = this.choices.chance(0.4);
    for (let i = this.choices.int(1, 4); i > 0; i--) this.leaves.push(this.leaf(this.shape(image), this.dtype()));
    if (this.choices.chance(0.6)) this.leaves.push(this.leaf([this.choices.int(0, 9)], 'int32'));
    if (this.choices.chance(0.2)) this.leaves.push(this.leaf([2], 'int32'));
    for (let i = this.choices.one([0, 0, 1, 1, 2]); i > 0; i--) {
      const like = this.choices.chance(0.6) ? this.choices.one(this.leaves) : undefined;
      this.states.push(this.leaf(like?.shape ?? this.shape(image), like?.dtype ?? this.dtype()));
    }
    this.draw.known.push(...this.leaves);
    this.reference = new Reference({ leaves: this.leaves, states: this.states });
  }

  async program(): Promise<Program> {
    const length = this.choices.one([2, 4, 6, 8, 10, 12, 16, 24]);
    for (let tries = 0; this.steps.length < length && tries < 12 * length; tries++) await this.tryStep();
    const { leaves, states, steps } = this;
    const plain = { leaves, states, steps };
    const outputs = this.outputs();
    return { ...plain, outputs, schedule: this.schedule({ ...plain, outputs, schedule: PLAIN }) };
  }

  private leaf(shape: Shape, dtype: DType): Leaf {
    const { drawing } = this.choices.weighted(DRAWINGS[dtype]);
    const values = Array.from({ length: elementCount(shape) }, () => drawing(this.choices));
    return { id: this.next++, shape, dtype, values };
  }

  private dtype(): DType {
    return this.choices.one(['float32', 'float32', 'float32', 'float32', 'int32', 'bool']);
  }

  private shape(image: boolean): number[] {
    if (!image || this.choices.chance(0.3)) return this.draw.shape();
    const side = this.draw.limit > 1000 ? [7, 12, 16] : [1, 2, 4, 5, 6];
    const { choices } = this;
    const shape = [choices.one([1, 1, 2, 3]), choices.one(side), choices.one(side), choices.one([1, 2, 3, 4, 8, 9])];
    return elementCount(shape) <= this.draw.limit ? shape : [1, side[1], side[1], 3];
  }

  private async tryStep(): Promise<void> {
    const step = this.candidate();
    if (!step) return;
    try {
      await this.reference.add(step);
    } catch (error) {
      // A step that does not fit is not added; one that fails inside of the library is a find.
      if (['ShapeError', 'ValueError', 'DTypeError'].includes((error as Error).name)) return;
      throw error;
    }
    if (madeBy(step).every((id) => this.isModerate(id))) this.accept(step);
    else for (const id of madeBy(step)) this.reference.values.delete(id);
  }

  private candidate(): Step | undefined {
    const { choices, draw, states } = this;
    const what = choices.next();
    if (what < 0.09) return this.gradient();
    if (what < 0.17 && states.length > 0) return { kind: 'read', id: this.next, state: choices.one(states).id };
    if (what < 0.3 && states.length > 0) {
      const { id, shape, dtype } = choices.one(states);
      const value = draw.value((known) => known.dtype === dtype && `${known.shape}` === `${shape}`);
      return value && { kind: 'assign', state: id, value: value.id };
    }
    const candidate = choices.weighted(KINDS).draw(draw);
    return candidate && { kind: 'op', id: this.next, ...candidate };
  }

  private gradient(): Step | undefined {
    const of = this.draw.float(({ shape }) => elementCount(shape) > 0);
    if (!of) return undefined;
    const before = ancestors(this.soFar()).get(of.id) as ReadonlySet<Value>;
    const wrt = this.draw.known.filter(({ id, dtype }) => dtype === 'float32' && before.has(id));
    const chosen = this.choices.shuffled(wrt).slice(0, this.choices.int(1, 2));
    if (chosen.length === 0) return undefined;
    return { kind: 'grad', ids: chosen.map((_, i) => this.next + i), of: of.id, wrt: chosen.map(({ id }) => id) };
  }

  private soFar(): Program {
    return { leaves: this.leaves, states: this.states, steps: this.steps, outputs: [], schedule: PLAIN };
  }

  /** Whether there is something to compute with: few NaN, nothing huge. */
  private isModerate(id: Value): boolean {
    const { shape } = this.reference.values.get(id) as { shape: Shape };
    if (shape.length > 6 || elementCount(shape) > this.draw.limit) return false;
    const values = this.reference.valuesOf(id);
    const strange = values.reduce((count, value) => count + Number(!(Math.abs(value) <= LARGEST)), 0);
    return strange === 0 || (strange <= values.length / 4 && this.choices.chance(0.2));
  }

  private accept(step: Step): void {
    this.steps.push(step);
    for (const id of madeBy(step)) {
      const { shape, dtype } = this.reference.values.get(id) as { shape: Shape; dtype: DType };
      this.draw.known.push({ id, shape, dtype });
      this.next = Math.max(this.next, id + 1);
    }
  }

  /** What nothing else uses, and some of the rest. */
  private outputs(): Value[] {
    const used = new Set(this.steps.flatMap(usedBy));
    const made = this.steps.flatMap(madeBy);
    const outputs = made.filter((id) => !used.has(id) || this.choices.chance(0.15));
    return outputs.length > 0 ? outputs : [this.leaves[0].id];
  }

  private schedule(program: Program): Schedule {
    const { choices } = this;
    const rounds = choices.one([1, 2]);
    const captured = choices.some(
      program.leaves.map(({ id }) => id),
      choices.one([0, 0.5]),
    );
    const boundary = choices.int(0, program.steps.length);
    const mode = choices.one(['lazy', 'lazy', 'compiled', 'compiled', 'mixed'] as const);
    if (hasGradientThroughState(program)) {
      return { mode: mode === 'mixed' ? 'compiled' : mode, boundary, captured, rounds, readings: [] };
    }
    const crossing = crossingAt(program, boundary);
    const readable = mayRead(program, boundary);
    if (mode === 'mixed' && !crossing.every(readable))
      return { mode: 'compiled', boundary, captured, rounds, readings: [] };
    return { mode, boundary, captured, rounds, readings: mode === 'compiled' ? [] : this.readings(program) };
  }

  private readings(program: Program): Reading[] {
    const { choices } = this;
    const readings: Reading[] = [];
    for (let i = choices.one([0, 0, 1, 2, 3]); i > 0; i--) {
      const after = choices.int(0, program.steps.length);
      const readable = mayRead(program, after);
      const made = [...program.leaves.map(({ id }) => id), ...program.steps.slice(0, after).flatMap(madeBy)];
      const values = choices.shuffled(made.filter(readable)).slice(0, choices.int(1, 3));
      const how = choices.one(['one by one', 'all at once', 'realize', 'without waiting'] as const);
      if (values.length > 0) readings.push({ after, values, how });
    }
    return readings;
  }
}

const PLAIN: Schedule = { mode: 'lazy', boundary: 0, captured: [], readings: [], rounds: 1 };

/** Whether a gradient could reach through the new value of a state: it does until that is carried out, at a reading or a compiled call. */
function hasGradientThroughState({ steps }: Program): boolean {
  const assigned = new Set<Value>();
  let throughState = false;
  for (const step of steps) {
    if (step.kind === 'assign') assigned.add(step.state);
    if (step.kind === 'read' && assigned.has(step.state)) throughState = true;
    if (step.kind === 'grad' && throughState) return true;
  }
  return false;
}

/** Values made before the boundary that are needed behind it. */
export function crossingAt({ leaves, steps, outputs }: Program, boundary: number): Value[] {
  const made = new Set([...leaves.map(({ id }) => id), ...steps.slice(0, boundary).flatMap(madeBy)]);
  const needed = new Set([...steps.slice(boundary).flatMap(usedBy), ...outputs]);
  return [...needed].filter((id) => made.has(id));
}

/** The program of a seed. */
export const generate = (seed: number): Promise<Program> => new Generator(seed).program();
