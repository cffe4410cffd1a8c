// Costs by layer: counts worked out by hand for every kind of layer, PyTorch's counts for every model, and what is shared, own or functional.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LayerProfile, profileModel } from '../src/analysis/index.ts';
import type { Shape } from '../src/base/shape.ts';
import { createModel, listModels } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import {
  adaptiveAveragePool2d,
  conv2d,
  globalAveragePool2d,
  gridSample,
  interpolate,
  linear,
  relu,
  scaledDotProductAttention,
} from '../src/ops/index.ts';
import { ones, type Tensor } from '../src/tensor/index.ts';
import { inFullTier } from './tiers.ts';

interface Costs {
  readonly macs: number;
  readonly parameters: number;
}

const fixture: {
  readonly models: Readonly<Record<string, Costs>>;
  readonly layers: Readonly<Record<string, Costs & { readonly input: readonly number[] }>>;
  readonly oddSizes: Readonly<Record<string, number>>;
} = JSON.parse(readFileSync(new URL('fixtures/model-costs.json', import.meta.url), 'utf8'));

const counted = { memory: false } as const;

/** A model of functions only. */
class Pair extends nn.Module {
  override forward(x: Tensor, y: Tensor): Tensor {
    return x.add(y.neg());
  }
}

class Functional extends nn.Module {
  constructor(private readonly compute: (x: Tensor) => unknown) {
    super();
  }

  override forward(x: Tensor): unknown {
    return this.compute(x);
  }
}

const [H, W, C, K] = [10, 12, 6, 8];
const pixels = H * W;

// Kind of layer, layer, input, multiply-adds, exact operations; the formulas count one multiplication and one addition each.
const LAYERS: readonly (readonly [string, nn.Module, Shape, number, number])[] = [
  [
    'convolution',
    new nn.Conv2d(C, K, { kernelSize: 3, padding: 1, bias: false }),
    [1, H, W, C],
    9 * C * K * pixels,
    (2 * C * 9 - 1) * K * pixels,
  ],
  [
    'convolution with bias',
    new nn.Conv2d(C, K, { kernelSize: 3, padding: 1 }),
    [1, H, W, C],
    9 * C * K * pixels,
    2 * C * 9 * K * pixels,
  ],
  [
    'convolution with stride and dilation',
    new nn.Conv2d(C, K, { kernelSize: 3, stride: 2, dilation: 2, bias: false }),
    [1, H, W, C],
    9 * C * K * 3 * 4,
    (2 * C * 9 - 1) * K * 3 * 4,
  ],
  [
    'convolution in groups',
    new nn.Conv2d(C, K, { kernelSize: 3, padding: 1, groups: 2, bias: false }),
    [1, H, W, C],
    ((9 * C) / 2) * K * pixels,
    (C * 9 - 1) * K * pixels,
  ],
  [
    'depthwise convolution',
    new nn.Conv2d(C, C, { kernelSize: 3, padding: 1, groups: C, bias: false }),
    [1, H, W, C],
    9 * C * pixels,
    (2 * 9 - 1) * C * pixels,
  ],
  [
    'pointwise convolution',
    new nn.Conv2d(C, K, { kernelSize: 1, bias: false }),
    [1, H, W, C],
    C * K * pixels,
    (2 * C - 1) * K * pixels,
  ],
  [
    // Every pixel is spread over 3·3 ones of K channels; the result has 21·25 pixels.
    'transposed convolution',
    new nn.ConvTranspose2d(C, K, { kernelSize: 3, stride: 2, bias: false }),
    [1, H, W, C],
    9 * C * K * pixels,
    2 * 9 * C * K * pixels - 21 * 25 * K,
  ],
  ['fully connected', new nn.Linear(C, K, { bias: false }), [1, C], C * K, (2 * C - 1) * K],
  ['fully connected with bias', new nn.Linear(C, K), [5, C], 5 * C * K, 5 * 2 * C * K],
  ['batch norm', new nn.BatchNorm2d(C), [1, H, W, C], 0, 2 * pixels * C],
  // Two means, the second of what is left, a scale, squares and their mean, difference, division, scale and shift; 7 for the deviation.
  ['layer norm', new nn.LayerNorm(C), [1, H, W, C], 0, pixels * (10 * C + 7)],
  ['layer norm without weights', new nn.LayerNorm(C, { elementwiseAffine: false }), [5, C], 0, 5 * (8 * C + 7)],
  ['RMS norm', new nn.RMSNorm(C), [1, H, W, C], 0, pixels * (5 * C + 3)],
  ['group norm', new nn.GroupNorm(2, C), [2, H, W, C], 0, 2 * (8 * pixels * C + 17 * C - 3 * 2)],
  ['instance norm', new nn.InstanceNorm2d(C), [2, H, W, C], 0, 2 * (8 * pixels + 9) * C],
  ['relu', new nn.ReLU(), [1, H, W, C], 0, pixels * C],
  ['sigmoid', new nn.Sigmoid(), [1, H, W, C], 0, 4 * pixels * C],
  // Add 3, two limits, a sixth, times x.
  ['hard swish', new nn.HardSwish(), [1, H, W, C], 0, 5 * pixels * C],
  ['global pooling', new nn.GlobalAvgPool2d(), [1, H, W, C], 0, pixels * C],
  ['max pooling', new nn.MaxPool2d({ kernelSize: 2 }), [1, H, W, C], 0, 4 * 5 * 6 * C],
  ['average pooling', new nn.AvgPool2d({ kernelSize: 3, stride: 2 }), [1, H, W, C], 0, 9 * 4 * 5 * C],
  // Largest of K, difference, exponential, sum, its reciprocal, product.
  ['softmax', new nn.Softmax(), [5, K], 0, 5 * (K - 1 + K + K + (K - 1) + 1 + K)],
  ['identity', new nn.Identity(), [5, K], 0, 0],
  ['dropout', new nn.Dropout(0.5), [5, K], 0, 0],
];

describe('a layer costs', () => {
  it.each(LAYERS)('what its formula says: %s', async (_, layer, shape, macs, flops) => {
    const { layers } = await profileModel(layer, shape, counted);
    expect(layers[0]).toMatchObject({ macs, flops, depth: 0, name: '', calls: 1 });
    expect(layers[0].parameters).toBe(layer.parameterCount());
  });

  it('4·HW·C² + 2·(HW)²·C multiply-adds as attention of all to all', async () => {
    const [tokens, width] = [49, 24];
    const attention = new nn.MultiHeadAttention(width, { numHeads: 3 });
    const { layers } = await profileModel(attention, [1, tokens, width], counted);
    expect(layers[0].macs).toBe(4 * tokens * width ** 2 + 2 * tokens ** 2 * width);
    expect(layers[0].ownMacs).toBe(2 * tokens ** 2 * width);
  });

  it('4·HW·C² + 2·M²·HW·C multiply-adds as attention in windows of M × M', async () => {
    const model = createModel('swin_tiny_patch4_window7_224');
    const { layers } = await profileModel(model, [1, 224, 224, 3], counted);
    const [first] = layers.filter(({ name }) => name.endsWith('.attn'));
    const [pixels56, width] = [56 * 56, 96];
    expect(first.macs).toBe(4 * pixels56 * width ** 2 + 2 * 49 * pixels56 * width);
    // Each head of each window adds a bias to its scores.
    expect(first.flops).toBe(attentionFlops(64, 49, 96, 3) + 64 * 3 * 49 * 49);
  });

  it('exact operations of its products, biases, softmax and scale, as attention', async () => {
    const [tokens, width, heads] = [49, 24, 3];
    const attention = new nn.MultiHeadAttention(width, { numHeads: heads });
    const { layers } = await profileModel(attention, [1, tokens, width], counted);
    expect(layers[0].flops).toBe(attentionFlops(1, tokens, width, heads));
  });
});

describe('a recurrent layer costs', () => {
  const [N, T, I, S] = [2, 5, 8, 16];

  // A state of zeros is counted as any other state is: gates · (I + S) · S for each step, as PyTorch's tools count.
  it.each<[string, nn.Module, number]>([
    ['LSTM', new nn.LSTM(I, S), 15_360],
    ['GRU', new nn.GRU(I, S), 3 * (I + S) * S * N * T],
    ['LSTM in both directions', new nn.LSTM(I, S, { bidirectional: true }), 2 * 15_360],
    ['GRU of two layers', new nn.GRU(I, S, { numLayers: 2 }), 3 * (I + S + S + S) * S * N * T],
  ])('the same for every step, the first one included: %s', async (_, layer, macs) => {
    const { layers } = await profileModel(layer, [N, T, I], counted);
    const [one, two] = await Promise.all([1, 2].map((steps) => profileModel(layer, [N, steps, I], counted)));
    expect(layers[0].macs).toBe(macs);
    expect(layers[0].flops).toBe(one.layers[0].flops * T);
    expect(two.layers[0].flops).toBe(one.layers[0].flops * 2);
  });

  it('30·S operations of an LSTM step besides its products', async () => {
    // Sums of both parts of 4 gates and of their two biases, 3 sigmoids of 4, 2 tanh, 3 products, a sum.
    const { layers } = await profileModel(new nn.LSTM(I, S), [1, 1, I], counted);
    expect(layers[0].elementwiseFlops).toBe(S * (4 * 3 + 3 * 4 + 2 + 3 + 1));
  });
});

/** Two linear layers with biases around scaled scores, their softmax and the mix of the values. */
function attentionFlops(windows: number, tokens: number, width: number, heads: number): number {
  const rows = windows * tokens;
  const linear = 2 * rows * width * (3 * width) + 2 * rows * width * width;
  const scores = heads * rows * tokens * (2 * (width / heads) - 1) + rows * width;
  return linear + scores + heads * rows * (5 * tokens - 1) + rows * width * (2 * tokens - 1);
}

describe('a layer has', () => {
  const C4 = 4 * C;

  // (k²·C_in + bias)·C_out, by groups; (k² + bias)·C of a depthwise one; (C_in + bias)·C_out; two for each channel of a norm.
  it.each<[string, nn.Module, number]>([
    ['convolution', new nn.Conv2d(C, K, { kernelSize: 3 }), (9 * C + 1) * K],
    ['convolution without bias', new nn.Conv2d(C, K, { kernelSize: 3, bias: false }), 9 * C * K],
    ['convolution in groups', new nn.Conv2d(C, K, { kernelSize: 3, groups: 2 }), ((9 * C) / 2 + 1) * K],
    ['depthwise convolution', new nn.Conv2d(C, C, { kernelSize: 3, groups: C }), (9 + 1) * C],
    ['pointwise convolution', new nn.Conv2d(C, K, { kernelSize: 1 }), (C + 1) * K],
    ['transposed convolution', new nn.ConvTranspose2d(C, K, { kernelSize: 3 }), 9 * C * K + K],
    ['fully connected', new nn.Linear(C, K), (C + 1) * K],
    ['batch norm', new nn.BatchNorm2d(C), 2 * C],
    ['attention', new nn.MultiHeadAttention(C4, { numHeads: 4 }), (C4 + 1) * 3 * C4 + (C4 + 1) * C4],
    ['relu', new nn.ReLU(), 0],
    ['global pooling', new nn.GlobalAvgPool2d(), 0],
  ])('the parameters of its formula: %s', async (_, layer, parameters) => {
    const shape =
      layer instanceof nn.MultiHeadAttention ? [1, 5, C4] : layer instanceof nn.Linear ? [1, C] : [1, H, W, C];
    expect((await profileModel(layer, shape, counted)).layers[0].parameters).toBe(parameters);
  });
});

describe('PyTorch counts the same multiply-adds and parameters', () => {
  const LIKE: Readonly<Record<string, () => nn.Module>> = {
    conv: () => new nn.Conv2d(6, 8, { kernelSize: 3, padding: 1 }),
    'conv strided dilated': () => new nn.Conv2d(6, 8, { kernelSize: [3, 5], stride: 2, dilation: 2, bias: false }),
    'conv grouped': () => new nn.Conv2d(6, 8, { kernelSize: 3, groups: 2 }),
    depthwise: () => new nn.Conv2d(6, 6, { kernelSize: 3, padding: 1, groups: 6 }),
    pointwise: () => new nn.Conv2d(6, 8, { kernelSize: 1 }),
    'conv transposed': () => new nn.ConvTranspose2d(6, 8, { kernelSize: 3, stride: 2, padding: 1 }),
    linear: () => new nn.Linear(6, 8),
    'adaptive pooling': () => new nn.AdaptiveAvgPool2d([3, 5]),
    'adaptive pooling, even': () => new nn.AdaptiveAvgPool2d([5, 4]),
    bilinear: () => new nn.Upsample({ size: [13, 17], mode: 'bilinear' }),
    bicubic: () => new nn.Upsample({ scaleFactor: 2, mode: 'bicubic' }),
    area: () => new nn.Upsample({ size: [4, 7], mode: 'area' }),
  };

  it.each(Object.entries(fixture.layers))('for %s', async (name, { input, macs, parameters }) => {
    const shape = input.length === 4 ? [input[0], input[2], input[3], input[1]] : input;
    const { layers } = await profileModel(LIKE[name](), shape, { ...counted, convention: 'torchvision' });
    expect(layers[0]).toMatchObject({ flops: macs, parameters });
  });

  const products = async (name: string, built: readonly [number, number], [h, w] = built): Promise<number> => {
    const model = createModel(name, { imageSize: built });
    return (await profileModel(model, [1, h, w, 3], { ...counted, convention: 'torchvision' })).layers[0].flops;
  };

  it('where maps are smaller than the window that pooling makes larger', async () => {
    expect(await products('vgg16_bn', [97, 161])).toBe(fixture.oddSizes.vgg16_bn);
  });

  it("for Swin at sizes that patches do not divide, but for patches: ours pads, timm's and torchvision's leave pixels out", async () => {
    const swin = 'swin_tiny_patch4_window7_224';
    const { oddSizes } = fixture;
    // torchvision's windows are of 7 × 7 whatever the size: as of ours that is built for 224.
    expect(await products(swin, [224, 224], [97, 161])).toBe(oddSizes["torchvision's swin at 100x164"]);
    expect(await products(swin, [224, 224], [96, 160])).toBe(oddSizes["torchvision's swin at 97x161"]);
    // timm's shrink to the map.
    expect(await products(swin, [96, 160])).toBe(oddSizes["timm's swin at 97x161"]);
    expect(oddSizes["timm's swin at 96x160"]).toBe(oddSizes["timm's swin at 97x161"]);
    // It rounds maps of odd sizes down when it makes windows, so that a map of 13 rows is cut into windows for 12.
    expect(oddSizes["timm's swin at 100x164"]).toBeGreaterThan(await products(swin, [100, 164]));
  });

  it.runIf(inFullTier)(
    'for every model',
    async () => {
      expect(Object.keys(fixture.models).sort()).toEqual(listModels().sort());
      for (const [name, costs] of Object.entries(fixture.models)) {
        // Where patches do not fill a map, MobileViT resizes it, which PyTorch does not count.
        const side = name.startsWith('mobilevit') ? 256 : 224;
        const model = createModel(name, { imageSize: side });
        const { layers } = await profileModel(model, [1, side, side, 3], counted);
        expect({ name, macs: layers[0].macs, parameters: layers[0].parameters }).toEqual({ name, ...costs });
      }
    },
    120_000,
  );
});

it.each([
  ['resnet18', 1.81e9],
  ['resnet50', 4.09e9],
  ['mobilenetv2_100', 0.3e9],
  ['densenet121', 2.83e9],
  ['swin_tiny_patch4_window7_224', 4.49e9],
  ['vit_base_patch16_224', 17.56e9],
])('counts what is published for %s', async (name, macs) => {
  const { layers } = await profileModel(createModel(name), [1, 224, 224, 3], { ...counted, convention: 'torchvision' });
  expect(Math.abs(layers[0].flops / macs - 1)).toBeLessThan(0.01);
});

describe('other conventions', () => {
  const flops = async (name: string, convention: 'fvcore' | 'ptflops' | 'torchvision'): Promise<number> =>
    (await profileModel(createModel(name), [1, 224, 224, 3], { ...counted, convention })).layers[0].flops;

  it('fvcore: a multiply-add is one, norms and means over pixels besides', async () => {
    const [pixels112, pixels56] = [112 ** 2, 56 ** 2];
    const norms = 64 * pixels112 + 4 * 64 * pixels56 + 5 * 128 * 28 ** 2 + 5 * 256 * 14 ** 2 + 5 * 512 * 7 ** 2;
    expect(await flops('resnet18', 'fvcore')).toBe(fixture.models.resnet18.macs + 2 * norms + 512 * 49);
    const vit = fixture.models.vit_base_patch16_224.macs + 25 * 5 * 197 * 768;
    expect(await flops('vit_base_patch16_224', 'fvcore')).toBe(vit);
  });

  it('fvcore: adaptive pooling by what it reads, resizing by what it gives, in functions as in layers', async () => {
    const count = async (compute: (x: Tensor) => Tensor): Promise<number> =>
      (await profileModel(new Functional(compute), [1, H, W, C], { ...counted, convention: 'fvcore' })).layers[0].flops;
    expect(await count((x) => adaptiveAveragePool2d(x, [3, 5]))).toBe(pixels * C);
    expect(await count((x) => adaptiveAveragePool2d(x, [5, 4]))).toBe(pixels * C);
    expect(await count((x) => adaptiveAveragePool2d(x, 1))).toBe(pixels * C);
    expect(await count((x) => interpolate(x, { size: [4, 7], mode: 'area' }))).toBe(pixels * C);
    expect(await count((x) => interpolate(x, { size: [13, 17] }))).toBe(13 * 17 * C);
    for (const options of [{ size: [13, 17] }, { scaleFactor: 2 }, { size: [13, 17], alignCorners: true }] as const) {
      const [h, w] = 'size' in options ? options.size : [2 * H, 2 * W];
      expect(await count((x) => interpolate(x, { ...options, mode: 'bilinear' }))).toBe(4 * h * w * C);
      expect(await count((x) => interpolate(x, { ...options, mode: 'bicubic' }))).toBe(0);
    }
    const weight = ones([1, 1, C, 2]);
    // The network that finds the positions is counted, where it reads the image, too.
    const warped = (x: Tensor): Tensor => gridSample(x, conv2d(x, weight));
    expect(await count(warped)).toBe(pixels * C * 2 + 4 * pixels * C);
    // What comes before and after is, too.
    expect(await count((x) => conv2d(adaptiveAveragePool2d(conv2d(x, ones([1, 1, C, C])), [3, 5]), weight))).toBe(
      pixels * C * C + pixels * C + 15 * C * 2,
    );
  });

  it('ptflops: no products of attention', async () => {
    const attention = 12 * 2 * 197 ** 2 * 768;
    const [products, torchvision] = await Promise.all([
      flops('vit_base_patch16_224', 'ptflops'),
      flops('vit_base_patch16_224', 'torchvision'),
    ]);
    expect(torchvision).toBe(fixture.models.vit_base_patch16_224.macs);
    // Norms, one bias a linear layer, one of the patches for each of them.
    const rest = 25 * 2 * 197 * 768 + 12 * (768 * 3 + 768 + 3072 + 768) + 1000 + 196 * 768;
    expect(products).toBe(torchvision - attention + rest);
  });
});

describe('work belongs to the module whose forward does it', () => {
  /** Functional code: a convolution, an activation, attention over the pixels, a classifier. */
  class Own extends nn.Module {
    readonly weight = new nn.Parameter(new Float32Array(9 * 3 * 4), [3, 3, 3, 4]);
    readonly head = new nn.Parameter(new Float32Array(4 * 2), [4, 2]);
    readonly norm = new nn.LayerNorm(4);

    override forward(x: Tensor): Tensor {
      const maps = relu(conv2d(x, this.weight.read(), undefined, { padding: 1 }));
      const [N, h, w, c] = maps.shape;
      const tokens = this.norm.forward(maps.reshape(N, h * w, c));
      const mixed = scaledDotProductAttention(tokens, tokens, tokens).reshape(N, h, w, c);
      return linear(globalAveragePool2d(mixed), this.head.read());
    }
  }

  it('of a model of functions, with nothing registered', async () => {
    const { layers, model } = await profileModel(new Own(), [1, 8, 8, 3], counted);
    const own = 9 * 3 * 4 * 64 + 2 * 64 * 64 * 4 + 4 * 2;
    expect(model).toBe('Own');
    expect(layers.map(({ name, type }) => [name, type])).toEqual([
      ['', 'Own'],
      ['norm', 'LayerNorm'],
    ]);
    expect(layers[0]).toMatchObject({ macs: own, ownMacs: own, parameters: 9 * 3 * 4 + 8 + 8, share: 1 });
    expect(layers[1]).toMatchObject({ macs: 0, outputShape: [1, 64, 4], parameters: 8 });
    expect(layers[1].elementwiseFlops).toBe(layers[1].flops);
  });

  /** One module under two names, called through both and once more. */
  class Shared extends nn.Module {
    readonly first = new nn.Sequential(new nn.Conv2d(3, 3, { kernelSize: 1, bias: false }));
    readonly second = this.first;
    readonly tied = new nn.Linear(3, 3, { bias: false });

    override forward(x: Tensor): Tensor {
      return this.tied.forward(this.second.forward(this.first.forward(this.first.forward(x))));
    }
  }

  it('of shared modules by every call, with weights counted once', async () => {
    const model = new Shared();
    const { layers } = await profileModel(model, [1, 4, 4, 3], counted);
    const once = 9 * 16;
    expect(layers[0]).toMatchObject({ parameters: 18, macs: 4 * once });
    const named = Object.fromEntries(layers.map((layer) => [layer.name, layer]));
    expect(named.first).toMatchObject({ parameters: 9, macs: 3 * once, calls: 3, sharedWeights: [] });
    expect(named.second).toMatchObject({ parameters: 0, macs: 0, sharedWeights: ['first.0.weight'] });
  });

  /** A block that two others hold, each calling it. */
  class Holder extends nn.Module {
    constructor(readonly part: nn.Module) {
      super();
    }

    override forward(x: Tensor): Tensor {
      return this.part.forward(x) as Tensor;
    }
  }

  it('of a module in two others to each of them', async () => {
    const part = new nn.Linear(3, 3, { bias: false });
    const { layers } = await profileModel(new nn.Sequential(new Holder(part), new Holder(part)), [1, 3], counted);
    const holders = layers.filter(({ type }) => type === 'Holder');
    expect(holders.map(({ macs, parameters }) => [macs, parameters])).toEqual([
      [9, 9],
      [9, 0],
    ]);
  });

  it('of weights alone to none: no input needs it anew', async () => {
    const model = new Functional((x) => linear(x, ones([3, 3]).matmul(ones([3, 3]))));
    expect((await profileModel(model, [1, 3], counted)).layers[0].macs).toBe(9);
  });
});

it('leaves modes, weights and random streams as they were', async () => {
  const model = createModel('mobilenetv3_small_050', { numClasses: 2, smallImage: true, dropRate: 0.5 });
  model.children().next().value?.[1].eval();
  const modes = (): boolean[] => [...model.namedModules()].map(([, module]) => module.training);
  const before = modes();
  await profileModel(model, [2, 32, 32, 3]);
  expect(modes()).toEqual(before);
});

describe('memory', () => {
  it('is planned for inference and for training, by layer', async () => {
    const model = new nn.Sequential(
      new nn.Conv2d(3, 8, { kernelSize: 3, padding: 1 }),
      new nn.ReLU(),
      new nn.Conv2d(8, 4, { kernelSize: 3, padding: 1 }),
      new nn.GlobalAvgPool2d(),
    );
    const { layers, memory } = await profileModel(model, [2, 16, 16, 3]);
    expect(memory).toMatchObject({ weightBytes: 4 * model.parameterCount(), trainingError: null });
    const map = 4 * 2 * 256 * 8;
    expect(memory?.inferenceBytes).toBeGreaterThanOrEqual(map);
    expect(memory?.trainingBytes).toBeGreaterThan(memory?.inferenceBytes as number);
    // What the activation read, for its slopes, and what it gave, for the weights behind it; of the pooled maps nothing is needed.
    expect(layers[0].savedBytes).toBe(2 * map);
    expect(layers.map(({ type, savedBytes }) => [type, savedBytes])).toEqual([
      ['Sequential', 2 * map],
      ['Conv2d', map],
      ['ReLU', map],
      ['Conv2d', 0],
      ['GlobalAvgPool2d', 0],
    ]);
    expect(layers[0].outputBytes).toBe(4 * 2 * 4);
    expect(layers[0].liveBytes).toBeGreaterThanOrEqual(map);
  });

  it('says why a model cannot train on an input, and counts it all the same', async () => {
    const { layers, memory } = await profileModel(new nn.BatchNorm2d(4), [1, 1, 1, 4]);
    expect(memory).toMatchObject({ trainingBytes: null });
    expect(memory?.trainingError).toMatch(/needs more than one value per channel/);
    expect(layers[0].savedBytes).toBeNull();
  });
});

it('gives plain JSON', async () => {
  const profile = await profileModel(new nn.Linear(2, 2), [1, 2]);
  expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  expect(profile).toMatchObject({ kind: 'profile', version: 1, convention: { name: 'exact' }, inputShape: [1, 2] });
});

describe('refuses', () => {
  const linearLayer = new nn.Linear(2, 2);

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a shape of no numbers',
      () => profileModel(linearLayer, [0, 2]),
      /profileModel: the input's shape must be integers ≥ 1, such as \[1, 224, 224, 3\]: got \[0, 2\]/,
    ],
    [
      'no list',
      () => profileModel(linearLayer, 3 as never),
      /profileModel: the input's shape must be integers ≥ 1, such as \[1, 224, 224, 3\]: got 3/,
    ],
    [
      'a size that the model cannot take',
      () => profileModel(createModel('vit_tiny_patch16_224'), [1, 96, 96, 3]),
      /built for images \[N, 224, 224, 3\]: got \[1, 96, 96, 3\]/,
    ],
    [
      'an unknown convention',
      () => profileModel(linearLayer, [1, 2], { convention: 'thop' as never }),
      /profileModel: convention must be/,
    ],
    ['an asynchronous forward', () => profileModel(new Functional(async (x) => x), [1, 2]), /asynchronous/],
    [
      'a forward of two inputs',
      () => profileModel(new Pair(), [1, 2]),
      /profileModel: the forward of Pair takes 2 arguments and fails with one: .*; give a list of inputs, one for each/,
    ],
    ['a forward without tensors', () => profileModel(new Functional(() => 3), [1, 2]), /Functional gives no tensor/],
  ])('%s', async (_, run, message) => {
    await expect(run()).rejects.toThrow(message);
  });

  it('nothing of a model without parameters', async () => {
    const { layers } = await profileModel(new Functional((x) => x.add(1)), [2, 3]);
    expect(layers[0]).toMatchObject({ parameters: 0, macs: 0, flops: 6, share: 1 });
  });

  it.each<[string, (x: Tensor) => Tensor, Partial<LayerProfile>, string | null]>([
    ['whose result has no values', (x) => x.slice(1, 0, 0), { outputShape: [2, 0], macs: 0, flops: 0, share: 0 }, null],
    ['that gives back its input', (x) => x, { outputShape: [2, 3], flops: 0, outputBytes: 24 }, null],
    [
      'of whole numbers',
      (x) => x.argmax(1),
      { outputShape: [2], flops: 4 },
      'the model gives int32 only, which has no gradient',
    ],
  ])('nothing of a model %s', async (_, compute, expected, error) => {
    const { layers, memory } = await profileModel(new Functional(compute), [2, 3]);
    expect(layers[0]).toMatchObject(expected);
    expect(memory?.trainingError?.split(';')[0] ?? null).toBe(error);
  });

  it('a course that depends on values, in words that say what to do', async () => {
    const model = new Functional((x) => (x.sum() > ones([]) ? x : x.neg()));
    await expect(profileModel(model, [2, 3])).rejects.toThrow(/cannot be used by JavaScript's operators .*; write/);
  });
});
