// Layers of Transformers as torch.nn has them, with its names of weights; tokens are [N, T, C], PyTorch's `batch_first=True`.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import { type ActivationName, activate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Dropout } from './dropout.ts';
import type { Initializer } from './init.ts';
import { Linear } from './linear.ts';
import { Module } from './module.ts';
import { LayerNorm } from './norm.ts';
import { ProjectedAttention } from './projected-attention.ts';

/** Options of `TransformerEncoderLayer` and `TransformerDecoderLayer`. */
export interface TransformerLayerOptions {
  /** Features between the two linear layers. Default 2048. */
  readonly dimFeedforward?: number;
  /** Probability that a value is dropped while training: of the attention, behind it, and in the linear layers. Default 0.1. */
  readonly dropout?: number;
  /** Between the two linear layers. Default 'relu'. */
  readonly activation?: ActivationName;
  /** Of the layer norms. Default 1e-5. */
  readonly layerNormEps?: number;
  /** Whether the layer norms come before attention and linear layers, instead of behind the sums. Default false. */
  readonly normFirst?: boolean;
  /** Whether linear layers and layer norms have biases. Default true. */
  readonly bias?: boolean;
  /** Whether a token sees itself and those before it only. Default false. */
  readonly isCausal?: boolean;
  /** Of all matrices. Default as in PyTorch's layer: Xavier uniform for queries, keys and values, that of `Linear` for the others. */
  readonly init?: Initializer;
}

export const LAYER_NAMES = [
  'dimFeedforward',
  'dropout',
  'activation',
  'layerNormEps',
  'normFirst',
  'bias',
  'isCausal',
] as const;

/** What encoder and decoder layers have in common. */
abstract class TransformerLayer extends Module {
  abstract readonly selfAttn: ProjectedAttention;
  abstract readonly linear1: Linear;
  abstract readonly linear2: Linear;
  protected readonly settings: Required<Omit<TransformerLayerOptions, 'init'>>;
  protected readonly init: Initializer | undefined;
  protected readonly drop: Dropout;

  constructor(
    protected readonly op: string,
    readonly dModel: number,
    readonly numHeads: number,
    options: TransformerLayerOptions,
  ) {
    super();
    requireOptions(op, options, [...LAYER_NAMES, 'init']);
    const { init, ...given } = options;
    const usual = { dimFeedforward: 2048, dropout: 0.1, activation: 'relu', layerNormEps: 1e-5 } as const;
    this.settings = { ...usual, normFirst: false, bias: true, isCausal: false, ...given };
    const { dimFeedforward, dropout, normFirst, bias, isCausal } = this.settings;
    requireCounts(op, { dModel, numHeads, dimFeedforward });
    requireRange(op, 'dropout', dropout, 'fraction');
    for (const [name, flag] of Object.entries({ normFirst, bias, isCausal })) requireRange(op, name, flag, 'flag');
    this.init = init;
    this.drop = new Dropout(dropout);
  }

  protected attention(isCausal: boolean): ProjectedAttention {
    const { dropout, bias } = this.settings;
    return new ProjectedAttention(this.op, this.dModel, this.numHeads, { dropout, bias, isCausal, init: this.init });
  }

  protected linear(from: number, to: number): Linear {
    return new Linear(from, to, { bias: this.settings.bias, ...(this.init && { init: this.init }) });
  }

  protected norm(): LayerNorm {
    const { layerNormEps, bias } = this.settings;
    return new LayerNorm(this.dModel, { eps: layerNormEps, bias });
  }

  /** x + f(x) with the norm where the options want it. */
  protected residual(x: Tensor, norm: LayerNorm, f: (normed: Tensor) => Tensor): Tensor {
    const { normFirst } = this.settings;
    const sum = x.add(this.drop.forward(f(normFirst ? norm.forward(x) : x)));
    return normFirst ? sum : norm.forward(sum);
  }

  protected feedForward(x: Tensor): Tensor {
    const hidden = activate(this.linear1.forward(x), this.settings.activation);
    return this.linear2.forward(this.drop.forward(hidden));
  }
}

/**
 * Self-attention and two linear layers, each with a residual path and a layer norm: norm(x + f(x)), or x + f(norm(x)) with `normFirst`. In
 * files as in PyTorch: `self_attn.in_proj_weight` `[3·C, C]`, `self_attn.out_proj`, `linear1`, `linear2`, `norm1`, `norm2`.
 * `forward` takes, besides the tokens, a mask (float32: added to the scores; bool: true where a token may see another, which is false in
 * PyTorch) and a padding mask (bool, true where a token is padding).
 * @shape tokens `[N, T, C]`, mask broadcast to `[N, heads, T, T]`, padding mask `[N, T]` → `[N, T, C]`
 * @throws ValueError when numHeads does not divide the features, or for options out of range; ShapeError for other tokens or masks
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const layer = new TransformerEncoderLayer(64, 4, { dimFeedforward: 128, normFirst: true });
 * layer.forward(zeros([2, 10, 64])).shape; // [2, 10, 64]
 */
export class TransformerEncoderLayer extends TransformerLayer {
  readonly selfAttn: ProjectedAttention;
  readonly linear1: Linear;
  readonly linear2: Linear;
  readonly norm1: LayerNorm;
  readonly norm2: LayerNorm;

  constructor(dModel: number, numHeads: number, options: TransformerLayerOptions = {}) {
    super('TransformerEncoderLayer', dModel, numHeads, options);
    const { dimFeedforward, isCausal } = this.settings;
    this.selfAttn = this.attention(isCausal);
    this.linear1 = this.linear(dModel, dimFeedforward);
    this.linear2 = this.linear(dimFeedforward, dModel);
    this.norm1 = this.norm();
    this.norm2 = this.norm();
  }

  override forward(x: Tensor, mask?: Tensor, keyPaddingMask?: Tensor): Tensor {
    const attended = this.residual(x, this.norm1, (y) => this.selfAttn.forward(y, y, mask, keyPaddingMask));
    return this.residual(attended, this.norm2, (y) => this.feedForward(y));
  }
}

/**
 * Self-attention, attention to a memory and two linear layers, each with a residual path and a layer norm: a layer of a decoder; masks and
 * options as for `TransformerEncoderLayer`. In files as in PyTorch: `self_attn`, `multihead_attn`, `linear1`, `linear2`, `norm1` to `norm3`.
 * `forward` takes tokens, memory, and if given the mask of each, then the padding mask of each.
 * @shape tokens `[N, T, C]`, memory `[N, S, C]`, masks broadcast to `[N, heads, T, T]` and `[N, heads, T, S]`, padding masks `[N, T]` and
 * `[N, S]` → `[N, T, C]`
 * @throws ValueError when numHeads does not divide the features, or for options out of range; ShapeError for other tokens or masks
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const layer = new TransformerDecoderLayer(64, 4, { dimFeedforward: 128, isCausal: true });
 * layer.forward(zeros([2, 10, 64]), zeros([2, 49, 64])).shape; // [2, 10, 64]
 */
export class TransformerDecoderLayer extends TransformerLayer {
  readonly selfAttn: ProjectedAttention;
  readonly multiheadAttn: ProjectedAttention;
  readonly linear1: Linear;
  readonly linear2: Linear;
  readonly norm1: LayerNorm;
  readonly norm2: LayerNorm;
  readonly norm3: LayerNorm;

  constructor(dModel: number, numHeads: number, options: TransformerLayerOptions = {}) {
    super('TransformerDecoderLayer', dModel, numHeads, options);
    const { dimFeedforward, isCausal } = this.settings;
    this.selfAttn = this.attention(isCausal);
    this.multiheadAttn = this.attention(false);
    this.linear1 = this.linear(dModel, dimFeedforward);
    this.linear2 = this.linear(dimFeedforward, dModel);
    this.norm1 = this.norm();
    this.norm2 = this.norm();
    this.norm3 = this.norm();
  }

  override forward(
    x: Tensor,
    memory: Tensor,
    mask?: Tensor,
    memoryMask?: Tensor,
    keyPaddingMask?: Tensor,
    memoryKeyPaddingMask?: Tensor,
  ): Tensor {
    const toMemory = (y: Tensor): Tensor => this.multiheadAttn.forward(y, memory, memoryMask, memoryKeyPaddingMask);
    const self = this.residual(x, this.norm1, (y) => this.selfAttn.forward(y, y, mask, keyPaddingMask));
    const both = this.residual(self, this.norm2, toMemory);
    return this.residual(both, this.norm3, (y) => this.feedForward(y));
  }
}
