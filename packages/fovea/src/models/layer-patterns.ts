// How a family's parameters are called, layer by layer: timm's `group_matcher`.

/** A layer of its own for each value of the numbers in the name; `rank` stands behind them. */
export type LayerPattern = RegExp | readonly [pattern: RegExp, rank: number];

/** In order; names that nothing matches count to the last layer, with the classifier. */
export type LayerPatterns = readonly [stem: RegExp, ...layers: LayerPattern[]];

/** As a rank: counts to the layer before. */
export const WITH_THE_LAYER_BEFORE = 99_999;

/** The norm that ends the trunk of transformers and what is built like them. */
export const FINAL_NORM: LayerPattern = [/^norm/, WITH_THE_LAYER_BEFORE];
