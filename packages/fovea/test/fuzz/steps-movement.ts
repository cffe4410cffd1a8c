// Steps of the fuzzer: views, copies, indexing.

import { elementCount, sameShape } from '../../src/base/shape.ts';
import * as build from '../../src/graph/build.ts';
import { concat, stack, type Tensor } from '../../src/tensor/index.ts';
import { nodeOf, tensorOf } from '../../src/tensor/internal.ts';
import type { Kind } from './draw.ts';

const VIEWS: readonly Kind[] = [
  {
    weight: 6,
    draw: (draw) => {
      const a = draw.value(() => true);
      if (!a) return undefined;
      const shape = draw.reshaped(elementCount(a.shape));
      return { inputs: [a.id], text: `$0.reshape(${shape})`, apply: ([x]) => x.reshape(...shape) };
    },
  },
  {
    weight: 6,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length > 1);
      if (!a) return undefined;
      const order = draw.choices.shuffled([...a.shape.keys()]);
      return { inputs: [a.id], text: `$0.transpose(${order})`, apply: ([x]) => x.transpose(...order) };
    },
  },
  {
    weight: 4,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length < 5);
      if (!a) return undefined;
      const shape = a.shape.map((size) => (size === 1 && draw.choices.chance(0.7) ? draw.size() : size));
      if (shape.length < 5 && draw.choices.chance(0.4)) shape.unshift(draw.size());
      if (elementCount(shape) > draw.limit) return undefined;
      return { inputs: [a.id], text: `$0.expand(${shape})`, apply: ([x]) => x.expand(...shape) };
    },
  },
  {
    weight: 6,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length > 0);
      if (!a) return undefined;
      const axis = draw.axis(a);
      const size = a.shape[axis];
      const step = draw.choices.one([1, 1, 1, 2, 3, -1, -1, -2]);
      const [first, last] = [draw.choices.int(0, size), draw.choices.int(0, size)].sort((p, q) => p - q);
      const [start, stop] = step > 0 ? [first, last] : [last - 1, first === 0 ? undefined : first - 1];
      const text = `$0.slice(${axis}, ${start}, ${stop}, ${step})`;
      return { inputs: [a.id], text, apply: ([x]) => x.slice(axis, start, stop, step) };
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length > 0);
      const axis = a ? draw.axis(a) : 0;
      return a && { inputs: [a.id], text: `$0.flip(${axis})`, apply: ([x]) => x.flip(axis) };
    },
  },
];

const COPIES: readonly Kind[] = [
  {
    weight: 4,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length > 0);
      if (!a) return undefined;
      const widths = a.shape.map(
        () =>
          (draw.choices.chance(0.5) ? [draw.choices.int(0, 2), draw.choices.int(0, 3)] : [0, 0]) as [number, number],
      );
      const fill = a.dtype === 'float32' ? draw.choices.one([0, 0, 1.5, -2]) : draw.choices.one([0, 1]);
      if (elementCount(a.shape.map((size, axis) => size + widths[axis][0] + widths[axis][1])) > draw.limit)
        return undefined;
      return {
        inputs: [a.id],
        text: `$0.pad(${JSON.stringify(widths)}, ${fill})`,
        apply: ([x]) => x.pad(widths, fill),
      };
    },
  },
  {
    weight: 4,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length > 0);
      if (!a) return undefined;
      const axis = draw.axis(a);
      const others = draw.choices.int(1, 2);
      const parts = [a];
      for (let i = 0; i < others; i++) {
        const part = draw.value(
          ({ dtype, shape }) =>
            dtype === a.dtype &&
            shape.length === a.shape.length &&
            shape.every((size, k) => k === axis || size === a.shape[k]),
        );
        if (part) parts.push(part);
      }
      if (parts.reduce((sum, { shape }) => sum + elementCount(shape), 0) > draw.limit) return undefined;
      const text = `concat([${parts.map((_, i) => `$${i}`).join(', ')}], ${axis})`;
      return { inputs: parts.map(({ id }) => id), text, apply: (xs) => concat(xs, axis) };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length < 5 && 2 * elementCount(shape) <= draw.limit);
      const b = a && draw.value(({ dtype, shape }) => dtype === a.dtype && sameShape(shape, a.shape));
      if (!a || !b) return undefined;
      const axis = draw.choices.int(0, a.shape.length);
      return { inputs: [a.id, b.id], text: `stack([$0, $1], ${axis})`, apply: (xs) => stack(xs, axis) };
    },
  },
];

const INDEXING: readonly Kind[] = [
  {
    weight: 4,
    draw: (draw) => {
      const a = draw.value(({ shape }) => shape.length > 0);
      const indices = draw.int(({ shape }) => shape.length < 3);
      if (!a || !indices || a.shape.length + indices.shape.length > 6) return undefined;
      const axis = draw.axis(a);
      const shape = [...a.shape.slice(0, axis), ...indices.shape, ...a.shape.slice(axis + 1)];
      if (elementCount(shape) > draw.limit) return undefined;
      return { inputs: [a.id, indices.id], text: `$0.gather($1, ${axis})`, apply: ([x, i]) => x.gather(i, axis) };
    },
  },
  {
    weight: 3,
    draw: (draw) => {
      const indices = draw.int(({ shape }) => shape.length === 1);
      const a = indices && draw.value(({ dtype, shape }) => dtype !== 'bool' && shape.includes(indices.shape[0]));
      if (!a) return undefined;
      const axis = a.shape.indexOf(indices.shape[0]);
      const size = draw.choices.one([1, 2, 4, 6, 11]);
      const apply = ([x, i]: readonly Tensor[]): Tensor => tensorOf(build.scatterAdd(nodeOf(x), nodeOf(i), axis, size));
      return { inputs: [a.id, indices.id], text: `scatterAdd($0, $1, ${axis}, ${size})`, apply };
    },
  },
];

export const MOVEMENT_STEPS: readonly Kind[] = [...VIEWS, ...COPIES, ...INDEXING];
