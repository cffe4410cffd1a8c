// The block of plain transformers, of images and of texts, with timm's names.

import {
  DropPath,
  type Initializer,
  LayerNorm,
  LayerScale,
  type LinearOptions,
  Module,
  MultiHeadAttention,
} from '../nn/index.ts';
import type { ActivationName } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Mlp } from './mlp.ts';

export interface BlockOptions extends Pick<LinearOptions, 'init' | 'biasInit'> {
  readonly numHeads: number;
  /** Units of the perceptron. */
  readonly hiddenFeatures: number;
  readonly eps: number;
  /** Default 'gelu'. */
  readonly activation?: ActivationName;
  /** Whether a token sees itself and those before it only. Default false. */
  readonly isCausal?: boolean;
  /** Default 0. */
  readonly dropPathRate?: number;
  /** What learnt factors on the channels of both branches start as. Default: no such factors. */
  readonly layerScale?: number;
  /** Of the layers that write into the residual stream. Default: as all others. */
  readonly outInit?: Initializer;
  /** Of the perceptron's first layer. Default: as all others. */
  readonly hiddenInit?: Initializer;
}

/** Attention and perceptron, each after a norm and beside an identity. */
export class Block extends Module {
  readonly norm1: LayerNorm;
  readonly attn: MultiHeadAttention;
  readonly ls1: LayerScale | undefined;
  readonly norm2: LayerNorm;
  readonly mlp: Mlp;
  readonly ls2: LayerScale | undefined;
  readonly dropPath: DropPath;

  constructor(width: number, options: BlockOptions) {
    super();
    const { numHeads, hiddenFeatures, eps, activation = 'gelu', isCausal = false, dropPathRate = 0 } = options;
    const { init, biasInit, outInit, hiddenInit, layerScale } = options;
    const scale = (): LayerScale | undefined =>
      layerScale === undefined ? undefined : new LayerScale(width, { initValues: layerScale });
    const starts = { ...(init && { init }), ...(biasInit && { biasInit }) };
    this.norm1 = new LayerNorm(width, { eps });
    this.attn = new MultiHeadAttention(width, {
      numHeads,
      isCausal,
      ...starts,
      ...(outInit && { projInit: outInit }),
    });
    this.ls1 = scale();
    this.norm2 = new LayerNorm(width, { eps });
    this.mlp = new Mlp(width, hiddenFeatures, {
      ...starts,
      activation,
      ...(hiddenInit && { init: hiddenInit }),
      ...(outInit && { outInit }),
    });
    this.ls2 = scale();
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(tokens: Tensor): Tensor {
    return this.forwardNormed(tokens, this.norm1.forward(tokens));
  }

  /** What comes behind the first norm. */
  forwardNormed(tokens: Tensor, normed: Tensor): Tensor {
    const x = this.added(tokens, this.attn.forward(normed), this.ls1);
    return this.added(x, this.mlp.forward(this.norm2.forward(x)), this.ls2);
  }

  private added(x: Tensor, branch: Tensor, scale: LayerScale | undefined): Tensor {
    return x.add(this.dropPath.forward(scale ? scale.forward(branch) : branch));
  }
}
