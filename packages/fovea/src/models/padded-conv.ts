// The convolution that residual networks are made of.

import { Conv2d, type Initializer } from '../nn/index.ts';

/** Makes convolutions without bias that keep the image's size, but for their stride. */
export const paddedConv =
  (init: Initializer) =>
  (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): Conv2d =>
    new Conv2d(inChannels, outChannels, {
      kernelSize,
      stride,
      padding: (kernelSize - 1) / 2,
      groups,
      bias: false,
      init,
    });
