// Borders around images as layers, named as in PyTorch; see the function `pad2d`.

import { type Border, pad2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/**
 * A border of the image's own pixels, mirrored at its edge.
 * @shape `[N, H, W, C]` → `[N, top + H + bottom, left + W + right, C]`
 * @example
 * new ReflectionPad2d(1).forward(images).shape; // [2, 34, 34, 3]
 */
export class ReflectionPad2d extends Module {
  constructor(readonly border: Border) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad2d(x, this.border, { mode: 'reflect' });
  }
}

/**
 * A border of the pixels at the edge.
 * @shape `[N, H, W, C]` → `[N, top + H + bottom, left + W + right, C]`
 * @example
 * new ReplicationPad2d([1, 2]).forward(images).shape; // [2, 34, 36, 3]
 */
export class ReplicationPad2d extends Module {
  constructor(readonly border: Border) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad2d(x, this.border, { mode: 'replicate' });
  }
}

/**
 * A border of the pixels of the other side.
 * @shape `[N, H, W, C]` → `[N, top + H + bottom, left + W + right, C]`
 * @example
 * new CircularPad2d(1).forward(images).shape; // [2, 34, 34, 3]
 */
export class CircularPad2d extends Module {
  constructor(readonly border: Border) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad2d(x, this.border, { mode: 'circular' });
  }
}

/**
 * A border of one value.
 * @shape `[N, H, W, C]` → `[N, top + H + bottom, left + W + right, C]`
 * @example
 * new ConstantPad2d([[0, 1], [2, 0]], 0.5).forward(images).shape; // [2, 33, 34, 3]
 */
export class ConstantPad2d extends Module {
  constructor(
    readonly border: Border,
    readonly value: number,
  ) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad2d(x, this.border, { value: this.value });
  }
}

/**
 * A border of zeros.
 * @shape `[N, H, W, C]` → `[N, top + H + bottom, left + W + right, C]`
 * @example
 * new ZeroPad2d(1).forward(images).shape; // [2, 34, 34, 3]
 */
export class ZeroPad2d extends ConstantPad2d {
  constructor(border: Border) {
    super(border, 0);
  }
}
