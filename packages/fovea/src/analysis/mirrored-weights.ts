// A copy of a model whose kernels and positions are their own mirror images: what still tells left from right is where its layers look.

import { elementCount } from '../base/shape.ts';
import { cloneModule } from '../nn/clone.ts';
import type { Module, Parameter } from '../nn/index.ts';
import { tokensBefore } from './token-grid.ts';

/** 0: top and bottom, 1: left and right. */
export type MirrorAxis = 0 | 1;

/** How the values of a parameter lie: `count` cells along the axis that is mirrored, `inner` values apart, from `offset` on within `outer` blocks. */
interface Layout {
  readonly outer: number;
  readonly block: number;
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
}

/** Kernels `[KH, KW, …]`, also in stacks, and what belongs to the cells of a grid; undefined for what lies over no image. */
function layoutOf({ shape, fileLayout, grid }: Parameter): Layout | undefined {
  if (fileLayout === 'conv' || fileLayout === 'experts' || fileLayout === 'flatExperts') {
    const kernel = (fileLayout === 'conv' ? shape : shape.slice(1)).slice(0, -2);
    const [rows, columns] = kernel.length === 1 ? [1, ...kernel] : kernel.slice(-2);
    const inner = elementCount(shape.slice(-2));
    const block = rows * columns * inner;
    return { outer: elementCount(shape) / block, block, offset: 0, rows, columns, inner };
  }
  if (!grid) return undefined;
  const cells = grid[0] * grid[1];
  const exact = shape.indexOf(cells);
  const axis = exact >= 0 ? exact : shape.findIndex((size) => tokensBefore(size, grid) !== undefined);
  if (axis < 0) return undefined;
  const inner = elementCount(shape.slice(axis + 1));
  const offset = (shape[axis] - cells) * inner;
  return {
    outer: elementCount(shape.slice(0, axis)),
    block: shape[axis] * inner,
    offset,
    rows: grid[0],
    columns: grid[1],
    inner,
  };
}

function mirrored(values: Float32Array, layout: Layout, axis: MirrorAxis): Float32Array {
  const { outer, block, offset, rows, columns, inner } = layout;
  const out = Float32Array.from(values);
  for (let o = 0; o < outer; o++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const other = axis === 1 ? row * columns + (columns - 1 - column) : (rows - 1 - row) * columns + column;
        const [at, from] = [row * columns + column, other].map((cell) => o * block + offset + cell * inner);
        for (let i = 0; i < inner; i++) out[at + i] = (values[at + i] + values[from + i]) / 2;
      }
  return out;
}

/** @throws ValueError for a model that cannot be copied */
export async function withMirroredWeights<M extends Module>(op: string, model: M, axis: MirrorAxis): Promise<M> {
  const copy = await cloneModule(model, op);
  for (const parameter of copy.parameters()) {
    const layout = layoutOf(parameter);
    if (layout) parameter.set(mirrored((await parameter.data()) as Float32Array, layout, axis));
  }
  return copy;
}
