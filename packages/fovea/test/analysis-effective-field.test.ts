// Effective receptive fields: against PyTorch and scipy, closed forms of linear chains, any kind of model, and what is refused.

import { describe, expect, it } from 'vitest';
import { type EffectiveFieldReport, effectiveReceptiveField } from '../src/analysis/index.ts';
import * as nn from '../src/nn/index.ts';
import { concat, ones, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { normal } from './formula.ts';
import { Functional } from './random-maps.ts';
import { expectClose, fixture, smallImages, smallNetwork } from './small-network.ts';

const layer = ({ layers }: EffectiveFieldReport, name: string) => {
  const found = layers.find((one) => one.name === name);
  if (!found) throw new Error(`no layer ${name}`);
  return found;
};

describe('a small network', () => {
  it('has the maps, squares and Gaussians that PyTorch and scipy find', async () => {
    const layers = fixture.fields.map(({ name }) => name);
    const report = await effectiveReceptiveField(smallNetwork(), smallImages(), { layers, channels: 'sum' });
    expect(report).toMatchObject({ kind: 'effective-receptive-field', version: 1, input: 'given', channels: 'sum' });
    expect(report.layers.map(({ name }) => name)).toEqual(layers);
    for (const expected of fixture.fields) {
      const found = layer(report, expected.name);
      expect(found.unit).toEqual(expected.unit);
      expectClose(found.center, expected.center, `${expected.name} center`);
      expectClose(found.map, expected.map, `${expected.name} map`, 1e-4, 1e-7);
      expect(found.squares.map(({ side }) => side)).toEqual(expected.sides);
      expectClose(found.mean, expected.mean, `${expected.name} mean`);
      expectClose(found.std, expected.std, `${expected.name} std`);
      for (const name of ['amplitude', 'mean', 'sigma', 'rSquared'] as const)
        expectClose(found.gaussian?.[name], expected.gaussian[name], `${expected.name} gaussian ${name}`);
    }
  });

  it('gives the same for every size of batches, and other random images for another seed', async () => {
    const of = (batchSize: number, seed: number) =>
      effectiveReceptiveField(smallNetwork(), [5, 20, 26, 3], { layers: 'conv2', batchSize, seed });
    const [whole, parts, other] = [await of(8, 1), await of(2, 1), await of(8, 2)];
    const [a, b, c] = [whole, parts, other].map((report) => layer(report, 'conv2'));
    expectClose(b.map, a.map, 'map', 1e-5, 1e-9);
    expect(b.squares).toEqual(a.squares);
    expect(c.map).not.toEqual(a.map);
    expect(whole.seed).toBe(1);
    expect(whole.weights).toMatch(/^[0-9a-f]{64}$/);
    expect(parts.weights).toBe(whole.weights);
  });
});

it('names the weights by their values', async () => {
  const [model, other] = [smallNetwork(), smallNetwork()];
  const bias = (await other.fc.bias?.data()) as Float32Array;
  other.fc.bias?.set(bias.map((value, i) => (i === 0 ? value + 1e-3 : value)));
  const hashes = [];
  for (const one of [model, other, model])
    hashes.push((await effectiveReceptiveField(one, [1, 20, 26, 3], { layers: 'act1' })).weights);
  expect(hashes[0]).toBe(hashes[2]);
  expect(hashes[1]).not.toBe(hashes[0]);
});

describe('linear chains of uniform kernels', () => {
  /** Weights that are all the same. */
  const uniformConv = (kernelSize: readonly [number, number], dilation = 1, stride = 1): nn.Conv2d => {
    const padding = kernelSize.map((size) => (dilation * (size - 1)) / 2) as unknown as [number, number];
    const conv = new nn.Conv2d(1, 1, { kernelSize, padding, dilation, stride, bias: false });
    conv.weight.set(new Float32Array(kernelSize[0] * kernelSize[1]).fill(1));
    return conv;
  };
  /** Of k values, `step` apart, all alike. */
  const variance = (k: number, step = 1): number => ((k * k - 1) / 12) * step * step;

  it.each([
    { kernels: [[3, 3]], dilations: [1] },
    {
      kernels: [
        [3, 5],
        [3, 5],
        [7, 3],
      ],
      dilations: [1, 1, 1],
    },
    {
      kernels: [
        [3, 3],
        [3, 3],
        [3, 3],
      ],
      dilations: [1, 2, 3],
    },
  ] as const)('$kernels, dilated $dilations: variances add up', async ({ kernels, dilations }) => {
    const model = new nn.Sequential(...kernels.map((size, i) => uniformConv(size, dilations[i])));
    const report = await effectiveReceptiveField(model, [1, 41, 41, 1], { layers: '' });
    const [{ std, mean, center, unit, theoretical }] = report.layers;
    expect(unit).toEqual([20, 20]);
    expect(center).toEqual([20, 20]);
    expectClose(mean, [20, 20], 'mean');
    for (const axis of [0, 1] as const) {
      const sum = kernels.reduce((all, size, i) => all + variance(size[axis], dilations[i]), 0);
      expect(std[axis] ** 2).toBeCloseTo(sum, 4);
      const size = kernels.reduce((all, own, i) => all + (own[axis] - 1) * dilations[i], 1);
      expect(theoretical?.[axis]).toBe(size);
    }
  });

  it('grow with the root of the depth, and are ever more like a Gaussian, whose sigma is the standard deviation', async () => {
    const model = new nn.Sequential(...Array.from({ length: 16 }, () => uniformConv([3, 3])));
    const { layers } = await effectiveReceptiveField(model, [1, 65, 65, 1], { layers: ['0', '3', '15'] });
    const [one, four, sixteen] = layers;
    expect(four.std[0] / one.std[0]).toBeCloseTo(2, 4);
    expect(sixteen.std[0] / one.std[0]).toBeCloseTo(4, 4);
    expect(sixteen.gaussian?.rSquared).toBeGreaterThan(0.999);
    expect(four.gaussian?.rSquared).toBeGreaterThan(0.99);
    expect(Math.abs((sixteen.gaussian?.sigma[0] ?? 0) / sixteen.std[0] - 1)).toBeLessThan(0.02);
    expect(sixteen.squares.at(-1)?.side).toBeLessThan(sixteen.theoretical?.[0] ?? 0);
  });

  it('see a square of which the known part holds the mass, and cover what is left of it at a border', async () => {
    const model = new nn.Sequential(uniformConv([5, 5]));
    const masses = [1 / 25, 9 / 25, 0.5, 1];
    const middle = (await effectiveReceptiveField(model, [1, 11, 11, 1], { layers: '', masses })).layers[0];
    expect(middle.squares.map(({ side }) => side)).toEqual([1, 3, 5, 5]);
    expect(middle.squares[1].area).toBeCloseTo(9 / 121, 9);
    expect(middle.squares[0].interval).toBeNull();
    const corner = (await effectiveReceptiveField(model, [1, 11, 11, 1], { layers: '', masses, position: [0, 1] }))
      .layers[0];
    expect(corner.unit).toEqual([0, 10]);
    expect(corner.squares.at(-1)).toMatchObject({ side: 5, area: 9 / 121 });
  });

  it('have no Gaussian where all mass is in one pixel', async () => {
    const [{ gaussian, std }] = (
      await effectiveReceptiveField(new nn.Sequential(uniformConv([1, 1])), [2, 9, 9, 1], { layers: '' })
    ).layers;
    expect(gaussian).toBeNull();
    expect(std).toEqual([0, 0]);
  });
});

it('intervals hold what many inputs give, and shrink with more inputs', async () => {
  const width = async (count: number, seed: number) => {
    const { layers } = await effectiveReceptiveField(smallNetwork(), [count, 20, 26, 3], { layers: 'act3', seed });
    return layers[0];
  };
  const [few, many] = [await width(6, 3), await width(96, 4)];
  const [low, high] = few.stdInterval?.[0] ?? [0, 0];
  expect(many.std[0]).toBeGreaterThan(low);
  expect(many.std[0]).toBeLessThan(high);
  const [from, to] = many.stdInterval?.[0] ?? [0, 0];
  expect(to - from).toBeLessThan((high - low) / 2);
});

describe('any model', () => {
  it('is looked at by its last map before pooling, and by one map of each size', async () => {
    const block = (inChannels: number, stride: number): nn.Sequential =>
      new nn.Sequential(new nn.Conv2d(inChannels, 4, { kernelSize: 3, padding: 1, stride }), new nn.ReLU());
    const model = new nn.Sequential(block(3, 1), block(4, 1), block(4, 2), block(4, 2), new nn.GlobalAvgPool2d());
    const last = await effectiveReceptiveField(model, [1, 24, 24, 3]);
    expect(last.layers.map(({ name }) => name)).toEqual(['3']);
    const { layers } = await effectiveReceptiveField(model, [2, 24, 24, 3], { stages: true });
    expect(layers.map(({ name, theoretical }) => [name, theoretical?.[0]])).toEqual([
      ['0', 3],
      ['1', 5],
      ['2', 7],
      ['3', 11],
    ]);
    expect(layers.map(({ unit, center }) => [unit?.[0], center[0]])).toEqual([
      [12, 12],
      [12, 12],
      [6, 12],
      [3, 12],
    ]);
    const sides = layers.map(({ squares }) => squares[2].side);
    expect(sides).toEqual([...sides].sort((a, b) => a - b));
  });

  it('of tokens has its middle in the grid of patches', async () => {
    const [patches, attention] = [
      new nn.Conv2d(3, 8, { kernelSize: 4, stride: 4 }),
      new nn.MultiHeadAttention(8, { numHeads: 2 }),
    ];
    const tokens = (x: Tensor): Tensor =>
      concat([ones([x.shape[0], 1, 8]), patches.forward(x).reshape(x.shape[0], 24, 8)], 1);
    const model = Object.assign(new Functional((x) => attention.forward(tokens(x))), { patches, attention });
    const { layers } = await effectiveReceptiveField(model, [2, 16, 24, 3], { layers: ['patches', 'attention'] });
    for (const { unit, center } of layers) {
      expect(unit).toEqual([2, 3]);
      expect(center).toEqual([9.5, 13.5]);
    }
    expect(layers[0]).toMatchObject({ theoretical: [4, 4], squares: [{}, {}, {}, { side: 4 }] });
    expect(layers[1].theoretical).toBeNull();
    expect(layers[1].squares.at(-1)?.side).toBeGreaterThan(8);
  });

  it('behind a layer norm is seen by random signs: its channels add up to the same for every image', async () => {
    const [conv, norm] = [new nn.Conv2d(3, 8, { kernelSize: 3, padding: 1 }), new nn.LayerNorm(8)];
    const model = new Functional((x) => norm.forward(conv.forward(x)));
    const { layers } = await effectiveReceptiveField(model, [1, 9, 9, 3], { masses: [1] });
    expect(layers[0].squares[0].side).toBe(3);
    expect(layers[0].std[0]).toBeGreaterThan(0.5);
  });

  it('may be functional code', async () => {
    const conv = new nn.Conv2d(3, 4, { kernelSize: 3, padding: 1 });
    const { layers } = await effectiveReceptiveField(new Functional((x) => conv.forward(x).tanh()), [2, 9, 9, 3]);
    expect(layers[0]).toMatchObject({ name: '', unit: [4, 4], center: [4, 4] });
    expect(layers[0].squares.at(-1)?.side).toBe(3);
  });
});

describe('is refused', () => {
  const conv = (): nn.Sequential => new nn.Sequential(new nn.Conv2d(3, 4, { kernelSize: 3 }), new nn.ReLU());
  const run = (model: nn.Module, input: Parameters<typeof effectiveReceptiveField>[1], options = {}) =>
    effectiveReceptiveField(model, input, options);

  it('an unknown layer, with one that it resembles', async () => {
    await expect(run(smallNetwork(), [1, 20, 26, 3], { layers: 'conv22' })).rejects.toThrow(
      "effectiveReceptiveField: no layer of the SmallNetwork is called 'conv22'; did you mean 'conv2'?",
    );
    await expect(run(conv(), [1, 9, 9, 3], { layers: 'backbone.head' })).rejects.toThrow(/its layers are 0, 1$/);
    await expect(run(new Functional((x) => x), [1, 9, 9, 3], { layers: 'output' })).rejects.toThrow(
      /no layer of the Functional is called 'output'; it has none, so that only the model itself can be named, by ''/,
    );
  });

  it('a layer whose forward does not run', async () => {
    const model = new Functional((x) => x.mul(2));
    Object.assign(model, { spare: new nn.ReLU() });
    await expect(run(model, [1, 9, 9, 3], { layers: 'spare' })).rejects.toThrow(
      /the forward of layer spare does not run for this input/,
    );
  });

  it('a layer that gives integers, and one that no gradient reaches', async () => {
    await expect(run(new Functional((x) => x.greater(0).cast('int32')), [1, 9, 9, 3], { layers: '' })).rejects.toThrow(
      "effectiveReceptiveField: layer '' gives int32, through which no gradient flows; name a layer that gives float32",
    );
    await expect(run(new Functional((x) => x.detach().mul(2)), [1, 9, 9, 3], { layers: '' })).rejects.toThrow(
      /no gradient flows from layer '' to the input/,
    );
    await expect(run(new Functional((x) => x.mul(0)), [1, 9, 9, 3], { layers: '' })).rejects.toThrow(
      /is 0 at every pixel for all inputs/,
    );
  });

  it('a size that the model cannot take, images of another rank, and none', async () => {
    await expect(run(conv(), [1, 2, 2, 3])).rejects.toThrow(/conv2d/);
    await expect(run(conv(), [3, 9])).rejects.toThrow(/input must have shape \[N, H, W, C\]: got \[3, 9\]/);
    await expect(run(conv(), [0, 9, 9, 3])).rejects.toThrow(/must be integers ≥ 1/);
    await expect(run(conv(), zeros([0, 9, 9, 3]))).rejects.toThrow(/needs at least one image/);
    await expect(run(conv(), tensor(new Int32Array(243), [1, 9, 9, 3], 'int32'))).rejects.toThrow(/must be float32/);
    await expect(run(new Functional((x) => x.mean([1, 2])), [1, 9, 9, 3])).rejects.toThrow(
      /no layer of the Functional gives a map of several units/,
    );
  });

  it('values that are not finite', async () => {
    const images = tensor(normal('images', [1, 9, 9, 3]).fill(Number.NaN), [1, 9, 9, 3]);
    await expect(run(new Functional((x) => x.square()), images)).rejects.toThrow(/is not finite/);
  });

  it('options out of range', async () => {
    const tries: readonly [object, RegExp][] = [
      [{ position: [0.5, 2] }, /position must be two numbers in \[0, 1\]/],
      [{ masses: [] }, /masses must be a list of numbers in \(0, 1\]/],
      [{ masses: [0] }, /masses must be/],
      [{ batchSize: 0 }, /batchSize must be an integer ≥ 1/],
      [{ layers: [] }, /layers must be a layer's dotted name/],
      [{ channels: 'mean' }, /channels must be 'random' or 'sum'/],
      [{ seed: 0.5 }, /seed must be/],
    ];
    for (const [options, message] of tries) await expect(run(conv(), [1, 9, 9, 3], options)).rejects.toThrow(message);
    await expect(run(conv(), ones([1, 9, 9, 3]), { layer: '0' })).rejects.toThrow(/unknown option layer/);
  });
});

it('follows a mirrored or rolled unit to where it comes from', async () => {
  const centers = async (compute: (x: Tensor) => Tensor): Promise<unknown> => {
    const { layers } = await effectiveReceptiveField(new Functional(compute), [2, 8, 9, 3], { position: [0.5, 0.9] });
    const [{ unit, center, mean, theoretical, squares }] = layers;
    return { unit, center, mean: mean.map((value) => Number(value.toFixed(3))), theoretical, side: squares[3].side };
  };
  const one = { theoretical: [1, 1], side: 1 };
  expect(await centers((x) => x.flip(2))).toEqual({ unit: [4, 8], center: [4, 0], mean: [4, 0], ...one });
  expect(await centers((x) => x.roll(3, 2))).toEqual({ unit: [4, 8], center: [4, 5], mean: [4, 5], ...one });
  expect(await centers((x) => x.roll(-3, 2))).toEqual({ unit: [4, 8], center: [4, 2], mean: [4, 2], ...one });
});
