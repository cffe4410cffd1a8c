// Samples of reductions, movement and indexing.

import type { Shape } from '../../base/shape.ts';
import * as build from '../build.ts';
import type { Node } from '../node.ts';
import { distinct, exactly, flags, integers, type Sample, type SampleInput, type Samples, uniform } from './sample.ts';

/** A sample with one float input. */
const of = (name: string, shape: Shape, make: (x: Node) => Node): Sample => ({
  name,
  inputs: [uniform(shape)],
  build: make,
});

const AXES: readonly (readonly [Shape, readonly number[]])[] = [
  [[2, 3, 5], [0]],
  [[2, 3, 5], [1]],
  [[2, 3, 5], [2]],
  [
    [2, 3, 5],
    [0, 2],
  ],
  [
    [2, 3, 5],
    [0, 1, 2],
  ],
  [[4, 1, 3], [1]],
  [[130], [0]],
  [[67, 9], [0]],
  [[3, 131], [1]],
  [[0, 3], [1]],
];

const overAxes = (make: (x: Node, axes: readonly number[]) => Node, input: (shape: Shape) => SampleInput): Sample[] =>
  AXES.map(([shape, axes]) => ({
    name: `${input(shape).dtype} [${shape}] over [${axes}]`,
    inputs: [input(shape)],
    build: (x) => make(x, axes),
  }));

const TIES = [1, 3, 3, 2];
const WITH_NAN = [1, Number.NaN, 3, Number.NEGATIVE_INFINITY];
const unusual = (name: string, values: readonly number[], make: (x: Node) => Node): Sample => ({
  name,
  inputs: [exactly([3, 4], values)],
  build: make,
  smooth: false,
});

const REDUCTIONS: Samples<'sum' | 'reduceMax' | 'argmax'> = {
  sum: [
    ...overAxes(build.sum, uniform),
    ...overAxes(build.sum, (shape) => integers(shape)),
    of('over an empty axis', [3, 0], (x) => build.sum(x, [1])),
    of('of a repeated value', [4, 1], (x) => build.sum(build.expandTo(x, [4, 6]), [0, 1])),
    unusual('with NaN', WITH_NAN, (x) => build.sum(x, [1])),
  ],
  reduceMax: [
    ...overAxes(build.reduceMax, distinct),
    ...overAxes(build.reduceMax, (shape) => integers(shape)),
    unusual('with ties', TIES, (x) => build.reduceMax(x, [1])),
    unusual('with NaN', WITH_NAN, (x) => build.reduceMax(x, [1])),
    unusual('all −∞', [Number.NEGATIVE_INFINITY], (x) => build.reduceMax(x, [0])),
  ],
  argmax: [
    ...[0, 1, 2].map(
      (axis): Sample => ({ name: `axis ${axis}`, inputs: [distinct([3, 4, 5])], build: (x) => build.argmax(x, axis) }),
    ),
    { name: 'int32 with ties', inputs: [integers([6, 9], 0, 2)], build: (x) => build.argmax(x, 1) },
    { name: 'one element', inputs: [distinct([4, 1])], build: (x) => build.argmax(x, 1) },
    { name: 'empty', inputs: [distinct([0, 3])], build: (x) => build.argmax(x, 1) },
    unusual('with ties', TIES, (x) => build.argmax(x, 1)),
    unusual('with NaN', WITH_NAN, (x) => build.argmax(x, 1)),
    unusual('all −∞', [Number.NEGATIVE_INFINITY], (x) => build.argmax(x, 0)),
  ],
};

const VIEWS: Samples<'reshape' | 'transpose' | 'expand' | 'slice'> = {
  reshape: [
    of('split', [6, 4], (x) => build.reshape(x, [2, 3, 4])),
    of('merge', [2, 3, 4], (x) => build.reshape(x, [6, 4])),
    of('across axes', [4, 6], (x) => build.reshape(x, [3, 8])),
    of('to a scalar', [1, 1], (x) => build.reshape(x, [])),
    of('empty', [0, 3], (x) => build.reshape(x, [5, 0])),
    of('after a transpose', [2, 3, 4], (x) => build.reshape(build.transpose(x, [2, 0, 1]), [8, 3])),
    { name: 'int32', inputs: [integers([2, 6])], build: (x) => build.reshape(x, [3, 4]) },
  ],
  transpose: [
    of('matrix', [3, 5], (x) => build.transpose(x, [1, 0])),
    of('rotation', [2, 3, 4], (x) => build.transpose(x, [1, 2, 0])),
    of('heads', [2, 3, 4, 5], (x) => build.transpose(x, [0, 2, 1, 3])),
    of('around an axis of size 1', [2, 1, 4], (x) => build.transpose(x, [1, 2, 0])),
    of('empty', [0, 3], (x) => build.transpose(x, [1, 0])),
    { name: 'bool', inputs: [flags([3, 4])], build: (x) => build.transpose(x, [1, 0]) },
  ],
  expand: [
    of('rows', [1, 4], (x) => build.expandTo(x, [3, 4])),
    of('columns', [3, 1], (x) => build.expandTo(x, [3, 4])),
    of('middle and new axes', [2, 1, 3], (x) => build.expandTo(x, [5, 2, 4, 3])),
    of('a scalar', [], (x) => build.expandTo(x, [2, 3])),
    of('to an empty axis', [1, 3], (x) => build.expandTo(x, [0, 3])),
    { name: 'int32', inputs: [integers([1, 3])], build: (x) => build.expandTo(x, [2, 3]) },
  ],
  slice: [
    of('part', [5, 6], (x) => build.slice(x, [1, 2], [3, 4], [1, 1])),
    of('with a step', [7, 9], (x) => build.slice(x, [1, 0], [3, 3], [2, 4])),
    of('backwards', [5, 6], (x) => build.flip(x, [1])),
    of('backwards with a step', [9, 8], (x) => build.slice(x, [7, 7], [3, 4], [-3, -2])),
    of('one element', [4, 5], (x) => build.slice(x, [3, 2], [1, 1], [5, -5])),
    of('nothing', [4, 5], (x) => build.slice(x, [2, 0], [0, 5], [1, 1])),
    of('of a slice', [12], (x) => build.slice(build.slice(x, [10], [5], [-2]), [1], [2], [2])),
    { name: 'int32', inputs: [integers([6])], build: (x) => build.flip(x, [0]) },
  ],
};

const COPIES: Samples<'pad' | 'concat'> = {
  pad: [
    of('around', [2, 3], (x) => build.pad(x, [1, 2], [3, 1])),
    of('one side', [4, 5], (x) => build.pad(x, [0, 3], [0, 0], -1.5)),
    of('with −∞', [2, 2], (x) => build.exp(build.pad(x, [1, 1], [1, 1], Number.NEGATIVE_INFINITY))),
    of('an empty axis', [0, 2], (x) => build.pad(x, [2, 0], [1, 1], 3)),
    of('an expression', [3, 4], (x) => build.pad(build.transpose(build.mul(x, x), [1, 0]), [1, 0], [0, 2])),
    { name: 'int32', inputs: [integers([3])], build: (x) => build.pad(x, [1], [1], 9) },
  ],
  concat: [
    { name: 'rows', inputs: [uniform([2, 3]), uniform([1, 3]), uniform([4, 3])], build: (...x) => build.concat(x, 0) },
    { name: 'columns', inputs: [uniform([3, 2]), uniform([3, 5])], build: (...x) => build.concat(x, 1) },
    { name: 'with itself', inputs: [uniform([2, 3])], build: (x) => build.concat([x, build.exp(x), x], 1) },
    { name: 'with nothing', inputs: [uniform([2, 0]), uniform([2, 3])], build: (...x) => build.concat(x, 1) },
    { name: 'bool', inputs: [flags([2]), flags([3])], build: (...x) => build.concat(x, 0) },
  ],
};

const indices = (shape: Shape, size: number): SampleInput => integers(shape, 0, size - 1);

const INDEXING: Samples<'gather' | 'scatterAdd'> = {
  gather: [
    { name: 'rows', inputs: [uniform([5, 3]), indices([4], 5)], build: (x, i) => build.gather(x, i, 0) },
    { name: 'middle axis', inputs: [uniform([2, 5, 3]), indices([7], 5)], build: (x, i) => build.gather(x, i, 1) },
    {
      name: 'a table of indices',
      inputs: [uniform([5, 3]), indices([2, 4], 5)],
      build: (x, i) => build.gather(x, i, 1),
    },
    { name: 'one index', inputs: [uniform([5, 3]), indices([], 5)], build: (x, i) => build.gather(x, i, 0) },
    { name: 'no index', inputs: [uniform([5, 3]), indices([0], 5)], build: (x, i) => build.gather(x, i, 0) },
    {
      name: 'outside',
      inputs: [uniform([4, 3]), exactly([5], [-1, 4, 2, 2 ** 30, 0], 'int32')],
      build: (x, i) => build.gather(x, i, 0),
    },
    { name: 'int32', inputs: [integers([5, 2]), indices([3], 5)], build: (x, i) => build.gather(x, i, 0) },
  ],
  scatterAdd: [
    { name: 'rows', inputs: [uniform([6, 3]), indices([6], 4)], build: (x, i) => build.scatterAdd(x, i, 0, 4) },
    {
      name: 'middle axis',
      inputs: [uniform([2, 5, 3]), indices([5], 3)],
      build: (x, i) => build.scatterAdd(x, i, 1, 3),
    },
    { name: 'last axis', inputs: [uniform([3, 70]), indices([70], 9)], build: (x, i) => build.scatterAdd(x, i, 1, 9) },
    { name: 'nothing', inputs: [uniform([0, 3]), indices([0], 4)], build: (x, i) => build.scatterAdd(x, i, 0, 4) },
    {
      name: 'outside',
      inputs: [uniform([4, 2]), exactly([4], [-1, 3, 1, 1], 'int32')],
      build: (x, i) => build.scatterAdd(x, i, 0, 3),
    },
    { name: 'int32', inputs: [integers([4]), indices([4], 2)], build: (x, i) => build.scatterAdd(x, i, 0, 2) },
  ],
};

export const MOVEMENT_SAMPLES = { ...REDUCTIONS, ...VIEWS, ...COPIES, ...INDEXING };
