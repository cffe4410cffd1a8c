// What goes on inside a network while it trains: sizes of activations and gradients by layer, and where held-out pictures lie in its last map.

import { compile, type Tensor, tensor } from 'fovea';
import { SignalRecorder } from 'fovea/analysis';
import { batches, type ImageSet, selectImages } from 'fovea/data';
import type { ImageModel } from 'fovea/models';
import { crossEntropy } from 'fovea/ops';
import { type PlanePoint, principalPlane } from './principal-plane.ts';
import type { InsideNews, LayerSize } from './protocol.ts';

/** Pictures that are watched. */
const SIGNAL_PICTURES = 16;
const PLANE_PICTURES = 160;
/** Training may take that many times as long as watching. */
const PATIENCE = 20;

/** The first pictures of each class in turn. */
function byTurns(set: ImageSet, count: number): ImageSet {
  const seen = new Map<number, number>();
  const turns = Array.from(set.labels, (label, i) => {
    const turn = seen.get(label) ?? 0;
    seen.set(label, turn + 1);
    return { i, turn };
  });
  const chosen = turns.sort((a, b) => a.turn - b.turn || a.i - b.i).slice(0, count);
  return selectImages(
    set,
    chosen.map(({ i }) => i),
  );
}

/** One vector a picture: the mean over the places or tokens of what the head reads. */
function embedding(model: ImageModel, images: Tensor): Tensor {
  const features = model.forwardFeatures(images);
  return features.mean(Array.from({ length: features.rank - 2 }, (_, i) => i + 1));
}

/** Of length 1: classifiers go by directions, and single long vectors would fill the plane. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => (length > 0 ? value / length : 0));
}

export class Inside {
  private readonly recorder: SignalRecorder<ImageModel>;
  private readonly embed: (images: Tensor) => Promise<Tensor>;
  private readonly shown: ImageSet;
  private points: readonly PlanePoint[] | undefined;
  private cost = 0;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly model: ImageModel,
    validation: ImageSet,
    private readonly levels: { readonly mean: readonly number[]; readonly std: readonly number[] },
  ) {
    this.shown = byTurns(validation, PLANE_PICTURES);
    this.embed = compile((images: Tensor) => embedding(model, images));
    const [{ images, shape, labels }] = batches(byTurns(validation, SIGNAL_PICTURES), {
      ...levels,
      batchSize: SIGNAL_PICTURES,
    });
    this.recorder = new SignalRecorder(model, tensor(images, [...shape]), {
      mode: 'eval',
      loss: (output) => crossEntropy(output, tensor(labels, [labels.length], 'int32')),
    });
  }

  /** Looks, unless that would hold up the training; always when it is `due`. */
  async look(due: boolean): Promise<InsideNews | undefined> {
    const start = performance.now();
    if (!due && start - this.last < PATIENCE * this.cost) return undefined;
    await this.recorder.record(0);
    const signals = this.recorder.history().records.at(-1);
    const layers = (signals?.layers ?? [])
      .filter(({ order, activation, passesOn, name }) => order !== null && activation && !passesOn && name !== '')
      .sort((a, b) => Number(a.order) - Number(b.order))
      .map(
        ({ name, activation, gradient }): LayerSize => ({
          name,
          activation: activation?.std ?? 0,
          gradient: gradient?.std ?? 0,
        }),
      );
    this.points = await this.plane();
    this.last = performance.now();
    this.cost = this.last - start;
    return {
      layers,
      points: this.points,
      labels: Array.from(this.shown.labels),
      warnings: (signals?.warnings ?? []).map(({ text }) => text),
    };
  }

  private async plane(): Promise<PlanePoint[]> {
    const wasTraining = this.model.training;
    this.model.eval();
    const rows: Float32Array[] = [];
    try {
      for (const { images, shape } of batches(this.shown, { ...this.levels, batchSize: 40 })) {
        const input = tensor(images, [...shape]);
        const output = await this.embed(input);
        const values = (await output.data()) as Float32Array;
        const width = output.shape[1];
        for (let i = 0; i < shape[0]; i++) rows.push(unit(values.subarray(i * width, (i + 1) * width)));
        input.dispose();
        output.dispose();
      }
    } finally {
      if (wasTraining) this.model.train();
    }
    return principalPlane(rows, this.points);
  }
}
