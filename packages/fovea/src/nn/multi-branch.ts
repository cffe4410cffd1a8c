// Convolutions with several branches while training that are one convolution for inference (G2–G4): the contract that reparam fuses by.

import { type ActivationName, activate, type Pair } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Layer } from './container.ts';
import { Conv2d, type Conv2dSettings } from './conv.ts';
import { ConvNorm } from './conv-norm.ts';
import { DropPath } from './dropout.ts';
import { Module } from './module.ts';
import { BatchNorm2d, type BatchNormSettings } from './norm.ts';
import { AvgPool2d } from './pool.ts';

/** The one convolution that all branches together are. */
export interface FusedGeometry {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: number;
  /** Default 1. */
  readonly stride?: number;
  /** Default: half the kernel, rounded down. */
  readonly padding?: number;
  /** Default 1. */
  readonly groups?: number;
}

export interface MultiBranchSettings extends FusedGeometry {
  /** Follows the sum. Default none. */
  readonly activation?: ActivationName;
  /** Stochastic depth of the branches beside an identity. Default 0. */
  readonly dropPathRate?: number;
  readonly init?: Conv2dSettings['init'];
  readonly norm?: BatchNormSettings;
}

/**
 * The sum of branches, each a chain of convolutions, average poolings and batch norms that reads `[N, H, W, inChannels]`. `reparameterize` puts one convolution, `reparamConv` (timm's name), in their place.
 */
export abstract class MultiBranchConv2d extends Module {
  reparamConv: Conv2d | undefined = undefined;
  protected readonly dropPath: DropPath;

  constructor(protected readonly settings: MultiBranchSettings) {
    super();
    this.dropPath = new DropPath(settings.dropPathRate ?? 0);
  }

  /** The chains to be summed. */
  abstract branches(): readonly (readonly Layer[])[];

  /** The geometry of `reparamConv`, with its defaults filled in. */
  fusedGeometry(): Required<FusedGeometry> {
    const { inChannels, outChannels, kernelSize, stride = 1, padding = kernelSize >> 1, groups = 1 } = this.settings;
    return { inChannels, outChannels, kernelSize, stride, padding, groups };
  }

  /** Puts one convolution in the branches' place; they are gone from then on. */
  replaceBranches(conv: Conv2d): void {
    for (const [name, value] of Object.entries(this)) {
      if (value instanceof Module || Array.isArray(value)) Reflect.deleteProperty(this, name);
    }
    this.reparamConv = conv;
  }

  override forward(x: Tensor): Tensor {
    const y = this.reparamConv ? this.reparamConv.forward(x) : this.sum(x);
    return this.settings.activation ? activate(y, this.settings.activation) : y;
  }

  private sum(x: Tensor): Tensor {
    const outputs = this.branches().map((branch) => branch.reduce((y, layer) => layer.forward(y), x));
    const identity = this.branches().findIndex(([first]) => first instanceof BatchNorm2d);
    const add = (values: readonly Tensor[]): Tensor => values.reduce((a, b) => a.add(b));
    if (identity < 0) return add(outputs);
    return this.dropPath.forward(add(outputs.filter((_, i) => i !== identity))).add(outputs[identity]);
  }

  protected convNorm(kernelSize: Pair, padding: Pair): ConvNorm {
    const { inChannels, outChannels, stride = 1, groups = 1, init, norm } = this.settings;
    return new ConvNorm(inChannels, outChannels, {
      kernelSize,
      stride,
      padding,
      groups,
      ...(init && { init }),
      ...(norm && { norm }),
    });
  }

  /** The batch norm of a skip; there is none where the shape changes. */
  protected skipNorm(): BatchNorm2d | undefined {
    const { inChannels, outChannels, stride = 1, norm } = this.settings;
    return stride === 1 && inChannels === outChannels ? new BatchNorm2d(outChannels, norm) : undefined;
  }
}

const present = (...branches: readonly (readonly (Layer | undefined)[])[]): readonly (readonly Layer[])[] =>
  branches.filter((branch): branch is readonly Layer[] => branch.every((layer) => layer !== undefined));

/** RepVGG's block (Ding et al., CVPR 2021, arXiv:2101.03697; G3): K×K, 1×1 and identity, each with batch norm. */
export class RepVggBlock extends MultiBranchConv2d {
  readonly identity: BatchNorm2d | undefined;
  readonly convKxk: ConvNorm;
  readonly conv1x1: ConvNorm;

  constructor(settings: MultiBranchSettings) {
    super(settings);
    const { kernelSize, padding } = this.fusedGeometry();
    this.identity = this.skipNorm();
    this.convKxk = this.convNorm(kernelSize, padding);
    this.conv1x1 = this.convNorm(1, padding - (kernelSize >> 1));
  }

  override *children(): Generator<[string, Module]> {
    if (this.reparamConv) yield ['reparam_conv', this.reparamConv];
    else {
      if (this.identity) yield ['identity', this.identity];
      yield ['conv_kxk', this.convKxk];
      yield ['conv_1x1', this.conv1x1];
      yield ['drop_path', this.dropPath];
    }
  }

  override branches(): readonly (readonly Layer[])[] {
    return present([this.convKxk], [this.conv1x1], [this.identity]);
  }
}

/** MobileOne's block (Vasu et al., CVPR 2023, arXiv:2206.04040; G3): several K×K, a 1×1 and identity, each with batch norm. */
export class MobileOneBlock extends MultiBranchConv2d {
  readonly identity: BatchNorm2d | undefined;
  readonly convKxk: readonly ConvNorm[];
  readonly convScale: ConvNorm | undefined;

  constructor(settings: MultiBranchSettings & { readonly convBranches?: number }) {
    super(settings);
    const { kernelSize, padding } = this.fusedGeometry();
    this.identity = this.skipNorm();
    this.convKxk = Array.from({ length: settings.convBranches ?? 1 }, () => this.convNorm(kernelSize, padding));
    this.convScale = kernelSize > 1 ? this.convNorm(1, padding - (kernelSize >> 1)) : undefined;
  }

  override branches(): readonly (readonly Layer[])[] {
    return present(...this.convKxk.map((branch) => [branch]), [this.convScale], [this.identity]);
  }
}

/** ACNet's block (Ding et al., ICCV 2019, arXiv:1908.03930; G2): K×K, K×1 and 1×K, each with batch norm. */
export class AcBlock extends MultiBranchConv2d {
  readonly square: ConvNorm;
  readonly vertical: ConvNorm;
  readonly horizontal: ConvNorm;

  constructor(settings: MultiBranchSettings) {
    super(settings);
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

/** A large depthwise kernel beside a small one, each with batch norm (RepLKNet: Ding et al., CVPR 2022, arXiv:2203.06717; G4). */
export class LargeKernelConv2d extends MultiBranchConv2d {
  readonly lkbOrigin: ConvNorm;
  readonly smallConv: ConvNorm | undefined;

  constructor(settings: MultiBranchSettings & { readonly smallKernelSize?: number }) {
    super(settings);
    const { kernelSize, padding } = this.fusedGeometry();
    const { smallKernelSize: small } = settings;
    this.lkbOrigin = this.convNorm(kernelSize, padding);
    this.smallConv = small === undefined ? undefined : this.convNorm(small, padding - (kernelSize >> 1) + (small >> 1));
  }

  override branches(): readonly (readonly Layer[])[] {
    return present([this.lkbOrigin], [this.smallConv]);
  }
}

/** A batch norm whose output gets a border of what it makes of zeros, by its running statistics: `[N, H, W, C]` → `[N, H + 2p, W + 2p, C]`. */
export class BorderedNorm extends Module {
  readonly bn: BatchNorm2d;

  constructor(
    numFeatures: number,
    readonly padding: number,
    settings: BatchNormSettings = {},
  ) {
    super();
    this.bn = new BatchNorm2d(numFeatures, settings);
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
 * Diverse Branch Block (Ding et al., CVPR 2021, arXiv:2103.13425; G3): K×K; 1×1; 1×1 then K×K; 1×1 then average pooling; a norm after each
 * convolution and pooling. Those after an inner 1×1 make the border, so that the whole is one convolution there, too.
 */
export class DiverseBranchBlock extends MultiBranchConv2d {
  readonly dbbOrigin: ConvNorm;
  readonly dbb1x1: ConvNorm;
  readonly dbb1x1Kxk: readonly [Conv2d, BorderedNorm, ConvNorm];
  readonly dbbAvg: readonly [Conv2d, BorderedNorm, AvgPool2d, BatchNorm2d];

  constructor(settings: MultiBranchSettings) {
    super(settings);
    const { inChannels, outChannels, kernelSize, stride, padding, groups } = this.fusedGeometry();
    const { init, norm = {} } = settings;
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
