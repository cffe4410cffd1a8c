// Convolutions with several branches while training that are one convolution for inference: the contract that reparam fuses by.

import { ValueError } from '../base/errors.ts';
import { refuse, requireCounts, requireRange } from '../base/require.ts';
import { type ActivationName, activate, type Pair } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Layer } from './container.ts';
import type { Conv2d, Conv2dLayerOptions } from './conv.ts';
import { ConvNorm } from './conv-norm.ts';
import { DropPath } from './dropout.ts';
import { Module } from './module.ts';
import { BatchNorm2d, type BatchNorm2dOptions } from './norm.ts';

/** The one convolution that all branches together are. */
export interface FusedGeometry {
  /** Channels of what it reads. */
  readonly inChannels: number;
  /** Channels of what it gives. */
  readonly outChannels: number;
  /** Odd. */
  readonly kernelSize: number;
  /** Default 1. */
  readonly stride?: number;
  /** At least what puts the smallest branch's kernel on the middle of the largest. Default: half the kernel, rounded down. */
  readonly padding?: number;
  /** Default 1. */
  readonly groups?: number;
}

/** Options of the multi-branch convolutions. */
export interface MultiBranchOptions extends FusedGeometry {
  /** Follows the sum. Default none. */
  readonly activation?: ActivationName;
  /** Stochastic depth of the branches beside an identity. Default 0. */
  readonly dropPathRate?: number;
  /** Of the convolutions; default `Conv2d`'s. */
  readonly init?: Conv2dLayerOptions['init'];
  /** Of all batch norms, which must track running statistics; default `BatchNorm2d`'s. */
  readonly norm?: BatchNorm2dOptions;
}

export const MULTI_BRANCH_NAMES = [
  ...(['inChannels', 'outChannels', 'kernelSize', 'stride', 'padding', 'groups'] as const),
  ...(['activation', 'dropPathRate', 'init', 'norm'] as const),
] as const;

/** What a multi-branch convolution becomes: one convolution, under timm's name for it, and the activation. */
export class ReparameterizedConv2d extends Module {
  constructor(
    readonly reparamConv: Conv2d,
    private readonly activation: ActivationName | undefined,
  ) {
    super();
  }

  override forward(x: Tensor): Tensor {
    const y = this.reparamConv.forward(x);
    return this.activation ? activate(y, this.activation) : y;
  }
}

/**
 * The sum of branches, each a chain of convolutions, average poolings and batch norms. `reparameterize` puts a layer with one convolution,
 * `reparamConv` (timm's name), in its place.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @example
 * const block: MultiBranchConv2d = new RepVggBlock({ inChannels: 3, outChannels: 8, kernelSize: 3, padding: 1 });
 * block.fusedGeometry().kernelSize; // 3
 */
export abstract class MultiBranchConv2d extends Module {
  protected readonly dropPath: DropPath;

  constructor(protected readonly options: MultiBranchOptions) {
    super();
    this.dropPath = new DropPath(options.dropPathRate ?? 0);
  }

  /** The chains to be summed. */
  abstract branches(): readonly (readonly Layer[])[];

  /** The geometry of that convolution, with its defaults filled in. */
  fusedGeometry(): Required<FusedGeometry> {
    const { inChannels, outChannels, kernelSize, stride = 1, padding = kernelSize >> 1, groups = 1 } = this.options;
    return { inChannels, outChannels, kernelSize, stride, padding, groups };
  }

  /** The layer that computes the same by one convolution, which stands for all branches. */
  withOneConv(conv: Conv2d): Layer {
    return new ReparameterizedConv2d(conv, this.options.activation);
  }

  override forward(x: Tensor): Tensor {
    const y = this.sum(x);
    return this.options.activation ? activate(y, this.options.activation) : y;
  }

  private sum(x: Tensor): Tensor {
    const outputs = this.branches().map((branch) => branch.reduce((y, layer) => layer.forward(y), x));
    const identity = this.branches().findIndex(([first]) => first instanceof BatchNorm2d);
    const add = (values: readonly Tensor[]): Tensor => values.reduce((a, b) => a.add(b));
    if (identity < 0) return add(outputs);
    return this.dropPath.forward(add(outputs.filter((_, i) => i !== identity))).add(outputs[identity]);
  }

  protected convNorm(kernelSize: Pair, padding: Pair): ConvNorm {
    const { inChannels, outChannels, stride = 1, groups = 1, init, norm } = this.options;
    return new ConvNorm(inChannels, outChannels, {
      kernelSize,
      stride,
      padding,
      groups,
      ...(init && { init }),
      ...(norm && { norm }),
    });
  }

  /** The batch norm of a skip; there is none where the shape changes: by channels, stride or padding. */
  protected skipNorm(): BatchNorm2d | undefined {
    const { inChannels, outChannels, stride, padding, kernelSize } = this.fusedGeometry();
    const keepsShape = stride === 1 && padding === kernelSize >> 1 && inChannels === outChannels;
    return keepsShape ? new BatchNorm2d(outChannels, this.options.norm) : undefined;
  }
}

/** The branches whose layers are all there. */
export const present = (...branches: readonly (readonly (Layer | undefined)[])[]): readonly (readonly Layer[])[] =>
  branches.filter((branch): branch is readonly Layer[] => branch.every((layer) => layer !== undefined));

/** Checks that the norms of a block can become part of a convolution. */
export function requireTracking(block: string, norm: BatchNorm2dOptions | undefined): void {
  if (norm?.trackRunningStats === false)
    throw new ValueError(
      `${block}: norm.trackRunningStats must be true: got false; one convolution is made from the running statistics`,
    );
}

/**
 * Checks that the middles of all branches can lie on one another; then each of them gives as many pixels as the whole.
 * @param smallest side of the smallest kernel among the branches
 */
export function requireBranches(block: string, options: MultiBranchOptions, smallest = 1): void {
  const { kernelSize, stride = 1, padding = kernelSize >> 1, norm } = options;
  requireRange(block, 'kernelSize', kernelSize, 'oddCount');
  requireCounts(block, { stride });
  const least = (kernelSize >> 1) - (smallest >> 1);
  if (!Number.isInteger(padding) || padding < least) {
    const reason = `so that a ${smallest} × ${smallest} branch lies in the middle of the ${kernelSize} × ${kernelSize} one`;
    refuse(block, 'padding', `an integer ≥ ${least}, ${reason}`, padding);
  }
  requireTracking(block, norm);
}
