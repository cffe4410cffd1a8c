// Tests of training: what fit() tells, that a stopped run goes on to the same bits, evaluation, checkpoints that do not fit.

import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/bytes-of.ts';
import { batches, type ImageSet } from '../data/index.ts';
import { bytesSource } from '../io/index.ts';
import { predictions } from '../metrics/index.ts';
import { BatchNorm2d, Dropout, Linear, Module, manualSeed, ReLU, Sequential, stateDict } from '../nn/index.ts';
import { distillationLoss } from '../ops/index.ts';
import { AdamW, ExponentialMovingAverage, type OptimizerEntry, SGD } from '../optim/index.ts';
import { setBackend, type Tensor, tensor } from '../tensor/index.ts';
import {
  type EpochEvent,
  type Evaluation,
  evaluator,
  type FitOptions,
  fit,
  loadOptimizer,
  loadProgress,
  loadWeights,
  saveOptimizer,
  saveProgress,
  saveWeights,
  type TrainEvent,
} from './index.ts';

beforeAll(async () => {
  await setBackend('js');
});

class TinyNet extends Module {
  readonly drop = new Dropout(0.2);
  readonly fc = new Linear(16, 3);

  override forward(x: Tensor): Tensor {
    return this.fc.forward(this.drop.forward(x.reshape(x.shape[0], 16)));
  }
}

/** With statistics that a step changes, and a layer within another. */
class NormNet extends Module {
  readonly norm = new BatchNorm2d(1);
  readonly body = new Sequential(new ReLU(), new Linear(16, 8));
  readonly head = new Linear(8, 3);

  override forward(x: Tensor): Tensor {
    return this.head.forward(this.body.forward(this.norm.forward(x).reshape(x.shape[0], 16)));
  }
}

/** Class c is bright in row c. */
const set: ImageSet = {
  pixels: Uint8Array.from({ length: 24 * 16 }, (_, i) =>
    Math.floor((i % 16) / 4) === Math.floor(i / 16) % 3 ? 220 : (i * 7) % 40,
  ),
  labels: Int32Array.from({ length: 24 }, (_, i) => i % 3),
  height: 4,
  width: 4,
  channels: 1,
  classNames: ['a', 'b', 'c'],
};

function setUp() {
  manualSeed(5);
  const model = new TinyNet();
  return { model, optimizer: new AdamW(model.parameters(), { lr: 0.02 }) };
}

function options(over: Partial<FitOptions> & Pick<FitOptions, 'model' | 'optimizer'>): FitOptions {
  return {
    epochs: 2,
    stepsPerEpoch: 3,
    lrAt: (step) => 0.02 / (1 + step),
    trainBatches: (epoch, from) => batches(set, { batchSize: 8, shuffle: true, epoch, from }),
    validationBatches: () => batches(set, { batchSize: 10 }),
    ...over,
  };
}

async function collect(events: AsyncIterable<TrainEvent>): Promise<TrainEvent[]> {
  const list: TrainEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** What a sink was given. */
const written = async (write: Parameters<typeof bytesOf>[0]) => bytesSource(await bytesOf(write), 'file');

/** What does not depend on the clock. */
const timeless = (events: readonly TrainEvent[]) =>
  events.map(({ imagesPerSecond: _, ...event }) => ({ ...event, seconds: 0 }));

describe('fit with batches that are accumulated', () => {
  const run = async (
    batchSize: number,
    accumulate: number,
  ): Promise<{ weights: Float32Array; events: TrainEvent[] }> => {
    const { model } = setUp();
    Object.assign(model, { drop: new Dropout(0) });
    const optimizer = new AdamW(model.parameters(), { lr: 0.02, clipGradNorm: 0.5 });
    const trainBatches = (epoch: number, from: number) => batches(set, { batchSize, shuffle: true, epoch, from });
    const events = await collect(
      fit(
        options({ model, optimizer, accumulate, trainBatches, stepsPerEpoch: Math.ceil(24 / batchSize / accumulate) }),
      ),
    );
    return { weights: (await stateDict(model)).get('fc.weight')?.data as Float32Array, events };
  };

  it('steps as of one large batch', async () => {
    const [whole, parts] = [await run(8, 1), await run(2, 4)];
    expect(parts.events.map(({ kind }) => kind)).toEqual(whole.events.map(({ kind }) => kind));
    expect(parts.events.map(({ position }) => position.step)).toEqual(
      whole.events.map(({ position }) => position.step),
    );
    for (const [i, value] of whole.weights.entries()) expect(parts.weights[i]).toBeCloseTo(value, 5);
    expect((parts.events[3] as { trainLoss: number }).trainLoss).toBeCloseTo(
      (whole.events[3] as { trainLoss: number }).trainLoss,
      5,
    );
  });

  it('refuses batches that make no whole step', async () => {
    await expect(run(8, 2)).rejects.toThrow(
      'fit: accumulate=2: the last step of an epoch has only 1 batch; give a multiple of 2',
    );
    const uneven = (epoch: number, from: number) => batches(set, { batchSize: 10, epoch, from });
    await expect(collect(fit(options({ ...setUp(), accumulate: 3, trainBatches: uneven })))).rejects.toThrow(
      'fit: batches of one step need the same number of images: got 10 and 4',
    );
    expect(() => fit(options({ ...setUp(), accumulate: 0 }))).toThrow('fit: accumulate must be an integer ≥ 1');
  });
});

describe('fit with a loss of its own', () => {
  it('makes that small', async () => {
    const { model, optimizer } = setUp();
    const loss = (logits: Tensor): Tensor => logits.square().mean();
    const events = await collect(fit(options({ model, optimizer, loss, epochs: 9, lrAt: () => 0.05 })));
    const losses = events.flatMap((event) => (event.kind === 'epoch' ? [event.trainLoss] : []));
    expect(losses[8]).toBeLessThan(losses[0] / 4);
    expect(() => fit(options({ ...setUp(), loss, labelSmoothing: 0.1 }))).toThrow(
      'labelSmoothing is of the default loss',
    );
  });
});

describe('fit with a teacher', () => {
  /** Logits that say class 0, whatever the image. */
  const always = (images: Tensor): Tensor =>
    images
      .reshape(images.shape[0], 16)
      .mul(0)
      .mean(1, { keepDims: true })
      .add(tensor([[9, 0, 0]]));

  it('learns its answers, by the loss of distillationLoss', async () => {
    const { model, optimizer } = setUp();
    model.eval();
    const first = [...batches(set, { batchSize: 8, shuffle: true, epoch: 0, from: 0 })][0];
    const [images, labels] = [tensor(first.images, first.shape), tensor(first.labels, [8], 'int32')];
    const teacher = { logits: always, lambda: 0.7, temperature: 2 };
    const expected = await distillationLoss(model.forward(images), always(images), labels, {
      lambda: 0.7,
      temperature: 2,
      labelSmoothing: 0.1,
    }).item();
    // Without dropout, so that the loss is known.
    Object.assign(model, { drop: new Dropout(0) });
    const events = await collect(fit(options({ model, optimizer, teacher, labelSmoothing: 0.1, epochs: 1 })));
    expect((events[0] as { loss: number }).loss).toBeCloseTo(expected, 5);
  });

  it('follows it alone where lambda is 1', async () => {
    const { model, optimizer } = setUp();
    await collect(
      fit(options({ model, optimizer, teacher: { logits: always, lambda: 1 }, epochs: 20, lrAt: () => 0.05 })),
    );
    model.eval();
    const [batch] = [...batches(set, { batchSize: 24 })];
    const answers = await model.forward(tensor(batch.images, batch.shape)).argmax(1).data();
    expect([...answers]).toEqual(Array.from({ length: 24 }, () => 0));
  });

  it('refuses unknown options of a teacher, and logits of other classes', async () => {
    expect(() => fit(options({ ...setUp(), teacher: { logits: always, alpha: 1 } as never }))).toThrow(
      'fit: teacher: unknown option alpha; ',
    );
    const other = (images: Tensor): Tensor => images.reshape(images.shape[0], 16);
    await expect(collect(fit(options({ ...setUp(), teacher: { logits: other } })))).rejects.toThrow('softTargetLoss');
  });
});

describe('fit', () => {
  it('tells every step and epoch, and learns', async () => {
    const seen: Evaluation[] = [];
    const onValidation = (evaluation: Evaluation): void => void seen.push(evaluation);
    const events = await collect(fit(options({ ...setUp(), epochs: 8, lrAt: () => 0.02, onValidation })));
    expect(events.slice(0, 5).map(({ kind, epoch }) => [kind, epoch])).toEqual([
      ['step', 0],
      ['step', 0],
      ['step', 0],
      ['epoch', 0],
      ['step', 1],
    ]);
    const epochs = events.filter((event) => event.kind === 'epoch');
    expect(epochs).toHaveLength(8);
    expect(epochs[7].trainLoss).toBeLessThan(0.6 * epochs[0].trainLoss);
    expect(epochs[7].validationAccuracy).toBe(1);
    expect(seen.map(({ loss }) => loss)).toEqual(epochs.map(({ validationLoss }) => validationLoss));
    expect([...predictions(seen[7].logits, 3)]).toEqual([...set.labels]);
    expect(events[1].position).toMatchObject({ epoch: 0, step: 2, images: 16 });
    expect(events[3].position).toEqual({ epoch: 1, step: 0, loss: 0, correct: 0, images: 0 });
  });

  it.each([1, 3, 5])('stopped after step %i, goes on to the same events and weights', async (steps) => {
    const whole = setUp();
    const events = await collect(fit(options(whole)));

    const first = setUp();
    const stop = new AbortController();
    const seen: TrainEvent[] = [];
    for await (const event of fit(options({ ...first, signal: stop.signal }))) {
      seen.push(event);
      if (seen.filter(({ kind }) => kind === 'step').length === steps) stop.abort();
    }
    const { position } = seen[seen.length - 1];
    const weights = await written((sink) => saveWeights(sink, first.model));
    const progress = await written((sink) => saveProgress(sink, first.optimizer, position));

    manualSeed(99);
    const model = new TinyNet();
    const optimizer = new AdamW(model.parameters(), { lr: 0.02 });
    await loadWeights(weights, model);
    const from = await loadProgress(progress, optimizer);
    const best = seen.find(({ kind }) => kind === 'epoch') as EpochEvent | undefined;
    const rest = await collect(
      fit(
        options({
          ...{ model, optimizer, from },
          ...(best && { bestAccuracy: best.validationAccuracy, bestLoss: best.validationLoss }),
        }),
      ),
    );

    expect(timeless([...seen, ...rest])).toEqual(timeless(events));
    expect(await stateDict(model)).toEqual(await stateDict(whole.model));
  });

  it('averages the weights, evaluates them beside the others, and tells the better', async () => {
    const { model, optimizer } = setUp();
    const average = new ExponentialMovingAverage(model, { decay: 0.9 });
    const seen: Map<string, OptimizerEntry>[] = [];
    const epochs = [];
    for await (const event of fit(options({ model, optimizer, average, epochs: 3 }))) {
      if (event.kind === 'step') seen.push(new Map(await stateDict(model)));
      else epochs.push(event);
    }
    // The formula by hand: the first step is copied, then step t keeps min(0.9, t / (9 + t)).
    let expected = [...(seen[0].get('fc.bias') as OptimizerEntry).data];
    for (let t = 2; t <= seen.length; t++) {
      const keep = Math.min(0.9, t / (9 + t));
      const now = (seen[t - 1].get('fc.bias') as OptimizerEntry).data;
      expected = expected.map((value, i) => keep * value + (1 - keep) * now[i]);
    }
    const averages = (await average.stateDict()).get('fc.bias') as OptimizerEntry;
    expect(seen).toHaveLength(9);
    averages.data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 6);
    });
    // The weights themselves are those of a run without averages.
    const plain = setUp();
    const events = await collect(fit(options({ ...plain, epochs: 3 })));
    expect(await stateDict(model)).toEqual(await stateDict(plain.model));
    let best = [Number.NEGATIVE_INFINITY, 0];
    for (const [i, event] of events.filter(({ kind }) => kind === 'epoch').entries()) {
      expect(event).not.toHaveProperty('averageLoss');
      const { averageLoss, averageAccuracy, best: isBest, ...rest } = epochs[i];
      expect(timeless([{ ...rest, best: false }])).toEqual(timeless([{ ...event, best: false } as TrainEvent]));
      expect(averageLoss).not.toBe(rest.validationLoss);
      // The higher accuracy, and of equal ones that with the lower loss.
      const [found] = [
        [averageAccuracy as number, averageLoss as number],
        [rest.validationAccuracy, rest.validationLoss],
      ].sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      expect(isBest).toBe(found[0] > best[0] || (found[0] === best[0] && found[1] < best[1]));
      if (isBest) best = found;
    }
    await average.apply();
    const last = await evaluator(model)(batches(set, { batchSize: 10 }));
    expect(epochs[2]).toMatchObject({ averageLoss: last.loss, averageAccuracy: last.accuracy });
  });

  it('lets a timer stop it between two steps', async () => {
    const stop = new AbortController();
    const steps = 100_000;
    const endless = fit(
      options({
        ...setUp(),
        epochs: 1,
        stepsPerEpoch: steps,
        signal: stop.signal,
        trainBatches: function* () {
          for (let i = 0; i < steps; i++) yield* batches(set, { batchSize: 24 });
        },
      }),
    );
    setTimeout(() => stop.abort(), 20);
    const events = await collect(endless);
    expect(events[events.length - 1]).toMatchObject({ kind: 'step', epoch: 0 });
    expect(events.length).toBeLessThan(steps);
  });

  it('does nothing when it is stopped before the first step', async () => {
    expect(await collect(fit(options({ ...setUp(), signal: AbortSignal.abort() })))).toEqual([]);
  });

  it('names the first layer that is not finite, and keeps the weights from before that step', async () => {
    manualSeed(5);
    const model = new NormNet();
    const optimizer = new SGD(model.parameters(), { lr: 1 });
    let before = await stateDict(model);
    const steps = fit(options({ model, optimizer, lrAt: (step) => (step === 2 ? 1e38 : 0.01), epochs: 9 }));
    const failing = async (): Promise<void> => {
      for await (const event of steps) {
        if (event.kind === 'step') before = await stateDict(model);
      }
    };
    await expect(failing()).rejects.toThrow(
      /^fit: the loss is (NaN|-?Infinity) at epoch 2, step \d, lr 0\.01; the first layer whose output is not finite is body\.1 \(Linear\)(, whose \w+ has been so since an earlier step)?; lower the learning rate, or add warm-up$/,
    );
    expect(await stateDict(model)).toEqual(before);
  });

  it('tells a layer whose weights are not finite from one whose output overflows', async () => {
    const broken = async (value: number): Promise<string> => {
      const { model, optimizer } = setUp();
      const weights = new Float32Array(48);
      weights.fill(value, 0, 16);
      model.fc.weight.set(weights);
      const failed = await collect(fit(options({ model, optimizer }))).catch((error: Error) => error.message);
      expect(Object.is((await model.fc.weight.data())[7], Math.fround(value))).toBe(true);
      return String(failed);
    };
    expect(await broken(Number.NaN)).toContain('is fc (Linear), whose weight has been so since an earlier step; lower');
    expect(await broken(3e38)).toContain('the first layer whose output is not finite is fc (Linear); lower');
  });

  it('leaves a forward that is a function of its own where it was', async () => {
    class Arrow extends Module {
      readonly fc = new Linear(16, 3);
      override readonly forward = (images: Tensor): Tensor => this.fc.forward(images.reshape(images.shape[0], 16));
    }
    const model = new Arrow();
    const own = model.forward;
    model.fc.bias?.set(new Float32Array(3).fill(Number.NaN));
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    await expect(collect(fit(options({ model, optimizer })))).rejects.toThrow(
      /not finite is fc \(Linear\), whose bias/,
    );
    expect(model.forward).toBe(own);
  });

  it('refuses an epoch without batches', async () => {
    const run = fit(options({ ...setUp(), trainBatches: () => [] }));
    await expect(run.next()).rejects.toThrow('fit: an epoch has no batches; lower the batch size');
  });
});

describe('evaluator', () => {
  it('gives logits, mean loss and accuracy of all batches, and leaves the mode as it was', async () => {
    const { model } = setUp();
    const evaluate = evaluator(model.train());
    const inParts = await evaluate(batches(set, { batchSize: 7 }));
    const whole = await evaluate(batches(set, { batchSize: 24 }));
    expect(model.training).toBe(true);
    expect(inParts.classes).toBe(3);
    expect([...inParts.labels]).toEqual([...set.labels]);
    inParts.logits.forEach((logit, i) => {
      expect(logit).toBeCloseTo(whole.logits[i], 5);
    });
    expect(inParts.loss).toBeCloseTo(whole.loss, 5);
    const likely = (row: number) => {
      const values = [...whole.logits.slice(3 * row, 3 * row + 3)].map(Math.exp);
      return values[set.labels[row]] / (values[0] + values[1] + values[2]);
    };
    const mean = [...set.labels.keys()].reduce((sum, row) => sum - Math.log(likely(row)), 0) / 24;
    expect(whole.loss).toBeCloseTo(mean, 5);
  });

  it('refuses no images', async () => {
    await expect(evaluator(setUp().model)([])).rejects.toThrow('evaluate: there are no images');
  });
});

describe('checkpoints', () => {
  it('of another model are refused, and change nothing', async () => {
    const { model } = setUp();
    const before = await stateDict(model);
    const other = await written((sink) => saveWeights(sink, new Linear(4, 2)));
    await expect(loadWeights(other, model)).rejects.toThrow(/missing: fc\.weight, fc\.bias; unexpected: bias, weight/);
    expect(await stateDict(model)).toEqual(before);
  });

  it('without a position are refused', async () => {
    const { optimizer } = setUp();
    const plain = await written((sink) => saveOptimizer(sink, optimizer));
    await expect(loadProgress(plain, optimizer)).rejects.toThrow('file does not say where the run was');
    const wrong = await written((sink) =>
      saveOptimizer(sink, optimizer, { position: '[1,-2,0,0,0]', random: '[1,2]' }),
    );
    await expect(loadProgress(wrong, optimizer)).rejects.toThrow('got position [1,-2,0,0,0]');
  });

  it('of mixed images, whose classes count by parts, are read again', async () => {
    const { optimizer } = setUp();
    const position = { epoch: 1, step: 2, loss: 38.25, correct: 4.2512, images: 16 };
    const progress = await written((sink) => saveProgress(sink, optimizer, position));
    expect(await loadProgress(progress, optimizer)).toEqual(position);
  });

  it('of weights are no state of an optimiser', async () => {
    const { model, optimizer } = setUp();
    const weights = await written((sink) => saveWeights(sink, model));
    await expect(loadOptimizer(weights, optimizer)).rejects.toThrow(
      'the saved value fc.bias belongs to no parameter; the optimiser has 2',
    );
  });
});
