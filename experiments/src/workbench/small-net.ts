// A small convolutional classifier whose blocks experiments exchange.

import type { Tensor } from 'fovea';
import { Activation, BatchNorm2d, Conv2d, GlobalAvgPool2d, type Layer, Linear, Module, Sequential } from 'fovea/nn';
import type { ActivationName } from 'fovea/ops';

/** Makes the part of a network that turns `from` channels into `to`, at that stride. */
export type MakeBlock = (from: number, to: number, stride: number) => Layer;

/** 3×3 convolution, batch norm, activation. */
export const convBlock =
  (activation: ActivationName = 'relu'): MakeBlock =>
  (from, to, stride) =>
    new Sequential(
      new Conv2d(from, to, { kernelSize: 3, stride, padding: 1, bias: false }),
      new BatchNorm2d(to),
      new Activation(activation),
    );

/** Blocks at strides 1 and 2 by turns, global pooling, a linear classifier. */
export class SmallNet extends Module {
  readonly blocks: readonly Layer[];
  readonly pool = new GlobalAvgPool2d();
  readonly fc: Linear;

  /** @param widths of the blocks; the second and each other one halves the side */
  constructor(channels: number, widths: readonly number[], classes: number, block: MakeBlock) {
    super();
    this.blocks = widths.map((width, i) => block(i === 0 ? channels : widths[i - 1], width, 1 + (i % 2)));
    this.fc = new Linear(widths[widths.length - 1], classes);
  }

  features(images: Tensor): Tensor {
    return this.blocks.reduce<Tensor>((x, block) => block.forward(x), images);
  }

  override forward(images: Tensor): Tensor {
    return this.fc.forward(this.pool.forward(this.features(images)));
  }
}
