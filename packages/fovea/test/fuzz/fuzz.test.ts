// Random programs on every backend: the float64 reference within float32's accuracy, and the same bits on any number of threads. A few of them;
// and that the generator, the comparison and the cutting down of failures do what they are for.

import { afterAll, describe, expect, it } from 'vitest';
import type { Backend, Storage } from '../../src/backend/interface.ts';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { topologicalOrder } from '../../src/graph/node.ts';
import { SAMPLES } from '../../src/graph/samples/samples.ts';
import { nodeOf } from '../../src/tensor/internal.ts';
import { inFullTier } from '../tiers.ts';
import { compare } from './expected.ts';
import { fuzz, smallest } from './fuzz.ts';
import { generate } from './generate.ts';
import { type Program, programText } from './program.ts';
import { referenceOf } from './reference.ts';
import { runProgram } from './run.ts';

it('a few random programs', () => fuzz(1, inFullTier ? 20 : 5), 3_600_000);

describe('the generator', () => {
  it('reaches every primitive, mode and way of reading', async () => {
    const reached = new Set<string>();
    for (let seed = 1; seed <= 150; seed++) {
      const program = await generate(seed);
      const { values } = await referenceOf(program);
      for (const { op } of topologicalOrder([...values.values()].map(nodeOf))) reached.add(op);
      reached.add(program.schedule.mode);
      for (const { how } of program.schedule.readings) reached.add(how);
    }
    const modes = ['lazy', 'compiled', 'mixed', 'one by one', 'all at once', 'realize', 'without waiting'];
    expect([...Object.keys(SAMPLES), ...modes].filter((name) => !reached.has(name))).toEqual([]);
  });

  it('gives the same program for the same seed', async () => {
    const text = async (seed: number): Promise<string> => programText(await generate(seed));
    expect(await text(7)).toBe(await text(7));
    expect(await text(7)).not.toBe(await text(8));
  });
});

describe('the comparison', () => {
  const expected = (reference: number[], ...moved: number[][]) => ({
    shape: [reference.length],
    reference: Float64Array.from(reference),
    moved: moved.map((values) => Float64Array.from(values)),
  });

  it('lets small errors pass where there can be some, and none where there cannot', () => {
    const about = expected([1, 2], [1 + 1e-7, 2], [1 - 1e-7, 2]);
    expect(compare([1.0000003, 2], about).problem).toBeUndefined();
    expect(compare([1.0001, 2], about).problem).toMatch(/^element 0 is 1\.0001; expected 1 ± /);
    expect(compare([1, 2.0000002], about).problem).toMatch(/^element 1 is 2\.0000002; expected 2 ± 0$/);
  });

  it('asks for NaN and infinities where errors do not change them, and for the right count', () => {
    const strange = expected([Number.NaN, Number.POSITIVE_INFINITY], [Number.NaN, Number.POSITIVE_INFINITY]);
    expect(compare([Number.NaN, Number.POSITIVE_INFINITY], strange).problem).toBeUndefined();
    expect(compare([0, Number.POSITIVE_INFINITY], strange).problem).toBe('element 0 is 0; expected NaN ± 0');
    expect(compare([Number.NaN, Number.NEGATIVE_INFINITY], strange).problem).toMatch(/^element 1 is -Infinity/);
    expect(compare([Number.NaN], strange).problem).toBe('1 elements instead of 2');
  });

  it('leaves out what a small error turns into something else', () => {
    const jump = expected([Number.POSITIVE_INFINITY, 5], [1e30, 5]);
    expect(compare([12, 5], jump)).toEqual({ compared: 1, total: 2, problem: undefined });
  });
});

it('numbers that are equal only in float32 are left out', async () => {
  const [third, whole] = [1 / 3, 1].map(Math.fround);
  const program: Program = {
    leaves: [
      { id: 0, shape: [2], dtype: 'float32', values: [third, third] },
      { id: 1, shape: [2], dtype: 'float32', values: [whole, 0.5] },
    ],
    states: [],
    steps: [{ kind: 'op', id: 2, inputs: [0, 1], text: '$0.mul(3).equal($1)', apply: ([x, y]) => x.mul(3).equal(y) }],
    outputs: [2],
    schedule: { mode: 'lazy', boundary: 0, captured: [], readings: [], rounds: 1 },
  };
  const backend = createJsBackend();
  const outcome = await runProgram(program, [{ name: 'js', backend, family: 'js' }]);
  await backend.dispose();
  expect(outcome).toEqual({ failure: undefined, compared: 1, total: 2 });
});

describe('a backend that computes wrongly', () => {
  /** Reads the last of more than five float32 numbers a little too large. */
  const wrongly = (backend: Backend): Backend =>
    new Proxy(backend, {
      get(target, name) {
        if (name === 'readFloat32') {
          return async (storage: Storage, count: number) => {
            const values = await target.readFloat32(storage, count);
            if (count > 5) values[count - 1] += 0.001 * (1 + Math.abs(values[count - 1]));
            return values;
          };
        }
        const found = Reflect.get(target, name, target);
        return typeof found === 'function' ? found.bind(target) : found;
      },
    });
  const right = createJsBackend();
  const settings = [{ name: 'wrong', backend: wrongly(createJsBackend()), family: 'js' }];
  afterAll(() => right.dispose());

  it('is found, and what shows it is cut down to a step or two', async () => {
    let found = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const program = await generate(seed);
      const { failure } = await runProgram(program, settings);
      if (!failure) continue;
      found++;
      const small = await smallest(program, failure, settings);
      expect(small.steps.length, programText(small)).toBeLessThanOrEqual(2);
      expect(small.leaves.length + small.states.length, programText(small)).toBeLessThanOrEqual(3);
    }
    expect(found).toBeGreaterThan(3);
  });

  it('is found by its bits where they are asked for', async () => {
    const both = [{ name: 'right', backend: right, family: 'js' }, ...settings];
    const failures = [];
    for (let seed = 1; seed <= 12; seed++) failures.push((await runProgram(await generate(seed), both)).failure);
    expect(failures.filter((failure) => failure?.setting === 'wrong').length).toBeGreaterThan(3);
    expect(failures.filter((failure) => failure?.setting === 'right')).toEqual([]);
  });
});
