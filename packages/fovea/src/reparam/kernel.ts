// The algebra of fusion: chains and sums of convolutions, norms and average poolings as one kernel, in float64.

import { ValueError } from '../base/errors.ts';

/** A linear map of images: a correlation with `weight` at a stride that its users know, plus `bias`. */
export interface ConvKernel {
  /** `[height, width, inChannels / groups, outChannels]`, row-major. */
  readonly weight: Float64Array;
  readonly height: number;
  readonly width: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  /** `[outChannels]` */
  readonly bias: Float64Array;
  /** Rows and columns of zeros before the image. */
  readonly padTop: number;
  readonly padLeft: number;
}

/** What a batch norm does in evaluation: y = scale · x + shift by channel. */
export interface ChannelAffine {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** γ / √(var + ε) and β − mean · scale. */
export function affineOfNorm(
  mean: ArrayLike<number>,
  variance: ArrayLike<number>,
  weight: ArrayLike<number> | undefined,
  bias: ArrayLike<number> | undefined,
  eps: number,
): ChannelAffine {
  const scale = Float64Array.from(variance, (value, c) => (weight ? weight[c] : 1) / Math.sqrt(value + eps));
  return { scale, shift: scale.map((factor, c) => (bias ? bias[c] : 0) - mean[c] * factor) };
}

/** The 1×1 kernel that passes `channels` through in groups. */
export function identityKernel(channels: number, groups: number): ConvKernel {
  const perGroup = channels / groups;
  const weight = new Float64Array(perGroup * channels);
  for (let c = 0; c < channels; c++) weight[(c % perGroup) * channels + c] = 1;
  const shape = { height: 1, width: 1, inChannels: channels, outChannels: channels, groups, padTop: 0, padLeft: 0 };
  return { ...shape, weight, bias: new Float64Array(channels) };
}

/** The kernel followed by scale and shift. */
export function thenAffine(kernel: ConvKernel, { scale, shift }: ChannelAffine): ConvKernel {
  const { outChannels } = kernel;
  const weight = new Float64Array(kernel.weight.length);
  for (let row = 0; row < weight.length; row += outChannels)
    for (let k = 0; k < outChannels; k++) weight[row + k] = kernel.weight[row + k] * scale[k];
  return {
    ...kernel,
    weight,
    bias: kernel.bias.map((value, k) => value * scale[k] + shift[k]),
  };
}

/**
 * A 1×1 kernel whose result gets a border of what it makes of zeros: it pads instead.
 * @throws ValueError for a larger kernel
 */
export function thenBorder(kernel: ConvKernel, padding: number): ConvKernel {
  if (kernel.height !== 1 || kernel.width !== 1)
    throw new ValueError('reparameterize: only the norm after a 1×1 convolution can make a border');
  return { ...kernel, padTop: kernel.padTop + padding, padLeft: kernel.padLeft + padding };
}

/**
 * A 1×1 kernel, and the mean over windows after it.
 * @throws ValueError for a larger kernel
 */
export function thenAverage(kernel: ConvKernel, height: number, width: number): ConvKernel {
  if (kernel.height !== 1 || kernel.width !== 1)
    throw new ValueError('reparameterize: an average pooling in a branch must follow a 1×1 convolution');
  const part = kernel.weight.map((value) => value / (height * width));
  const weight = new Float64Array(height * width * part.length);
  for (let i = 0; i < height * width; i++) weight.set(part, i * part.length);
  return { ...kernel, weight, height, width };
}

/**
 * A 1×1 kernel, and another after it without padding. What the first pads stays before the whole.
 * @throws ValueError unless the first is 1×1, the second does not pad, and their groups agree
 */
export function thenKernel(first: ConvKernel, second: ConvKernel): ConvKernel {
  if (first.height !== 1 || first.width !== 1 || second.padTop !== 0 || second.padLeft !== 0)
    throw new ValueError('reparameterize: a chain must be a 1×1 convolution and then a layer without padding');
  if (first.groups !== second.groups || first.outChannels !== second.inChannels)
    throw new ValueError(
      `reparameterize: the layers of a chain do not fit: ${first.outChannels} channels in ${first.groups} groups, then ${second.inChannels} in ${second.groups}`,
    );
  const { groups, inChannels } = first;
  const { outChannels, height, width } = second;
  const [depth, middle, out] = [inChannels / groups, first.outChannels / groups, outChannels / groups];
  const weight = new Float64Array(height * width * depth * outChannels);
  const bias = Float64Array.from(second.bias);
  for (let at = 0; at < height * width; at++) {
    for (let group = 0; group < groups; group++) {
      const start = group * out;
      const left = { values: first.weight, at: group * middle, stride: first.outChannels };
      const right = { values: second.weight, at: at * middle * outChannels + start, stride: outChannels };
      addProduct({ values: weight, at: at * depth * outChannels + start, stride: outChannels }, left, right, {
        rows: depth,
        inner: middle,
        columns: out,
      });
      const own = { values: first.bias, at: group * middle, stride: 0 };
      addProduct({ values: bias, at: start, stride: 0 }, own, right, { rows: 1, inner: middle, columns: out });
    }
  }
  return { ...first, weight, bias, height, width, outChannels };
}

/**
 * The sum of kernels as one of the given size and padding.
 * @throws ValueError when a kernel reaches beyond it
 */
export function summed(kernels: readonly ConvKernel[], size: number, padding: number): ConvKernel {
  const { inChannels, outChannels, groups } = kernels[0];
  const row = (inChannels / groups) * outChannels;
  const weight = new Float64Array(size * size * row);
  const bias = new Float64Array(outChannels);
  for (const kernel of kernels) {
    const [top, left] = [padding - kernel.padTop, padding - kernel.padLeft];
    const fits = top >= 0 && left >= 0 && top + kernel.height <= size && left + kernel.width <= size;
    if (!fits || kernel.weight.length !== kernel.height * kernel.width * row) {
      throw new ValueError(
        `reparameterize: a ${kernel.height} × ${kernel.width} branch with padding ${kernel.padTop}, ${kernel.padLeft} does not fit a ${size} × ${size} kernel with padding ${padding}`,
      );
    }
    for (let k = 0; k < outChannels; k++) bias[k] += kernel.bias[k];
    for (let h = 0; h < kernel.height; h++) {
      const [to, from] = [((top + h) * size + left) * row, h * kernel.width * row];
      for (let i = 0; i < kernel.width * row; i++) weight[to + i] += kernel.weight[from + i];
    }
  }
  return {
    weight,
    bias,
    height: size,
    width: size,
    inChannels,
    outChannels,
    groups,
    padTop: padding,
    padLeft: padding,
  };
}

/** A matrix in a part of an array. */
interface Matrix {
  readonly values: Float64Array;
  readonly at: number;
  /** From one row to the next. */
  readonly stride: number;
}

const TILE = 8;

/** target += a · b, by tiles: chains of wide layers have billions of products. */
function addProduct(
  target: Matrix,
  a: Matrix,
  b: Matrix,
  { rows, inner, columns }: { readonly rows: number; readonly inner: number; readonly columns: number },
): void {
  const panel = new Float64Array(inner * TILE);
  const sums = new Float64Array(TILE);
  for (let column = 0; column < columns; column += TILE) {
    // Side by side in memory: rows of b may lie a power of two apart, which caches are bad at.
    const width = Math.min(TILE, columns - column);
    for (let i = 0; i < inner; i++) {
      const from = b.at + i * b.stride + column;
      for (let k = 0; k < TILE; k++) panel[i * TILE + k] = k < width ? b.values[from + k] : 0;
    }
    for (let row = 0; row < rows; row++) {
      rowTimesPanel(a.values, a.at + row * a.stride, panel, inner, sums);
      const to = target.at + row * target.stride + column;
      for (let k = 0; k < width; k++) target.values[to + k] += sums[k];
    }
  }
}

function rowTimesPanel(values: Float64Array, at: number, panel: Float64Array, inner: number, sums: Float64Array): void {
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0, from = 0; i < inner; i++, from += TILE) {
    const factor = values[at + i];
    s0 += factor * panel[from];
    s1 += factor * panel[from + 1];
    s2 += factor * panel[from + 2];
    s3 += factor * panel[from + 3];
    s4 += factor * panel[from + 4];
    s5 += factor * panel[from + 5];
    s6 += factor * panel[from + 6];
    s7 += factor * panel[from + 7];
  }
  sums.set([s0, s1, s2, s3, s4, s5, s6, s7]);
}
