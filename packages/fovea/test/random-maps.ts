// Random networks of positive weights on small maps, and where the gradient of a unit is not 0.

import type { AxisField } from '../src/analysis/index.ts';
import { receptiveField } from '../src/analysis/index.ts';
import * as nn from '../src/nn/index.ts';
import * as ops from '../src/ops/index.ts';
import { compile, concat, grad, ones, type Tensor, tensor } from '../src/tensor/index.ts';

export class Functional extends nn.Module {
  constructor(readonly compute: (x: Tensor) => Tensor) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return this.compute(x);
  }
}

/** Numbers from a seed. */
export function chance(seed: number): (count: number) => number {
  let state = seed * 7919 + 1;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return ((state >>> 8) % 65536) % count;
  };
}

type Step = (x: Tensor) => Tensor;

export const CHANNELS = 2;
const weight = (height: number, width: number, groups = 1): Tensor =>
  ones([height, width, CHANNELS / groups, CHANNELS]).mul(0.5);

/** A window of any size, stride, spacing, and padding that may differ on each side. */
function randomConv(pick: (count: number) => number): Step {
  const [height, width] = [1 + pick(4), 1 + pick(4)];
  const options = { stride: [1 + pick(2), 1 + pick(3)], dilation: [1 + pick(2), 1 + pick(2)] } as const;
  const groups = 1 + pick(2);
  const pads = [pick(3), pick(3), pick(3), pick(3)];
  return (x) =>
    ops.conv2d(
      x.pad([
        [0, 0],
        [pads[0], pads[1]],
        [pads[2], pads[3]],
        [0, 0],
      ]),
      weight(height, width, groups),
      undefined,
      { ...options, groups },
    );
}

function randomTransposed(pick: (count: number) => number): Step {
  const [stride, padding, dilation] = [1 + pick(3), pick(2), 1 + pick(2)];
  const [height, width] = [1 + pick(4), 2 + pick(3)];
  return (x) => ops.convTranspose2d(x, weight(height, width), undefined, { stride, padding, dilation });
}

const same = (size: number, dilation = 1): Step => {
  const padding = (dilation * (size - 1)) / 2;
  return (x) => ops.conv2d(x, weight(size, size), undefined, { padding, dilation });
};

function randomStep(pick: (count: number) => number): Step {
  const steps: readonly (() => Step)[] = [
    () => randomConv(pick),
    () => randomConv(pick),
    () => randomTransposed(pick),
    () => {
      const [kernelSize, stride] = [2 + pick(2), 1 + pick(2)];
      return (x) => ops.averagePool2d(x, { kernelSize, stride, padding: 1, countIncludePad: pick(2) === 0 });
    },
    // A residual, an inception, a dense block.
    () => {
      const [a, b] = [same(3), same(1 + 2 * pick(2), 1 + pick(3))];
      return (x) => a(b(x)).add(x);
    },
    () => {
      const branches = [same(1), same(3), same(5), same(3, 2)];
      return (x) =>
        ops.conv2d(
          concat(
            branches.map((branch) => branch(x)),
            3,
          ),
          ones([1, 1, 4 * CHANNELS, CHANNELS]).mul(0.1),
        );
    },
    () => {
      const [size, half] = [3 + 2 * pick(2), pick(2)];
      // The halves of the channels see differently.
      return (x) => concat([x, same(size)(x)], 3).slice(3, half, half + CHANNELS);
    },
    () => (x) => ops.interpolate(x, { scaleFactor: 2, mode: 'nearest' }),
    () => (x) => ops.interpolate(x, { scaleFactor: 2, mode: 'bilinear' }),
    () => (x) => ops.interpolate(x, { size: [x.shape[1] + 3, x.shape[2] + 1], mode: 'bilinear' }),
    () => (x) => ops.interpolate(x, { size: [x.shape[1] + 2, x.shape[2]], mode: 'nearest' }),
    () => (x) =>
      ops.pixelShuffle(concat([x, x], 3), 2).pad([
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ]),
    () => (x) => x.flip(1),
    () => (x) => (x.shape[1] > 3 ? x.slice(1, 1, x.shape[1] - 1) : x),
    () => (x) => {
      const [N, H, W, C] = x.shape;
      return ops.linear(x.reshape(N, H * W, C), ones([C, C])).reshape(N, H, W, C);
    },
  ];
  return steps[pick(steps.length)]();
}

/** Some steps; one whose window does not fit the map is left out. */
export function randomModel(seed: number, largest = 40): Functional {
  const pick = chance(seed);
  const steps = Array.from({ length: 1 + pick(4) }, () => randomStep(pick));
  return new Functional((x) =>
    steps.reduce((y, step) => {
      try {
        const next = step(y);
        return Math.max(next.shape[1], next.shape[2]) > largest ? y : next;
      } catch {
        return y;
      }
    }, x),
  );
}

/** First and last row, and column, where the gradient of the unit at (h, w) is not 0; undefined where it is 0 everywhere. */
export async function support(model: Functional, size: readonly [number, number]) {
  const gradient = compile((x: Tensor, seed: Tensor) =>
    ops.withConvAlgorithm('direct', () => grad(model.forward(x).mul(seed).sum(), [x], { allowUnused: true })[0]),
  );
  const x = ones([1, ...size, CHANNELS]);
  return async (shape: readonly number[], h: number, w: number) => {
    const seed = new Float32Array(shape.reduce((a, b) => a * b));
    for (let c = 0; c < shape[3]; c++) seed[(h * shape[2] + w) * shape[3] + c] = 1;
    const values = await (await gradient(x, tensor(seed, shape))).data();
    const seen = [...values.keys()].filter((i) => values[i] !== 0);
    const [rows, columns] = [
      seen.map((i) => Math.floor(i / CHANNELS / size[1])),
      seen.map((i) => Math.floor(i / CHANNELS) % size[1]),
    ];
    const ends = (list: readonly number[]): readonly [number, number] => [Math.min(...list), Math.max(...list)];
    return seen.length === 0 ? undefined : [ends(rows), ends(columns)];
  };
}

interface Compared {
  readonly seed: number;
  readonly unit: readonly number[];
  readonly expected: unknown;
  readonly found: unknown;
}

/** What units of a random network see by the report and by their gradients, along rows and columns. */
export async function comparedFields(seed: number): Promise<Compared[]> {
  const model = randomModel(seed);
  const size = [9 + (seed % 5), 12] as const;
  const { layers } = await receptiveField(model, [1, ...size, CHANNELS]);
  const { axes, outputShape } = layers[0];
  const shape = outputShape as readonly number[];
  const seen = await support(model, size);
  const pick = chance(seed + 1000);
  const compared: Compared[] = [];
  for (let trial = 0; trial < 6; trial++) {
    const unit = [pick(shape[1]), pick(shape[2])];
    const found = await seen(shape, unit[0], unit[1]);
    for (const [i, field] of (axes as readonly AxisField[]).entries()) {
      // Without a list, all units see the same, or some see nothing.
      const expected = field.units?.[unit[i]] ?? (field.wholeImage ? [0, size[i] - 1] : undefined);
      // A unit that sees no row may be listed along the columns.
      if (expected && found) compared.push({ seed, unit, expected, found: found[i] });
    }
  }
  return compared;
}
