// Which cases finite differences can follow.

import type { Case } from './cases.ts';

/** What they cannot: powers of 1e-13, squares of 1e4, bends within 1e-3, logarithms of 0, and a variance that is cut off at 0. */
const BEYOND =
  /^binaryFocalLoss .*gamma (0\.5|1\.5)|^log(Softmax|SumExp) far out|^rmsNorm near 0|^binaryCrossEntropy at p|^batchNorm.* constant/;

export const isBeyondDifferences = ({ name }: Case): boolean => BEYOND.test(name);
