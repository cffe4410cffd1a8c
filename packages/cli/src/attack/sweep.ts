// Attacks on all pictures under one budget after another: how often they succeed, and how much they change.

import { compile, type Tensor, tensor } from 'fovea';
import { type AttackLoss, fgsm, pgd } from 'fovea/attacks';
import type { RasterImage } from 'fovea/images';
import type { Module } from 'fovea/nn';
import { crossEntropy, softmax } from 'fovea/ops';
import type { Predictor } from 'fovea/predict';
import type { AttackBudget, AttackConfig } from './config.ts';
import type { Victim } from './victims.ts';

/** Means over the attacked pictures, of changes of pixels from 0 to 1. */
export interface ChangeNorms {
  readonly linf: number;
  readonly l2: number;
  readonly l1: number;
  /** Part of the pixels that changed, 0…1. */
  readonly l0: number;
}

export interface BudgetResult {
  readonly epsilon: number;
  /** As it was written. */
  readonly text: string;
  readonly succeeded: number;
  /** Of the attacked pictures, 0…1. */
  readonly successRate: number;
  /** The same after rounding to the 256 levels of a picture file. */
  readonly roundedSuccessRate: number;
  /** Mean probability of the class that is seen then. */
  readonly confidence: number;
  readonly change: ChangeNorms;
}

/** A picture before and after. */
export interface ChangedPicture {
  readonly name: string;
  readonly before: RasterImage;
  readonly after: RasterImage;
  readonly seenBefore: number;
  readonly seenAfter: number;
  readonly succeeded: boolean;
}

export interface SweepResult {
  /** Pictures that can be attacked: the network is right about them, or does not see the target yet. */
  readonly attacked: number;
  /** Of labelled pictures, how many it is right about before. */
  readonly cleanAccuracy: number | null;
  readonly budgets: readonly BudgetResult[];
  /** Under the largest budget. */
  readonly pictures: readonly ChangedPicture[];
}

interface Attackable extends Victim {
  /** What the network sees before. */
  readonly seen: number;
  /** What the attack leads away from, or to. */
  readonly goal: number;
}

const LEVELS = 255;

const pixelsOf = (images: readonly RasterImage[]): Float32Array => {
  const size = images[0].data.length;
  const values = new Float32Array(images.length * size);
  images.forEach(({ data }, i) => {
    for (let j = 0; j < size; j++) values[i * size + j] = data[j] / LEVELS;
  });
  return values;
};

/** The network as a function of pixels from 0 to 1. */
export class PixelNetwork {
  readonly loss: AttackLoss;
  private readonly probabilities: (images: Tensor) => Promise<Tensor>;

  constructor(
    { model, preprocessing }: Predictor<Module>,
    private readonly batch: number,
  ) {
    model.eval();
    const [mean, std] = [preprocessing.mean, preprocessing.std].map((values) => tensor(Float32Array.from(values)));
    // A Predictor's model gives logits.
    const logits = (images: Tensor): Tensor => model.forward(images.sub(mean).div(std)) as Tensor;
    this.loss = (images, labels) => crossEntropy(logits(images), labels);
    this.probabilities = compile((images: Tensor) => softmax(logits(images)));
  }

  /** Probabilities of each picture. */
  async see(pixels: Float32Array, [H, W, C]: readonly [number, number, number]): Promise<Float32Array[]> {
    const size = H * W * C;
    const rows: Float32Array[] = [];
    for (let at = 0; at < pixels.length; at += this.batch * size) {
      const part = pixels.subarray(at, Math.min(pixels.length, at + this.batch * size));
      const images = tensor(part.slice(), [part.length / size, H, W, C]);
      const result = await this.probabilities(images);
      const values = (await result.data()) as Float32Array;
      const classes = result.shape[1];
      for (let i = 0; i < values.length; i += classes) rows.push(values.slice(i, i + classes));
      result.dispose();
      images.dispose();
    }
    return rows;
  }
}

const likeliest = (row: Float32Array): number => row.reduce((best, value, i) => (value > row[best] ? i : best), 0);

function changeNorms(before: Float32Array, after: Float32Array, count: number, channels: number): ChangeNorms {
  const size = before.length / count;
  let [linf, l2, l1, l0] = [0, 0, 0, 0];
  for (let image = 0; image < count; image++) {
    let [largest, squares, sum, changed] = [0, 0, 0, 0];
    for (let i = image * size; i < (image + 1) * size; i += channels) {
      let pixel = 0;
      for (let c = 0; c < channels; c++) {
        const change = Math.abs(after[i + c] - before[i + c]);
        pixel = Math.max(pixel, change);
        squares += change ** 2;
        sum += change;
      }
      largest = Math.max(largest, pixel);
      if (pixel > 0) changed++;
    }
    linf += largest / count;
    l2 += Math.sqrt(squares) / count;
    l1 += sum / count;
    l0 += changed / (size / channels) / count;
  }
  return { linf, l2, l1, l0 };
}

/** Adversarial pixels of all pictures, batch by batch. */
async function attackAll(
  network: PixelNetwork,
  pixels: Float32Array,
  goals: readonly number[],
  [H, W, C]: readonly [number, number, number],
  epsilon: number,
  config: AttackConfig,
): Promise<Float32Array> {
  const { method, norm, steps, seed, batch, target } = config;
  const size = H * W * C;
  const result = new Float32Array(pixels.length);
  for (let at = 0; at < goals.length; at += batch) {
    const count = Math.min(batch, goals.length - at);
    const images = tensor(pixels.slice(at * size, (at + count) * size), [count, H, W, C]);
    const labels = tensor(Int32Array.from(goals.slice(at, at + count)));
    const options = { epsilon, targeted: target !== '' };
    const changed =
      method === 'fgsm'
        ? await fgsm(network.loss, images, labels, options)
        : await pgd(network.loss, images, labels, { ...options, norm, steps, seed: (seed + at) % 2 ** 32 });
    result.set((await changed.data()) as Float32Array, at * size);
    for (const made of [images, labels, changed]) made.dispose();
  }
  return result;
}

const rounded = (pixels: Float32Array): Float32Array => pixels.map((value) => Math.round(value * LEVELS) / LEVELS);

function pictureOf(pixels: Float32Array, index: number, { height, width, channels }: RasterImage): RasterImage {
  const size = height * width * channels;
  const own = pixels.subarray(index * size, (index + 1) * size);
  return { height, width, channels, data: Uint8Array.from(own, (value) => Math.round(value * LEVELS)) };
}

/** Which pictures there is something to attack about. @param target number of the class to be seen; undefined for any other */
async function attackable(
  network: PixelNetwork,
  victims: readonly Victim[],
  shape: readonly [number, number, number],
  target: number | undefined,
): Promise<{ readonly list: readonly Attackable[]; readonly cleanAccuracy: number | null }> {
  const rows = await network.see(pixelsOf(victims.map(({ image }) => image)), shape);
  const seen = rows.map(likeliest);
  const labelled = victims.filter(({ label }) => label !== undefined).length;
  const right = victims.filter(({ label }, i) => label === seen[i]).length;
  const list = victims.flatMap((victim, i): Attackable[] => {
    const isOpen = target === undefined ? victim.label === undefined || victim.label === seen[i] : seen[i] !== target;
    return isOpen ? [{ ...victim, seen: seen[i], goal: target ?? seen[i] }] : [];
  });
  return { list, cleanAccuracy: labelled > 0 ? right / labelled : null };
}

/** None when interrupted. */
export async function sweep(
  predictor: Predictor<Module>,
  victims: readonly Victim[],
  budgets: readonly AttackBudget[],
  target: number | undefined,
  config: AttackConfig,
  signal: AbortSignal,
): Promise<SweepResult | undefined> {
  const network = new PixelNetwork(predictor, config.batch);
  const { image } = victims[0];
  const shape = [image.height, image.width, image.channels] as const;
  const { list, cleanAccuracy } = await attackable(network, victims, shape, target);
  if (list.length === 0) return { attacked: 0, cleanAccuracy, budgets: [], pictures: [] };
  const pixels = pixelsOf(list.map((one) => one.image));
  const isReached = (row: Float32Array, i: number): boolean =>
    (likeliest(row) === list[i].goal) === (target !== undefined);
  const results: BudgetResult[] = [];
  let pictures: readonly ChangedPicture[] = [];
  for (const { epsilon, text } of budgets) {
    if (signal.aborted) return undefined;
    const changed = await attackAll(
      network,
      pixels,
      list.map(({ goal }) => goal),
      shape,
      epsilon,
      config,
    );
    const rows = await network.see(changed, shape);
    const shown = await network.see(rounded(changed), shape);
    const succeeded = rows.filter(isReached).length;
    results.push({
      epsilon,
      text,
      succeeded,
      successRate: succeeded / list.length,
      roundedSuccessRate: shown.filter(isReached).length / list.length,
      confidence: rows.reduce((sum, row) => sum + row[likeliest(row)], 0) / list.length,
      change: changeNorms(pixels, changed, list.length, image.channels),
    });
    pictures = list.map((one, i) => ({
      name: one.name,
      before: one.image,
      after: pictureOf(changed, i, one.image),
      seenBefore: one.seen,
      seenAfter: likeliest(shown[i]),
      succeeded: isReached(shown[i], i),
    }));
  }
  return { attacked: list.length, cleanAccuracy, budgets: results, pictures };
}
