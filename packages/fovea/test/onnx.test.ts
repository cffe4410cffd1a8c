// Exported models in ONNX Runtime: the engine's numbers, for any batch; what the files hold; what is refused.

import { readFileSync } from 'node:fs';
import { fromBinary } from '@bufbuild/protobuf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShapeError, ValueError } from '../src/base/errors.ts';
import { type ModelTrial, modelRecord } from '../src/models/index.ts';
import { BatchNorm2d, Conv2d, type Layer, Linear, Module, Sequential } from '../src/nn/index.ts';
import { type ExportOnnxOptions, exportOnnx } from '../src/onnx/index.ts';
import { type ModelProto, ModelProtoSchema } from '../src/onnx/proto/onnx_pb.ts';
import {
  activate,
  activationNames,
  adaptiveAveragePool2d,
  averagePool2d,
  conv2d,
  convTranspose2d,
  globalAveragePool2d,
  groupNorm,
  interpolate,
  linear,
  logSoftmax,
  maxPool2dWithIndices,
  maxUnpool2d,
  pixelShuffle,
  rmsNorm,
  scaledDotProductAttention,
  softmax,
} from '../src/ops/index.ts';
import {
  compile,
  concat,
  Generator,
  getBackend,
  iota,
  type Shape,
  setBackend,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../src/tensor/index.ts';
import { tensorsOf } from '../src/tensor/internal.ts';
import { normal } from './formula.ts';
import { formulaModel, setFormulaWeights, slimFormulaModel } from './formula-model.ts';
import { runOnnx } from './onnx-runtime.ts';
import { FAMILIES } from './representatives.ts';
import { inTier } from './tiers.ts';

beforeAll(() => setBackend('wasm'));
afterAll(async () => (await getBackend()).dispose());

const values = (name: string, shape: Shape): Tensor => tensor(normal(name, shape), shape);

const isImage = (shape: Shape): boolean => shape.length === 4;
/** As the file takes and gives it: images as planes. */
const inFile = (x: Tensor): Tensor => (isImage(x.shape) ? x.transpose(0, 3, 1, 2) : x);

const fileOf = (bytes: Uint8Array): ModelProto => fromBinary(ModelProtoSchema, bytes);
const typesIn = (bytes: Uint8Array): string[] => (fileOf(bytes).graph?.node ?? []).map(({ opType }) => opType);
const countOf = (bytes: Uint8Array, type: string): number => typesIn(bytes).filter((own) => own === type).length;

type Fn = (...inputs: Tensor[]) => unknown;

/** Exports for one image, and compares what three images give, in every result. */
async function compare(fn: Fn, shapes: readonly Shape[], options: ExportOnnxOptions = {}): Promise<Uint8Array> {
  const bytes = await exportOnnx(fn, shapes, options);
  const inputs = shapes.map(([, ...rest], i) => values(`input${i}`, [options.dynamicBatch === false ? 1 : 3, ...rest]));
  const own = tensorsOf(await compile(fn)(...inputs));
  const feeds = await Promise.all(
    inputs.map(async (x) => ({ data: await inFile(x).data(), shape: inFile(x).shape, dtype: x.dtype })),
  );
  const results = Object.values(await runOnnx(bytes, feeds));
  expect(results).toHaveLength(own.length);
  for (const [i, y] of own.entries()) {
    expect(results[i].dims).toEqual(inFile(y).shape);
    expectClose(results[i].data, await inFile(y).data());
  }
  return bytes;
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  const scale = Math.max(1e-3, ...Array.from(expected, Math.abs));
  const worst = Math.max(...Array.from(expected, (value, i) => Math.abs(actual[i] - value)));
  expect(worst / scale).toBeLessThan(1e-5);
}

describe('backbones', () => {
  /** Of all but convolutional ones that do not shuffle channels, which need none. */
  const transposes: Readonly<Record<string, number>> = {
    // Queries, keys and values of each of 12 layers, what comes of them, and the patches of the image.
    vit_tiny_patch16_224: 4 * 12 + 1,
    swin_tiny_patch4_window7_224: 4 * 12,
    mixer_s16_224: 2 * 8 + 1,
    // Two around each norm over channels, but for what neighbours share.
    convnext_atto: 28,
    convnextv2_atto: 28,
    // Of three stages of transformers, five each: around them, and heads.
    mobilevit_xxs: 15,
    // The shuffle of channels that ends each of 16 blocks.
    shufflenet_v2_x0_5: 16,
  };
  it.each(inTier(5, FAMILIES))(
    '%s',
    async (name) => {
      const { imageSize, smallImage = false } = modelRecord(name).trial as ModelTrial;
      // Heads of attention are counted.
      const make = name in transposes ? formulaModel : slimFormulaModel;
      const model = make(name, { numClasses: 10, imageSize, smallImage }, 1).eval();
      const bytes = await compare((x) => model.forward(x), [[1, imageSize, imageSize, 3]]);
      expect(countOf(bytes, 'Transpose')).toBe(transposes[name] ?? 0);
      model.dispose();
    },
    60_000,
  );
});

/** Layers with weights from their names, so that normalisations do something. */
function net(...layers: Module[]): Sequential {
  const model = new Sequential(...(layers as Layer[]));
  setFormulaWeights(model, 1);
  return model.eval() as Sequential;
}

describe('convolutional code of all kinds', () => {
  const image: Shape = [1, 8, 6, 4];
  const filter = (kh: number, kw: number, c: number, k: number): Tensor => values('filter', [kh, kw, c, k]);
  const cases: Record<string, Fn> = {
    'groups, strides, dilations, uneven padding': (x) =>
      conv2d(x, filter(3, 2, 2, 6), values('b', [6]), {
        stride: [2, 1],
        dilation: [1, 2],
        groups: 2,
        padding: [
          [0, 2],
          [1, 0],
        ],
      }),
    depthwise: (x) => conv2d(x, filter(3, 3, 1, 4), undefined, { groups: 4, padding: 'same', stride: 2 }),
    'a large kernel that this engine would transform': (x) =>
      conv2d(x, filter(31, 31, 1, 4), undefined, { groups: 4, padding: 'same', algorithm: 'fft' }),
    'reflected padding': (x) => conv2d(x, filter(3, 3, 4, 2), undefined, { padding: 1, paddingMode: 'reflect' }),
    'transposed, with pixels left over': (x) =>
      convTranspose2d(x, filter(3, 3, 3, 4), values('b', [3]), { stride: 2, padding: 1, outputPadding: 1 }),
    'transposed in groups': (x) => convTranspose2d(x, filter(3, 2, 1, 4), undefined, { groups: 2, stride: [1, 3] }),
    'weights that follow from the image': (x) =>
      conv2d(
        x,
        globalAveragePool2d(x.slice(0, 0, 1))
          .reshape(1, 1, 4, 1)
          .expand(1, 1, 4, 2),
      ),
    'average with padding': (x) => averagePool2d(x, { kernelSize: 3, stride: 2, padding: 1, countIncludePad: false }),
    'average that hangs over': (x) => averagePool2d(x, { kernelSize: 3, stride: 2, padding: 1, ceilMode: true }),
    'maxima with their places, and back': (x) => {
      const { values: most, indices } = maxPool2dWithIndices(x, { kernelSize: 2 });
      return [most, maxUnpool2d(most, indices, { kernelSize: 2 })];
    },
    'uneven regions': (x) => adaptiveAveragePool2d(x, [3, 4]),
    'flattened in the order of channels': (x) =>
      linear(x.transpose(0, 3, 1, 2).reshape(x.shape[0], -1), values('w', [192, 3])),
    'flattened for a product': (x) =>
      linear(conv2d(x, filter(3, 3, 4, 2)).reshape(x.shape[0], -1), values('w', [48, 3]), values('b', [3])),
    'pixels from channels': (x) => conv2d(pixelShuffle(x, 2), filter(1, 1, 1, 2)),
    'bilinear, twice as large': (x) => interpolate(x, { scaleFactor: 2, mode: 'bilinear' }),
    'bicubic, smaller': (x) => interpolate(x, { size: [5, 3], mode: 'bicubic', antialias: true }),
    'nearest, larger': (x) => [interpolate(x, { scaleFactor: 3 }), interpolate(x, { size: [11, 7] })],
    'group norm': (x) => groupNorm(x, 2, values('w', [4]), values('b', [4])),
    'a map and what was pooled of it': (x) => ({ map: x.maximum(0), pooled: globalAveragePool2d(x) }),
  };
  it.each(Object.entries(cases))('%s', async (_, fn) => {
    await compare(fn, [image]);
  });

  it.each(activationNames)('%s', async (name) => {
    await compare((x) => activate(x.mul(4), name), [[1, 3, 5, 2]]);
  });

  it('writes what ONNX has names for by name', async () => {
    const of = async (fn: Fn, shape: Shape = [1, 4, 4, 2]): Promise<string[]> => typesIn(await exportOnnx(fn, shape));
    expect(await of((x) => activate(x, 'relu'))).toEqual(['Relu']);
    expect(await of((x) => activate(x, 'relu6'))).toEqual(['Clip']);
    expect(await of((x) => activate(x, 'hardSwish'))).toEqual(['HardSwish']);
    expect(await of((x) => activate(x, 'hardSigmoid'))).toEqual(['HardSigmoid']);
    expect(await of((x) => activate(x, 'sigmoid'))).toEqual(['Sigmoid']);
    expect(await of((x) => activate(x, 'silu'))).toEqual(['Sigmoid', 'Mul']);
    expect(await of((x) => activate(x, 'leakyRelu'))).toEqual(['LeakyRelu']);
    expect(await of((x) => softmax(x), [1, 5])).toEqual(['Softmax']);
    expect(await of((x) => logSoftmax(x), [1, 5])).toEqual(['LogSoftmax']);
    expect(await of((x) => x.mean([1, 2], { keepDims: true }))).toEqual(['GlobalAveragePool']);
    expect(await of((x) => linear(x, values('w', [5, 3]), values('b', [3])), [1, 5])).toEqual(['Gemm']);
    expect(await of((x) => linear(globalAveragePool2d(x), values('w', [2, 3])))).toEqual(['ReduceMean', 'Gemm']);
    expect(await of((x) => linear(x, values('w', [5, 3]), values('b', [3])), [1, 2, 5])).toEqual(['MatMul', 'Add']);
  });

  it.each(['flattened in the order of channels', 'flattened for a product'])('%s: nothing is moved', async (name) => {
    expect(countOf(await exportOnnx(cases[name], image), 'Transpose')).toBe(0);
  });

  it('a norm after a convolution becomes part of it, and one before is one node', async () => {
    const after = net(new Conv2d(2, 3, { kernelSize: 3, bias: true }), new BatchNorm2d(3));
    expect(typesIn(await compare((x) => after.forward(x), [[1, 5, 5, 2]]))).toEqual(['Conv']);
    const before = net(new BatchNorm2d(2), new Conv2d(2, 3, { kernelSize: 3 }));
    expect(typesIn(await compare((x) => before.forward(x), [[1, 5, 5, 2]]))).toEqual(['BatchNormalization', 'Conv']);
  });
});

describe('code on tokens', () => {
  const cases: Record<string, Fn> = {
    'attention with a mask': (x) =>
      scaledDotProductAttention(x, x, x, { mask: tensor([1, 1, 0, 0, 1, 1, 1, 1, 1], [3, 3]).greater(0) }),
    'attention where some see nothing': (x) =>
      scaledDotProductAttention(x, x, x, { mask: tensor([0, 0, 0, 0, 1, 1, 1, 1, 1], [3, 3]).greater(0) }),
    'causal attention': (x) => scaledDotProductAttention(x, x, x, { isCausal: true }),
    'rms norm': (x) => rmsNorm(x, values('w', [4])),
    'softmax along the middle, with a temperature': (x) => softmax(x, { axis: 1, temperature: 3 }),
    'a token for the class': (x) => concat([values('cls', [1, 1, 4]).expand(x.shape[0], 1, 4), x], 1),
    'zeros as many as there are': (x) => concat([zeros([x.shape[0], 2, 4]), x], 1),
    'rows that values choose': (x) => values('table', [5, 2]).gather(x.mul(2).cast('int32')),
    'places of maxima': (x) => [x.argmax(1), x.max(), x.min(2)],
    'what depends on positions': (x) =>
      x.mul(
        iota([3, 4], 0)
          .add(iota([3, 4], 1))
          .cast('float32'),
      ),
    'positions in every image': (x) => where(iota(x.shape, 1).less(2), x, 0),
    'images in reverse, and some of them': (x) => [x.flip(0), x.slice(0, 0, 1), x.slice(1, -1, undefined, -2)],
    'every image with every other': (x) => {
      const rows = x.reshape(x.shape[0], 12);
      return rows.matmul(rows.transpose(1, 0));
    },
    'sizes that double': (x) => concat([x, x], 0).reshape(x.shape[0], 2, 12),
  };
  it.each(Object.entries(cases))('%s', async (_, fn) => {
    await compare(fn, [[1, 3, 4]]);
  });

  it('two inputs', async () => {
    await compare(
      (x, y) => ({ sum: x.add(y.reshape(y.shape[0], 1, 4)), product: x.mul(2) }),
      [
        [1, 3, 4],
        [1, 4],
      ],
    );
  });
});

describe('the file', () => {
  const linearModel = (): Linear => {
    const model = new Linear(4, 3);
    setFormulaWeights(model, 1);
    return model;
  };

  it('says what it is, what goes in and what comes out', async () => {
    const file = fileOf(
      await exportOnnx(linearModel(), [1, 4], {
        softmax: true,
        classNames: ['cat', 'dog', 'Übergröße'],
        preprocessing: { mean: [0.5], size: 224 },
        metadata: { author: 'A. N. Other' },
        graphName: 'pets',
      }),
    );
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect([file.producerName, file.producerVersion, file.graph?.name]).toEqual(['fovea', version, 'pets']);
    expect([file.irVersion, file.opsetImport.map((set) => set.version)]).toEqual([8n, [18n]]);
    expect(Object.fromEntries(file.metadataProps.map(({ key, value }) => [key, value]))).toEqual({
      author: 'A. N. Other',
      class_names: '["cat","dog","Übergröße"]',
      preprocessing: '{"mean":[0.5],"size":224}',
    });
    const ports = [...(file.graph?.input ?? []), ...(file.graph?.output ?? [])].map(({ name, type }) => [
      name,
      type?.value.value?.shape?.dim.map((dim) => dim.value.value),
    ]);
    expect(ports).toEqual([
      ['input', ['batch', 4n]],
      ['probabilities', ['batch', 3n]],
    ]);
    expect(file.graph?.initializer.map(({ name }) => name).sort()).toEqual(['bias', 'weight']);
  });

  it('takes names, and images with channels last, and a fixed number of them', async () => {
    const fn: Fn = (x) => conv2d(x, values('w', [3, 3, 2, 2]));
    const bytes = await exportOnnx(fn, [4, 5, 6, 2], {
      layout: 'NHWC',
      dynamicBatch: false,
      inputNames: ['images'],
      outputNames: ['maps'],
    });
    const x = values('x', [4, 5, 6, 2]);
    const { maps } = await runOnnx(bytes, [{ data: await x.data(), shape: x.shape, dtype: 'float32' }]);
    expect(maps.dims).toEqual([4, 3, 4, 2]);
    expectClose(maps.data, await (fn(x) as Tensor).data());
    expect(fileOf(bytes).graph?.input[0].type?.value.value?.shape?.dim[0].value.value).toBe(4n);
  });

  it('holds weights of half the size', async () => {
    const model = net(new Conv2d(3, 64, { kernelSize: 3 }), new BatchNorm2d(64));
    const shape = [1, 6, 6, 3];
    const [whole, half] = [await exportOnnx(model, shape), await exportOnnx(model, shape, { weightDtype: 'float16' })];
    expect(whole.length / half.length).toBeGreaterThan(1.8);
    const x = values('x', shape);
    const feed = { data: await inFile(x).data(), shape: inFile(x).shape, dtype: x.dtype };
    const [{ logits: expected }, { logits }] = [await runOnnx(whole, [feed]), await runOnnx(half, [feed])];
    const scale = Math.max(...Array.from(expected.data, Math.abs));
    const worst = Math.max(...Array.from(expected.data, (value, i) => Math.abs(value - logits.data[i]))) / scale;
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(2 ** -11);
    const large: Fn = (y) => linear(y, tensor([1e5, 1], [2, 1]));
    await expect(exportOnnx(large, [1, 2], { weightDtype: 'float16' })).rejects.toThrow('up to 65504: got 100000');
  });

  it('takes thousands of nodes in a chain', async () => {
    const fn: Fn = (x) => Array.from({ length: 1500 }).reduce<Tensor>((y) => y.mul(0.999).add(0.001).sin(), x);
    expect(typesIn(await exportOnnx(fn, [1, 3]))).toHaveLength(4500);
  });

  it('holds a model as it is in evaluation, and leaves it in training', async () => {
    const model = new Sequential(new Conv2d(2, 3, { kernelSize: 1 }), new BatchNorm2d(3));
    expect(typesIn(await exportOnnx(model, [1, 4, 4, 2]))).toEqual(['Conv']);
    expect([...model.namedModules()].every(([, module]) => module.training)).toBe(true);
  });
});

describe('refusals', () => {
  const x = (): Shape => [2, 4, 4, 3];
  const cases: [what: string, fn: Fn, error: string][] = [
    ['random numbers', () => new Generator(1).uniform([2, 3]), 'changes states'],
    ['no tensor', () => 'nothing', 'returns no tensor'],
    ['a promise', async (a) => a, 'asynchronous'],
    ['a mean over the batch', (a) => a.mean(0), 'for another batch size'],
    ['a constant made from the batch size', (a) => a.mul(tensor([a.shape[0]])), 'made from the batch size'],
    ['another way for one batch size', (a) => (a.shape[0] > 2 ? a.exp() : a.log()), 'for another batch size'],
    ['a size that is not a multiple', (a) => concat([a, a.slice(0, 0, 1)], 0), 'not a multiple'],
    ['positions in the batch', (a) => iota([a.shape[0]], 0).cast('float32'), 'count the images of a batch'],
  ];
  it.each(cases)('%s', async (_, fn, error) => {
    await expect(exportOnnx(fn, x())).rejects.toThrow(error);
    await expect(exportOnnx(fn, x())).rejects.toBeInstanceOf(ValueError);
  });

  it('names the weights near what cannot be exported', async () => {
    class Odd extends Module {
      readonly layer = new Linear(3, 2);
      override forward(input: Tensor): Tensor {
        const y = this.layer.forward(input);
        return y.gather(tensor(Int32Array.of(0)));
      }
    }
    await expect(exportOnnx(new Odd(), [1, 3])).rejects.toThrow('(near "layer.bias")');
  });

  it.each<[string, unknown, ExportOnnxOptions]>([
    ['a layout', [1, 3], { layout: 'CHWN' as 'NCHW' }],
    ['as many names', [1, 3], { outputNames: ['a', 'b'] }],
    ['the same name twice', [1, 3], { inputNames: ['a'], outputNames: ['a'] }],
    ['as many classes as names', [1, 3], { classNames: ['a', 'b'] }],
    ['a dtype of weights', [1, 3], { weightDtype: 'int8' as 'float16' }],
    ['an example', [], {}],
    ['an example of another kind', 'images', {}],
  ])('%s', async (_, example, options) => {
    await expect(exportOnnx((a: Tensor) => a.exp(), example as Shape, options)).rejects.toThrow(/^exportOnnx: /);
  });

  it('what is not a model, and metadata that are not texts', async () => {
    const fn = (a: Tensor): Tensor => a.exp();
    await expect(exportOnnx(undefined as never, [1, 3])).rejects.toThrow('a function of tensors: got undefined');
    await expect(exportOnnx(fn, [1, 3], { metadata: null as never })).rejects.toThrow(
      'exportOnnx: metadata must be strings by name: got null',
    );
    await expect(exportOnnx(fn, [1, 3], { metadata: { size: 3 as never } })).rejects.toThrow(
      'exportOnnx: metadata must be strings by name: got { size: 3 }',
    );
    await expect(exportOnnx(fn, [1, 3], { graphName: 3 as never })).rejects.toThrow(
      'exportOnnx: graphName must be a string: got 3',
    );
  });

  it('examples without elements, or that the model does not take', async () => {
    await expect(exportOnnx((a: Tensor) => a, [0, 3])).rejects.toBeInstanceOf(ShapeError);
    await expect(exportOnnx(new Linear(3, 2), [1, 4])).rejects.toBeInstanceOf(ShapeError);
  });
});
