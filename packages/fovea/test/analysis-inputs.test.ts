// Models that read several tensors, or whole numbers: every tool of graphs takes example inputs, one for each argument of forward.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  measureTime,
  modelGraph,
  profileModel,
  receptiveField,
  SignalRecorder,
  sensitivity,
  signalPropagation,
} from '../src/analysis/index.ts';
import { Conv2d, Embedding, Linear, LSTM, Module } from '../src/nn/index.ts';
import { getBackend, ones, setBackend, type Tensor, tensor, zeros } from '../src/tensor/index.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

const [T, WORDS, WIDTH] = [7, 20, 8];

/** The likeness of images and texts. */
class Towers extends Module {
  readonly image = new Conv2d(3, WIDTH, { kernelSize: 3, stride: 2 });
  readonly text = new Embedding(WORDS, WIDTH);
  readonly head = new Linear(WIDTH, 4);

  override forward(images: Tensor, ids: Tensor): Tensor {
    const seen = this.image.forward(images).mean([1, 2]);
    return this.head.forward(seen.mul(this.text.forward(ids).mean(1)));
  }
}

/** Tokens alone. */
class Reader extends Module {
  readonly embed = new Embedding(WORDS, WIDTH);
  readonly lstm = new LSTM(WIDTH, WIDTH);

  override forward(ids: Tensor): Tensor {
    return this.lstm.forward(this.embed.forward(ids)).mean(1);
  }
}

/** The same with one input, from which it makes the other. */
class Wrapped extends Module {
  readonly towers = new Towers();

  override forward(images: Tensor): Tensor {
    return this.towers.forward(images, zeros([images.shape[0], T], 'int32'));
  }
}

const ids = tensor([3, 1, 4, 1, 5, 9, 2], [1, T], 'int32');
const inputs = [[1, 16, 16, 3], ids] as const;

describe('several inputs, one of whole numbers', () => {
  it('are profiled as in a wrapper that makes one from the other', async () => {
    const direct = await profileModel(new Towers(), inputs);
    const wrapped = await profileModel(new Wrapped(), [1, 16, 16, 3]);
    const [whole] = direct.layers;
    // The wrapper's ids are known, so that their embeddings need no input: two operations less for each value of their mean.
    expect(whole).toMatchObject({ macs: wrapped.layers[0].macs, parameters: wrapped.layers[0].parameters });
    expect(whole.macs).toBe(49 * 9 * 3 * WIDTH + WIDTH * 4);
    expect(direct.layers.map(({ name, calls, outputShape }) => [name, calls, outputShape])).toEqual([
      ['', 1, [1, 4]],
      ['image', 1, [1, 7, 7, WIDTH]],
      ['text', 1, [1, T, WIDTH]],
      ['head', 1, [1, 4]],
    ]);
    expect(direct).toMatchObject({
      inputShape: [1, 16, 16, 3],
      inputs: [
        { shape: [1, 16, 16, 3], dtype: 'float32' },
        { shape: [1, T], dtype: 'int32' },
      ],
      memory: { trainingError: null },
    });
    expect(JSON.parse(JSON.stringify(direct))).toEqual(direct);
  });

  it('have fields of the first that has places, or of the one that is chosen', async () => {
    const { input, inputShape, layers } = await receptiveField(new Towers(), inputs);
    expect([input, inputShape]).toEqual([0, [1, 16, 16, 3]]);
    expect(layers.map(({ name, axes }) => [name, axes?.[0].size])).toEqual([
      ['', null],
      ['image', 3],
      ['text', undefined],
      ['head', null],
    ]);
    class Late extends Module {
      readonly conv = new Conv2d(3, 2, { kernelSize: 5 });

      override forward(_: Tensor, first: Tensor, second: Tensor): Tensor {
        return this.conv.forward(first).add(second);
      }
    }
    const shapes = [
      [1, 4],
      [1, 9, 9, 3],
      [1, 5, 5, 2],
    ];
    const sizes = async (options?: { readonly input: number }) =>
      (await receptiveField(new Late(), shapes, options)).layers.map(({ axes }) => axes?.[0].size);
    expect(await sizes()).toEqual([5, 5]);
    expect(await sizes({ input: 2 })).toEqual([1, undefined]);
    await expect(sizes({ input: 0 })).rejects.toThrow('needs an input with positions between batch and channels');
    await expect(sizes({ input: 3 })).rejects.toThrow('input must be the number of an input, from 0 to 2: got 3');
  });

  it('are timed, with the values that are given', async () => {
    const { forward, training, layers, ...report } = await measureTime(new Towers(), inputs, { runs: 1 });
    expect(forward.milliseconds).toBeGreaterThan(0);
    expect(training?.milliseconds).toBeGreaterThan(0);
    expect(layers[0].forward?.flops).toBe(
      (await profileModel(new Towers(), inputs, { memory: false })).layers[0].flops,
    );
    expect(report.inputs[1]).toEqual({ shape: [1, T], dtype: 'int32' });
  });

  it('are ports of the diagram, each by its number', async () => {
    const { root } = await modelGraph(new Towers(), inputs);
    const ports = root.nodes.filter(({ kind }) => kind === 'input');
    expect(ports.map(({ label, outputShapes }) => [label, outputShapes])).toEqual([
      ['input 0', [[1, 16, 16, 3]]],
      ['input 1', [[1, T]]],
    ]);
    const text = root.nodes.find(({ name }) => name === 'text');
    expect(root.edges.filter(({ to }) => to === text?.id).map(({ from }) => from)).toEqual([ports[1].id]);
  });

  it('give signals, once and over training', async () => {
    const model = new Towers();
    const report = await signalPropagation(model, [[4, 16, 16, 3], zeros([4, T], 'int32')]);
    expect(report).toMatchObject({ input: 'given', inputShape: [4, 16, 16, 3] });
    for (const { activation } of report.layers) expect(activation?.std).toBeGreaterThan(0);
    for (const { gradientRatio } of report.parameters) expect(gradientRatio).toBeGreaterThan(0);
    const recorder = new SignalRecorder(model, [ones([4, 16, 16, 3]), zeros([4, T], 'int32')]);
    await recorder.step();
    expect(recorder.history()).toMatchObject({ inputShape: [4, 16, 16, 3], records: [{ step: 0 }] });
  });

  it('are counted over a grid', async () => {
    const { points } = await sensitivity(
      ({ length }) => ({
        model: new Towers(),
        inputShape: [1, 16, 16, 3],
        input: [[1, 16, 16, 3], zeros([1, Number(length)], 'int32')],
      }),
      { length: [7, 14] },
    );
    const [few, many] = points.map(({ figures }) => figures);
    expect(many?.flops).toBe((few?.flops as number) + T * WIDTH);
    expect(few?.receptiveField).toBe(3);
  });
});

describe('whole numbers alone', () => {
  it('are profiled, timed, drawn and followed by signals', async () => {
    const model = new Reader();
    const { layers, memory } = await profileModel(model, ids);
    expect(layers[0].macs).toBe(T * 4 * (WIDTH + WIDTH) * WIDTH);
    expect(memory).toMatchObject({ trainingError: null });
    expect((await measureTime(model, ids, { runs: 1 })).training?.milliseconds).toBeGreaterThan(0);
    expect((await modelGraph(model, ids)).root.nodes[0]).toMatchObject({ label: 'input', outputShapes: [[1, T]] });
    expect((await signalPropagation(model, ids)).layers[0].activation?.std).toBeGreaterThan(0);
    await expect(receptiveField(model, ids)).rejects.toThrow(`got [1, ${T}] of int32`);
  });

  it('through which no gradient flows to anything say so, and are counted', async () => {
    class Count extends Module {
      override forward(x: Tensor): Tensor {
        return x.cast('float32').mul(2);
      }
    }
    const { layers, memory } = await profileModel(new Count(), ids);
    expect(layers[0].flops).toBe(T);
    expect(memory?.trainingError ?? null).toBeNull();
  });
});

describe('refuses', () => {
  it.each<[string, unknown, RegExp]>([
    [
      'too few',
      [[1, 16, 16, 3]],
      /the forward of Towers takes 2 arguments and fails with one: .*; give a list of inputs/,
    ],
    [
      'a shape of no numbers among them',
      [
        [1, 16, 16, 3],
        [0, 7],
      ],
      /input's shape must be integers ≥ 1.*got \[0, 7\]/,
    ],
    ['what is no shape among them', [[1, 16, 16, 3], 'x'], /input's shape must be integers ≥ 1.*got x/],
    ['an empty tensor', zeros([0, 3]), /needs at least one input: got \[0, 3\]/],
  ])('%s', async (_, given, message) => {
    await expect(profileModel(new Towers(), given as never)).rejects.toThrow(message);
    await expect(modelGraph(new Towers(), given as never)).rejects.toThrow(message);
  });
});
