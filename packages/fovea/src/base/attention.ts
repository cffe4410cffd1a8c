// What attention is computed of, apart from its operands: sizes, what queries may not see, what is dropped. Bottom layer.

/** How attention departs from softmax(query · keyᵀ) · value. */
export interface AttentionForm {
  /** Whether query i sees keys 0 to i only. */
  readonly isCausal: boolean;
  /** Whether a bias is added to the scores. A query all of whose scores are −∞ then gets zeros. */
  readonly hasBias: boolean;
  /** Probability that a weight is dropped; the others are divided by what remains. 0 where none is. */
  readonly dropoutP: number;
}

/** query `[…batch, queries, width]`, key `[…batch, keys, width]`, value `[…batch, keys, valueWidth]`. */
export interface AttentionSizes {
  readonly batch: readonly number[];
  readonly queries: number;
  readonly keys: number;
  readonly width: number;
  readonly valueWidth: number;
}

/** What a gradient of attention is with respect to. */
export const ATTENTION_OPERANDS = ['query', 'key', 'value', 'bias'] as const;
export type AttentionOperand = (typeof ATTENTION_OPERANDS)[number];

/** A weight stays where the 24 upper bits of its random word, as a number in [0, 1), are below `keep`; it is then multiplied by `factor`. Float32 numbers. */
export const droppingOf = (dropoutP: number): { readonly keep: number; readonly factor: number } => ({
  keep: Math.fround(1 - dropoutP),
  factor: Math.fround(1 / (1 - dropoutP)),
});
