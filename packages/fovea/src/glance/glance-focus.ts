// Glance and focus: a network that looks at a small version of the image first, then at crops of the whole one, where a policy says.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { GRU, Linear, Module, type Parameter } from '../nn/index.ts';
import { interpolate, relu } from '../ops/index.ts';
import { concat, stack, type Tensor, zeros } from '../tensor/index.ts';
import { cropAt, type Size } from './crop.ts';
import { encoderShape, type GlanceEncoder } from './encoder.ts';
import { CropPolicy } from './policy.ts';

/** Options of `GlanceFocus`. */
export interface GlanceFocusOptions {
  /** Default 1000. */
  readonly numClasses?: number;
  /** Default 3. */
  readonly inChannels?: number;
  /** Height and width, or one number for both, of the small image and of the crops. Default 96. */
  readonly patchSize?: number | Size;
  /** How often it looks at most: the glance and steps − 1 crops. Default 5. */
  readonly steps?: number;
  /** Features of the recurrent classifier. Default 1024. */
  readonly hiddenSize?: number;
  /** Features of the recurrent policy. Default 1024. */
  readonly policySize?: number;
  /** Channels to which the policy reduces the maps. Default 32. */
  readonly policyChannels?: number;
}

/** What one look gives. */
export interface Look {
  /** Of the encoder, `[N, h, w, c]`. */
  readonly maps: Tensor;
  /** Of the maps' means, `[N, hiddenSize]`: what the classifier reads. */
  readonly features: Tensor;
  /** Of the encoder's own classifier; undefined where it has none. */
  readonly encoderLogits: Tensor | undefined;
}

/** What `GlanceFocus.run` gives. */
export interface GlanceFocusOutput {
  /** `[N, steps, numClasses]`: after the glance, and after each crop. */
  readonly logits: Tensor;
  /** `[N, numClasses]` of each encoder that has a classifier of its own, look by look. */
  readonly encoderLogits: readonly Tensor[];
  /** `[N, steps − 1, 2]`: where it looked, (x, y) in 0…1, as `cropAt` takes them. */
  readonly positions: Tensor;
  /** Maps of all looks but the last: what the policy has read. */
  readonly maps: readonly Tensor[];
}

/** How `GlanceFocus.run` looks. */
export interface RunOptions {
  /** How often, the glance included. Default: the model's steps. */
  readonly steps?: number;
  /** Where, `[N, steps − 1, 2]`; no policy is asked. */
  readonly positions?: Tensor;
  /** What is added to the policy's means, `[N, steps − 1, 2]`. */
  readonly noise?: Tensor;
}

const NAMES = ['numClasses', 'inChannels', 'patchSize', 'steps', 'hiddenSize', 'policySize', 'policyChannels'] as const;

/**
 * Looks at a small version of the image (the glance), then at crops of the whole image where its policy says, and gives logits after each look, from
 * all looks so far. Train it in three stages: `GlanceFocusStep` with random crops, `PolicyStep`, `GlanceFocusStep` with the policy's crops.
 * `GlanceFocusPredictor` stops looking at an image as soon as it is sure of it.
 * @shape images `[N, H, W, C]`, at least as large as a crop → logits `[N, steps, numClasses]`
 * @throws ValueError for options out of range, and backbones without maps or with a classifier of other classes; ShapeError for images that are smaller
 * than a crop
 * @paper Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const options = { numClasses: 10, smallImage: true, imageSize: 32 };
 * const model = new GlanceFocus(createModel('mobilenetv3_small_100', options), createModel('resnet18', options), {
 *   ...{ numClasses: 10, patchSize: 32, steps: 3, hiddenSize: 64, policySize: 64 },
 * });
 * model.forward(zeros([2, 96, 96, 3])).shape; // [2, 3, 10]
 */
export class GlanceFocus extends Module {
  readonly steps: number;
  readonly patchSize: Size;
  readonly inChannels: number;
  readonly glanceProjection: Linear;
  readonly cropProjection: Linear;
  readonly gru: GRU;
  readonly fc: Linear;
  readonly policy: CropPolicy;
  private readonly classifies: readonly [glance: boolean, crop: boolean];

  /**
   * @param glanceEncoder sees the small image
   * @param cropEncoder sees the crops; of another kind, if need be
   */
  constructor(
    readonly glanceEncoder: GlanceEncoder,
    readonly cropEncoder: GlanceEncoder,
    options: GlanceFocusOptions = {},
  ) {
    super();
    requireOptions('GlanceFocus', options, NAMES);
    const { numClasses = 1000, inChannels = 3, patchSize = 96, steps = 5 } = options;
    const { hiddenSize = 1024, policySize = 1024, policyChannels = 32 } = options;
    requireCounts('GlanceFocus', { numClasses, inChannels, steps, hiddenSize, policySize, policyChannels });
    this.patchSize = typeof patchSize === 'number' ? [patchSize, patchSize] : patchSize;
    requireRange('GlanceFocus', 'patchSize', this.patchSize, 'counts');
    this.steps = steps;
    this.inChannels = inChannels;
    const image = [...this.patchSize, inChannels];
    const glance = encoderShape('glanceEncoder', glanceEncoder, image, numClasses);
    const crop = encoderShape('cropEncoder', cropEncoder, image, numClasses);
    this.classifies = [glance.classifies, crop.classifies];
    this.glanceProjection = new Linear(glance.maps[3], hiddenSize);
    this.cropProjection = new Linear(crop.maps[3], hiddenSize);
    this.gru = new GRU(hiddenSize, hiddenSize);
    this.fc = new Linear(hiddenSize, numClasses);
    this.policy = new CropPolicy(glance.maps, crop.maps, { policyChannels, policySize });
  }

  /** Logits after each look, `[N, steps, numClasses]`, at the policy's means or at `positions` `[N, steps − 1, 2]`. */
  override forward(images: Tensor, positions?: Tensor): Tensor {
    return this.run(images, positions ? { positions } : {}).logits;
  }

  /** All parameters but the policy's: what stages 1 and 3 train. */
  classifierParameters(): Parameter[] {
    const own = new Set(this.policy.parameters());
    return this.parameters().filter((parameter) => !own.has(parameter));
  }

  /** The look at the image made small. */
  glance(images: Tensor): Look {
    const small = interpolate(images, { size: this.patchSize, mode: 'bilinear', antialias: true });
    const { maps, logits } = this.glanceEncoder.forwardMaps(small);
    const features = relu(this.glanceProjection.forward(maps.mean([1, 2])));
    return { maps, features, encoderLogits: this.classifies[0] ? logits : undefined };
  }

  /** A look at crops. */
  look(crops: Tensor): Look {
    const { maps, logits } = this.cropEncoder.forwardMaps(crops);
    const features = relu(this.cropProjection.forward(maps.mean([1, 2])));
    return { maps, features, encoderLogits: this.classifies[1] ? logits : undefined };
  }

  /** Logits `[N, T, numClasses]` from the features of T looks, each `[N, hiddenSize]`, going on from `hidden`, and the hidden state after them. */
  classify(features: readonly Tensor[], hidden?: Tensor): { readonly logits: Tensor; readonly hidden: Tensor } {
    const states = this.gru.forward(stack(features, 1), hidden);
    const T = features.length;
    return { logits: this.fc.forward(states), hidden: states.slice(1, T - 1, T).transpose(1, 0, 2) };
  }

  /**
   * Logits with all that led to them.
   * @throws ShapeError for images or positions that do not fit
   */
  run(images: Tensor, options: RunOptions = {}): GlanceFocusOutput {
    requireOptions('GlanceFocus.run', options, ['steps', 'positions', 'noise']);
    const { steps = this.steps, positions, noise } = options;
    requireCounts('GlanceFocus.run', { steps });
    requireImages(this, images);
    for (const [name, given] of Object.entries({ positions, noise }))
      if (given) requireShape('GlanceFocus.run', name, given.shape, [images.shape[0], steps - 1, 2]);
    const first = this.glance(images);
    const { looks, places } = positions
      ? { looks: this.lookAt(images, positions), places: positions }
      : this.follow(images, { first, steps, noise });
    const all = [first, ...looks];
    return {
      logits: this.classify(all.map(({ features }) => features)).logits,
      encoderLogits: all.flatMap(({ encoderLogits }) => (encoderLogits ? [encoderLogits] : [])),
      positions: places,
      maps: all.slice(0, -1).map(({ maps }) => maps),
    };
  }

  /** All crops at once, as one batch. */
  private lookAt(images: Tensor, positions: Tensor): Look[] {
    const [N, count] = positions.shape;
    if (count === 0) return [];
    const crops = Array.from({ length: count }, (_, t) =>
      cropAt(images, positions.slice(1, t, t + 1).squeeze(1), this.patchSize),
    );
    const { maps, features, encoderLogits } = this.look(concat(crops));
    const part = (x: Tensor, t: number): Tensor => x.slice(0, t * N, (t + 1) * N);
    return crops.map((_, t) => ({
      maps: part(maps, t),
      features: part(features, t),
      encoderLogits: encoderLogits && part(encoderLogits, t),
    }));
  }

  /** Crop after crop, where the policy says; no gradient flows through the positions. */
  private follow(
    images: Tensor,
    { first, steps, noise }: { readonly first: Look; readonly steps: number; readonly noise: Tensor | undefined },
  ): { looks: Look[]; places: Tensor } {
    const [looks, places]: [Look[], Tensor[]] = [[], []];
    let read = this.policy.glanceReader.forward(first.maps.detach());
    let hidden: Tensor | undefined;
    for (let t = 0; t < steps - 1; t++) {
      const said = this.policy.forward(read.unsqueeze(1), hidden);
      hidden = said.hidden;
      const mean = said.means.squeeze(1).detach();
      const place = noise
        ? mean
            .add(noise.slice(1, t, t + 1).squeeze(1))
            .maximum(0)
            .minimum(1)
        : mean;
      places.push(place);
      looks.push(this.look(cropAt(images, place, this.patchSize)));
      if (t < steps - 2) read = this.policy.cropReader.forward(looks[t].maps.detach());
    }
    return { looks, places: places.length > 0 ? stack(places, 1) : zeros([images.shape[0], 0, 2]) };
  }
}

/** @throws ShapeError for what are no images of the model's channels */
export function requireImages({ inChannels }: GlanceFocus, images: Tensor): void {
  requireShape('GlanceFocus', 'images', images.shape, ['N', 'H', 'W', inChannels]);
}
