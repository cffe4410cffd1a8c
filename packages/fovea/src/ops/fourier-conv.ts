// Convolution in the frequency domain (Mathieu et al., ICLR 2014, arXiv:1312.5851): the same result as the direct one, at a cost that hardly
// grows with the kernel. Padding, stride and dilation are positions in the transforms' matrices, so that nothing is padded or thrown away.

import type { ConvGeometry, WindowAxis } from '../base/geometry.ts';
import { concat, stack, type Tensor, tensor } from '../tensor/index.ts';

/** One axis: the length of the transform, and where image, kernel and result lie on its circle. */
interface Circle {
  readonly length: number;
  readonly image: readonly number[];
  readonly kernel: readonly number[];
  readonly result: readonly number[];
}

const positions = (count: number, step = 1, start = 0): number[] =>
  Array.from({ length: count }, (_, i) => start + i * step);

/** Long enough that what a window reads outside the image falls on zeros, wherever it comes round. */
function circleOf({ size, kernel, out, stride, dilation, before }: WindowAxis): Circle {
  const end = (out - 1) * stride + dilation * (kernel - 1) - before + 1;
  return {
    length: Math.max(size + before, end),
    image: positions(size),
    kernel: positions(kernel, dilation, -before),
    result: positions(out, stride),
  };
}

/** Frequencies that a real signal needs: the others are conjugate to them. */
const halfOf = (length: number): number => Math.floor(length / 2) + 1;

/** A matrix whose entries follow from the numbers of their row and column. */
function matrix(rows: number, columns: number, entry: (row: number, column: number) => number): Tensor {
  const values = Float32Array.from({ length: rows * columns }, (_, i) => entry(Math.floor(i / columns), i % columns));
  return tensor(values, [rows, columns]);
}

const angle = (length: number, frequency: number, position: number): number =>
  (2 * Math.PI * ((((frequency * position) % length) + length) % length)) / length;

/** Real signal at the positions → `(frequency, part)`, of the lower half of the frequencies. */
const realTransform = (length: number, at: readonly number[]): Tensor =>
  matrix(2 * halfOf(length), at.length, (row, j) => {
    const turn = angle(length, row >> 1, at[j]);
    return row % 2 === 0 ? Math.cos(turn) : -Math.sin(turn);
  });

/** `(part, position)` → `(part, frequency)`. */
const complexTransform = (length: number, at: readonly number[]): Tensor =>
  matrix(2 * length, 2 * at.length, (row, column) => {
    const turn = angle(length, row % length, at[column % at.length]);
    const [to, from] = [Math.floor(row / length), Math.floor(column / at.length)];
    if (to === from) return Math.cos(turn);
    return to === 0 ? Math.sin(turn) : -Math.sin(turn);
  });

/** `(part, frequency)` → `(part, position)`, not divided by the length. */
const complexInverse = (length: number, at: readonly number[]): Tensor =>
  matrix(2 * at.length, 2 * length, (row, column) => {
    const turn = angle(length, column % length, at[row % at.length]);
    const [to, from] = [Math.floor(row / at.length), Math.floor(column / length)];
    if (to === from) return Math.cos(turn);
    return to === 0 ? -Math.sin(turn) : Math.sin(turn);
  });

/** `(frequency, part)` of the lower half → real signal at the positions, times `scale`. */
const realInverse = (length: number, at: readonly number[], scale: number): Tensor =>
  matrix(at.length, 2 * halfOf(length), (i, column) => {
    const frequency = column >> 1;
    const twice = frequency > 0 && 2 * frequency < length ? 2 : 1;
    const turn = angle(length, frequency, at[i]);
    return scale * twice * (column % 2 === 0 ? Math.cos(turn) : -Math.sin(turn));
  });

/** `[…, height, width, channels]` at the positions to `[…, frequencies, 2, lengths, channels]`. */
function spectrum(values: Tensor, vertical: Circle, horizontal: Circle, which: 'image' | 'kernel'): Tensor {
  const [height, width, channels] = values.shape.slice(-3);
  const batch = values.size / (height * width * channels);
  const half = halfOf(vertical.length);
  const rows = realTransform(vertical.length, vertical[which]).matmul(values.reshape(batch, height, width * channels));
  const both = rows.reshape(batch * half, 2 * width, channels);
  const all = complexTransform(horizontal.length, horizontal[which]).matmul(both);
  return all.reshape(batch, half, 2, horizontal.length, channels);
}

/** Real and imaginary part, `[batch, frequencies, lengths, channels]`. */
function partsOf(values: Tensor): readonly [real: Tensor, imaginary: Tensor] {
  const [batch, half, , length, channels] = values.shape;
  const part = (i: number): Tensor => values.slice(2, i, i + 1).reshape(batch, half, length, channels);
  return [part(0), part(1)];
}

/** Each channel with its own kernels: x · conj(w), `[N, frequencies, 2, lengths, K]`. */
function productByChannel(image: Tensor, kernel: Tensor): Tensor {
  const [N, half, , length, channels] = image.shape;
  const out = kernel.shape[4];
  const spread = (part: Tensor): Tensor => part.reshape(N, half, length, channels, 1);
  const own = (part: Tensor): Tensor => part.reshape(1, half, length, channels, out / channels);
  const [xr, xi] = partsOf(image).map(spread);
  const [wr, wi] = partsOf(kernel).map(own);
  const real = xr.mul(wr).add(xi.mul(wi));
  const imaginary = xi.mul(wr).sub(xr.mul(wi));
  return stack([real, imaginary], 2).reshape(N, half, 2, length, out);
}

/** All channels of a group with all its kernels, one product a frequency: x · conj(w), `[N, frequencies, 2, lengths, K]`. */
function productByGroup(image: Tensor, kernel: Tensor, groups: number, groupIn: number): Tensor {
  const [N, half, , length] = image.shape;
  const groupOut = kernel.shape[4] / groupIn / groups;
  const x = image
    .reshape(N, half, 2, length, groups, groupIn)
    .transpose(1, 3, 4, 0, 2, 5)
    .reshape(half, length, groups, N, 2 * groupIn);
  const parts = kernel.reshape(half, 2, length, groupIn, groups, groupOut).transpose(1, 0, 2, 4, 3, 5);
  const part = (i: number): Tensor => parts.slice(0, i, i + 1).reshape(half, length, groups, groupIn, groupOut);
  const [wr, wi] = [part(0), part(1)];
  const w = concat([concat([wr, wi.neg()], 4), concat([wi, wr], 4)], 3);
  return x
    .matmul(w)
    .reshape(half, length, groups, N, 2, groupOut)
    .transpose(3, 0, 4, 1, 2, 5)
    .reshape(N, half, 2, length, groups * groupOut);
}

/** What the primitive `convolve` computes: `x: [N, H, W, C]`, `weight: [KH, KW, C/groups, K]` → `[N, OH, OW, K]`. */
export function fourierConvolve(x: Tensor, weight: Tensor, geometry: ConvGeometry): Tensor {
  const { groups, inChannels, outChannels, batch, rows, columns } = geometry;
  const [vertical, horizontal] = [circleOf(rows), circleOf(columns)];
  const groupIn = inChannels / groups;
  const image = spectrum(x, vertical, horizontal, 'image');
  const kernelHeight = weight.shape[0];
  const flat = weight.reshape(kernelHeight, weight.shape[1], groupIn * outChannels);
  const kernel = spectrum(flat, vertical, horizontal, 'kernel');
  const product = groupIn === 1 ? productByChannel(image, kernel) : productByGroup(image, kernel, groups, groupIn);
  const half = halfOf(vertical.length);
  const lines = complexInverse(horizontal.length, horizontal.result).matmul(
    product.reshape(batch * half, 2 * horizontal.length, outChannels),
  );
  const scale = 1 / (vertical.length * horizontal.length);
  const result = realInverse(vertical.length, vertical.result, scale).matmul(
    lines.reshape(batch, 2 * half, columns.out * outChannels),
  );
  return result.reshape(batch, rows.out, columns.out, outChannels);
}
