// Where the elements of views lie: worked out by hand, and for reshapes by counting through every position.

import { describe, expect, test } from 'vitest';
import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';
import {
  dot,
  expandMap,
  type IndexMap,
  identityMap,
  isSplit,
  reshapeMap,
  sliceMap,
  transposeMap,
} from './index-map.ts';

const wholeAxes = (shape: Shape): IndexMap =>
  identityMap(
    shape.map((_, axis) => [axis]),
    shape,
  );

/** The flat element of a dense node for every position of the dims, in order. */
function elements(map: IndexMap, shape: Shape, dims: Shape): number[] {
  const { offset, coefficients } = dot(map, contiguousStrides(shape), dims.length);
  return Array.from({ length: elementCount(dims) }, (_, flat) => {
    let rest = flat;
    let element = offset;
    for (let d = dims.length - 1; d >= 0; d--) {
      element += (rest % dims[d]) * coefficients[d];
      rest = Math.floor(rest / dims[d]);
    }
    return element;
  });
}

const upTo = (count: number): number[] => [...Array(count).keys()];

test('an axis that was split into dims keeps its elements', () => {
  expect(elements(identityMap([[0], [1, 2]], [2, 3, 4]), [2, 12], [2, 3, 4])).toEqual(upTo(24));
});

test('a transpose walks columns', () => {
  expect(elements(transposeMap(wholeAxes([3, 2]), [1, 0]), [2, 3], [3, 2])).toEqual([0, 3, 1, 4, 2, 5]);
});

test('an expanded axis stays where it is', () => {
  expect(elements(expandMap(wholeAxes([2, 3]), [2, 1], [2, 3]), [2, 1], [2, 3])).toEqual([0, 0, 0, 1, 1, 1]);
});

test('a slice begins at its start, and steps backwards where it has to', () => {
  expect(elements(sliceMap(wholeAxes([2, 2]), [0, 3], [1, -2]), [2, 4], [2, 2])).toEqual([3, 1, 7, 5]);
});

describe('reshapes', () => {
  test.each([
    [[6], [2, 3]],
    [
      [2, 3, 4],
      [6, 4],
    ],
    [
      [6, 4],
      [2, 3, 4],
    ],
    [
      [1, 6, 1],
      [3, 2],
    ],
    [[4, 1], [4]],
    [[], [1, 1]],
  ] as const)('from %j to %j keep the order of elements', (input, shape) => {
    // Over dims that are fine enough for both: each split that is asked for is made.
    const sizes = shape.map((size): number[] => [size]);
    for (;;) {
      const dims = sizes.flat();
      let next = 0;
      const map = identityMap(
        sizes.map((part) => part.map(() => next++)),
        dims,
      );
      const through = reshapeMap(map, shape, input, dims);
      if (!through) throw new Error('no affine form');
      if (!isSplit(through)) {
        expect(elements(through, input, dims)).toEqual(upTo(elementCount(input)));
        return;
      }
      const axis = sizes.findIndex((_, a) => sizes.slice(0, a + 1).flat().length > through.dim);
      const at = through.dim - sizes.slice(0, axis).flat().length;
      sizes[axis].splice(at, 1, sizes[axis][at] / through.inner, through.inner);
    }
  });

  test('ask for the dim that runs over a boundary to be split there', () => {
    expect(reshapeMap(wholeAxes([6]), [6], [2, 3], [6])).toEqual({ dim: 0, inner: 3 });
  });

  test('have no answer where windows of elements run over a boundary', () => {
    // Elements 1, 2, 3, 4 of six, seen as [2, 3]: rows and columns both change after two steps, and no dim divides there.
    const map = sliceMap(wholeAxes([4]), [1], [1]);
    expect(reshapeMap(map, [6], [2, 3], [4])).toBeUndefined();
  });
});
