// Steps of the fuzzer: products, convolutions, pooling, resizing, attention.

import { elementCount } from '../../src/base/shape.ts';
import * as ops from '../../src/ops/index.ts';
import { grad, type Tensor } from '../../src/tensor/index.ts';
import { type Draw, type Kind, type Known, weights } from './draw.ts';
import { readout } from './program.ts';

/** Multiplications of one step: the reference is computed by obvious loops. */
const workLimit = (draw: Draw): number => 40 * draw.limit;

const PRODUCTS: readonly Kind[] = [
  {
    weight: 4,
    draw: (draw) => {
      const a = draw.float(({ shape }) => shape.length > 1);
      if (!a) return undefined;
      const columns = draw.choices.one([1, 2, 5, 8, 9, 17]);
      const inner = a.shape[a.shape.length - 1];
      if (elementCount(a.shape) * columns > workLimit(draw)) return undefined;
      const text = `$0.matmul(weights([${inner}, ${columns}]))`;
      return { inputs: [a.id], text, apply: ([x]) => x.matmul(weights([inner, columns])) };
    },
  },
  {
    weight: 3,
    draw: (draw) => {
      const a = draw.float(({ shape }) => shape.length > 1);
      const b =
        a && draw.float(({ shape }) => shape.length > 1 && shape[shape.length - 2] === a.shape[a.shape.length - 1]);
      if (
        !a ||
        !b ||
        (a.shape.length > 2 && b.shape.length > 2 && `${a.shape.slice(0, -2)}` !== `${b.shape.slice(0, -2)}`)
      )
        return undefined;
      const columns = b.shape[b.shape.length - 1];
      if (Math.max(elementCount(a.shape) * columns, elementCount(b.shape)) > workLimit(draw) / 4) return undefined;
      return { inputs: [a.id, b.id], text: '$0.matmul($1)', apply: ([x, y]) => x.matmul(y) };
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const a = draw.float(({ shape }) => shape.length > 1 && shape.length < 5);
      if (!a || elementCount(a.shape) * a.shape[a.shape.length - 2] > workLimit(draw)) return undefined;
      const apply = ([x]: readonly Tensor[]): Tensor => {
        const last = [...x.shape.keys()];
        [last[x.rank - 2], last[x.rank - 1]] = [last[x.rank - 1], last[x.rank - 2]];
        return x.matmul(x.transpose(...last));
      };
      return { inputs: [a.id], text: '$0.matmul($0 transposed)', apply };
    },
  },
  {
    weight: 2,
    draw: (draw) => {
      const isCausal = draw.choices.chance(0.5);
      const algorithm = draw.choices.one(['direct', 'blocks'] as const);
      const a = draw.float(({ shape }) => shape.length > 1 && shape.every((size) => size > 0));
      if (!a || elementCount(a.shape) * a.shape[a.shape.length - 2] > workLimit(draw) / 2) return undefined;
      const options = { isCausal, algorithm };
      if (draw.choices.chance(0.4)) {
        const slope = ([x]: readonly Tensor[]): Tensor => {
          const key = weights(a.shape);
          return grad(readout(ops.scaledDotProductAttention(x, key, x, options)), [key])[0];
        };
        const text = `the slope of scaledDotProductAttention($0, key, $0, ${JSON.stringify(options)}) by its key`;
        return { inputs: [a.id], text, apply: slope };
      }
      const text = `scaledDotProductAttention($0, $0.mul(0.5), $0, ${JSON.stringify(options)})`;
      return { inputs: [a.id], text, apply: ([x]) => ops.scaledDotProductAttention(x, x.mul(0.5), x, options) };
    },
  },
];

interface Window {
  readonly kernelSize: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
}

/** A window that fits the image. */
function window(draw: Draw, { shape }: Known, kernels: readonly number[]): Window | undefined {
  const pairOf = (list: readonly number[]): [number, number] =>
    draw.choices.chance(0.7)
      ? (Array(2).fill(draw.choices.one(list)) as [number, number])
      : [draw.choices.one(list), draw.choices.one(list)];
  const kernelSize = pairOf(kernels);
  const dilation = pairOf([1, 1, 1, 1, 2]);
  const stride = pairOf([1, 1, 2, 2, 3]);
  const padding = kernelSize.map((size) => draw.choices.int(0, size >> 1)) as [number, number];
  const fits = [0, 1].every((i) => shape[1 + i] + 2 * padding[i] >= dilation[i] * (kernelSize[i] - 1) + 1);
  return fits ? { kernelSize, dilation, stride, padding } : undefined;
}

const CONVOLUTIONS: readonly Kind[] = [
  {
    weight: 6,
    draw: (draw) => {
      const a = draw.image();
      const channels = a?.shape[3] ?? 0;
      const win = a && channels > 0 ? window(draw, a, [1, 1, 2, 3, 3, 3, 5, 7]) : undefined;
      if (!a || !win) return undefined;
      const groups = draw.choices.one([1, 1, 1, channels, channels % 2 === 0 ? 2 : 1]);
      const outChannels = groups * draw.choices.one(groups === 1 ? [1, 3, 4, 8, 9, 17] : [1, 1, 2]);
      const { kernelSize, ...options } = win;
      const shape = [...kernelSize, channels / groups, outChannels];
      const count = elementCount(shape);
      if ((elementCount(a.shape) / channels) * count > workLimit(draw)) return undefined;
      const settings = { ...options, groups, algorithm: 'direct' } as const;
      const own = draw.choices.chance(0.4) ? draw.float((known) => elementCount(known.shape) >= count) : undefined;
      const weight = own ? `$1.reshape(-1).slice(0, 0, ${count}).reshape(${shape})` : `weights([${shape}])`;
      const apply = ([x, from]: readonly Tensor[]): Tensor => {
        const w = from
          ? from
              .reshape(from.size)
              .slice(0, 0, count)
              .reshape(...shape)
          : weights(shape);
        return ops.conv2d(x, w, undefined, settings);
      };
      const inputs = own ? [a.id, own.id] : [a.id];
      if (!own && draw.choices.chance(0.3)) {
        const slope = ([x]: readonly Tensor[]): Tensor => {
          const w = weights(shape);
          return grad(readout(ops.conv2d(x, w, undefined, settings)), [w])[0];
        };
        return {
          inputs,
          text: `slope of readout(conv2d($0, w: [${shape}], …, ${JSON.stringify(settings)})) in w`,
          apply: slope,
        };
      }
      return { inputs, text: `conv2d($0, ${weight}, undefined, ${JSON.stringify(settings)})`, apply };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.image();
      const channels = a?.shape[3] ?? 0;
      if (!a || channels === 0) return undefined;
      const kernelSize = draw.choices.one([2, 3, 4]);
      const stride = draw.choices.one([1, 2]);
      const out = draw.choices.one([1, 3, 8]);
      const shape = [kernelSize, kernelSize, out, channels];
      if ((elementCount(a.shape) / channels) * elementCount(shape) > workLimit(draw)) return undefined;
      const text = `convTranspose2d($0, weights([${shape}]), undefined, { stride: ${stride} })`;
      return { inputs: [a.id], text, apply: ([x]) => ops.convTranspose2d(x, weights(shape), undefined, { stride }) };
    },
  },
];

const POOLS: readonly Kind[] = [
  {
    weight: 4,
    draw: (draw) => {
      const a = draw.image();
      const win = a && window(draw, a, [1, 2, 2, 3, 3, 4]);
      if (!win) return undefined;
      const what = draw.choices.one(['values', 'indices', 'unpooled', 'slope of unpooling'] as const);
      const { dilation, ...plain } = win;
      const apply = ([x]: readonly Tensor[]): Tensor => {
        if (what === 'values' || what === 'indices') return ops.maxPool2dWithIndices(x, win)[what];
        const { values, indices } = ops.maxPool2dWithIndices(x, plain);
        const unpooled = ops.maxUnpool2d(values, indices, { ...plain, outputSize: [x.shape[1], x.shape[2]] });
        return what === 'unpooled' ? unpooled : grad(readout(unpooled.square()), [values])[0];
      };
      return { inputs: [a.id], text: `maxPool2d($0, ${JSON.stringify(win)}).${what}`, apply };
    },
  },
  {
    weight: 3,
    draw: (draw) => {
      const a = draw.image();
      const win = a && window(draw, a, [1, 2, 2, 3, 3, 4]);
      if (!win) return undefined;
      const { dilation: _, ...plain } = win;
      const options = { ...plain, countIncludePad: draw.choices.chance(0.5) };
      return {
        inputs: [a.id],
        text: `averagePool2d($0, ${JSON.stringify(options)})`,
        apply: ([x]) => ops.averagePool2d(x, options),
      };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.image();
      if (!a || a.shape.some((size) => size === 0) || 4 * elementCount(a.shape) > draw.limit) return undefined;
      const mode = draw.choices.one(['nearest', 'bilinear', 'bicubic'] as const);
      const options = { mode, scaleFactor: draw.choices.one([2, 1.5]) };
      return {
        inputs: [a.id],
        text: `interpolate($0, ${JSON.stringify(options)})`,
        apply: ([x]) => ops.interpolate(x, options),
      };
    },
  },
  {
    weight: 1,
    draw: (draw) => {
      const a = draw.float(({ shape }) => shape.length === 4 && shape[3] % 4 === 0);
      return a && { inputs: [a.id], text: 'pixelShuffle($0, 2)', apply: ([x]) => ops.pixelShuffle(x, 2) };
    },
  },
];

export const WINDOW_STEPS: readonly Kind[] = [...PRODUCTS, ...CONVOLUTIONS, ...POOLS];
