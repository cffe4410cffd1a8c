// The Diverse Branch Block, whose branches are chains, and the norm within them that pads.

import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Layer } from './container.ts';
import { Conv2d } from './conv.ts';
import { ConvNorm } from './conv-norm.ts';
import { Module } from './module.ts';
import {
  MULTI_BRANCH_NAMES,
  MultiBranchConv2d,
  type MultiBranchOptions,
  requireBranches,
  requireTracking,
} from './multi-branch.ts';
import { BatchNorm2d, type BatchNorm2dOptions } from './norm.ts';
import { AvgPool2d } from './pool.ts';

/**
 * A batch norm whose output gets a border of what it makes of zeros, by its running statistics.
 * @shape `[N, H, W, C]` → `[N, H + 2p, W + 2p, C]`
 * @throws ValueError for a padding that is not an integer from 0, or a norm without running statistics
 * @paper Ding et al., CVPR 2021, arXiv:2103.13425
 * @example
 * new BorderedNorm(8, 1).forward(zeros([1, 4, 4, 8])).shape; // [1, 6, 6, 8]
 */
export class BorderedNorm extends Module {
  readonly bn: BatchNorm2d;

  constructor(
    numFeatures: number,
    readonly padding: number,
    options: BatchNorm2dOptions = {},
  ) {
    super();
    requireRange('BorderedNorm', 'padding', padding, 'countOrZero');
    requireTracking('BorderedNorm', options);
    this.bn = new BatchNorm2d(numFeatures, options);
  }

  override forward(x: Tensor): Tensor {
    const y = this.bn.forward(x);
    const { weight, bias, runningMean, runningVar, eps } = this.bn;
    const scale = runningVar.read().add(eps).rsqrt();
    const slope = weight ? scale.mul(weight.read()) : scale;
    const shift = runningMean.read().mul(slope).neg();
    const border = (bias ? shift.add(bias.read()) : shift).detach();
    const sides = [this.padding, this.padding] as const;
    return y
      .sub(border)
      .pad([[0, 0], sides, sides, [0, 0]])
      .add(border);
  }
}

/**
 * Diverse Branch Block: the sum of K×K; 1×1; 1×1 then K×K; 1×1 then average pooling, with a norm after each convolution and pooling. Norms
 * after an inner 1×1 make the border, so that the whole equals one convolution there, too.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when the branches cannot lie on one another: for an even kernel, or padding of less than half of it
 * @paper Ding et al., CVPR 2021, arXiv:2103.13425
 * @example
 * const block = new DiverseBranchBlock({ inChannels: 8, outChannels: 8, kernelSize: 3, padding: 1 });
 * block.branches().length; // 4
 */
export class DiverseBranchBlock extends MultiBranchConv2d {
  readonly dbbOrigin: ConvNorm;
  readonly dbb1x1: ConvNorm;
  readonly dbb1x1Kxk: readonly [Conv2d, BorderedNorm, ConvNorm];
  readonly dbbAvg: readonly [Conv2d, BorderedNorm, AvgPool2d, BatchNorm2d];

  constructor(options: MultiBranchOptions) {
    super(options);
    requireOptions('DiverseBranchBlock', options, [...MULTI_BRANCH_NAMES]);
    requireBranches('DiverseBranchBlock', options);
    const { inChannels, outChannels, kernelSize, stride, padding, groups } = this.fusedGeometry();
    const { init, norm = {} } = options;
    const chosen = { groups, ...(init && { init }) };
    const inner = (channels: number): Conv2d =>
      new Conv2d(inChannels, channels, { kernelSize: 1, bias: false, ...chosen });
    this.dbbOrigin = this.convNorm(kernelSize, padding);
    this.dbb1x1 = this.convNorm(1, padding - (kernelSize >> 1));
    this.dbb1x1Kxk = [
      inner(inChannels),
      new BorderedNorm(inChannels, padding, norm),
      new ConvNorm(inChannels, outChannels, { kernelSize, stride, norm, ...chosen }),
    ];
    this.dbbAvg = [
      inner(outChannels),
      new BorderedNorm(outChannels, padding, norm),
      new AvgPool2d({ kernelSize, stride }),
      new BatchNorm2d(outChannels, norm),
    ];
  }

  override branches(): readonly (readonly Layer[])[] {
    return [[this.dbbOrigin], [this.dbb1x1], this.dbb1x1Kxk, this.dbbAvg];
  }
}
