// Semantic segmentation: a class for each pixel, by a backbone and a decoder.

import type { Architecture, ImageModel } from '../models/index.ts';
import { Conv2d, Dropout2d, init, Module, Sequential } from '../nn/index.ts';
import { interpolate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Decoder } from './decoder.ts';
import { UnetDecoder } from './unet.ts';

/** What a network is put together from. */
export interface Parts {
  readonly encoder: ImageModel;
  readonly decoder: Decoder;
  /** Which of the encoder's maps the decoder is given. */
  readonly indices: readonly number[];
  readonly numClasses: number;
  readonly dropRate: number;
}

/**
 * A network that gives each pixel logits of classes: `encoder`, `decoder` and `segmentationHead`. Its parts are named as in
 * segmentation_models_pytorch, so that decoders' weights from there load: `decoder.blocks.0.conv1.0.weight`, `segmentation_head.0.weight`; the
 * encoder's are timm's behind `encoder.`.
 * @example
 * const model = createSegmentationModel({ decoder: 'unet', backbone: 'mobilenetv3_small_050', numClasses: 3 });
 * model.forward(zeros([1, 64, 48, 3])).shape; // [1, 64, 48, 3]
 */
export class SegmentationModel extends Module {
  /** What it was made from; files of weights carry it. */
  architecture: Architecture | undefined;
  /** Gives `features` alone: what they do not need is left out. */
  readonly encoder: ImageModel;
  /** One map of the backbone's. */
  readonly decoder: Module;
  /** Of what the decoder gives. */
  readonly dropout: Dropout2d;
  /** Logits of the decoder's map. */
  readonly segmentationHead: Sequential;
  /** Classes that a pixel can have. */
  readonly numClasses: number;
  private readonly indices: readonly number[];
  private readonly isUnet: boolean;
  private readonly readsImages: boolean;

  /** @internal */
  constructor({ encoder, decoder, indices, numClasses, dropRate }: Parts) {
    super();
    this.numClasses = numClasses;
    this.encoder = encoder;
    this.decoder = decoder;
    this.dropout = new Dropout2d(dropRate);
    const kernelSize = decoder.headKernelSize;
    this.segmentationHead = new Sequential(
      new Conv2d(decoder.outChannels, numClasses, {
        kernelSize,
        padding: (kernelSize - 1) / 2,
        init: init.xavierUniform(),
        biasInit: init.zeros,
      }),
    );
    this.indices = indices;
    this.isUnet = decoder instanceof UnetDecoder;
    this.readsImages = decoder.readsImages;
  }

  /**
   * Logits of each pixel, at the images' size.
   * @shape `[N, H, W, inChannels]` → `[N, H, W, numClasses]`
   * @throws ShapeError for images that the backbone does not take
   */
  override forward(images: Tensor): Tensor {
    const maps = this.encoder.features(images);
    const inputs = [...this.indices.map((i) => maps[i]), ...(this.readsImages ? [images] : [])];
    const decoded = this.decoder.forward(...inputs) as Tensor;
    const logits = this.segmentationHead.forward(this.dropout.forward(decoded));
    const size = [images.shape[1], images.shape[2]] as const;
    if (logits.shape[1] === size[0] && logits.shape[2] === size[1]) return logits;
    return this.isUnet
      ? // Doubled once too often by a pixel, where a side is odd.
        interpolate(logits, { size, mode: 'nearest' })
      : interpolate(logits, { size, mode: 'bilinear', alignCorners: true });
  }
}
