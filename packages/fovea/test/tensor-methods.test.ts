// Methods of Tensor against PyTorch: every case of tools/fixtures/tensors.py on every backend; NaN, empty axes, reading back, errors.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arange, einsum, eye, full, grad, linspace, meshgrid, tensor, zeros } from '../src/index.ts';
import { type BackendName, getBackend, setBackend } from '../src/tensor/index.ts';
import { compareCase, readCases } from './cases.ts';
import { TENSORS } from './tensor-calls.ts';
import { inTier } from './tiers.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];

/** Relative to the largest number of the array. */
const TOLERANCE = 1e-5;

const cases = readCases('tensors');
const NAN = Number.NaN;

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(inTier(4, cases))('$name', (one) => compareCase(one, TENSORS[one.function], TOLERANCE));

  it('sorts NaN as the largest, and keeps the order of equal elements', async () => {
    const x = tensor([2, NAN, -1, 2, NAN, Number.POSITIVE_INFINITY]);
    expect([...(await x.argsort().data())]).toEqual([2, 0, 3, 5, 1, 4]);
    expect([...(await x.argsort(0, { descending: true }).data())]).toEqual([1, 4, 5, 0, 3, 2]);
    expect([...(await x.topk(3).values.data())]).toEqual([NAN, NAN, Number.POSITIVE_INFINITY]);
  });

  it('sorts lines of any length as the host does', async () => {
    for (const length of [1, 2, 3, 8, 65, 200]) {
      const values = Float32Array.from({ length: 2 * length }, (_, i) => Math.sin(i * i));
      const want = [0, 1].flatMap((line) => [...values.subarray(line * length, (line + 1) * length).toSorted()]);
      expect([...(await tensor(values, [2, length]).sort().values.data())]).toEqual(want);
    }
  });

  it('keeps NaN where PyTorch does', async () => {
    const x = tensor([NAN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect([...(await x.ceil().data())]).toEqual([NAN, Infinity, -Infinity]);
    expect([...(await x.round().data())]).toEqual([NAN, Infinity, -Infinity]);
    expect([...(await x.trunc().data())]).toEqual([NAN, Infinity, -Infinity]);
    expect([...(await x.log1p().data())]).toEqual([NAN, Infinity, NAN]);
    expect([...(await x.expm1().data())]).toEqual([NAN, Infinity, -1]);
    expect([...(await x.isNaN().data())]).toEqual([1, 0, 0]);
    expect([...(await x.isFinite().data())]).toEqual([0, 0, 0]);
    expect([...(await x.cumsum().data())]).toEqual([NAN, NAN, NAN]);
    expect([...(await x.clip(tensor([0, NAN, 1]), tensor([1, 1, 1])).data())]).toEqual([NAN, NAN, 1]);
    expect([
      ...(await tensor([-8, -8, 0, 4, NAN])
        .pow(tensor([1 / 3, 2, -1, NAN, 0]))
        .data()),
    ]).toEqual([NAN, expect.closeTo(64, 4), Number.POSITIVE_INFINITY, NAN, 1]);
  });

  it('has slopes where PyTorch has', async () => {
    const x = tensor([0, 0, 3]);
    expect([...(await grad(x.pow(2).sum(), [x])[0].data())]).toEqual([0, 0, 6]);
    expect([...(await grad(x.pow(tensor([2, 0, 2])).sum(), [x])[0].data())]).toEqual([0, 0, expect.closeTo(6, 5)]);
    const none = zeros([3]);
    for (const p of [1, 2, 3]) expect([...(await grad(none.norm(p), [none])[0].data())]).toEqual([0, 0, 0]);
    const equal = full([4], 2);
    expect([...(await grad(equal.std(), [equal])[0].data())]).toEqual([0, 0, 0, 0]);
    const large = tensor([60, -60]);
    const slopes = await grad(large.expm1().sum(), [large])[0].data();
    for (const [i, x] of [60, -60].entries()) expect(slopes[i] / Math.exp(x)).toBeCloseTo(1, 4);
  });

  it('reduces and moves empty axes', async () => {
    const none = zeros([2, 0]);
    expect([...(await none.prod(1).data())]).toEqual([1, 1]);
    expect([...(await none.any(1).data()), ...(await none.all(1).data())]).toEqual([0, 0, 1, 1]);
    expect([...(await none.norm(2, 1).data())]).toEqual([0, 0]);
    for (const one of [none.cumsum(1), none.sort().values, none.roll(1, 1), none.tril()])
      expect((await one.data()).length).toBe(0);
    expect(none.repeat(2, 3).shape).toEqual([4, 0]);
    expect(none.split(2, 1).map(({ shape }) => shape)).toEqual([[2, 0]]);
    expect((await arange(3, 3).data()).length).toBe(0);
  });

  it('scatters several to one place: the last counts', async () => {
    const x = tensor([1, 2, 3]);
    const at = tensor([1, 1, 7, -1], [4], 'int32');
    const updates = tensor([10, 20, 30, 40]);
    expect([...(await x.scatterElements(at, updates, 0).data())]).toEqual([1, 20, 3]);
    expect([...(await x.scatterElements(at, updates, 0, { reduce: 'add' }).data())]).toEqual([1, 32, 3]);
    expect([...(await x.gatherElements(at, 0).data())]).toEqual([2, 2, 0, 0]);
  });

  it('selects and finds by values', async () => {
    const x = tensor([
      [1, -2, 0],
      [0, 5, -6],
    ]);
    expect(await (await x.nonzero()).toArray()).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
    ]);
    const positive = await x.maskedSelect(x.greater(0));
    expect([...(await positive.data())]).toEqual([1, 5]);
    const y = tensor([3, -4, 5]);
    const chosen = await y.maskedSelect(tensor([true, false, true]));
    expect([...(await grad(chosen.square().sum(), [y])[0].data())]).toEqual([6, 0, 10]);
    expect((await zeros([2, 2]).nonzero()).shape).toEqual([0, 2]);
  });
});

it('the cases make every call of tensor-calls.ts', () => {
  expect(Object.keys(TENSORS).sort()).toEqual([...new Set(cases.map((one) => one.function))].sort());
});

describe('errors', () => {
  const x = zeros([2, 3]);
  const integers = zeros([2, 3], 'int32');
  const flags = zeros([2, 3], 'bool');

  it.each<[string, () => unknown]>([
    ['pow: exponent must be a number or a tensor: got NaN', () => x.pow(NAN)],
    ['pow: int32 needs a whole exponent ≥ 0: got -1; cast the tensor to float32 first', () => integers.pow(-1)],
    ['pow: x must be float32: got int32; cast it first', () => integers.pow(integers)],
    ['div: roundingMode must be', () => x.div(2, { roundingMode: 'up' as never })],
    ['ceil: x must be float32 or int32: got bool', () => flags.ceil()],
    ['log2: x must be float32: got int32', () => integers.log2()],
    ['var: needs more than 1 elements along the axes: got 1; set correction: 0', () => x.slice(1, 0, 1).var(1)],
    ['std: correction must be a finite number ≥ 0: got -1', () => x.std(1, { correction: -1 })],
    ['norm: p must be a number: got NaN', () => x.norm(NAN)],
    ['norm: x must be float32: got int32', () => integers.norm()],
    ['prod: x must be float32 or int32: got bool; cast it first', () => flags.prod()],
    ['cumsum: axis 2 is out of range for 2 axes', () => x.cumsum(2)],
    ['topk: k must be an integer in [0, 3]: got 4', () => x.topk(4)],
    ['sort: descending must be true or false: got 1', () => x.sort(0, { descending: 1 as never })],
    ['gatherElements: indices must be int32: got float32', () => x.gatherElements(x, 0)],
    [
      'gatherElements: indices need the axes of the tensor, and but for axis 1 no more of each: got [3, 1] for [2, 3]',
      () => x.gatherElements(zeros([3, 1], 'int32'), 1),
    ],
    ['scatterElements: dtypes differ: float32 and int32', () => x.scatterElements(integers, integers, 0)],
    ['scatterElements: reduce must be', () => x.scatterElements(integers, x, 0, { reduce: 'mean' as never })],
    ['split: sizes must sum to the 3 of axis 1: got [1, 1]', () => x.split([1, 1], 1)],
    ['split: sizes must be an integer ≥ 1: got 0', () => x.split(0)],
    ['chunk: count must be an integer ≥ 1: got 0', () => x.chunk(0)],
    ['repeat: needs a count for each of 2 axes: got [2]', () => x.repeat(2)],
    ['repeat: takes numbers, not a list', () => x.repeat([2, 1] as never)],
    ['roll: shift must be an integer: got 0.5', () => x.roll(0.5)],
    ['tril: needs at least two axes: got [3]', () => zeros([3]).tril()],
    ['flatten: axis 1 comes after axis 0 of [2, 3]', () => x.flatten(1, 0)],
    ['matmul: needs at least one axis: got [] and [2, 3]', () => zeros([]).matmul(x)],
    ['clip: shapes do not broadcast', () => x.clip(zeros([2]), 1)],
    ['einsum: the equation must be letters and commas', () => einsum('i-j', x)],
    ['einsum: "ij,jk" needs 2 tensors: got 1', () => einsum('ij,jk', x)],
    ['einsum: "i" names 1 axes: got [2, 3]', () => einsum('i', x)],
    ['einsum: axes named j in "ij,jk" differ: got 3 and 2', () => einsum('ij,jk', x, x)],
    ['einsum: the result of "ij->ik" must name axes of the operands, each once: got "k"', () => einsum('ij->ik', x)],
    ['arange: step must not be 0: got 0', () => arange(0, 1, 0)],
    ['linspace: steps must be an integer ≥ 0: got 1.5', () => linspace(0, 1, 1.5)],
    ['eye: rows must be an integer ≥ 0: got -1', () => eye(-1)],
    ['meshgrid: needs vectors: got [2, 3]', () => meshgrid([x])],
  ])('%s', (message, run) => {
    expect(run).toThrow(message);
  });

  it('of masks', async () => {
    await expect(x.maskedSelect(x)).rejects.toThrow('maskedSelect: needs bool: got float32');
    await expect(x.maskedSelect(zeros([3], 'bool'))).rejects.toThrow(
      "maskedSelect: the mask needs the tensor's shape [2, 3]: got [3]",
    );
  });
});
