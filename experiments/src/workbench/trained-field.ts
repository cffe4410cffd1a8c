// The effective receptive field of a small network on images, before and after training.

import { compile, grad, type Tensor, tensor } from 'fovea';
import { channelStatistics, type ImageSet } from 'fovea/data';
import { Conv2d, init, Linear, Module, manualSeed } from 'fovea/nn';
import { relu } from 'fovea/ops';
import { type Levels, train } from './training.ts';

/** A stack of 3×3 convolutions with relu at the images' size, plain or with residual connections, whose mean is classified. */
class Stack extends Module {
  readonly stem: Conv2d;
  readonly layers: readonly Conv2d[];
  readonly head: Linear;

  constructor(
    depth: number,
    width: number,
    private readonly residual: boolean,
  ) {
    super();
    const conv = (from: number) =>
      new Conv2d(from, width, {
        ...{ kernelSize: 3, padding: 1, bias: false },
        init: init.kaimingNormal({ nonlinearity: 'relu' }),
      });
    this.stem = conv(1);
    this.layers = Array.from({ length: depth - 1 }, () => conv(width));
    this.head = new Linear(width, 10);
  }

  maps(images: Tensor): Tensor {
    return this.layers.reduce(
      (x, layer) => {
        const y = relu(layer.forward(x));
        return this.residual ? x.add(y.mul(0.5)) : y;
      },
      relu(this.stem.forward(images)),
    );
  }

  override forward(images: Tensor): Tensor {
    return this.head.forward(this.maps(images).mean([1, 2]));
  }
}

/** Standard deviation along an axis of where the squared gradient of the middle unit lies, mean over the images, pixels. */
async function widthOf(model: Stack, { pixels, labels, height }: ImageSet, levels: Levels): Promise<number> {
  const values = Float32Array.from(pixels, (value) => (value / 255 - levels.mean[0]) / levels.std[0]);
  const at = height >> 1;
  const run = compile((x: Tensor) => {
    const unit = model
      .maps(x)
      .slice(1, at, at + 1)
      .slice(2, at, at + 1);
    return grad(unit.sum(), [x])[0].square().sum([2, 3]);
  });
  const rows = await (await run(tensor(values, [labels.length, height, height, 1]))).data();
  const widths: number[] = [];
  for (let image = 0; image < labels.length; image++) {
    const mass = Array.from(rows.slice(image * height, (image + 1) * height));
    const sum = mass.reduce((a, b) => a + b, 0);
    // Of a unit that relu has switched off, nothing is seen.
    if (sum > 0) widths.push(Math.sqrt(mass.reduce((total, value, y) => total + value * (y - at) ** 2, 0) / sum));
  }
  return widths.reduce((a, b) => a + b, 0) / Math.max(1, widths.length);
}

export interface StackOptions {
  readonly depth: number;
  readonly width: number;
  readonly residual: boolean;
  readonly epochs: number;
  readonly seed: number;
}

/** The width of the effective field after training over that before. */
export async function fieldGrowth(
  { depth, width, residual, epochs, seed }: StackOptions,
  images: ImageSet,
  test: ImageSet,
): Promise<number> {
  const levels = channelStatistics(images);
  const make = () => new Stack(depth, width, residual);
  manualSeed(seed);
  const before = await widthOf(make(), test, levels);
  const { model } = await train(make, { train: images, test, epochs, seed, levels });
  return (await widthOf(model, test, levels)) / before;
}
