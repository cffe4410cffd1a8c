// Every sample of every primitive, exported and run in ONNX Runtime, against the float64 reference.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementCount } from '../src/base/shape.ts';
import { constant } from '../src/graph/build.ts';
import { makeNode, type Node } from '../src/graph/node.ts';
import type { Primitive } from '../src/graph/primitives.ts';
import { evaluate } from '../src/graph/reference/evaluate.ts';
import { drawValues, type Sample } from '../src/graph/samples/sample.ts';
import { SAMPLES } from '../src/graph/samples/samples.ts';
import { exportOnnx } from '../src/onnx/index.ts';
import { getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { nodeOf, tensorOf } from '../src/tensor/internal.ts';
import { type Feed, runOnnx } from './onnx-runtime.ts';
import { inTier } from './tiers.ts';

beforeAll(() => setBackend('js'));
afterAll(async () => (await getBackend()).dispose());

/** What ONNX has no node for: random numbers, what only gradients need, and attention in blocks, for which exported graphs have plain operations. */
const REFUSED: readonly Primitive[] = [
  ...(['randomBits', 'scatterAdd', 'conv2dWeightGrad', 'averagePool2dGrad'] as const),
  ...(['attention', 'attentionLogSum', 'attentionGrad'] as const),
];

const isEmpty = ({ inputs, build }: Sample): boolean => {
  const nodes = inputs.map(({ shape, dtype }) => makeNode('buffer', [], { cell: {}, shape, dtype }));
  return [...inputs, build(...nodes)].some(({ shape }) => elementCount(shape) === 0);
};

/** Where runtimes differ from one another: NaN among maxima, −0, and numbers out of an integer's range. */
const isSpecial = ({ name }: Sample): boolean => /special float32|special values|NaN/.test(name);
/** Averages of dilated windows came with opset 19; no layer makes them. */
const isDilatedAverage = (primitive: Primitive, { name }: Sample): boolean =>
  primitive === 'averagePool2d' && name.includes('dilat');

const samplesOf = (primitive: Primitive): readonly Sample[] =>
  SAMPLES[primitive].filter(
    (sample) =>
      sample.inputs.length > 0 && !isSpecial(sample) && !isEmpty(sample) && !isDilatedAverage(primitive, sample),
  );

const feedOf = (sample: Sample): Feed[] =>
  sample.inputs.map((input, i) => {
    const values = drawValues(input, i);
    const data = input.dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);
    return { data, shape: input.shape, dtype: input.dtype };
  });

function expected(sample: Sample, feeds: readonly Feed[]): Float64Array {
  const leaves = new Map<object, Float64Array>();
  const nodes = feeds.map(({ data, shape, dtype }): Node => {
    const cell = {};
    leaves.set(cell, Float64Array.from(data));
    return makeNode('buffer', [], { cell, shape, dtype });
  });
  return evaluate([sample.build(...nodes)], leaves)[0];
}

const primitives = (Object.keys(SAMPLES) as Primitive[]).filter((primitive) => samplesOf(primitive).length > 0);

/** Those that images go through, in both layouts. */
const ofImages: readonly Primitive[] = ['conv2d', 'maxPool2d', 'transpose', 'reshape', 'sum', 'concat'];

describe.each([
  ['NCHW', primitives.filter((primitive) => !REFUSED.includes(primitive))],
  ['NHWC', ofImages],
] as const)('layout %s', (layout, list) => {
  it.each(inTier(3, list))('%s', async (primitive) => {
    const samples = samplesOf(primitive);
    const feeds = samples.map(feedOf);
    const inputs = feeds.flat();
    // All samples in one file, as opening one takes longer than running it.
    const all = (...given: Tensor[]): Tensor[] => {
      let next = 0;
      return samples.map((sample) => {
        const nodes = sample.inputs.map(() => nodeOf(given[next++]));
        return tensorOf(sample.build(...nodes));
      });
    };
    const examples = inputs.map(({ data, shape, dtype }) => tensor(data, shape, dtype));
    const bytes = await exportOnnx(all, examples, { layout, dynamicBatch: false });
    const isImage = layout === 'NCHW' ? ({ shape }: Feed) => shape.length === 4 : () => false;
    const results = Object.values(
      await runOnnx(
        bytes,
        inputs.map((feed) => (isImage(feed) ? planes(feed) : feed)),
      ),
    );
    samples.forEach((sample, i) => {
      const values = expected(sample, feeds[i]);
      const { data, dims } = results[i];
      const own = layout === 'NCHW' && dims.length === 4 ? lines(data, dims) : data;
      const scale = Math.max(1e-3, ...values.map(Math.abs));
      const worst = values.reduce(
        (most, value, at) => Math.max(most, value === own[at] ? 0 : Math.abs(own[at] - value)),
        0,
      );
      expect(`${sample.name}: ${own.length} values, ${worst <= 1e-5 * scale ? 'close' : `off by ${worst}`}`).toBe(
        `${sample.name}: ${values.length} values, close`,
      );
    });
  });
});

it.each(REFUSED)('%s is refused by name', async (primitive) => {
  const [sample] = samplesOf(primitive);
  const one = (...given: Tensor[]): Tensor => tensorOf(sample.build(...given.map(nodeOf)));
  const examples = feedOf(sample).map(({ data, shape, dtype }) => tensor(data, shape, dtype));
  await expect(exportOnnx(one, examples, { dynamicBatch: false })).rejects.toThrow(
    `exportOnnx: ONNX has no node for the primitive ${primitive}`,
  );
});

it('averages of dilated windows are refused', async () => {
  const sample = SAMPLES.averagePool2d.find((one) => isDilatedAverage('averagePool2d', one)) as Sample;
  const one = (x: Tensor): Tensor => tensorOf(sample.build(nodeOf(x)));
  const [{ data, shape }] = feedOf(sample);
  await expect(exportOnnx(one, tensor(data, shape), { dynamicBatch: false })).rejects.toThrow('use a dilation of 1');
});

it('constants of every dtype can be results', async () => {
  const fn = (x: Tensor): Tensor[] => [
    x,
    tensorOf(constant(0.5, [2, 3])),
    tensorOf(constant(-7, [2], 'int32')),
    tensorOf(constant(1, [], 'bool')),
  ];
  const x = { data: Float32Array.of(1, 2), shape: [2], dtype: 'float32' } as const;
  const results = Object.values(await runOnnx(await exportOnnx(fn, [2]), [x]));
  expect(results.map(({ data, dims }) => [data, dims])).toEqual([
    [[1, 2], [2]],
    [
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [2, 3],
    ],
    [[-7, -7], [2]],
    [[1], []],
  ]);
});

/** Images with their channels as planes. */
function planes({ data, shape, dtype }: Feed): Feed {
  const [N, H, W, C] = shape;
  const moved = data.slice();
  moved.forEach((_, i) => {
    const [n, c, pixel] = [Math.floor(i / (C * H * W)), Math.floor(i / (H * W)) % C, i % (H * W)];
    moved[i] = data[(n * H * W + pixel) * C + c];
  });
  return { data: moved, shape: [N, C, H, W], dtype };
}

/** The same, back. */
function lines(data: ArrayLike<number>, [, C, H, W]: readonly number[]): ArrayLike<number> {
  return Array.from(data, (_, i) => {
    const [n, pixel, c] = [Math.floor(i / (C * H * W)), Math.floor(i / C) % (H * W), i % C];
    return data[(n * C + c) * H * W + pixel];
  });
}
