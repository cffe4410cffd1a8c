// Samples of every primitive, and the cases that they become: what gradients and every backend are checked with.

import type { DType } from '../../base/dtype.ts';
import type { Shape } from '../../base/shape.ts';
import type { Node } from '../node.ts';
import type { Primitive } from '../primitives.ts';
import { ATTENTION_SAMPLES } from './attention.ts';
import { ELEMENTWISE_SAMPLES } from './elementwise.ts';
import { LAYOUTS, type Layout, type LayoutName, store } from './layouts.ts';
import { MOVEMENT_SAMPLES } from './movement.ts';
import { drawValues, type Sample, type Samples } from './sample.ts';
import { WINDOW_SAMPLES } from './window.ts';

/** A primitive without samples does not compile. */
export const SAMPLES: Samples<Primitive> = {
  ...ELEMENTWISE_SAMPLES,
  ...MOVEMENT_SAMPLES,
  ...WINDOW_SAMPLES,
  ...ATTENTION_SAMPLES,
};

/** Values in memory. */
export interface StoredInput {
  readonly shape: Shape;
  readonly dtype: DType;
  /** Float32 numbers, or whole ones; NaN and the like where the graph does not look. */
  readonly values: Float64Array;
}

/** A sample with its inputs laid out in memory in one way. */
export interface Case {
  readonly name: string;
  readonly layout: LayoutName;
  readonly inputs: readonly StoredInput[];
  /** The graph, from `buffer` nodes for the inputs. */
  readonly build: (...inputs: Node[]) => Node;
  /** Whether finite differences give the derivative. */
  readonly smooth: boolean;
}

/** Every sample of a primitive in every layout that its inputs can have; the dense one first. */
export const casesOf = (primitive: Primitive): Case[] =>
  SAMPLES[primitive].flatMap((sample) =>
    (Object.keys(LAYOUTS) as LayoutName[])
      .filter((layout) => layout === 'dense' || sample.inputs.some(({ shape }) => LAYOUTS[layout].changes(shape)))
      .map((layout) => laidOut(sample, layout)),
  );

function laidOut(sample: Sample, name: LayoutName): Case {
  const layout: Layout = LAYOUTS[name];
  return {
    name: name === 'dense' ? sample.name : `${sample.name}, ${name}`,
    layout: name,
    inputs: sample.inputs.map((input, i) => ({
      shape: layout.stored(input.shape),
      dtype: input.dtype,
      values: store(layout, drawValues(input, i), input.shape, input.dtype),
    })),
    build: (...stored) => sample.build(...stored.map((node, i) => layout.view(node, sample.inputs[i].shape))),
    smooth: sample.smooth ?? true,
  };
}
