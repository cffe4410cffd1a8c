// The derivation cards, in the order in which they are shown, and their check on numbers.

import { activations } from './activations.ts';
import { attention } from './attention.ts';
import type { Card } from './card.ts';
import { initialisation } from './initialisation.ts';
import { bernoulli, categorical, gaussian, laplace } from './likelihood.ts';
import { logisticRegression } from './logistic-regression.ts';
import { batchNorm, layerNorm } from './normalisation.ts';
import { binary, crossEntropy, softmax } from './softmax.ts';
import { averagePooling, convolution, maxPooling } from './windows.ts';

export const CARDS: readonly Card[] = [
  convolution,
  maxPooling,
  averagePooling,
  ...activations,
  softmax,
  crossEntropy,
  binary,
  batchNorm,
  layerNorm,
  attention,
  initialisation,
  gaussian,
  laplace,
  bernoulli,
  categorical,
  logisticRegression,
];

export type { Card, CardInput, CardSymbol, GradientRow, Inputs, Lemma } from './card.ts';
export { type CardCheck, checkCard, differenceText, type GradientCheck } from './check.ts';
