// Attention as torch.nn.MultiheadAttention has it, with its names of weights: what the Transformer layers are made of.

import { requireCounts, requireDivisor } from '../base/require.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { linear } from '../ops/index.ts';
import { type Tensor, where } from '../tensor/index.ts';
import { attendDropping } from './attend.ts';
import { Dropout } from './dropout.ts';
import { deferred, type Initializer, xavierUniform, zeros } from './init.ts';
import { toMemory } from './layout.ts';
import { Linear } from './linear.ts';
import { Module, Parameter } from './module.ts';

/** In errors of `forward`, behind the layer's name in the model. */
const OP = 'attention';

/** What a layer makes its attention of. */
interface ProjectedAttentionOptions {
  readonly dropout: number;
  readonly bias: boolean;
  readonly isCausal: boolean;
  /** Of the output's projection. Default: that of `Linear`. */
  readonly init: Initializer | undefined;
}

/**
 * Attention of tokens to a context. A mask broadcasts to `[N, heads, T, S]`: float32 is added to the scores, bool is true where a token may see
 * another; a padding mask is bool `[N, S]`, true where a token is padding, which none sees. In files `in_proj_weight` `[3·C, C]`, `in_proj_bias` `[3·C]`,
 * `out_proj.weight` and `.bias`.
 */
export class ProjectedAttention extends Module {
  readonly inProjWeight: Parameter;
  readonly inProjBias: Parameter | undefined;
  readonly outProj: Linear;
  private readonly drop: Dropout;
  private readonly isCausal: boolean;

  constructor(
    /** The layer that makes it, for errors. */
    owner: string,
    readonly features: number,
    readonly numHeads: number,
    { dropout, bias, isCausal, init }: ProjectedAttentionOptions,
  ) {
    super();
    requireCounts(owner, { dModel: features, numHeads });
    requireDivisor(owner, 'numHeads', numHeads, { features });
    const [inMemory, inFile] = [
      [features, 3 * features],
      [3 * features, features],
    ];
    this.inProjWeight = new Parameter(
      deferred(() => toMemory('linear', (init ?? xavierUniform())(inFile), inMemory)),
      inMemory,
      'linear',
    );
    this.inProjBias = bias ? new Parameter(zeros([3 * features]), [3 * features]) : undefined;
    this.outProj = new Linear(features, features, { bias, biasInit: zeros, ...(init && { init }) });
    this.drop = new Dropout(dropout);
    this.isCausal = isCausal;
  }

  override forward(x: Tensor, context: Tensor, mask?: Tensor, keyPaddingMask?: Tensor): Tensor {
    const { features, numHeads } = this;
    requireShape(OP, 'tokens', x.shape, ['N', 'T', features]);
    const [N, T] = x.shape;
    requireShape(OP, 'context', context.shape, [N, 'S', features]);
    const S = context.shape[1];
    const [query, key, value] = this.projected(x, context).map((part, i) =>
      part.reshape(N, i === 0 ? T : S, numHeads, features / numHeads).transpose(0, 2, 1, 3),
    );
    const all = withoutPadding(mask, keyPaddingMask, [N, S]);
    const mixed = attendDropping(this.drop, query, key, () => value, {
      isCausal: this.isCausal,
      ...(all && { mask: all }),
    });
    return this.outProj.forward(mixed.transpose(0, 2, 1, 3).reshape(N, T, features));
  }

  /** Queries of x, keys and values of the context: one product where they are the same. */
  private projected(x: Tensor, context: Tensor): Tensor[] {
    const [weight, bias] = [this.inProjWeight.read(), this.inProjBias?.read()];
    const C = this.features;
    const part = (of: Tensor, from: number, to: number): Tensor =>
      linear(of, weight.slice(1, from * C, to * C), bias?.slice(0, from * C, to * C));
    if (x === context) return part(x, 0, 3).chunk(3, -1);
    return [part(x, 0, 1), ...part(context, 1, 3).chunk(2, -1)];
  }
}

/** A mask that hides padding, too. */
function withoutPadding(
  mask: Tensor | undefined,
  keyPaddingMask: Tensor | undefined,
  shape: readonly number[],
): Tensor | undefined {
  if (!keyPaddingMask) return mask;
  requireDType(OP, 'keyPaddingMask', keyPaddingMask, 'bool');
  requireShape(OP, 'keyPaddingMask', keyPaddingMask.shape, shape);
  const seen = keyPaddingMask.logicalNot().reshape(shape[0], 1, 1, shape[1]);
  if (!mask) return seen;
  return mask.dtype === 'bool' ? mask.logicalAnd(seen) : where(seen, mask, Number.NEGATIVE_INFINITY);
}
