// Map kernels of the js backend: evaluate the body at every index, then store.

import type { MapKernel } from '../../compiler/ir.ts';
import { BodyInterpreter } from './body.ts';
import { type BufferTable, type KernelRunner, place } from './buffers.ts';

/** Calls `visit` for every index over `dims`, the last of `axes` fastest; `index` is changed in place on those axes only. */
export function forEachIndex(
  dims: readonly number[],
  axes: readonly number[],
  index: number[],
  visit: () => void,
  depth = 0,
): void {
  if (depth === axes.length) {
    visit();
    return;
  }
  const axis = axes[depth];
  for (let i = 0; i < dims[axis]; i++) {
    index[axis] = i;
    forEachIndex(dims, axes, index, visit, depth + 1);
  }
}

export function compileMap(kernel: MapKernel, table: BufferTable): KernelRunner {
  const { dims, loads, stores } = kernel;
  for (const view of [...loads, ...stores.map((store) => store.view)]) table.checkView('map', view, dims);
  const body = new BodyInterpreter(kernel.body, loads);
  const axes = dims.map((_, axis) => axis);
  return (buffers) => {
    body.bind(buffers);
    const targets = stores.map(({ view }) => table.typed(buffers, view));
    const index = dims.map(() => 0);
    forEachIndex(dims, axes, index, () => {
      body.evaluate(index);
      for (let s = 0; s < stores.length; s++) {
        const { view, value } = stores[s];
        targets[s][place(view.offset, view.strides, index)] = body.values[value];
      }
    });
  };
}
