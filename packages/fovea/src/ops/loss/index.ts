// Losses: one family a file.

export { type CrossEntropyOptions, crossEntropy } from './cross-entropy.ts';
export type { Reduction } from './reduction.ts';
