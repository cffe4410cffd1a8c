// Borders around sequences, images and volumes as layers, named as in PyTorch; see the functions `pad1d`, `pad2d` and `pad3d`.

import { type Border, type Border1d, type Border3d, pad1d, pad2d, pad3d } from '../ops/index.ts';
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

/**
 * A border of the sequence's own steps, mirrored at its end.
 * @shape `[N, L, C]` → `[N, before + L + behind, C]`
 * @example
 * new ReflectionPad1d(1).forward(zeros([2, 5, 3])).shape; // [2, 7, 3]
 */
export class ReflectionPad1d extends Module {
  constructor(readonly border: Border1d) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad1d(x, this.border, { mode: 'reflect' });
  }
}

/**
 * A border of the step at the end.
 * @shape `[N, L, C]` → `[N, before + L + behind, C]`
 * @example
 * new ReplicationPad1d(1).forward(zeros([2, 5, 3])).shape; // [2, 7, 3]
 */
export class ReplicationPad1d extends Module {
  constructor(readonly border: Border1d) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad1d(x, this.border, { mode: 'replicate' });
  }
}

/**
 * A border of the steps of the other end.
 * @shape `[N, L, C]` → `[N, before + L + behind, C]`
 * @example
 * new CircularPad1d(1).forward(zeros([2, 5, 3])).shape; // [2, 7, 3]
 */
export class CircularPad1d extends Module {
  constructor(readonly border: Border1d) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad1d(x, this.border, { mode: 'circular' });
  }
}

/**
 * A border of one value.
 * @shape `[N, L, C]` → `[N, before + L + behind, C]`
 * @example
 * new ConstantPad1d(1, 0.5).forward(zeros([2, 5, 3])).shape; // [2, 7, 3]
 */
export class ConstantPad1d extends Module {
  constructor(
    readonly border: Border1d,
    readonly value: number,
  ) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad1d(x, this.border, { value: this.value });
  }
}

/**
 * A border of zeros.
 * @shape `[N, L, C]` → `[N, before + L + behind, C]`
 * @example
 * new ZeroPad1d(1).forward(zeros([2, 5, 3])).shape; // [2, 7, 3]
 */
export class ZeroPad1d extends ConstantPad1d {
  constructor(border: Border1d) {
    super(border, 0);
  }
}

/**
 * A border of the volume's own voxels, mirrored at its edge.
 * @shape `[N, D, H, W, C]` → `[N, front + D + back, top + H + bottom, left + W + right, C]`
 * @example
 * new ReflectionPad3d(1).forward(zeros([1, 4, 5, 6, 2])).shape; // [1, 6, 7, 8, 2]
 */
export class ReflectionPad3d extends Module {
  constructor(readonly border: Border3d) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad3d(x, this.border, { mode: 'reflect' });
  }
}

/**
 * A border of the voxels at the edge.
 * @shape `[N, D, H, W, C]` → `[N, front + D + back, top + H + bottom, left + W + right, C]`
 * @example
 * new ReplicationPad3d(1).forward(zeros([1, 4, 5, 6, 2])).shape; // [1, 6, 7, 8, 2]
 */
export class ReplicationPad3d extends Module {
  constructor(readonly border: Border3d) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad3d(x, this.border, { mode: 'replicate' });
  }
}

/**
 * A border of the voxels of the other side.
 * @shape `[N, D, H, W, C]` → `[N, front + D + back, top + H + bottom, left + W + right, C]`
 * @example
 * new CircularPad3d(1).forward(zeros([1, 4, 5, 6, 2])).shape; // [1, 6, 7, 8, 2]
 */
export class CircularPad3d extends Module {
  constructor(readonly border: Border3d) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad3d(x, this.border, { mode: 'circular' });
  }
}

/**
 * A border of one value.
 * @shape `[N, D, H, W, C]` → `[N, front + D + back, top + H + bottom, left + W + right, C]`
 * @example
 * new ConstantPad3d(1, 0.5).forward(zeros([1, 4, 5, 6, 2])).shape; // [1, 6, 7, 8, 2]
 */
export class ConstantPad3d extends Module {
  constructor(
    readonly border: Border3d,
    readonly value: number,
  ) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return pad3d(x, this.border, { value: this.value });
  }
}

/**
 * A border of zeros.
 * @shape `[N, D, H, W, C]` → `[N, front + D + back, top + H + bottom, left + W + right, C]`
 * @example
 * new ZeroPad3d(1).forward(zeros([1, 4, 5, 6, 2])).shape; // [1, 6, 7, 8, 2]
 */
export class ZeroPad3d extends ConstantPad3d {
  constructor(border: Border3d) {
    super(border, 0);
  }
}
