// Training in the worker: examples in, news out, and a network that can be asked and saved.

import { compile, type Tensor, tensor } from 'fovea';
import { batchCount, batches, channelStatistics, type ImageSet, selectImages, splitLabels } from 'fovea/data';
import { blobSource } from 'fovea/io';
import { ConfusionMatrix, predictions, probabilities } from 'fovea/metrics';
import { createModel, type ImageModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { softmax } from 'fovea/ops';
import { AdamW, cosineWithWarmup } from 'fovea/optim';
import { type EpochEvent, type Evaluation, fit, loadPretrained, readModelDescription, saveModel } from 'fovea/train';
import { Inside } from './inside.ts';
import type { Ending, EpochNews, Examples, HeldOut, News, TrainSettings } from './protocol.ts';

const VALIDATION_SPLIT = 0.2;
/** Few examples are shown several times an epoch, so that an epoch is worth its validation. */
const LEAST_STEPS = 8;
/** Held-out pictures that are shown. */
const SHOWN = 24;
const WEIGHT_DECAY = 0.05;

/** One network, with what trains it. */
export class Training {
  private readonly stopping = new AbortController();
  private resume: (() => void) | undefined;
  private waiting: Promise<void> | undefined;
  private factor = 1;
  private readonly levels: { readonly mean: number[]; readonly std: number[] };
  private model: ImageModel;
  private probabilities: (images: Tensor) => Promise<Tensor>;
  private readonly held: readonly number[];
  private readonly train: ImageSet;
  private readonly validation: ImageSet;

  constructor(
    private readonly examples: Examples,
    private readonly settings: TrainSettings,
  ) {
    manualSeed(settings.seed);
    const split = splitLabels(examples.labels, VALIDATION_SPLIT, { seed: settings.seed });
    this.held = split.validation;
    this.train = selectImages(examples, split.train);
    this.validation = selectImages(examples, split.validation);
    this.levels = channelStatistics(this.train);
    this.model = this.newModel(Math.max(examples.height, examples.width) <= 64);
    this.probabilities = this.asked();
  }

  private newModel(smallImage: boolean): ImageModel {
    const { classNames, channels, height, width } = this.examples;
    return createModel(this.settings.model, {
      numClasses: classNames.length,
      inChannels: channels,
      imageSize: [height, width],
      smallImage,
    });
  }

  private readonly asked = () => compile((images: Tensor) => softmax(this.model.forward(images)));

  /** Begins with the weights of the settings. @throws ValueError for a file that is damaged, or of another model */
  private async takeWeights(): Promise<void> {
    const { weights, weightsName } = this.settings;
    if (!weights) return;
    const source = blobSource(weights, weightsName);
    const described = await readModelDescription(source);
    if (described && described.architecture.options.smallImage !== this.model.architecture?.options.smallImage) {
      manualSeed(this.settings.seed);
      this.model = this.newModel(described.architecture.options.smallImage);
      this.probabilities = this.asked();
    }
    // A classifier of other classes means nothing here, even of as many.
    const includeClassifier = described?.classNames?.join() === this.examples.classNames.join();
    await loadPretrained(source, this.model, { includeClassifier, adaptInputConv: true });
  }

  pause(): void {
    this.waiting ??= new Promise((resolve) => {
      this.resume = resolve;
    });
  }

  goOn(): void {
    this.resume?.();
    this.waiting = undefined;
  }

  stop(): void {
    this.stopping.abort();
    this.goOn();
  }

  /** From the next step on, in proportion to what the settings say. */
  setLr(lr: number): void {
    this.factor = lr / this.settings.lr;
  }

  async run(tell: (news: News) => void): Promise<Ending> {
    await this.takeWeights();
    const { epochs, lr } = this.settings;
    const inside = this.settings.watch ? new Inside(this.model, this.validation, this.levels) : undefined;
    let validated: Evaluation | undefined;
    const order = this.order();
    const repeats = Math.max(1, Math.ceil(LEAST_STEPS / batchCount(this.train.labels.length, order)));
    const stepsPerEpoch = repeats * batchCount(this.train.labels.length, order);
    const steps = epochs * stepsPerEpoch;
    const schedule = cosineWithWarmup({ lr, totalSteps: steps, warmupSteps: Math.min(20, Math.ceil(steps / 20)) });
    const { train } = this;
    const events = fit({
      model: this.model,
      optimizer: new AdamW(this.model.parameters(), { lr, weightDecay: WEIGHT_DECAY }),
      epochs,
      stepsPerEpoch,
      *trainBatches(epoch) {
        for (let i = 0; i < repeats; i++)
          yield* batches(train, { ...order, shuffle: true, epoch: epoch * repeats + i });
      },
      validationBatches: () => batches(this.validation, { ...this.levels, batchSize: order.batchSize }),
      lrAt: (step) => this.factor * schedule(step),
      onValidation: (evaluation) => {
        validated = evaluation;
      },
      signal: this.stopping.signal,
    });
    for await (const event of events) {
      if (event.kind === 'step') tell({ ...event, step: event.epoch * stepsPerEpoch + event.step, steps });
      else if (validated)
        tell({ ...this.epochNews(event, validated), inside: await inside?.look(event.epoch + 1 === epochs) });
      await this.waiting;
    }
    return this.stopping.signal.aborted ? 'stopped' : 'done';
  }

  /** A last batch of one picture would have no statistics, so batches are no larger than the set, and the rest is left out. */
  private order() {
    const batchSize = Math.min(this.settings.batch, this.train.labels.length);
    const { height } = this.examples;
    const moved = { flip: this.settings.flip ? 0.5 : 0, shift: Math.round(height / 14) };
    return { ...this.levels, ...moved, batchSize, dropLast: true, seed: this.settings.seed };
  }

  private epochNews(event: EpochEvent, { logits, labels, classes }: Evaluation): Omit<EpochNews, 'inside'> {
    const [said, sure] = [predictions(logits, classes), probabilities(logits, classes)];
    const matrix = new ConfusionMatrix(classes);
    matrix.update(labels, said);
    const heldOut = Array.from(said, (predicted, i): HeldOut => {
      const probability = sure[i * classes + predicted];
      return { index: this.held[i], label: labels[i], predicted, probability };
    });
    return {
      kind: 'epoch',
      epoch: event.epoch + 1,
      trainLoss: event.trainLoss,
      validationLoss: event.validationLoss,
      accuracy: event.validationAccuracy,
      confusion: matrix.toArray().flat(),
      heldOut: spread(heldOut, SHOWN),
    };
  }

  private async rows(images: Float32Array, shape: readonly number[]): Promise<number[][]> {
    const wasTraining = this.model.training;
    this.model.eval();
    try {
      const input = tensor(images, [...shape]);
      const output = await this.probabilities(input);
      const values = await output.data();
      input.dispose();
      output.dispose();
      const classes = this.examples.classNames.length;
      return Array.from({ length: shape[0] }, (_, i) => Array.from(values.subarray(i * classes, (i + 1) * classes)));
    } finally {
      if (wasTraining) this.model.train();
    }
  }

  /** Probability of each class for one picture of the examples' size. */
  async predict(pixels: Uint8Array): Promise<readonly number[]> {
    const set = { ...this.examples, pixels, labels: new Int32Array(1) };
    const [{ images, shape }] = batches(set, { ...this.levels, batchSize: 1 });
    const [row] = await this.rows(images, shape);
    return row;
  }

  /** The file that the command line reads. */
  async file(): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const { height, width, channels, classNames } = this.examples;
    await saveModel({ write: async (chunk) => void chunks.push(new Uint8Array(chunk)) }, this.model, {
      classNames,
      preprocessing: {
        ...this.levels,
        imageSize: [height, width],
        channels,
        interpolation: 'bilinear',
        cropPct: 1,
        cropMode: 'center',
      },
    });
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  }
}

/** At most `count` of a list, evenly. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);
}
