// What users of tensors, gradients, state and compile() rely on, and what they are told when they go wrong.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  compile,
  concat,
  Generator,
  grad,
  iota,
  memory,
  ones,
  plannedMemory,
  realize,
  requireAll,
  State,
  setBackend,
  stack,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../src/tensor/index.ts';
import { guard } from '../../src/tensor/internal.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));

it('an unknown backend does not take the place of the one in use', async () => {
  await expect(setBackend('webgpu' as 'wasm')).rejects.toThrow("there is no backend \"webgpu\"; use 'wasm' or 'js'");
  expect(await tensor([1]).add(1).item()).toBe(2);
});

const values = async (x: Tensor): Promise<number[]> => [...(await x.data())];

describe('tensor', () => {
  it.each<[string, () => Tensor, readonly number[], string, unknown]>([
    ['a number', () => tensor(3), [], 'float32', 3],
    ['numbers', () => tensor([1, 2.5]), [2], 'float32', [1, 2.5]],
    [
      'nested numbers',
      () =>
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      [2, 3],
      'float32',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'nested numbers in another shape',
      () =>
        tensor(
          [
            [1, 2],
            [3, 4],
          ],
          [4],
        ),
      [4],
      'float32',
      [1, 2, 3, 4],
    ],
    ['nothing', () => tensor([]), [0], 'float32', []],
    ['empty rows', () => tensor([[], []]), [2, 0], 'float32', [[], []]],
    ['booleans', () => tensor([true, false]), [2], 'bool', [1, 0]],
    ['nested booleans', () => tensor([[true], [false]]), [2, 1], 'bool', [[1], [0]]],
    ['integers', () => tensor([[1, -2]], undefined, 'int32'), [1, 2], 'int32', [[1, -2]]],
    ['bytes of a canvas', () => tensor(Uint8ClampedArray.of(0, 255)), [2], 'float32', [0, 255]],
    ['an Int32Array', () => tensor(Int32Array.of(7, 8)), [2], 'int32', [7, 8]],
    ['float64', () => tensor(Float64Array.of(0.5, 0.25)), [2], 'float32', [0.5, 0.25]],
  ])('takes %s', async (_, make, shape, dtype, expected) => {
    const made = make();
    expect(made.shape).toEqual(shape);
    expect(made.dtype).toBe(dtype);
    expect(await made.toArray()).toEqual(expected);
  });

  it.each<[string, () => unknown, string]>([
    ['too few values', () => tensor([1, 2], [3]), 'tensor: data of shape [3] must have 3 values: got 2'],
    ['ragged rows', () => tensor([[1, 2], [3]]), 'tensor: nested arrays differ at depth 1: needs 2 elements, got 1'],
    ['a number for a row', () => tensor([[1], 2]), 'tensor: nested arrays differ at depth 1: needs 1 elements, got 2'],
    ['a row for a number', () => tensor([1, [2]]), 'tensor: numbers and arrays stand side by side'],
    ['text', () => tensor([1, 'x'] as unknown as number[]), 'tensor: needs numbers: element 1 is x'],
    ['holes', () => tensor([1, undefined] as unknown as number[]), 'tensor: needs numbers: element 1 is undefined'],
    ['a part', () => tensor([1.5], [1], 'int32'), 'tensor: int32 needs integers of at most 32 bits: got 1.5'],
    ['33 bits', () => tensor([2 ** 32], [1], 'int32'), 'int32 needs integers of at most 32 bits: got 4294967296'],
    ['nothing to join', () => concat([]), 'concat: needs at least one tensor'],
    ['an axis too many', () => iota([2, 3], 2), 'iota: axis 2 is out of range for 2 axes'],
    ['shapes that do not fit', () => where(tensor([true, false]), zeros([3]), 0), 'where: shapes do not broadcast'],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  it.each<[string, () => unknown, string]>([
    ['a mean of integers', () => iota([3]).mean(), 'mean: x must be float32: got int32; cast it first'],
    ['a part of an integer', () => iota([3]).mul(0.5), 'mul: the tensor is int32, and 0.5 is not; cast'],
    ['a comparison with a part', () => iota([3]).less(0.5), 'less: the tensor is int32, and 0.5 is not'],
    ['integers for truth', () => iota([3]).logicalAnd(iota([3])), 'logicalAnd: needs bool: got int32; compare first'],
    ['the opposite of an integer', () => iota([3]).logicalNot(), 'logicalNot: needs bool: got int32'],
    ['dtypes that differ', () => iota([3]).add(zeros([3])), 'add: dtypes differ: int32 and float32; cast one of them'],
    ['shapes that do not go together', () => zeros([2]).add(zeros([3])), 'add: shapes do not broadcast: [2] and [3]'],
    ['a shape of another size', () => zeros([3]).reshape(2), 'reshape: cannot view [3] (3 elements) as [2]'],
    ['a step of 0', () => zeros([3]).slice(0, 0, 3, 0), 'slice: step must be a non-zero integer: got 0'],
    ['a product with a scalar', () => zeros([3]).matmul(zeros([])), 'matmul: needs at least one axis'],
    [
      'a product of vectors of other lengths',
      () => zeros([3]).matmul(zeros([2])),
      'matmul: cannot multiply [1, 3] by [2, 1]',
    ],
    ['inner sizes that differ', () => zeros([2, 3]).matmul(zeros([2, 3])), 'matmul: cannot multiply'],
    ['fewer axes', () => zeros([2, 3]).expand(3), 'expand: cannot broadcast [2, 3] to [3]'],
  ])('does not compute %s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  it('takes minima of the smallest integer, too', async () => {
    const x = tensor([-(2 ** 31), 5, 2 ** 31 - 1], [3], 'int32');
    expect(await x.min().item()).toBe(-(2 ** 31));
    expect(await x.max().item()).toBe(2 ** 31 - 1);
  });

  it('orders booleans', async () => {
    const [no, yes] = [tensor([false, false, true, true]), tensor([false, true, false, true])];
    expect(await values(no.less(yes))).toEqual([0, 1, 0, 0]);
    expect(await values(no.greaterEqual(yes))).toEqual([1, 0, 1, 1]);
  });

  it('sines stay within their bounds, however large the angle', async () => {
    for (const value of await values(tensor([1e6, -3e9, 1e10, 2e20, 3e38]).sin()))
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
  });

  it('asks for one element where item() is called', async () => {
    await expect(zeros([2]).item()).rejects.toThrow('item: needs a tensor with one element: got [2]; use data()');
  });

  it('joins along old and new axes, also counted from the end', async () => {
    const [a, b] = [tensor([[1, 2]]), tensor([[3, 4]])];
    expect(await concat([a, b]).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await concat([a, b], -1).toArray()).toEqual([[1, 2, 3, 4]]);
    expect(await stack([a, b], -1).toArray()).toEqual([
      [
        [1, 3],
        [2, 4],
      ],
    ]);
  });

  it('says so when it is used after dispose()', async () => {
    const x = tensor([1, 2]).mul(2);
    await realize(x);
    x.dispose();
    await expect(x.add(1).data()).rejects.toThrow(/dispose/);
  });

  it('holds no more memory once it is disposed of', async () => {
    const before = (await memory()).storageBytes;
    const x = ones([1000]).add(tensor([1]));
    await realize(x);
    expect((await memory()).storageBytes - before).toBeGreaterThanOrEqual(4000);
    x.dispose();
    expect((await memory()).storageBytes - before).toBeLessThan(1000);
  });
});

describe('grad', () => {
  it('of a gradient', async () => {
    const x = tensor([1, 2, 3]);
    const [first] = grad(x.mul(x).mul(x).sum(), [x]);
    const [second] = grad(first.sum(), [x]);
    expect(await values(first)).toEqual([3, 12, 27]);
    expect(await values(second)).toEqual([6, 12, 18]);
  });

  it('is 0 where the loss does not depend on a tensor, or only through detach()', async () => {
    const [x, y] = [tensor([1, 2]), tensor([5])];
    const [dx, dy] = grad(x.detach().mul(x).sum(), [x, y], { allowUnused: true });
    expect(await values(dx)).toEqual([1, 2]);
    expect(await values(dy)).toEqual([0]);
  });

  it.each<[string, () => Promise<unknown> | unknown, string]>([
    ['more than one element', () => grad(tensor([1, 2]), []), 'grad: needs a loss with one element: got [2]'],
    [
      'integers',
      () => grad(tensor([1]).sum(), [tensor(Int32Array.of(1))]),
      'grad: only float32 tensors have gradients',
    ],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('tells a graph that reading let go from no dependence', async () => {
    const [x, unrelated] = [tensor([1, 2]), tensor([3])];
    const between = x.mul(x);
    await between.data();
    const later = between.mul(3);
    expect(() => grad(later.sum(), [x])).toThrow('grad: a tensor between input 0 and the loss has been read');
    await later.data();
    expect(() => grad(later.add(1).sum(), [unrelated, x], { allowUnused: true })).toThrow(
      'grad: a tensor between input 1 and the loss',
    );
    const [zero] = grad(later.add(1).sum(), [unrelated], { allowUnused: true });
    expect(await values(zero)).toEqual([0]);
    const loss = x.sum();
    await loss.item();
    expect(() => grad(loss, [x])).toThrow('grad: the loss has been read');
    const [rest] = grad(between.mul(x).sum(), [x]);
    expect(await values(rest)).toEqual([1, 4]);
  });
});

describe('compile', () => {
  it('traces once a signature, again for other shapes and plain values', async () => {
    const traced: string[] = [];
    const run = compile((x: Tensor, options: { scale: number; names: string[] }) => {
      traced.push(`${x.shape} ${options.scale} ${options.names.join('|')}`);
      return x.mul(options.scale);
    });
    const of = async (x: number[], scale: number, ...names: string[]) => values(await run(tensor(x), { scale, names }));
    expect(await of([1, 2], 2)).toEqual([2, 4]);
    expect(await of([3, 4], 2)).toEqual([6, 8]);
    expect(await of([3, 4], 3)).toEqual([9, 12]);
    expect(await of([3], 3)).toEqual([9]);
    expect(await of([1], 3, 'a', 'b')).toEqual([3]);
    expect(await of([1], 3, 'a","b')).toEqual([3]);
    expect(await of([1], 3, 'a,string:b')).toEqual([3]);
    expect(traced).toEqual(['2 2 ', '2 3 ', '1 3 ', '1 3 a|b', '1 3 a","b', '1 3 a,string:b']);
  });

  it('takes and gives trees, and carries state from call to call', async () => {
    const count = new State(Int32Array.of(0), []);
    const run = compile(({ a, list: [b] }: { a: Tensor; list: Tensor[] }) => {
      count.assign(count.read().add(1));
      return { sum: a.add(b), both: [a.mul(2), 'text'] as const };
    });
    const call = () => run({ a: tensor([1]), list: [tensor([2])] });
    const { sum, both } = await call();
    await call();
    expect(await values(sum)).toEqual([3]);
    expect(await values(both[0])).toEqual([2]);
    expect(both[1]).toBe('text');
    expect([...(await count.data())]).toEqual([2]);
  });

  it('refuses asynchronous functions, reading inside, and compiled functions inside', async () => {
    // What goes wrong inside of it is not left unhandled.
    const asynchronous = compile(async (x: Tensor) => x.data());
    await expect(asynchronous(tensor([1]))).rejects.toThrow('compile: the function is asynchronous');
    const inner = compile((x: Tensor) => x);
    const wrong: Promise<unknown>[] = [];
    const outer = compile((x: Tensor) => {
      wrong.push(x.data(), inner(x));
      return x;
    });
    await outer(tensor([1]));
    await expect(wrong[0]).rejects.toThrow('compile: a value was asked for (data, item, realize) while tracing');
    await expect(wrong[1]).rejects.toThrow('compile: a compiled function was called while another one is being traced');
  });

  it('refuses tensors that were kept from a trace, also from that of another function', async () => {
    const kept: Tensor[] = [];
    const keep = compile((x: Tensor) => {
      kept.push(x.mul(2));
      return x;
    });
    await keep(tensor([1]));
    const message = 'compile: a tensor that was made while a function was traced is used outside of it';
    await expect(kept[0].add(1).data()).rejects.toThrow(message);
    await expect(compile((x: Tensor) => x.add(kept[0]))(tensor([100]))).rejects.toThrow(message);
  });

  it('refuses an argument that was kept from a trace wherever its values are asked for', async () => {
    const kept: Tensor[] = [];
    await compile((x: Tensor) => {
      kept.push(x);
      return x.add(1);
    })(tensor([1]));
    const message = 'compile: a tensor that was made while a function was traced is used outside of it';
    await expect(kept[0].data()).rejects.toThrow(message);
    await expect(realize(kept[0])).rejects.toThrow(message);
    await expect(compile((x: Tensor) => x.mul(2))(kept[0])).rejects.toThrow(message);
    await expect(plannedMemory((x: Tensor) => x.mul(kept[0]), tensor([1]))).rejects.toThrow(message);
    const [state, other] = [new State(Float32Array.of(1), [1]), new State(Float32Array.of(2), [1])];
    state.assign(kept[0]);
    other.assign(other.read().add(1));
    await expect(state.data()).rejects.toThrow(message);
    expect([await state.data(), await other.data()]).toEqual([Float32Array.of(1), Float32Array.of(3)]);
  });

  it('refuses operands that are not tensors, and says what they are', () => {
    const x = tensor([1, 2]);
    const given = (value: unknown) => value as Tensor;
    expect(() => x.add(given([1, 2]))).toThrow('add: needs a tensor or a number: got Array; make one with tensor(…)');
    expect(() => x.mul(given(undefined))).toThrow('mul: needs a tensor or a number: got undefined; make one');
    expect(() => x.less(given(null))).toThrow('less: needs a tensor or a number: got null; make one');
    expect(() => x.sub(given('2'))).toThrow('sub: needs a tensor or a number: got String; make one');
    expect(() => x.div(given(Object.create(null)))).toThrow('div: needs a tensor or a number: got an object; make one');
    const state = given(new State(Float32Array.of(1, 2), [2, 1]));
    expect(() => x.maximum(state)).toThrow('maximum: needs a tensor or a number: got State; take its read()');
    expect(() => x.reshape(1, 2).matmul(state)).toThrow('matmul: needs a tensor: got State; take its read()');
    expect(() => x.gather(given([0]))).toThrow('gather: needs a tensor: got Array; make one with tensor(…)');
  });

  it('refuses tensors in what results are not put into', async () => {
    const run = compile((x: Tensor) => [{ ok: x }, new Map([['x', x]])]);
    await expect(run(tensor([1]))).rejects.toThrow(
      'compile: the function returns a tensor inside of a Map; return tensors',
    );
  });

  it('refuses tensors in sets and in objects without a prototype, too', async () => {
    const results = (hidden: (x: Tensor) => unknown) => compile((x: Tensor) => [hidden(x)])(tensor([1]));
    const message = 'compile: the function returns a tensor inside of a';
    await expect(results((x) => new Set([x]))).rejects.toThrow(`${message} Set; return tensors`);
    await expect(results((x) => Object.assign(Object.create(null), { x }))).rejects.toThrow(
      `${message} object without`,
    );
  });

  it('is traced once where it sets a mode for a while', async () => {
    const owner = { mode: 'train' };
    let traces = 0;
    const run = compile((x: Tensor) => {
      traces++;
      owner.mode = 'eval';
      const evaluated = guard(() => owner.mode) === 'eval' ? x.mul(2) : x;
      owner.mode = 'train';
      return guard(() => owner.mode) === 'train' ? evaluated.add(1) : evaluated;
    });
    for (let i = 0; i < 3; i++) expect(await values(await run(tensor([i])))).toEqual([2 * i + 1]);
    expect(traces).toBe(1);
  });

  it('traces again for each plain value that it read', async () => {
    const owner = { a: 1, b: 10 };
    const run = compile((x: Tensor) => x.mul(guard(() => owner.a)).add(guard(() => owner.b)));
    expect(await values(await run(tensor([1])))).toEqual([11]);
    owner.a = 2;
    expect(await values(await run(tensor([1])))).toEqual([12]);
    owner.b = 20;
    expect(await values(await run(tensor([1])))).toEqual([22]);
  });

  it('reports a failed check once, and goes on', async () => {
    const run = compile((x: Tensor) => {
      requireAll(x.greater(0), 'must be positive');
      return x.sqrt();
    });
    await expect(run(tensor([1, -1]))).rejects.toThrow('must be positive');
    expect(await values(await run(tensor([4, 9])))).toEqual([2, 3]);
  });
});

describe('state', () => {
  it('is read as it was, also after later assignments', async () => {
    const state = new State(Float32Array.of(1, 2), [2]);
    const before = state.read().mul(10);
    state.assign(state.read().add(1));
    const after = state.read().mul(10);
    expect(await values(before)).toEqual([10, 20]);
    expect(await values(after)).toEqual([20, 30]);
    expect([...(await state.data())]).toEqual([2, 3]);
  });

  it('refuses what does not fit', () => {
    const state = new State(new Float32Array(2), [2]);
    expect(() => state.assign(zeros([3]))).toThrow("State.assign: shape [3] does not fit the state's [2]");
    expect(() => state.assign(zeros([2], 'int32'))).toThrow("dtype int32 does not fit the state's float32");
    expect(() => state.set(new Float32Array(3))).toThrow('State.set: values of shape [2] must have 2 values: got 3');
    expect(() => state.set(new Int32Array(2))).toThrow('Int32Array does not fit dtype float32');
    expect(() => new State(new Float32Array(2), [3])).toThrow('State: values of shape [3] must have 3 values: got 2');
  });
});

describe('Generator', () => {
  it('gives new values at every draw, and the same for the same seed', async () => {
    const generator = new Generator(5);
    const [first, second] = [generator.uniform([4]), generator.uniform([4])];
    const drawn = [await values(first), await values(second)];
    expect(drawn[0]).not.toEqual(drawn[1]);
    generator.seed(5);
    expect(await values(generator.uniform([4]))).toEqual(drawn[0]);
    expect(() => new Generator(0.5)).toThrow('Generator: seed must be an integer of at most 32 bits: got 0.5');
  });
});
