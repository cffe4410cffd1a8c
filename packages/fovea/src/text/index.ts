// Texts to numbers for networks: tokenizers in Hugging Face's files, byte pairs learnt from texts.

export type { BytePairs } from './clip-format.ts';
export { type EncodeBatchOptions, type EncodeOptions, Tokenizer, type TokenizerFiles } from './tokenizer.ts';
export { type TrainBytePairsOptions, trainBytePairs } from './train-byte-pairs.ts';
