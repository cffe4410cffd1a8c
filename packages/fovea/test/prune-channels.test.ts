// Channel pruning: the smaller model gives what the model with those channels at 0 gives, whatever ties channels, and it trains on.

import { describe, expect, it } from 'vitest';
import { compile, concat, Generator, type Tensor, tensor } from '../src/index.ts';
import { bytesSource } from '../src/io/index.ts';
import { createModel, ImageModel } from '../src/models/index.ts';
import { BatchNorm2d, Conv2d, LayerNorm, Linear, Module, SqueezeExcite } from '../src/nn/index.ts';
import { crossEntropy, globalAveragePool2d, maxPool2d, relu } from '../src/ops/index.ts';
import { SGD } from '../src/optim/index.ts';
import { pruneChannels } from '../src/reparam/index.ts';
import { loadModel, loadWeights, saveModel } from '../src/train/index.ts';
import { setFormulaWeights, slimFormulaModel } from './formula-model.ts';

const kernel = (kernelSize: number, groups = 1) => ({ kernelSize, groups, padding: (kernelSize - 1) / 2, bias: false });
const shape = [1, 6, 6, 3];

/** One layer of each kind that ties channels: a residual sum, a gate, depthwise and grouped convolutions, a concatenation, flattened maps. */
class Ties extends Module {
  stem = new Conv2d(3, 8, { kernelSize: 3, padding: 1 });
  norm = new BatchNorm2d(8);
  inner = new Conv2d(8, 6, kernel(1));
  innerNorm = new BatchNorm2d(6);
  outer = new Conv2d(6, 8, kernel(3));
  gate = new SqueezeExcite(8);
  depthwise = new Conv2d(8, 8, kernel(3, 8));
  grouped = new Conv2d(8, 4, kernel(1, 2));
  beside = new Conv2d(8, 5, kernel(1));
  mixed = new Linear(9 * 9, 7);
  head = new Linear(7, 3);

  override forward(x: Tensor): Tensor {
    const first = relu(this.norm.forward(this.stem.forward(x)));
    const path = this.outer.forward(relu(this.innerNorm.forward(this.inner.forward(first))));
    const sum = this.depthwise.forward(this.gate.forward(first.add(path)));
    const joined = concat([this.grouped.forward(sum), this.beside.forward(sum)], 3);
    return this.head.forward(relu(this.mixed.forward(this.flat(maxPool2d(joined, { kernelSize: 2 })))));
  }

  protected flat(x: Tensor): Tensor {
    return x.reshape(x.shape[0], -1);
  }
}

function ties(): Ties {
  const model = new Ties();
  setFormulaWeights(model, 1);
  return model.eval();
}

const options = { inputShape: shape, runs: 1 };

/** What a call is refused with; a model that came out would be printed with all its weights. */
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    (error: Error) => error.message,
  );

describe('pruneChannels', () => {
  it('takes channels out of every layer that holds them', async () => {
    const { model, report } = await pruneChannels(ties(), { ...options, ratio: 0.5, scope: 'layer' });
    // 8 along the residual path stay, since the grouped convolution reads them; 6 inner, 5 beside, 7 mixed and those of the gate can go.
    expect(report.widthsAfter).toMatchObject({
      inner: [8, 3],
      inner_norm: [3],
      outer: [3, 8],
      beside: [8, 3],
      mixed: [9 * 7, 4],
      head: [4, 3],
    });
    expect(report.widthsBefore).toMatchObject({ inner: [8, 6], inner_norm: [6], mixed: [81, 7] });
    expect(report.widthsAfter).not.toHaveProperty('depthwise');
    expect(report.difference).toBeLessThan(1e-6);
    expect(report.after.parameters).toBe(model.parameterCount());
    expect(report.after.macs).toBeLessThan(report.before.macs);
  });

  it('takes depthwise channels with those that they filter, and the whole residual path', async () => {
    class Residual extends Ties {
      override grouped = new Conv2d(8, 4, kernel(1));
    }
    const whole = new Residual();
    setFormulaWeights(whole, 1);
    const { model, report } = await pruneChannels(whole.eval(), { ...options, ratio: 0.5, scope: 'layer' });
    expect(report.widthsAfter).toMatchObject({
      stem: [3, 4],
      norm: [4],
      outer: [3, 4],
      depthwise: [4, 4],
      grouped: [4, 2],
    });
    expect(model.depthwise.options.groups).toBe(4);
    expect(model.depthwise.weight.shape).toEqual([3, 3, 1, 4]);
  });

  it('keeps what a norm over channels reads', async () => {
    class Normed extends Module {
      first = new Linear(4, 6);
      norm = new LayerNorm(6);
      hidden = new Linear(6, 8);
      last = new Linear(8, 2);
      override forward(x: Tensor): Tensor {
        return this.last.forward(relu(this.hidden.forward(this.norm.forward(this.first.forward(x)))));
      }
    }
    const { report } = await pruneChannels(new Normed(), { inputShape: [1, 4], ratio: 0.5, runs: 1 });
    expect(report).toMatchObject({ candidates: 8, removed: 4, widthsAfter: { hidden: [6, 4], last: [4, 2] } });
  });

  it('by the scales of batch norms takes those that are nearest to 0', async () => {
    const model = ties();
    model.innerNorm.weight?.set(new Float32Array([1, 0.01, -2, 0.3, -0.02, 0.5]));
    const pruned = (await pruneChannels(model, { ...options, ratio: 0.34, criterion: 'batchNormScale' })).model;
    // Channels of the stem's norm stay: the grouped convolution reads them.
    expect(Array.from(await (pruned.innerNorm.weight as NonNullable<typeof pruned.innerNorm.weight>).data())).toEqual(
      Array.from(new Float32Array([1, -2, 0.3, 0.5])),
    );
  });

  it('leaves a multiple of roundTo channels, and at least one', async () => {
    const rounded = await pruneChannels(ties(), { ...options, ratio: 0.5, scope: 'layer', roundTo: 4 });
    expect(rounded.report.widthsAfter).toMatchObject({ inner: [8, 4], beside: [8, 4], mixed: [72, 4] });
    const most = await pruneChannels(ties(), { ...options, ratio: 0.99 });
    for (const widths of Object.values(most.report.widthsAfter)) expect(Math.min(...widths)).toBeGreaterThan(0);
    const none = await pruneChannels(ties(), { ...options, ratio: 0 });
    expect(none.report).toMatchObject({ removed: 0, difference: 0, widthsAfter: {} });
  });

  it('leaves the model given as it is', async () => {
    const model = ties().train();
    const before = await model.inner.weight.data();
    await pruneChannels(model, { ...options, ratio: 0.5 });
    expect(model.training).toBe(true);
    expect(await model.inner.weight.data()).toEqual(before);
  });

  it('gives a model that trains on', async () => {
    const { model } = await pruneChannels(ties(), { ...options, ratio: 0.5 });
    const optimizer = new SGD(model.train().parameters(), { lr: 0.1 });
    const step = compile((images: Tensor, labels: Tensor) => {
      const loss = crossEntropy(model.forward(images), labels);
      optimizer.minimize(loss);
      return loss;
    });
    const images = new Generator(1).normal([6, 6, 6, 3]);
    const labels = tensor([0, 1, 2, 0, 1, 2], [6], 'int32');
    const first = await (await step(images, labels)).item();
    for (let i = 0; i < 20; i++) await (await step(images, labels)).item();
    expect(await (await step(images, labels)).item()).toBeLessThan(0.8 * first);
  });

  it.each([
    ['mobilenetv3_small_050', 32],
    ['resnet18', 16],
    ['vit_tiny_patch16_224', 32],
  ])('prunes %s', async (name, imageSize) => {
    const model = slimFormulaModel(name, { numClasses: 4, imageSize, smallImage: true }, 0.9);
    const inputShape = [1, imageSize, imageSize, 3];
    const { report } = await pruneChannels(model, { inputShape, ratio: 0.5, runs: 1 });
    expect(report.difference).toBeLessThan(1e-5);
    expect(report.after.parameters).toBeLessThan(0.8 * report.before.parameters);
  });

  it('gives a model that its file makes again, pruned twice, with another classifier', async () => {
    const given = createModel('mobilenetv3_small_050', { numClasses: 3, imageSize: 32, smallImage: true });
    const once = (await pruneChannels(given, { ratio: 0.3, runs: 1 })).model;
    const { model } = await pruneChannels(once, { ratio: 0.3, runs: 1 });
    model.resetClassifier(2);
    const chunks: Uint8Array[] = [];
    await saveModel({ write: async (chunk) => void chunks.push(chunk.slice()) }, model);
    const source = () => bytesSource(Buffer.concat(chunks));
    const again = await loadModel(source());
    expect(again.model).toBeInstanceOf(ImageModel);
    expect(again.model.parameterCount()).toBe(model.parameterCount());
    const x = new Generator(0).normal([1, 32, 32, 3]);
    expect(await again.model.eval().forward(x).data()).toEqual(await model.forward(x).data());
    const unpruned = createModel('mobilenetv3_small_050', { numClasses: 2, imageSize: 32, smallImage: true });
    expect(await refusal(loadWeights(source(), unpruned))).toMatch(
      /is of a model with the pruned layers .*, not with none/,
    );
  });

  it.each([
    [{ ratio: 1 }, 'ratio must be a number in [0, 1): got 1'],
    [{ ratio: Number.NaN }, 'ratio must be a number in [0, 1): got NaN'],
    [{ ratio: 0.5, scope: 'all' }, `scope must be 'global' or 'layer': got "all"`],
    [{ ratio: 0.5, criterion: 'l1' }, `criterion must be 'magnitude' or 'batchNormScale': got "l1"`],
    [{ ratio: 0.5, roundTo: 0 }, 'roundTo must be'],
  ])('refuses %j', async (wrong, message) => {
    const call = pruneChannels(ties(), { ...options, ...(wrong as { ratio: number }) });
    expect(await refusal(call)).toMatch(message);
  });

  it('says what a model lacks', async () => {
    expect(await refusal(pruneChannels(ties(), { ratio: 0.5 }))).toMatch('Ties was not made by createModel');
    const single = { inputShape: [1, 4], ratio: 0.5 };
    expect(await refusal(pruneChannels(new Linear(4, 2), single))).toMatch(
      "has no channels that can go by 'magnitude'",
    );
  });

  it('refuses a model that depends on the number of channels', async () => {
    class Counted extends Ties {
      protected override flat(x: Tensor): Tensor {
        return x.reshape(-1, 81);
      }
    }
    expect(await refusal(pruneChannels(new Counted(), { ...options, ratio: 0.5, scope: 'layer' }))).toMatch(
      /the smaller model does not run: reshape: .*; its forward counts on the number of channels/,
    );
    class Scaled extends Module {
      a = new Conv2d(3, 4, kernel(1));
      b = new Conv2d(4, 2, kernel(1));
      override forward(x: Tensor): Tensor {
        const y = this.a.forward(x);
        return globalAveragePool2d(this.b.forward(y.mul(y.shape[3])));
      }
    }
    expect(await refusal(pruneChannels(new Scaled(), { ...options, ratio: 0.5 }))).toMatch(
      'something in it depends on the number of channels',
    );
  });
});
