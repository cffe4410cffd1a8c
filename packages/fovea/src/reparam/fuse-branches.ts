// Multi-branch convolutions become the one convolution that they are.

import { ValueError } from '../base/errors.ts';
import {
  AvgPool2d,
  BatchNorm2d,
  BorderedNorm,
  Conv2d,
  ConvNorm,
  init,
  type Layer,
  type MultiBranchConv2d,
} from '../nn/index.ts';
import { pair } from '../ops/window.ts';
import { takeValues } from '../tensor/internal.ts';
import {
  affineOfNorm,
  type ChannelAffine,
  type ConvKernel,
  identityKernel,
  summed,
  thenAffine,
  thenAverage,
  thenBorder,
  thenKernel,
} from './kernel.ts';
import { isPlain } from './observe.ts';

/** What a batch norm does in evaluation. */
export async function affineOf(norm: BatchNorm2d): Promise<ChannelAffine> {
  const [mean, variance] = [await norm.runningMean.data(), await norm.runningVar.data()];
  return affineOfNorm(mean, variance, await norm.weight?.data(), await norm.bias?.data(), norm.eps);
}

/** The convolution that gives what the block gives in evaluation, before its activation. */
export async function fusedConvolution(block: MultiBranchConv2d): Promise<Conv2d> {
  const { inChannels, outChannels, kernelSize, stride, padding, groups } = block.fusedGeometry();
  const kernels: ConvKernel[] = [];
  for (const branch of block.branches()) kernels.push(await kernelOf(branch, inChannels, groups));
  const kernel = summed(kernels, kernelSize, padding);
  const geometry = { kernelSize, stride, padding, groups, init: init.zeros, biasInit: init.zeros };
  const conv = new Conv2d(inChannels, outChannels, geometry);
  takeValues(conv.weight, Float32Array.from(kernel.weight));
  if (conv.bias) takeValues(conv.bias, Float32Array.from(kernel.bias));
  return conv;
}

async function kernelOf(branch: readonly Layer[], channels: number, groups: number): Promise<ConvKernel> {
  let kernel: ConvKernel | undefined;
  for (const layer of branch.flatMap((part) => (isPlain(part, ConvNorm) ? [part.conv, part.bn] : [part]))) {
    if (isPlain(layer, Conv2d)) {
      const next = await kernelOfConvolution(layer);
      kernel = kernel ? thenKernel(kernel, next) : next;
    } else {
      kernel = await thenLayer(kernel ?? identityKernel(channels, groups), layer);
    }
  }
  return kernel ?? identityKernel(channels, groups);
}

async function thenLayer(kernel: ConvKernel, layer: Layer): Promise<ConvKernel> {
  if (isPlain(layer, BatchNorm2d)) return thenAffine(kernel, await affineOf(layer));
  if (isPlain(layer, BorderedNorm) && isPlain(layer.bn, BatchNorm2d))
    return thenBorder(thenAffine(kernel, await affineOf(layer.bn)), layer.padding);
  if (isPlain(layer, AvgPool2d)) {
    const { kernelSize, padding = 0, ceilMode = false, divisorOverride } = layer.options;
    if (pair(padding).some((width) => width !== 0) || ceilMode)
      throw new ValueError('reparameterize: an average pooling in a branch must not pad or round up');
    if (divisorOverride !== undefined)
      throw new ValueError(
        'reparameterize: an average pooling in a branch must divide by its window: got divisorOverride',
      );
    const [height, width] = pair(kernelSize);
    return thenAverage(kernel, height, width);
  }
  throw new ValueError(
    `reparameterize: a branch may hold convolutions, norms and average poolings: got ${layer.constructor.name}`,
  );
}

/** A convolution as a kernel without dilation: gaps are filled with zeros. */
async function kernelOfConvolution(conv: Conv2d): Promise<ConvKernel> {
  const { padding = 0, paddingMode = 'zeros', dilation = 1, groups = 1 } = conv.options;
  if (paddingMode !== 'zeros')
    throw new ValueError(`reparameterize: a branch must pad with zeros: got paddingMode '${paddingMode}'`);
  if (typeof padding === 'string')
    throw new ValueError(`reparameterize: a branch must pad by numbers: got '${padding}'`);
  const [top, left] = typeof padding === 'number' ? [padding, padding] : padding;
  if (typeof top !== 'number' || typeof left !== 'number')
    throw new ValueError('reparameterize: a branch must pad all sides of an axis alike');
  const [down, right] = pair(dilation);
  const [kernelHeight, kernelWidth, depth, outChannels] = conv.weight.shape;
  const [height, width] = [down * (kernelHeight - 1) + 1, right * (kernelWidth - 1) + 1];
  const row = depth * outChannels;
  const values = await conv.weight.data();
  const weight = new Float64Array(height * width * row);
  for (let h = 0; h < kernelHeight; h++) {
    for (let w = 0; w < kernelWidth; w++) {
      const from = (h * kernelWidth + w) * row;
      weight.set(values.subarray(from, from + row), (h * down * width + w * right) * row);
    }
  }
  const bias = conv.bias ? Float64Array.from(await conv.bias.data()) : new Float64Array(outChannels);
  const { inChannels } = conv;
  return { weight, bias, height, width, inChannels, outChannels, groups, padTop: top, padLeft: left };
}
