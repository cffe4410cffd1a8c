// Decoders and segmentation networks against PyTorch's modules: every case of tools/fixtures/segmentation.py; sizes, dilation, errors.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createModel, createScaledModel } from '../src/models/index.ts';
import { BatchNorm2d, Conv2d, type Module } from '../src/nn/index.ts';
import { fileShape, toFile } from '../src/nn/layout.ts';
import type { FeatureMap } from '../src/segmentation/decoder.ts';
import { DECODERS } from '../src/segmentation/decoders.ts';
import {
  createSegmentationModel,
  type DecoderName,
  type DecoderOptions,
  listDecoders,
  type SegmentationOptions,
  segmentationModelOf,
} from '../src/segmentation/index.ts';
import { compile, grad, type Shape, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { readout } from './cases.ts';
import { normal } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';
import { digest, useWasm } from './model-cases.ts';

type Digest = readonly [norm: number, projection: number];

interface Case {
  readonly name: string;
  /** Of a decoder alone. */
  readonly decoder?: DecoderName;
  readonly maps?: readonly FeatureMap[];
  readonly options: Record<string, unknown>;
  readonly gain: number;
  readonly training: boolean;
  readonly inputs: readonly Shape[];
  readonly shape: Shape;
  readonly result: Digest;
  readonly gradients: Readonly<Record<string, Digest>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('fixtures/segmentation.json', import.meta.url), 'utf8'));

useWasm();

function moduleOf({ decoder, maps, options }: Case): Module {
  if (!decoder || !maps) return createSegmentationModel(options as unknown as SegmentationOptions);
  return DECODERS[decoder].make(maps, { ownStride: 32, dropRate: 0, ...(options as DecoderOptions) });
}

function expectDigest(name: string, values: ArrayLike<number>, [norm, projection]: Digest, scale = norm): void {
  const own = digest(name, values);
  expect(Math.abs(own[0] - norm) / scale, name).toBeLessThan(1e-4);
  expect(Math.abs(own[1] - projection) / scale, name).toBeLessThan(1e-4);
}

describe.each(cases)('$name', (one) => {
  it("gives PyTorch's results and gradients, under its names", async () => {
    const module = moduleOf(one);
    setFormulaWeights(module, one.gain);
    if (one.training) module.train();
    else module.eval();
    const parameters = [...module.namedParameters()];
    const shapes = parameters.map(([key, { fileLayout, shape }]) => [key, fileShape(fileLayout, shape)]);
    expect(Object.fromEntries(shapes)).toEqual(one.shapes);
    const run = compile((...inputs: readonly Tensor[]) => {
      const y = module.forward(...inputs) as Tensor;
      return { y, slopes: grad(readout(y), [...inputs, ...parameters.map(([, state]) => state.read())]) };
    });
    const { y, slopes } = await run(...one.inputs.map((shape, i) => tensor(normal(`segmentation.${i}`, shape), shape)));
    expect(y.shape).toEqual(one.shape);
    expectDigest('result', await y.data(), one.result);
    const most = Math.max(...Object.values(one.gradients).map(([norm]) => norm));
    const names = [...one.inputs.map((_, i) => `input ${i}`), ...parameters.map(([key]) => key)];
    for (const [i, name] of names.entries()) {
      const layout = parameters[i - one.inputs.length]?.[1].fileLayout ?? 'same';
      const values = toFile(layout, await slopes[i].data(), slopes[i].shape);
      expectDigest(name, values, one.gradients[name], one.gradients[name][0] + 1e-3 * most);
    }
  });
});

/** One backbone of each way of giving maps; the others differ in numbers only. */
const BACKBONES = ['mobilenetv3_small_050', 'resnet18', 'vgg11', 'repvgg_a0', 'swin_tiny_patch4_window7_224'];

describe('createSegmentationModel', () => {
  it.each(BACKBONES)('gives logits of odd images at their size over %s, by every decoder', (backbone) => {
    for (const decoder of listDecoders()) {
      const model = createSegmentationModel({ decoder, backbone, numClasses: 4 }).eval();
      expect(model.forward(zeros([1, 75, 101, 3])).shape, decoder).toEqual([1, 75, 101, 4]);
    }
  });

  it('takes backbones of one scale, of images with other channels, and with the stem for small images', () => {
    const vit = { backbone: 'vit_tiny_patch16_224', numClasses: 2, imageSize: [32, 48] } as const;
    for (const decoder of ['unet', 'fpn', 'pspnet', 'danet', 'segformer'] as const)
      expect(createSegmentationModel({ ...vit, decoder }).forward(zeros([1, 32, 48, 3])).shape).toEqual([1, 32, 48, 2]);
    const small = { backbone: 'mobilenetv3_small_050', numClasses: 2, inChannels: 1, smallImage: true };
    for (const decoder of listDecoders()) {
      const model = createSegmentationModel({ ...small, decoder }).eval();
      expect(model.forward(zeros([1, 29, 20, 1])).shape, decoder).toEqual([1, 29, 20, 2]);
    }
  });

  it('leaves out of a backbone what its maps do not need', () => {
    const names = (backbone: string): string[] =>
      [...createSegmentationModel({ decoder: 'unet', backbone, numClasses: 2 }).encoder.namedParameters()].map(
        ([n]) => n,
      );
    expect(names('vgg11').filter((name) => !name.startsWith('features.'))).toEqual([]);
    expect(names('mobilenetv3_small_050').filter((name) => name.startsWith('conv_head'))).toEqual([]);
    expect(names('resnet18')).toEqual(
      [...createModel('resnet18', { numClasses: 0 }).namedParameters()].map(([name]) => name),
    );
  });

  const dilated = (backbone: SegmentationOptions['backbone'], options: Partial<SegmentationOptions> = {}) =>
    createSegmentationModel({ decoder: 'danet', backbone, numClasses: 2, ...options }).encoder;
  const slim = () => createScaledModel('resnet18', { width: 0.125 }, { numClasses: 0 });
  const rates = (model: Module): number[] =>
    [...model.namedModules()].flatMap(([name, module]) =>
      module instanceof Conv2d && /layer[34].*conv/.test(name) ? [module.options.dilation as number] : [],
    );

  it('turns strides into dilation, at equal rates or in turn', () => {
    expect(
      dilated(slim())
        .features(zeros([1, 64, 64, 3]))
        .map(({ shape }) => shape[1]),
    ).toEqual([32, 16, 8, 8, 8]);
    expect(rates(dilated(slim()))).toEqual([2, 2, 2, 2, 4, 4, 4, 4]);
    expect(rates(dilated(slim(), { dilationRates: [1, 2, 5] }))).toEqual([1, 2, 5, 1, 2, 5, 1, 2]);
    expect(
      dilated(slim(), { outputStride: 32 })
        .features(zeros([1, 64, 64, 3]))
        .at(-1)?.shape[1],
    ).toBe(2);
  });

  it.each([
    ['resnet18', 1],
    ['vgg11', 5],
    ['densenet121', 4],
  ] as const)('strides where %s pools, with pooling: false', async (backbone, count) => {
    const make = (pooling: boolean) => createSegmentationModel({ decoder: 'unet', backbone, numClasses: 2, pooling });
    const [usual, strided] = [make(true), make(false)];
    const sides = ({ encoder }: typeof usual) =>
      encoder
        .eval()
        .features(zeros([1, 64, 64, 3]))
        .map(({ shape }) => shape);
    expect(sides(strided)).toEqual(sides(usual));
    const known = new Set([...usual.namedParameters()].map(([name]) => name));
    const added = [...strided.namedParameters()].filter(([name]) => !known.has(name));
    expect(added).toHaveLength(count);
    for (const [, weight] of added) {
      const values = await weight.data();
      expect([...values].every((value) => value === 0 || value === 1)).toBe(true);
      expect([...values].reduce((sum, value) => sum + Number(value), 0)).toBe(weight.shape[3]);
    }
    expect(strided.architecture && segmentationModelOf(strided.architecture).parameterCount()).toBe(
      strided.parameterCount(),
    );
    // Without pooling between its stages, strides can become dilation.
    if (backbone === 'resnet18')
      expect(() =>
        createSegmentationModel({ decoder: 'danet', backbone, numClasses: 2, pooling: false }),
      ).not.toThrow();
  });

  it('keeps the weights of a dilated backbone, and its mode', async () => {
    const backbone = slim().eval();
    const before = [...backbone.namedParameters()];
    const encoder = dilated(backbone);
    for (const [i, [name, parameter]] of [...encoder.namedParameters()].entries()) {
      expect(name).toBe(before[i][0]);
      expect(parameter).toBe(before[i][1]);
    }
    expect([...encoder.namedModules()].some(([, module]) => module instanceof BatchNorm2d && module.training)).toBe(
      false,
    );
  });

  it.each([
    [{ decoder: 'unett' }, "decoder must be 'unet', 'fpn'"],
    [{ backbone: 'resnet19' }, 'unknown model: got "resnet19"'],
    [{ numClasses: 0 }, 'numClasses must be an integer ≥ 1: got 0'],
    [{ atrousRates: [1] }, 'unet has no atrousRates, which is of deeplabv3plus'],
    [{ decoderChannels: 8 }, 'decoderChannels of unet must be a list'],
    [{ decoderChannels: [8, 4] }, 'decoderChannels of a U-Net must be 5 numbers'],
    [{ decoder: 'fpn', decoderChannels: [8] }, 'decoderChannels of fpn must be a number'],
    [{ decoder: 'fpn', segmentationChannels: 48 }, 'segmentationChannels must be a multiple of 32'],
    [{ pooling: false }, 'pooling: false does nothing: mobilenetv3_small_050 has no windows that pool and stride'],
    [{ pooling: false, backbone: 'resnet18d' }, 'pooling: false cannot replace pooling that rounds sizes up'],
    [{ encoderDepth: 6 }, 'encoderDepth must be an integer in [1, 5]: got 6'],
    [{ outputStride: 12 }, 'outputStride must be 2, 4, 8, 16 or 32: got 12'],
    [{ dilationRates: [1, 2] }, 'dilationRates are for an outputStride below'],
    [
      { outputStride: 16, backbone: 'densenet121' },
      'densenet121 cannot be dilated to outputStride 16: it pools between',
    ],
    [{ outputStride: 16, backbone: 'repvgg_a0' }, 'its blocks are branches'],
    [{ outputStride: 8, backbone: 'vit_tiny_patch16_224' }, 'it cuts images into patches'],
    [{ decoder: 'deeplabv3plus', backbone: 'vit_tiny_patch16_224' }, 'joins a map of stride 2, which the backbone'],
  ] as const)('refuses %o', (options, message) => {
    const all = { decoder: 'unet', backbone: 'mobilenetv3_small_050', numClasses: 2, ...options };
    expect(() => createSegmentationModel(all as unknown as SegmentationOptions)).toThrow(message);
  });
});
