// Shape arithmetic shared by shape rules, compiler and backends. Bottom layer: imports nothing.

/** Sizes of the axes; `[]` for a scalar. */
export type Shape = readonly number[];

/** Number of elements: 1 for a scalar, 0 when any axis is empty. */
export function elementCount(shape: Shape): number {
  let count = 1;
  for (const size of shape) count *= size;
  return count;
}

/** Row-major strides in elements. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** `[2, 3]` as people write it in messages. */
export const formatShape = (shape: Shape): string => `[${shape.join(', ')}]`;

/** For a message about images whose channels are not as many as expected: what to do where they come first, as in PyTorch. */
export const channelsFirstHint = (shape: Shape, channels: number): string =>
  shape.length === 4 && shape[1] === channels && shape[3] !== channels
    ? `${formatShape(shape)} looks like [N, C, H, W]: write x.transpose(0, 2, 3, 1)`
    : '';

/** The common shape under NumPy broadcasting, or undefined when there is none. */
export function broadcastShapes(a: Shape, b: Shape): number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const out = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const x = a[a.length - i] ?? 1;
    const y = b[b.length - i] ?? 1;
    if (x !== y && x !== 1 && y !== 1) return undefined;
    out[rank - i] = x === 1 ? y : x;
  }
  return out;
}
