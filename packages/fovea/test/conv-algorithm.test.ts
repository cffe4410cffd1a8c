// Which algorithm computes a convolution: 'direct' is direct in all three roles, for one convolution, and for all of a model.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { philoxStream } from '../src/base/philox.ts';
import { Conv2d, ConvTranspose2d, manualSeed, Sequential } from '../src/nn/index.ts';
import { type ConvAlgorithm, conv2d, convTranspose2d, withConvAlgorithm } from '../src/ops/index.ts';
import { compile, getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';

/** Whole numbers from −3 to 3: their direct sums are exact, those at Winograd's points or at frequencies are rounded. */
const whole = (seed: number, shape: readonly number[]): Tensor => {
  const count = shape.reduce((product, size) => product * size, 1);
  return tensor(
    Float32Array.from(philoxStream(seed, 0, count), (word) => (word % 7) - 3),
    shape,
  );
};

const [IN, OUT] = [16, 24];
const x = whole(1, [2, 18, 19, IN]);
const weight = whole(2, [3, 3, IN, OUT]);
const pixels = whole(3, [2, 18, 19, OUT]);

type Convolution = (algorithm?: ConvAlgorithm) => readonly [result: Tensor, input: Tensor, slope: Tensor];

const CONVOLUTIONS: Record<string, Convolution> = {
  conv2d: (algorithm) => [conv2d(x, weight, undefined, { padding: 1, ...(algorithm ? { algorithm } : {}) }), x, pixels],
  convTranspose2d: (algorithm) => {
    const options = { padding: 1, ...(algorithm ? { algorithm: algorithm as 'direct' } : {}) };
    return [convTranspose2d(pixels, weight, undefined, options), pixels, x];
  },
};

/** The result, and the gradients of input and weight. */
async function allRoles([y, input, slope]: ReturnType<Convolution>): Promise<readonly Float32Array[]> {
  const tensors = [y, ...grad(y.mul(slope).sum(), [input, weight])];
  return Promise.all(tensors.map(async (result) => (await result.data()) as Float32Array));
}

/** Same to the last bit, role by role. */
const areSame = (a: readonly Float32Array[], b: readonly Float32Array[]): boolean[] =>
  a.map((values, role) => values.every((value, i) => value === b[role][i]));

const exact: Record<string, readonly Float32Array[]> = {};

beforeAll(async () => {
  await setBackend('js');
  for (const [name, convolution] of Object.entries(CONVOLUTIONS)) exact[name] = await allRoles(convolution());
  await setBackend('wasm', { threads: 1 });
});
afterAll(async () => (await getBackend()).dispose());

describe.each(Object.entries(CONVOLUTIONS))('%s', (name, convolution) => {
  it("'direct' sums products as they are, forward and in both gradients", async () => {
    expect(areSame(await allRoles(convolution('direct')), exact[name])).toEqual([true, true, true]);
    // The test could not tell otherwise.
    expect(areSame(await allRoles(convolution()), exact[name])).toEqual([false, false, false]);
  });

  it('withConvAlgorithm chooses for all, also within compile', async () => {
    const direct = await allRoles(withConvAlgorithm('direct', () => convolution()));
    expect(areSame(direct, exact[name])).toEqual([true, true, true]);
    const step = compile(() => withConvAlgorithm('direct', () => convolution()[0]));
    expect(areSame([(await (await step()).data()) as Float32Array], exact[name])).toEqual([true]);
    const inner = withConvAlgorithm('direct', () => withConvAlgorithm('auto', () => convolution('direct')));
    expect(areSame(await allRoles(inner), exact[name])).toEqual([false, false, false]);
    expect(areSame(await allRoles(convolution()), exact[name])).toEqual([false, false, false]);
  });

  it('refuses other algorithms', () => {
    expect(() => convolution('winograd' as ConvAlgorithm)).toThrow(`${name}: algorithm`);
  });
});

describe('withConvAlgorithm', () => {
  it('computes a model directly, layer by layer', async () => {
    manualSeed(1);
    const build = (algorithm?: 'direct') =>
      new Sequential(
        new Conv2d(IN, OUT, { kernelSize: 3, padding: 1, ...(algorithm ? { algorithm } : {}) }),
        new ConvTranspose2d(OUT, IN, { kernelSize: 3, padding: 1, ...(algorithm ? { algorithm } : {}) }),
      );
    const [usual, direct] = [build(), build('direct')];
    for (const [i, parameter] of usual.parameters().entries()) parameter.assign(direct.parameters()[i].read());
    const expected = await direct.forward(x).data();
    expect(await withConvAlgorithm('direct', () => usual.forward(x)).data()).toEqual(expected);
    expect(await usual.forward(x).data()).not.toEqual(expected);
  });

  it('a pixel of 10⁶ changes nothing outside its windows', async () => {
    const values = Float32Array.from(await x.data());
    values[(7 * 19 + 9) * IN + 3] = 1e6;
    const run = async (input: Tensor): Promise<ArrayLike<number>> =>
      withConvAlgorithm('direct', () => conv2d(input, weight, undefined, { padding: 1 })).data();
    const [before, after] = [await run(x), await run(tensor(values, x.shape))];
    const changed = new Set<string>();
    for (let i = 0; i < before.length; i++) {
      const pixel = Math.floor(i / OUT);
      if (before[i] !== after[i]) changed.add(`${Math.floor(pixel / 19)} ${pixel % 19}`);
    }
    expect([...changed]).toEqual([6, 7, 8].flatMap((row) => [8, 9, 10].map((column) => `${row} ${column}`)));
  });

  it('refuses what runs later, and ends its choice when something throws', async () => {
    const step = compile(() => conv2d(x, weight));
    expect(() => withConvAlgorithm('direct', () => step())).toThrow('inside of compile');
    expect(() => withConvAlgorithm('direct', async () => x)).toThrow('asynchronous');
    expect(() => withConvAlgorithm('winograd' as ConvAlgorithm, () => x)).toThrow('withConvAlgorithm: algorithm');
    expect(() => withConvAlgorithm('direct', () => conv2d(x, x))).toThrow('conv2d');
    expect(areSame(await allRoles(CONVOLUTIONS.conv2d()), exact.conv2d)).toEqual([false, false, false]);
  });
});
