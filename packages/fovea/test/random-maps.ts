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

const toChannels = (x: Tensor): Tensor => ops.conv2d(x, ones([1, 1, x.shape[3], CHANNELS]).mul(0.3));

function randomResize(pick: (count: number) => number): Step {
  const [mode, alignCorners, antialias, times] = [pick(5), pick(2) === 0, pick(2) === 0, 1 + pick(2)];
  const [height, width] = [pick(9) - 4, pick(9) - 4];
  return (x) => {
    const size = [Math.max(1, x.shape[1] + height), Math.max(1, x.shape[2] + width)] as const;
    const scale = times === 2 ? { scaleFactor: 2 } : { size };
    if (mode === 0) return ops.interpolate(x, { ...scale, mode: 'nearest' });
    if (mode === 1) return ops.interpolate(x, { scaleFactor: [1.7, 0.6], mode: 'nearestExact' });
    if (mode === 2) return ops.interpolate(x, { ...scale, mode: 'area' });
    return ops.interpolate(x, { ...scale, mode: mode === 3 ? 'bilinear' : 'bicubic', alignCorners, antialias });
  };
}

/** Borders of zeros or of the map's own pixels. */
function randomBorder(pick: (count: number) => number): Step {
  const mode = (['zeros', 'reflect', 'replicate', 'circular'] as const)[pick(4)];
  const border = [[pick(3), pick(4)] as const, [pick(4), pick(3)] as const] as const;
  return (x) => ops.pad2d(x, border, { mode });
}

/** Pixels at other places: mirrored, rolled, left out, dealt out to channels and put together again. */
function randomOrder(pick: (count: number) => number): Step {
  const [axis, by, start] = [1 + pick(2), 1 + pick(4), pick(2)];
  const steps: readonly Step[] = [
    (x) => x.flip(axis),
    (x) => x.add(x.flip(axis)),
    (x) => x.roll(by, axis),
    (x) => same(3)(x.roll(-by, axis)).roll(by, axis),
    (x) => x.slice(axis, start, x.shape[axis] - 1),
    (x) => x.slice(axis, start, x.shape[axis], 2),
    // The stem of YOLOv5, and the same by its own name.
    (x) => {
      const quarter = (row: number, column: number): Tensor =>
        x
          .slice(1, row, row + 2 * Math.floor(x.shape[1] / 2), 2)
          .slice(2, column, column + 2 * Math.floor(x.shape[2] / 2), 2);
      return toChannels(concat([quarter(0, 0), quarter(0, 1), quarter(1, 0), quarter(1, 1)], 3));
    },
    (x) => toChannels(ops.pixelUnshuffle(x.slice(1, 0, x.shape[1] & ~1).slice(2, 0, x.shape[2] & ~1), 2)),
    // Two maps one below the other, that see differently.
    (x) => concat([x, same(3)(x)], axis),
  ];
  return steps[pick(steps.length)];
}

/** What `adaptiveMaxPool2d` takes the maxima of, with means in their place: a gradient reaches the largest pixel alone. */
function regions(x: Tensor, [height, width]: readonly [number, number]): Tensor {
  const lines = (size: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => Math.floor((i * size) / count));
  return ops
    .averagePool2d(x.gather(tensor(Int32Array.from(lines(x.shape[1], height))), 1), { kernelSize: 1 })
    .gather(tensor(Int32Array.from(lines(x.shape[2], width))), 2);
}

/** Attention within windows, shifted or not, with a mask that keeps apart what the shift has brought together, or of other pairs. */
function randomAttention(pick: (count: number) => number): Step {
  const [window, shift, kind] = [2 + pick(2), pick(2), pick(3)];
  return (x) => {
    const [N, H, W, C] = [
      x.shape[0],
      x.shape[1] - (x.shape[1] % window),
      x.shape[2] - (x.shape[2] % window),
      x.shape[3],
    ];
    const [down, across, tokens] = [H / window, W / window, window * window];
    const cut = x.slice(1, 0, H).slice(2, 0, W).roll(-shift, 1).roll(-shift, 2);
    const windows = cut
      .reshape(N, down, window, across, window, C)
      .transpose(0, 1, 3, 2, 4, 5)
      .reshape(N, down * across, tokens, C);
    const mask = new Float32Array(down * across * tokens * tokens);
    for (let i = 0; i < mask.length; i++) {
      const [place, query, key] = [Math.floor(i / tokens ** 2), Math.floor(i / tokens) % tokens, i % tokens];
      const isLast = (token: number): boolean =>
        (Math.floor(place / across) === down - 1 && Math.floor(token / window) >= window - shift) ||
        (place % across === across - 1 && token % window >= window - shift);
      const apart = kind === 0 ? isLast(query) !== isLast(key) : kind === 1 ? key > query : false;
      mask[i] = apart ? (shift ? -1000 : Number.NEGATIVE_INFINITY) : 0;
    }
    return (
      ops
        // Scores that differ little: weights of a softmax that is sure of itself are 0 in float32.
        .scaledDotProductAttention(windows.mul(1e-6), windows.mul(1e-6), windows, {
          mask: tensor(mask, [down * across, tokens, tokens]),
        })
        .reshape(N, down, across, window, window, C)
        .transpose(0, 1, 3, 2, 4, 5)
        .reshape(N, H, W, C)
        .roll(shift, 1)
        .roll(shift, 2)
    );
  };
}

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
    () => randomResize(pick),
    () => randomResize(pick),
    () => randomBorder(pick),
    () => randomOrder(pick),
    () => randomOrder(pick),
    () => {
      const [size, isMaximum] = [[1 + pick(5), 2 + pick(5)] as const, pick(2) === 0];
      return (x) => (isMaximum ? regions(x, size) : ops.adaptiveAveragePool2d(x, size));
    },
    () => randomAttention(pick),
    () => (x) =>
      ops.pixelShuffle(concat([x, x], 3), 2).pad([
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ]),
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

type Ends = readonly [first: number, last: number];

/** Units whose gradients are computed together. */
const TOGETHER = 128;

/** Of each unit of the output, row by row: first and last row, and column, where its gradient is not 0; undefined where it is 0 everywhere. */
export async function supports(
  model: Functional,
  [H, W]: readonly [number, number],
  [, rows, columns, channels]: readonly number[],
): Promise<(readonly [Ends, Ends] | undefined)[]> {
  const gradient = compile((x: Tensor, seeds: Tensor) =>
    ops.withConvAlgorithm('direct', () => grad(model.forward(x).mul(seeds).sum(), [x], { allowUnused: true })[0]),
  );
  // Pixels that differ: of equal ones, attention would not care.
  const image = Float32Array.from({ length: H * W * CHANNELS }, (_, i) => 1 + ((i * 37) % 101) / 101);
  const images = new Float32Array(TOGETHER * image.length).map((_, i) => image[i % image.length]);
  const x = tensor(images, [TOGETHER, H, W, CHANNELS]);
  const found: (readonly [Ends, Ends] | undefined)[] = [];
  for (let first = 0; first < rows * columns; first += TOGETHER) {
    const seeds = new Float32Array(TOGETHER * rows * columns * channels);
    const count = Math.min(TOGETHER, rows * columns - first);
    for (let n = 0; n < count; n++) {
      const at = (n * rows * columns + first + n) * channels;
      // Channels that count differently do not cancel each other.
      for (let c = 0; c < channels; c++) seeds[at + c] = 1 + 0.3 * c;
    }
    const values = await (await gradient(x, tensor(seeds, [TOGETHER, rows, columns, channels]))).data();
    for (let n = 0; n < count; n++) found.push(endsOf(values.subarray(n * image.length, (n + 1) * image.length), W));
  }
  return found;
}

function endsOf(values: ArrayLike<number>, width: number): readonly [Ends, Ends] | undefined {
  const seen = Array.from(values).flatMap((value, i) => (value === 0 ? [] : Math.floor(i / CHANNELS)));
  if (seen.length === 0) return undefined;
  const ends = (list: readonly number[]): Ends => [Math.min(...list), Math.max(...list)];
  return [ends(seen.map((at) => Math.floor(at / width))), ends(seen.map((at) => at % width))];
}

/** What is compared of a unit along an axis: its ends; null for a unit that sees nothing; 'differ' where units of one row, or column, see other rows, or columns. */
type Told = Ends | null | 'differ' | 'agree';

interface Compared {
  readonly seed: number;
  readonly unit: readonly number[];
  readonly expected: readonly Told[];
  readonly found: readonly Told[];
}

/** What every unit of a random network sees by the report and by its gradients, along rows and columns. */
export async function comparedFields(seed: number): Promise<Compared[]> {
  const model = randomModel(seed);
  const size = [9 + (seed % 5), 12] as const;
  const { layers } = await receptiveField(model, [1, ...size, CHANNELS]);
  const { outputShape } = layers[0];
  const axes = layers[0].axes as readonly AxisField[];
  const shape = outputShape as readonly number[];
  const seen = await supports(model, size, shape);
  const units = seen.map((_, i) => [Math.floor(i / shape[2]), i % shape[2]] as const);
  /** Whether two units of one row see other rows, or two of one column other columns: then there is no list of either. */
  const differ = [0, 1].map((axis) => {
    const of = new Map<number, Set<string>>();
    for (const [i, unit] of units.entries()) {
      const own = of.get(unit[axis]) ?? new Set();
      if (seen[i]) own.add(String(seen[i][axis]));
      of.set(unit[axis], own);
    }
    return [...of.values()].some((ends) => ends.size > 1);
  });
  return units.map((unit, i) => {
    const lists = axes.map(({ units: list, wholeImage }, axis) => {
      if (wholeImage) return [0, size[axis] - 1] as const;
      return list ? list[unit[axis]] : ('differ' as const);
    });
    // What sees no row sees no column.
    const isBlind = lists.includes(null);
    const expected = lists.map((told) => (isBlind && told !== 'differ' ? null : told));
    const found = [0, 1].map((axis) => {
      if (expected[axis] === 'differ') return differ[axis] ? 'differ' : 'agree';
      // Where the other axis has no list that says which units see nothing, those beside it tell.
      const beside = expected.includes('differ')
        ? seen.find((own, j) => own && units[j][axis] === unit[axis])
        : undefined;
      return (seen[i] ?? beside)?.[axis] ?? null;
    });
    return { seed, unit, expected, found };
  });
}
