// Blocks whose branches are single convolutions: RepVGG's, MobileOne's, ACNet's and RepLKNet's.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireOrder, requireRange } from '../base/require.ts';
import type { Layer } from './container.ts';
import type { ConvNorm } from './conv-norm.ts';
import type { Module } from './module.ts';
import {
  MULTI_BRANCH_NAMES,
  MultiBranchConv2d,
  type MultiBranchOptions,
  present,
  requireBranches,
} from './multi-branch.ts';
import type { BatchNorm2d } from './norm.ts';

/**
 * RepVGG's block: the sum of K×K and 1×1 convolutions and, where the shape stays, the identity, each followed by batch norm.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when the branches cannot lie on one another: for an even kernel, or padding of less than half of it
 * @paper Ding et al., CVPR 2021, arXiv:2101.03697
 * @example
 * const block = new RepVggBlock({ inChannels: 8, outChannels: 8, kernelSize: 3, padding: 1 });
 * block.branches().length; // 3
 */
export class RepVggBlock extends MultiBranchConv2d {
  readonly identity: BatchNorm2d | undefined;
  readonly convKxk: ConvNorm;
  readonly conv1x1: ConvNorm;

  constructor(options: MultiBranchOptions) {
    super(options);
    requireOptions('RepVggBlock', options, [...MULTI_BRANCH_NAMES]);
    requireBranches('RepVggBlock', options);
    const { kernelSize, padding } = this.fusedGeometry();
    this.identity = this.skipNorm();
    this.convKxk = this.convNorm(kernelSize, padding);
    this.conv1x1 = this.convNorm(1, padding - (kernelSize >> 1));
  }

  override *children(): Generator<[string, Module]> {
    if (this.identity) yield ['identity', this.identity];
    yield ['conv_kxk', this.convKxk];
    yield ['conv_1x1', this.conv1x1];
    yield ['drop_path', this.dropPath];
  }

  override branches(): readonly (readonly Layer[])[] {
    return present([this.convKxk], [this.conv1x1], [this.identity]);
  }
}

/**
 * MobileOne's block: the sum of several K×K convolutions, a 1×1 unless K is 1, and, where the shape stays, the identity, each followed by
 * batch norm.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when the branches cannot lie on one another: for an even kernel, or padding of less than half of it; for no K×K branch
 * @paper Vasu et al., CVPR 2023, arXiv:2206.04040
 * @example
 * const block = new MobileOneBlock({ inChannels: 8, outChannels: 8, kernelSize: 3, padding: 1, convBranches: 2 });
 * block.branches().length; // 4
 */
export class MobileOneBlock extends MultiBranchConv2d {
  readonly identity: BatchNorm2d | undefined;
  readonly convKxk: readonly ConvNorm[];
  readonly convScale: ConvNorm | undefined;

  /** @param options `convBranches`: how many K×K branches there are, default 1 */
  constructor(options: MultiBranchOptions & { readonly convBranches?: number }) {
    super(options);
    requireOptions('MobileOneBlock', options, [...MULTI_BRANCH_NAMES, 'convBranches']);
    const { convBranches = 1 } = options;
    requireBranches('MobileOneBlock', options);
    requireCounts('MobileOneBlock', { convBranches });
    const { kernelSize, padding } = this.fusedGeometry();
    this.identity = this.skipNorm();
    this.convKxk = Array.from({ length: convBranches }, () => this.convNorm(kernelSize, padding));
    this.convScale = kernelSize > 1 ? this.convNorm(1, padding - (kernelSize >> 1)) : undefined;
  }

  override branches(): readonly (readonly Layer[])[] {
    return present(...this.convKxk.map((branch) => [branch]), [this.convScale], [this.identity]);
  }
}

/**
 * ACNet's block: the sum of K×K, K×1 and 1×K convolutions, each followed by batch norm.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when the branches cannot lie on one another: for an even kernel, or padding of less than half of it
 * @paper Ding et al., ICCV 2019, arXiv:1908.03930
 * @example
 * const block = new AcBlock({ inChannels: 3, outChannels: 8, kernelSize: 3, padding: 1 });
 * block.forward(zeros([1, 8, 8, 3])).shape; // [1, 8, 8, 8]
 */
export class AcBlock extends MultiBranchConv2d {
  readonly square: ConvNorm;
  readonly vertical: ConvNorm;
  readonly horizontal: ConvNorm;

  constructor(options: MultiBranchOptions) {
    super(options);
    requireOptions('AcBlock', options, [...MULTI_BRANCH_NAMES]);
    requireBranches('AcBlock', options);
    const { kernelSize, padding } = this.fusedGeometry();
    const middle = padding - (kernelSize >> 1);
    this.square = this.convNorm(kernelSize, padding);
    this.vertical = this.convNorm([kernelSize, 1], [padding, middle]);
    this.horizontal = this.convNorm([1, kernelSize], [middle, padding]);
  }

  override branches(): readonly (readonly Layer[])[] {
    return [[this.square], [this.vertical], [this.horizontal]];
  }
}

function requireSmall(block: string, small: number | undefined, kernelSize: number): void {
  if (small === undefined) return;
  requireRange(block, 'smallKernelSize', small, 'oddCount');
  requireOrder(block, { smallKernelSize: small, kernelSize }, '≤');
}

/**
 * RepLKNet's layer: the sum of a large depthwise convolution and a small one, each followed by batch norm.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when the kernels cannot lie on one another: for even ones, a small one that is larger, or too little padding
 * @paper Ding et al., CVPR 2022, arXiv:2203.06717
 * @example
 * const layer = new LargeKernelConv2d({ inChannels: 8, outChannels: 8, kernelSize: 13, smallKernelSize: 5, padding: 6, groups: 8 });
 * layer.forward(zeros([1, 16, 16, 8])).shape; // [1, 16, 16, 8]
 */
export class LargeKernelConv2d extends MultiBranchConv2d {
  readonly lkbOrigin: ConvNorm;
  readonly smallConv: ConvNorm | undefined;

  /** @param options `smallKernelSize`: odd, at most the kernel's; by default there is no small kernel */
  constructor(options: MultiBranchOptions & { readonly smallKernelSize?: number }) {
    super(options);
    requireOptions('LargeKernelConv2d', options, [...MULTI_BRANCH_NAMES, 'smallKernelSize']);
    const { smallKernelSize: small } = options;
    requireSmall('LargeKernelConv2d', small, options.kernelSize);
    requireBranches('LargeKernelConv2d', options, small ?? options.kernelSize);
    const { kernelSize, padding } = this.fusedGeometry();
    this.lkbOrigin = this.convNorm(kernelSize, padding);
    this.smallConv = small === undefined ? undefined : this.convNorm(small, padding - (kernelSize >> 1) + (small >> 1));
  }

  override branches(): readonly (readonly Layer[])[] {
    return present([this.lkbOrigin], [this.smallConv]);
  }
}
