// What the catalogues of steps choose from: the values made so far, and shapes, axes and numbers to use with them.

import type { DType } from '../../src/base/dtype.ts';
import { broadcastShapes, elementCount, type Shape } from '../../src/base/shape.ts';
import { type Tensor, tensor } from '../../src/tensor/index.ts';
import type { Value } from './program.ts';
import type { Choices } from './random.ts';

export interface Known {
  readonly id: Value;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** A step that could come next. */
export interface Candidate {
  readonly inputs: readonly Value[];
  readonly text: string;
  readonly apply: (inputs: readonly Tensor[]) => Tensor;
}

/** A kind of step: undefined where nothing that there is fits it. */
export interface Kind {
  readonly weight: number;
  readonly draw: (from: Draw) => Candidate | undefined;
}

const SIZES = [1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 7, 8, 9, 13, 16, 17, 24, 33];
const LARGE_SIZES = [1, 2, 3, 5, 16, 31, 64, 67, 100, 130, 257];

/** The values made so far, and random choices among them. */
export class Draw {
  readonly known: Known[] = [];

  constructor(
    readonly choices: Choices,
    /** Most elements of a value. */
    readonly limit: number,
  ) {}

  /** A value, a late one rather than an early one. */
  value(fits: (known: Known) => boolean): Known | undefined {
    const fitting = this.known.filter(fits);
    if (fitting.length === 0) return undefined;
    const last = this.choices.chance(0.6) ? fitting.slice(-4) : fitting;
    return this.choices.one(last);
  }

  float(fits: (known: Known) => boolean = () => true): Known | undefined {
    return this.value((known) => known.dtype === 'float32' && fits(known));
  }

  int(fits: (known: Known) => boolean = () => true): Known | undefined {
    return this.value((known) => known.dtype === 'int32' && fits(known));
  }

  image(): Known | undefined {
    return this.float(({ shape }) => shape.length === 4);
  }

  /** A value of that dtype that broadcasts with the shape to something that is not too large. */
  partner(shape: Shape, dtype: DType): Known | undefined {
    return this.value((known) => {
      const common = known.dtype === dtype ? broadcastShapes(known.shape, shape) : undefined;
      return common !== undefined && elementCount(common) <= this.limit;
    });
  }

  size(): number {
    if (this.choices.chance(0.04)) return 0;
    return this.choices.one(this.limit > 1000 && this.choices.chance(0.5) ? LARGE_SIZES : SIZES);
  }

  /** A shape of not too many elements. */
  shape(rank = this.choices.one([0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5])): number[] {
    const shape: number[] = [];
    let room = this.limit;
    for (let i = 0; i < rank; i++) {
      const size = this.size();
      shape.push(size <= room ? size : 1);
      room /= Math.max(1, shape[i]);
    }
    return this.choices.shuffled(shape);
  }

  axis({ shape }: Known): number {
    return this.choices.int(0, shape.length - 1);
  }

  /** Some axes, ascending; at least one. */
  axes({ shape }: Known): number[] {
    const axes = this.choices.some([...shape.keys()], 0.5);
    return axes.length > 0 ? axes : [this.choices.int(0, shape.length - 1)];
  }

  /** The same number of elements in another shape. */
  reshaped(count: number): number[] {
    if (count === 0) return [...this.shape(this.choices.int(0, 2)), 0];
    const shape: number[] = [];
    for (let rest = count; rest > 1; ) {
      const divisors = Array.from({ length: Math.min(rest, 64) }, (_, i) => i + 1).filter(
        (d) => d > 1 && rest % d === 0,
      );
      const size = divisors.length > 0 && this.choices.chance(0.7) ? this.choices.one(divisors) : rest;
      shape.push(size);
      rest /= size;
    }
    if (shape.length === 0 || this.choices.chance(0.3)) shape.splice(this.choices.int(0, shape.length), 0, 1);
    return shape;
  }

  /** A short number. */
  number(): number {
    return this.choices.one([-2, -1, -0.5, 0, 0.25, 0.5, 1, 1.5, 2, 3, 0.1, -0.3]);
  }
}

/** Weights for a window or a product, made from nothing but their shape: values of any size would soon overflow. */
export function weights(shape: Shape): Tensor {
  const count = elementCount(shape);
  return tensor(
    Float32Array.from({ length: count }, (_, i) => (((i * 7 + 3) % 11) - 5) / 8),
    shape,
  );
}
