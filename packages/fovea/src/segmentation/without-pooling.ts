// Backbones without pooling: what averages or picks the largest loses faint traces, so strides take its place.

import { ValueError } from '../base/errors.ts';
import type { ImageModel } from '../models/index.ts';
import { AvgPool2d, Conv2d, MaxPool2d, type Module, mapModule } from '../nn/index.ts';
import { whileHooked } from '../nn/tree.ts';
import type { PoolOptions } from '../ops/index.ts';
import { pair } from '../ops/window.ts';

const OP = 'createSegmentationModel';

/** A convolution of each channel by itself that starts as leaving pixels out: the middle of each window is 1, all else 0. */
function striding({ kernelSize, stride = kernelSize, padding = 0, ceilMode }: PoolOptions, channels: number): Conv2d {
  if (ceilMode)
    throw new ValueError(
      `${OP}: pooling: false cannot replace pooling that rounds sizes up, which the backbone has; take another backbone`,
    );
  const [height, width] = pair(kernelSize, OP);
  const middle = ((height - 1) >> 1) * width + ((width - 1) >> 1);
  return new Conv2d(channels, channels, {
    ...{ kernelSize: [height, width] as const, stride, padding, groups: channels, bias: false },
    init: (shape) =>
      Float32Array.from({ length: shape[0] * height * width }, (_, i) => Number(i % (height * width) === middle)),
  });
}

const strides = ({ kernelSize, stride = kernelSize }: PoolOptions): boolean => Math.max(...pair(stride, OP)) > 1;

const isPool = (module: Module): module is MaxPool2d | AvgPool2d =>
  (module instanceof MaxPool2d || module instanceof AvgPool2d) && strides(module.options);

/**
 * Puts strided convolutions of each channel in the place of windows that pool and stride; global means stay. `run`: a forward pass, which tells the
 * channels.
 * @returns how many there were
 * @throws ValueError for a pool that rounds sizes up, which no convolution does
 */
export function withoutPooling(backbone: ImageModel, run: () => unknown): number {
  const channels = new Map<Module, number>();
  const pools = [...backbone.namedModules()].flatMap(([, module]) => (isPool(module) ? [module] : []));
  whileHooked(
    pools,
    (pool, [x]) => {
      channels.set(pool, x.shape[3]);
    },
    run,
  );
  mapModule(backbone, (module) => {
    const own = channels.get(module);
    return own === undefined ? module : striding((module as MaxPool2d).options, own);
  });
  const replaced = channels.size + backbone.replacePooling(striding);
  if (!backbone.training) backbone.eval();
  return replaced;
}
