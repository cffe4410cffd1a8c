// Rows that are learnt, by their numbers.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireInteger } from '../base/require.ts';
import { embedding } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { deferred, type Initializer, normal } from './init.ts';
import { Module, Parameter } from './module.ts';

/** Options of `Embedding`. */
export interface EmbeddingLayerOptions {
  /** A row that starts as zeros and is not trained. Default none. */
  readonly paddingIdx?: number;
  /** Default as in PyTorch: normal, of deviation 1. */
  readonly init?: Initializer;
}

/**
 * The rows of `weight` with the given numbers. In files the weight is `[numEmbeddings, embeddingDim]`.
 * @shape any `[…]` → `[…, embeddingDim]`
 * @dtype int32 → float32
 * @throws ValueError for sizes below 1, a paddingIdx that is no row, and, when the result is computed, for an index out of range
 * @example
 * new Embedding(10, 4).forward(tensor([1, 7], [2], 'int32')).shape; // [2, 4]
 */
export class Embedding extends Module {
  weight: Parameter;
  readonly paddingIdx: number | undefined;

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    options: EmbeddingLayerOptions = {},
  ) {
    super();
    requireOptions('Embedding', options, ['paddingIdx', 'init']);
    requireCounts('Embedding', { numEmbeddings, embeddingDim });
    const { paddingIdx, init = normal(0, 1) } = options;
    if (paddingIdx !== undefined) requireInteger('Embedding', 'paddingIdx', paddingIdx, 0, numEmbeddings - 1);
    this.paddingIdx = paddingIdx;
    const shape = [numEmbeddings, embeddingDim];
    const start = (): ReturnType<Initializer> => {
      const values = init(shape);
      if (paddingIdx !== undefined) values.fill(0, paddingIdx * embeddingDim, (paddingIdx + 1) * embeddingDim);
      return values;
    };
    this.weight = new Parameter(deferred(start), shape);
  }

  override forward(indices: Tensor): Tensor {
    const { paddingIdx } = this;
    return embedding(indices, this.weight.read(), paddingIdx === undefined ? {} : { paddingIdx });
  }
}
