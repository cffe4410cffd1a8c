// The three roles of a convolution by Winograd's algorithm.

import type { ConvKernel } from '../../../../compiler/ir.ts';
import type { KernelPlan } from '../../kernel-plan.ts';
import { planFiltering } from './filtering.ts';
import { gradientFiltering } from './tiling.ts';
import { TAPS } from './transforms.ts';
import { planWinogradWeightGrad } from './weight-grad.ts';

export function planWinograd({ role, geometry: g, x, w, y }: ConvKernel, blas: boolean): KernelPlan {
  const tapStride = g.inChannels * g.outChannels * 4;
  if (role === 'weightGrad') return planWinogradWeightGrad(g, { source: x, gradient: y, weights: w }, blas);
  if (role === 'forward') {
    const weight = {
      channels: g.inChannels,
      outChannels: g.outChannels,
      start: 0,
      tapStride,
      channelStride: g.outChannels * 4,
      outChannelStride: 4,
    };
    return planFiltering(g, weight, { source: x, weights: w, target: y }, blas);
  }
  const flipped = {
    channels: g.outChannels,
    outChannels: g.inChannels,
    start: (TAPS * TAPS - 1) * tapStride,
    tapStride: -tapStride,
    channelStride: 4,
    outChannelStride: g.outChannels * 4,
  };
  return planFiltering(gradientFiltering(g), flipped, { source: y, weights: w, target: x }, blas);
}
