// Transformer encoders and decoders of layers, and both together, as torch.nn has them.

import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import type { Tensor } from '../tensor/index.ts';
import { xavierUniform } from './init.ts';
import { Module } from './module.ts';
import { LayerNorm } from './norm.ts';
import {
  LAYER_NAMES,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type TransformerLayerOptions,
} from './transformer-layer.ts';

/** Options of `TransformerEncoder` and `TransformerDecoder`. */
export interface TransformerStackOptions {
  /** Behind the last layer. Default none. */
  readonly norm?: LayerNorm;
}

/** `count` layers that `make` gives. */
function layersOf<L extends Module>(
  op: string,
  make: (index: number) => L,
  count: number,
  options: TransformerStackOptions,
): L[] {
  requireOptions(op, options, ['norm']);
  requireCounts(op, { numLayers: count });
  return Array.from({ length: count }, (_, i) => make(i));
}

/**
 * Encoder layers one after another. `makeLayer` makes each, with initial values of its own, where PyTorch copies one. `forward` takes tokens
 * and, if given, a mask and a padding mask for all layers.
 * @shape tokens `[N, T, C]`, mask broadcast to `[N, heads, T, T]`, padding mask `[N, T]` → `[N, T, C]`
 * @throws ValueError for a number of layers that is no count
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const encoder = new TransformerEncoder(() => new TransformerEncoderLayer(8, 2, { dimFeedforward: 16 }), 3);
 * encoder.forward(zeros([2, 5, 8])).shape; // [2, 5, 8]
 */
export class TransformerEncoder extends Module {
  readonly layers: readonly TransformerEncoderLayer[];
  readonly norm: LayerNorm | undefined;

  constructor(
    makeLayer: (index: number) => TransformerEncoderLayer,
    readonly numLayers: number,
    options: TransformerStackOptions = {},
  ) {
    super();
    this.layers = layersOf('TransformerEncoder', makeLayer, numLayers, options);
    this.norm = options.norm;
  }

  override forward(x: Tensor, mask?: Tensor, keyPaddingMask?: Tensor): Tensor {
    const y = this.layers.reduce((tokens, layer) => layer.forward(tokens, mask, keyPaddingMask), x);
    return this.norm ? this.norm.forward(y) : y;
  }
}

/**
 * Decoder layers one after another, all with the same memory. `makeLayer` makes each, with initial values of its own, where PyTorch copies
 * one. `forward` takes what a `TransformerDecoderLayer` takes.
 * @shape tokens `[N, T, C]`, memory `[N, S, C]`, masks as for `TransformerDecoderLayer` → `[N, T, C]`
 * @throws ValueError for a number of layers that is no count
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const decoder = new TransformerDecoder(() => new TransformerDecoderLayer(8, 2, { dimFeedforward: 16 }), 3);
 * decoder.forward(zeros([2, 5, 8]), zeros([2, 7, 8])).shape; // [2, 5, 8]
 */
export class TransformerDecoder extends Module {
  readonly layers: readonly TransformerDecoderLayer[];
  readonly norm: LayerNorm | undefined;

  constructor(
    makeLayer: (index: number) => TransformerDecoderLayer,
    readonly numLayers: number,
    options: TransformerStackOptions = {},
  ) {
    super();
    this.layers = layersOf('TransformerDecoder', makeLayer, numLayers, options);
    this.norm = options.norm;
  }

  override forward(
    x: Tensor,
    memory: Tensor,
    mask?: Tensor,
    memoryMask?: Tensor,
    keyPaddingMask?: Tensor,
    memoryKeyPaddingMask?: Tensor,
  ): Tensor {
    const masks = [mask, memoryMask, keyPaddingMask, memoryKeyPaddingMask] as const;
    const y = this.layers.reduce((tokens, layer) => layer.forward(tokens, memory, ...masks), x);
    return this.norm ? this.norm.forward(y) : y;
  }
}

/** Options of `Transformer`. */
export interface TransformerOptions extends Omit<TransformerLayerOptions, 'init'> {
  /** Default 6. */
  readonly numEncoderLayers?: number;
  /** Default 6. */
  readonly numDecoderLayers?: number;
}

/**
 * An encoder of source tokens and a decoder of target tokens that attends to them, each with a layer norm behind its last layer; matrices
 * start as Xavier uniform. `isCausal` is for the targets. `forward` takes sources and targets, and if given the masks of sources, targets and
 * memory, then the padding masks of the three, in PyTorch's order; see `TransformerEncoderLayer`. In files `encoder.layers.0.…`,
 * `encoder.norm`, `decoder.layers.0.…`, `decoder.norm`.
 * @shape sources `[N, S, C]`, targets `[N, T, C]`, masks broadcast to `[N, heads, S, S]`, `[N, heads, T, T]` and `[N, heads, T, S]`, padding
 * masks `[N, S]`, `[N, T]` and `[N, S]` → `[N, T, C]`
 * @throws ValueError when numHeads does not divide the features, or for options out of range; ShapeError for other tokens or masks
 * @paper Vaswani et al., NeurIPS 2017, arXiv:1706.03762
 * @example
 * const net = new Transformer(8, 2, { numEncoderLayers: 1, numDecoderLayers: 1, dimFeedforward: 16, isCausal: true });
 * net.forward(zeros([2, 7, 8]), zeros([2, 5, 8])).shape; // [2, 5, 8]
 */
export class Transformer extends Module {
  readonly encoder: TransformerEncoder;
  readonly decoder: TransformerDecoder;

  constructor(
    readonly dModel = 512,
    readonly numHeads = 8,
    options: TransformerOptions = {},
  ) {
    super();
    requireOptions('Transformer', options, ['numEncoderLayers', 'numDecoderLayers', ...LAYER_NAMES]);
    const { numEncoderLayers = 6, numDecoderLayers = 6, isCausal = false, ...layer } = options;
    requireCounts('Transformer', { numEncoderLayers, numDecoderLayers });
    const settings = { ...layer, init: xavierUniform() };
    const { layerNormEps = 1e-5, bias = true } = layer;
    const norm = (): LayerNorm => new LayerNorm(dModel, { eps: layerNormEps, bias });
    this.encoder = new TransformerEncoder(
      () => new TransformerEncoderLayer(dModel, numHeads, settings),
      numEncoderLayers,
      { norm: norm() },
    );
    this.decoder = new TransformerDecoder(
      () => new TransformerDecoderLayer(dModel, numHeads, { ...settings, isCausal }),
      numDecoderLayers,
      { norm: norm() },
    );
  }

  override forward(
    source: Tensor,
    target: Tensor,
    sourceMask?: Tensor,
    targetMask?: Tensor,
    memoryMask?: Tensor,
    sourceKeyPaddingMask?: Tensor,
    targetKeyPaddingMask?: Tensor,
    memoryKeyPaddingMask?: Tensor,
  ): Tensor {
    const memory = this.encoder.forward(source, sourceMask, sourceKeyPaddingMask);
    return this.decoder.forward(target, memory, targetMask, memoryMask, targetKeyPaddingMask, memoryKeyPaddingMask);
  }
}
