// Inference that stops where it is sure: after each look, the images that are left are put into new batches.

import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import type { Shape } from '../base/shape.ts';
import { inEvaluation } from '../nn/modes.ts';
import { softmax } from '../ops/index.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import { cropAt } from './crop.ts';
import { requireThresholds } from './exits.ts';
import { type GlanceFocus, requireImages } from './glance-focus.ts';

/** Options of `GlanceFocusPredictor`. */
export interface GlanceFocusPredictorOptions {
  /** Images that are looked at together, at most. Default 64. */
  readonly batchSize?: number;
}

/** What `GlanceFocusPredictor.predict` gives, by image. */
export interface GlancePredictions {
  /** Of the class that is the most probable. */
  readonly labels: Int32Array;
  /** Probabilities of these labels. */
  readonly confidences: Float32Array;
  /** The step at which it stopped, from 0. */
  readonly exits: Int32Array;
  /** Where it looked, (x, y) in 0…1, crop by crop. */
  readonly positions: readonly (readonly (readonly [x: number, y: number])[])[];
}

/** What `GlanceFocusPredictor.allSteps` gives: by step, that of all images. */
export interface GlanceSteps {
  /** Of the class that is the most probable. */
  readonly labels: readonly Int32Array[];
  /** Probabilities of these labels. */
  readonly confidences: readonly Float32Array[];
}

/** What is known of the images of a batch after a look. */
interface After {
  readonly labels: Tensor;
  readonly confidences: Tensor;
  /** Where it looked; nothing for the glance. */
  readonly position: readonly Tensor[];
  /** For the next look, one row an image: the maps, what the classifier remembers, and, after a crop, the policy. Nothing after the last look. */
  readonly memory: readonly Tensor[];
}

/** Rows of numbers by image, for each of the tensors that a look hands to the next one. */
type Memory = readonly (readonly Float32Array[])[];

/**
 * Runs a `GlanceFocus` look by look. An image whose confidence, the largest probability, reaches the threshold of a step is done; those that are left
 * fill new batches. The last batch of a step is filled up to a power of two, so that few sizes are compiled. But for rounding, an image's result does
 * not depend on which others it comes with. The policy is asked only for images that are left.
 * @paper Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const predictor = new GlanceFocusPredictor(glancer);
 * const { exits } = await predictor.predict(zeros([2, 24, 24, 3]), [0.99, 0.9, 0]);
 * exits; // [2, 2]
 */
export class GlanceFocusPredictor {
  readonly #batchSize: number;
  readonly #glance: (images: Tensor) => Promise<After>;
  readonly #crop: (isLast: boolean, images: Tensor, ...memory: Tensor[]) => Promise<After>;

  /** @throws ValueError for a batchSize below 1 */
  constructor(
    private readonly model: GlanceFocus,
    options: GlanceFocusPredictorOptions = {},
  ) {
    requireOptions('GlanceFocusPredictor', options, ['batchSize']);
    const { batchSize = 64 } = options;
    requireCounts('GlanceFocusPredictor', { batchSize });
    this.#batchSize = batchSize;
    this.#glance = compile((images: Tensor) => glanceStep(model, images));
    this.#crop = compile((isLast: boolean, images: Tensor, ...memory: Tensor[]) =>
      cropStep(model, { isLast, images, memory }),
    );
  }

  /**
   * Labels of the images, with the model in evaluation mode.
   * @param images `[N, H, W, C]`
   * @param thresholds one for each step, as `solveExitThresholds` gives them; without, every image is looked at to the end
   * @throws ShapeError for images that do not fit; ValueError for thresholds that do not
   */
  async predict(images: Tensor, thresholds?: readonly number[]): Promise<GlancePredictions> {
    const { steps } = this.model;
    if (thresholds) requireThresholds('GlanceFocusPredictor', thresholds, steps);
    const count = images.shape[0];
    const [labels, exits] = [new Int32Array(count), new Int32Array(count)];
    const confidences = new Float32Array(count);
    const positions = await this.#looks(images, (step, i, label, confidence) => {
      [labels[i], confidences[i], exits[i]] = [label, confidence, step];
      return thresholds !== undefined && confidence >= thresholds[step];
    });
    return { labels, confidences, exits, positions };
  }

  /**
   * Labels and confidences after each look, where no image stops: what thresholds are solved from, and any budget's accuracy is read from.
   * @param images `[N, H, W, C]`
   * @throws ShapeError for images that do not fit
   */
  async allSteps(images: Tensor): Promise<GlanceSteps> {
    const [{ steps }, count] = [this.model, images.shape[0]];
    const labels = Array.from({ length: steps }, () => new Int32Array(count));
    const confidences = Array.from({ length: steps }, () => new Float32Array(count));
    await this.#looks(images, (step, i, label, confidence) => {
      labels[step][i] = label;
      confidences[step][i] = confidence;
      return false;
    });
    return { labels, confidences };
  }

  /** `note` hears what is known of an image after a look, and says whether that is enough. Gives the positions of each image's crops. */
  async #looks(
    images: Tensor,
    note: (step: number, image: number, label: number, confidence: number) => boolean,
  ): Promise<[number, number][][]> {
    requireImages(this.model, images);
    const positions: [number, number][][] = Array.from({ length: images.shape[0] }, () => []);
    const memory: Float32Array[][] = positions.map(() => []);
    await inEvaluation(this.model, async () => {
      let left = memory.map((_, i) => i);
      let shapes: readonly Shape[] = [];
      for (let step = 0; step < this.model.steps && left.length > 0; step++) {
        const next: number[] = [];
        let now = shapes;
        for (const group of groupsOf(left, this.#batchSize)) {
          const found = await this.#look(images, { step, group, memory, shapes });
          now = found.shapes;
          for (const [at, i] of group.entries()) {
            memory[i] = found.memory.map((rows) => rows[at]);
            for (const places of found.position) positions[i].push([places[2 * at], places[2 * at + 1]]);
            if (!note(step, i, found.labels[at], found.confidences[at])) next.push(i);
          }
        }
        [left, shapes] = [next, now];
      }
    });
    return positions;
  }

  /** One look at some of the images. */
  async #look(
    images: Tensor,
    {
      step,
      group,
      memory,
      shapes,
    }: { step: number; group: readonly number[]; memory: Memory; shapes: readonly Shape[] },
  ) {
    const filled = filledUp(group, this.#batchSize);
    const own = images.gather(tensor(Int32Array.from(filled), [filled.length]), 0);
    const kept = shapes.map((shape, part) =>
      rowsTensor(
        filled.map((i) => memory[i][part]),
        shape,
      ),
    );
    const found = step === 0 ? await this.#glance(own) : await this.#crop(step === this.model.steps - 1, own, ...kept);
    const read = (x: Tensor): Promise<Float32Array> => x.data() as Promise<Float32Array>;
    const result = {
      labels: await found.labels.data(),
      confidences: await read(found.confidences),
      position: await Promise.all(found.position.map(read)),
      memory: (await Promise.all(found.memory.map(read))).map((values) => rowsOf(values, filled.length)),
      shapes: found.memory.map(({ shape }) => shape.slice(1)),
    };
    const used = [own, ...kept, found.labels, found.confidences, ...found.position, ...found.memory];
    for (const one of used) one.dispose();
    return result;
  }
}

function glanceStep(model: GlanceFocus, images: Tensor): After {
  const { maps, features } = model.glance(images);
  const { hidden, ...known } = classified(model, features);
  return { ...known, position: [], memory: model.steps === 1 ? [] : [maps, hidden] };
}

/** Asks the policy where to look, and looks there. `memory` as in `After`. */
function cropStep(
  model: GlanceFocus,
  { isLast, images, memory }: { readonly isLast: boolean; readonly images: Tensor; readonly memory: readonly Tensor[] },
): After {
  const [maps, remembered, policyHidden] = memory;
  const { policy } = model;
  const reader = policyHidden ? policy.cropReader : policy.glanceReader;
  const said = policy.forward(reader.forward(maps).unsqueeze(1), policyHidden?.unsqueeze(0));
  const position = said.means.squeeze(1);
  const look = model.look(cropAt(images, position, model.patchSize));
  const { hidden, ...known } = classified(model, look.features, remembered.unsqueeze(0));
  return { ...known, position: [position], memory: isLast ? [] : [look.maps, hidden, said.hidden.squeeze(0)] };
}

function classified(
  model: GlanceFocus,
  features: Tensor,
  remembered?: Tensor,
): { readonly labels: Tensor; readonly confidences: Tensor; readonly hidden: Tensor } {
  const { logits, hidden } = model.classify([features], remembered);
  const probabilities = softmax(logits.squeeze(1));
  return { labels: probabilities.argmax(1), confidences: probabilities.max(1), hidden: hidden.squeeze(0) };
}

const groupsOf = (images: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.ceil(images.length / size) }, (_, i) => images.slice(i * size, (i + 1) * size));

/** Repeats the first image up to a power of two, or the size of a batch. */
function filledUp(group: readonly number[], batchSize: number): number[] {
  const size = Math.min(batchSize, 2 ** Math.ceil(Math.log2(group.length)));
  return Array.from({ length: size }, (_, i) => group[i] ?? group[0]);
}

function rowsTensor(rows: readonly Float32Array[], shape: Shape): Tensor {
  const width = rows[0].length;
  const values = new Float32Array(rows.length * width);
  for (const [i, row] of rows.entries()) values.set(row, i * width);
  return tensor(values, [rows.length, ...shape]);
}

const rowsOf = (values: Float32Array, count: number): Float32Array[] =>
  Array.from({ length: count }, (_, i) => values.slice((i * values.length) / count, ((i + 1) * values.length) / count));
