// Layers that hold layers, or only reshape what passes.

import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/** A module from one tensor to one tensor: what a Sequential holds. */
export interface Layer extends Module {
  /** What the layer makes of one tensor. */
  forward(x: Tensor): Tensor;
}

/**
 * x itself.
 * @shape any → the same
 * @example
 * await new Identity().forward(tensor([1, 2])).data(); // [1, 2]
 */
export class Identity extends Module {
  override forward(x: Tensor): Tensor {
    return x;
  }
}

/**
 * Layers one after the other; their names are '0', '1', … as in PyTorch.
 * @shape what the first layer takes → what the last one gives
 * @example
 * const head = new Sequential(new GlobalAvgPool2d(), new Linear(8, 10));
 * head.forward(zeros([2, 7, 7, 8])).shape; // [2, 10]
 */
export class Sequential extends Module {
  readonly layers: readonly Layer[];

  constructor(...layers: readonly Layer[]) {
    super();
    this.layers = layers;
  }

  override *children(): Generator<[string, Module]> {
    for (const [i, layer] of this.layers.entries()) yield [String(i), layer];
  }

  override forward(x: Tensor): Tensor {
    return this.layers.reduce<Tensor>((value, layer) => layer.forward(value), x);
  }
}

/** Options of `Flatten`. */
export interface FlattenOptions {
  /** Order of an image's values: 'channelsFirst' (the default) is PyTorch's, for weights from there; 'channelsLast' costs nothing. */
  readonly order?: 'channelsFirst' | 'channelsLast';
}

/**
 * All axes but the first as one.
 * @shape `[N, …]` → `[N, features]`
 * @example
 * new Flatten().forward(zeros([2, 4, 4, 8])).shape; // [2, 128]
 */
export class Flatten extends Module {
  private readonly order: 'channelsFirst' | 'channelsLast';

  constructor(options: FlattenOptions = {}) {
    super();
    requireOptions('Flatten', options, ['order']);
    const { order = 'channelsFirst' } = options;
    requireOneOf('Flatten', 'order', order, ['channelsFirst', 'channelsLast']);
    this.order = order;
  }

  override forward(x: Tensor): Tensor {
    const image = x.rank === 4 && this.order === 'channelsFirst';
    return (image ? x.transpose(0, 3, 1, 2) : x).reshape(x.shape[0], x.size / Math.max(1, x.shape[0]));
  }
}
