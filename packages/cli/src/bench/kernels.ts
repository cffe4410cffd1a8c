// The families of kernels that networks are made of, each as a layer of a usual size.

import { type Tensor, tensor } from 'fovea';
import {
  AvgPool2d,
  BatchNorm2d,
  Conv2d,
  GELU,
  GlobalAvgPool2d,
  LayerNorm,
  Linear,
  MaxPool2d,
  Module,
  ReLU,
  Sequential,
  Softmax,
} from 'fovea/nn';

export interface KernelCase {
  /** As docs/architecture.md calls it. */
  readonly family: 'contraction' | 'window' | 'map and reduce' | 'index';
  readonly name: string;
  readonly make: () => Module;
  readonly inputShape: readonly number[];
}

/** Rows of the input, from the last to the first. */
class Gathered extends Module {
  override forward(x: Tensor): Tensor {
    const [rows] = x.shape;
    return x.gather(tensor(Int32Array.from({ length: rows }, (_, i) => rows - 1 - i)));
  }
}

export const KERNELS: readonly KernelCase[] = [
  {
    family: 'contraction',
    name: 'product 3136×256×256',
    make: () => new Linear(256, 256, { bias: false }),
    inputShape: [3136, 256],
  },
  {
    family: 'contraction',
    name: 'convolution 3×3, 64 channels, 56²',
    make: () => new Conv2d(64, 64, { kernelSize: 3, padding: 1, bias: false }),
    inputShape: [4, 56, 56, 64],
  },
  {
    family: 'contraction',
    name: 'convolution 1×1, 256 channels, 28²',
    make: () => new Conv2d(256, 256, { kernelSize: 1, bias: false }),
    inputShape: [4, 28, 28, 256],
  },
  {
    family: 'contraction',
    name: 'convolution 7×7, stride 2, 224²',
    make: () => new Conv2d(3, 64, { kernelSize: 7, stride: 2, padding: 3, bias: false }),
    inputShape: [2, 224, 224, 3],
  },
  {
    family: 'window',
    name: 'depthwise 3×3, 96 channels, 56²',
    make: () => new Conv2d(96, 96, { kernelSize: 3, padding: 1, groups: 96, bias: false }),
    inputShape: [8, 56, 56, 96],
  },
  {
    family: 'window',
    name: 'depthwise 13×13, 128 channels, 28²',
    make: () => new Conv2d(128, 128, { kernelSize: 13, padding: 6, groups: 128, bias: false }),
    inputShape: [4, 28, 28, 128],
  },
  {
    family: 'window',
    name: 'max pooling 3×3, stride 2, 112²',
    make: () => new MaxPool2d({ kernelSize: 3, stride: 2, padding: 1 }),
    inputShape: [4, 112, 112, 64],
  },
  {
    family: 'window',
    name: 'average pooling 2×2, 56²',
    make: () => new AvgPool2d({ kernelSize: 2 }),
    inputShape: [8, 56, 56, 128],
  },
  {
    family: 'map and reduce',
    name: 'batch norm and relu, 56²',
    make: () => new Sequential(new BatchNorm2d(64), new ReLU()),
    inputShape: [16, 56, 56, 64],
  },
  { family: 'map and reduce', name: 'GELU, 3152×768', make: () => new GELU(), inputShape: [3152, 768] },
  { family: 'map and reduce', name: 'softmax, 9456×197', make: () => new Softmax(), inputShape: [9456, 197] },
  { family: 'map and reduce', name: 'layer norm, 3152×768', make: () => new LayerNorm(768), inputShape: [3152, 768] },
  {
    family: 'map and reduce',
    name: 'mean of pixels, 28²',
    make: () => new GlobalAvgPool2d(),
    inputShape: [32, 28, 28, 256],
  },
  { family: 'index', name: 'rows gathered, 6304×768', make: () => new Gathered(), inputShape: [6304, 768] },
];
