// The three roles of a convolution by Winograd's algorithm.

import type { ConvKernel } from '../../../../compiler/ir.ts';
import type { LoweredKernel, LoweringContext } from '../../lowering.ts';
import { filteringWorkspace, lowerFiltering } from './filtering.ts';
import { gradientFiltering } from './tiling.ts';
import { TAPS } from './transforms.ts';
import { lowerWinogradWeightGrad, weightGradWorkspace } from './weight-grad.ts';

export function winogradWorkspace({ role, geometry }: ConvKernel): number {
  if (role === 'weightGrad') return weightGradWorkspace(geometry);
  return filteringWorkspace(role === 'forward' ? geometry : gradientFiltering(geometry));
}

export function lowerWinograd({ role, geometry: g, x, w, y }: ConvKernel, context: LoweringContext): LoweredKernel {
  const tapStride = g.inChannels * g.outChannels * 4;
  if (role === 'weightGrad') {
    return lowerWinogradWeightGrad(g, context, { source: x, gradient: y, weights: w });
  }
  if (role === 'forward') {
    const weight = {
      channels: g.inChannels,
      outChannels: g.outChannels,
      start: 0,
      tapStride,
      channelStride: g.outChannels * 4,
      outChannelStride: 4,
    };
    return lowerFiltering(g, weight, context, { source: x, weights: w, target: y });
  }
  const flipped = {
    channels: g.outChannels,
    outChannels: g.inChannels,
    start: (TAPS * TAPS - 1) * tapStride,
    tapStride: -tapStride,
    channelStride: 4,
    outChannelStride: g.outChannels * 4,
  };
  return lowerFiltering(gradientFiltering(g), flipped, context, { source: y, weights: w, target: x });
}
