// How the kernels of the js backend see memory: typed views of every buffer of a plan, and the checks that refs stay inside them.

import type { EngineArray } from '../../base/dtype.ts';
import { InternalError } from '../../base/errors.ts';
import type { BufferPlan, Ref, View } from '../../compiler/ir.ts';

/** One buffer during a run: the same memory as float32 and as int32. */
export interface BufferViews {
  readonly float32: Float32Array;
  readonly int32: Int32Array;
}

/** A compiled kernel: does its work on the buffers of a run. */
export type KernelRunner = (buffers: readonly BufferViews[]) => void;

/** Position of an iteration index in a strided window. */
export function place(offset: number, strides: readonly number[], index: readonly number[]): number {
  let position = offset;
  for (let d = 0; d < strides.length; d++) position += index[d] * strides[d];
  return position;
}

/** The buffers of a plan as kernels are compiled: element types and sizes. */
export class BufferTable {
  constructor(private readonly plans: readonly BufferPlan[]) {}

  /** Throws unless `elements` elements from `ref` on lie in its buffer. */
  checkDense(kernel: string, ref: Ref, elements: number): void {
    this.checkRange(kernel, ref, elements === 0 ? undefined : [ref.offset, ref.offset + elements - 1]);
  }

  /** Throws unless every element of the window lies in its buffer. */
  checkView(kernel: string, view: View, dims: readonly number[]): void {
    if (view.strides.length !== dims.length)
      throw new InternalError(`${kernel}: ${view.strides.length} strides for ${dims.length} dims`);
    let first = view.offset;
    let last = view.offset;
    for (let d = 0; d < dims.length; d++) {
      const reach = view.strides[d] * (dims[d] - 1);
      if (reach < 0) first += reach;
      else last += reach;
    }
    this.checkRange(kernel, view, dims.includes(0) ? undefined : [first, last]);
  }

  /** The buffer's memory in its own element type. */
  typed(buffers: readonly BufferViews[], ref: Ref): EngineArray {
    return this.isFloat(ref) ? buffers[ref.buffer].float32 : buffers[ref.buffer].int32;
  }

  isFloat(ref: Ref): boolean {
    return this.plans[ref.buffer].dtype === 'float32';
  }

  private checkRange(kernel: string, ref: Ref, range: readonly [number, number] | undefined): void {
    const plan = this.plans[ref.buffer];
    if (!plan)
      throw new InternalError(`${kernel}: there is no buffer ${ref.buffer}; the plan has ${this.plans.length}`);
    if (range && !(range[0] >= 0 && range[1] < plan.elements))
      throw new InternalError(
        `${kernel}: elements ${range[0]} to ${range[1]} of buffer ${ref.buffer} are touched; it has ${plan.elements}`,
      );
  }
}
