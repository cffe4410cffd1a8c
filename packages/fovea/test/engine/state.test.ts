// State in Programs: updates in place where kernels still read the old values, updates that cross, and what failing runs leave behind.

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { conv2d } from '../../src/ops/index.ts';
import {
  compile,
  full,
  getBackend,
  memory,
  realize,
  requireAll,
  State,
  setBackend,
  type Tensor,
  tensor,
} from '../../src/tensor/index.ts';
import { uniform } from '../formula.ts';

beforeEach(() => setBackend('wasm', { threads: 2 }));
afterAll(async () => (await getBackend()).dispose());

const numbers = (name: string, ...shape: number[]): Tensor =>
  tensor(
    uniform(
      name,
      shape.reduce((product, size) => product * size, 1),
    ),
    shape,
  );

describe('a state that its own new value is computed from', () => {
  it.each<[string, number[], (s: Tensor) => Tensor]>([
    ['a product from the left', [300, 300], (s) => numbers('a', 300, 300).matmul(s).tanh()],
    ['a product from the right', [700, 60], (s) => s.matmul(numbers('a', 60, 60)).tanh()],
    ['a product with itself', [300, 300], (s) => s.transpose().matmul(s).tanh()],
    ['a product alone', [512, 16], (s) => numbers('a', 512, 512).matmul(s)],
    ['a convolution', [1, 40, 40, 12], (s) => conv2d(s, numbers('w', 3, 3, 12, 12), undefined, { padding: 1 }).tanh()],
    [
      'a depthwise convolution',
      [1, 24, 24, 16],
      (s) => conv2d(s, numbers('w', 3, 3, 1, 16), undefined, { padding: 1, groups: 16 }).tanh(),
    ],
    [
      'a sum of products',
      [200, 200],
      (s) =>
        numbers('a', 200, 8)
          .matmul(numbers('b', 8, 200))
          .add(s.transpose()),
    ],
  ])('is read in full before it is overwritten: %s', async (_, shape, next) => {
    const start = numbers('state', ...shape);
    const expected = await next(start).data();
    const state = new State((await start.data()) as Float32Array, shape);
    await compile(() => state.assign(next(state.read())))();
    expect(await state.data()).toEqual(expected);
  });
});

describe('updates', () => {
  it('that need each other take the old values', async () => {
    const [a, b] = [new State(Float32Array.of(1, 2), [2]), new State(Float32Array.of(3, 4), [2])];
    const step = compile(() => {
      const [x, y] = [a.read(), b.read()];
      a.assign(y.mul(2));
      b.assign(x.mul(3));
    });
    await step();
    expect([...(await a.data()), ...(await b.data())]).toEqual([6, 8, 3, 6]);
  });

  it('that are made while another run is under way see its values', async () => {
    const state = new State(Float32Array.of(0), [1]);
    state.assign(state.read().add(1));
    const reading = state.data();
    await Promise.resolve();
    state.assign(state.read().add(1));
    await reading;
    expect([...(await state.data())]).toEqual([2]);
  });

  it('are carried out one after another when compiled and other calls are not awaited', async () => {
    const state = new State(Float32Array.of(1), [1]);
    const double = compile(() => state.assign(state.read().mul(2)));
    const calls = [double()];
    state.assign(state.read().add(1));
    calls.push(double(), double());
    await Promise.all(calls);
    expect([...(await state.data())]).toEqual([(1 + 1) * 2 * 2 * 2]);
  });

  it('survive when somebody else reads what is no more', async () => {
    const [kept, changed] = [new State(Float32Array.of(1), [1]), new State(Float32Array.of(1), [1])];
    const outdated = changed.read().add(1);
    await compile(() => changed.assign(changed.read().add(1)))();
    kept.assign(full([1], 5));
    await expect(outdated.data()).rejects.toThrow('a tensor read a state whose values were overwritten since');
    expect([...(await kept.data())]).toEqual([5]);
  });

  it('take the argument as it was given, where that is the state itself', async () => {
    const state = new State(Float32Array.of(0, 1, 2, 3, 4, 5), [6]);
    const reverse = compile((x: Tensor) => {
      state.assign(x.flip(0));
      return x.add(10);
    });
    const result = await reverse(state.read());
    expect([...(await state.data())]).toEqual([5, 4, 3, 2, 1, 0]);
    expect([...(await result.data())]).toEqual([10, 11, 12, 13, 14, 15]);
  });

  it('survive when another one cannot be carried out', async () => {
    const [kept, lost, changed] = [1, 1, 1].map((value) => new State(Float32Array.of(value), [1]));
    const outdated = changed.read().add(1);
    await compile(() => changed.assign(changed.read().add(1)))();
    lost.assign(outdated);
    kept.assign(kept.read().add(1));
    await expect(kept.data()).rejects.toThrow('whose values were overwritten since');
    expect([...(await kept.data()), ...(await lost.data())]).toEqual([2, 1]);
  });

  it('give way to values that are set meanwhile', async () => {
    const state = new State(Float32Array.of(1), [1]);
    state.assign(state.read().add(1));
    const running = state.data();
    for (let i = 0; i < 3; i++) await Promise.resolve();
    state.set(Float32Array.of(7));
    await running;
    expect([...(await state.data())]).toEqual([7]);
  });

  it('keep no copies of arguments that a check refuses, or that only a check reads', async () => {
    const state = new State(Float32Array.of(1), [1]);
    const step = compile((x: Tensor, mask: Tensor) => {
      requireAll(mask.less(10), 'too big');
      state.assign(state.read().add(x.sum()));
    });
    const run = async (times: number): Promise<number> => {
      for (let i = 0; i < times; i++) {
        const refused = i % 2 === 1;
        const call = step(tensor(new Float32Array(64)), tensor(new Float32Array(64).fill(refused ? 99 : 1)));
        if (refused) await expect(call).rejects.toThrow('too big');
        else await call;
      }
      return (await memory()).storageBytes;
    };
    const before = await run(4);
    expect(await run(40)).toBe(before);
  });

  it('do not happen when arguments are refused', async () => {
    const state = new State(Float32Array.of(1), [1]);
    const step = compile((x: Tensor) => {
      requireAll(x.less(10), 'too big');
      state.assign(state.read().add(x));
    });
    for (const refused of [1, 2]) {
      await step(tensor([refused]));
      await expect(step(tensor([100]))).rejects.toThrow('too big');
    }
    expect([...(await state.data())]).toEqual([4]);
  });
});

it('set() takes a copy, and a bool state is 0 or 1', async () => {
  const [state, flag] = [new State(new Float32Array(2), [2]), new State(new Int32Array(1), [1], 'bool')];
  const values = Float32Array.of(1, 2);
  state.set(values);
  values.fill(9);
  expect([...(await state.data())]).toEqual([1, 2]);
  flag.set(Int32Array.of(2));
  expect([...(await flag.read().cast('int32').data())]).toEqual([1]);
});

it.each([
  ['a compiled function', (state: State) => compile(() => state.assign(state.read().mul(10)))()],
  ['set()', async (state: State) => state.set(Float32Array.of(10, 20))],
  ['an assignment', async (state: State) => state.assign(tensor([10, 20]))],
] as const)('a reading that was realised keeps its values when %s overwrites the state', async (_, overwrite) => {
  const state = new State(Float32Array.of(1, 2), [2]);
  const before = state.read();
  const scaled = before.mul(3);
  await realize(before);
  await overwrite(state);
  expect([...(await before.data())]).toEqual([1, 2]);
  expect([...(await scaled.data())]).toEqual([3, 6]);
  expect([...(await state.read().data())]).toEqual([10, 20]);
});
