// Rows that are learnt, by their numbers: one by one, or pooled in bags.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireInteger } from '../base/require.ts';
import { requireBagMode } from '../ops/embedding-bag.ts';
import { type BagMode, embedding, embeddingBag } from '../ops/index.ts';
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

/** `[rows, columns]`, with zeros in the padding row. */
function rowsOf(
  layer: string,
  rows: number,
  columns: number,
  { paddingIdx, init = normal(0, 1) }: EmbeddingLayerOptions,
): Parameter {
  requireCounts(layer, { numEmbeddings: rows, embeddingDim: columns });
  if (paddingIdx !== undefined) requireInteger(layer, 'paddingIdx', paddingIdx, 0, rows - 1);
  const start = (): ReturnType<Initializer> => {
    const values = init([rows, columns]);
    if (paddingIdx !== undefined) values.fill(0, paddingIdx * columns, (paddingIdx + 1) * columns);
    return values;
  };
  return new Parameter(deferred(start), [rows, columns]);
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
    this.paddingIdx = options.paddingIdx;
    this.weight = rowsOf('Embedding', numEmbeddings, embeddingDim, options);
  }

  override forward(indices: Tensor): Tensor {
    const { paddingIdx } = this;
    return embedding(indices, this.weight.read(), paddingIdx === undefined ? {} : { paddingIdx });
  }
}

/** Options of `EmbeddingBag`. */
export interface EmbeddingBagLayerOptions extends EmbeddingLayerOptions {
  /** What becomes of the rows of a bag: 'sum', 'mean' or 'max'. Default 'mean'. */
  readonly mode?: BagMode;
  /** Whether the last of the offsets is no bag, but where the last bag ends. Default false. */
  readonly includeLastOffset?: boolean;
}

/**
 * Sums, means or maxima of the rows of `weight` with the numbers of each bag; see the function `embeddingBag`. Bags are the rows of indices
 * `[B, L]`; for indices `[n]` a second argument of `forward` says where each begins. A third one are factors of the rows, for mode 'sum'. In files
 * the weight is `[numEmbeddings, embeddingDim]`.
 * @shape indices `[B, L]`, or `[n]` and offsets `[B]` → `[B, embeddingDim]`
 * @dtype indices and offsets int32
 * @throws ValueError for sizes below 1, a paddingIdx that is no row, an unknown mode, and, when the result is computed, for an index out of range
 * @example
 * const bag = new EmbeddingBag(10, 4, { mode: 'sum' });
 * bag.forward(tensor([1, 7, 2], [3], 'int32'), tensor([0, 2], [2], 'int32')).shape; // [2, 4]
 */
export class EmbeddingBag extends Module {
  weight: Parameter;
  readonly paddingIdx: number | undefined;
  readonly bagMode: BagMode;
  readonly includeLastOffset: boolean;

  constructor(
    readonly numEmbeddings: number,
    readonly embeddingDim: number,
    options: EmbeddingBagLayerOptions = {},
  ) {
    super();
    requireOptions('EmbeddingBag', options, ['paddingIdx', 'init', 'mode', 'includeLastOffset']);
    const { mode = 'mean', includeLastOffset = false, ...rows } = options;
    requireBagMode('EmbeddingBag', mode);
    this.paddingIdx = options.paddingIdx;
    this.bagMode = mode;
    this.includeLastOffset = includeLastOffset;
    this.weight = rowsOf('EmbeddingBag', numEmbeddings, embeddingDim, rows);
  }

  override forward(indices: Tensor, offsets?: Tensor, perSampleWeights?: Tensor): Tensor {
    const { bagMode: mode, includeLastOffset, paddingIdx } = this;
    return embeddingBag(indices, this.weight.read(), {
      mode,
      includeLastOffset,
      ...(offsets && { offsets }),
      ...(perSampleWeights && { perSampleWeights }),
      ...(paddingIdx !== undefined && { paddingIdx }),
    });
  }
}
