// Which cases finite differences can follow.

import type { Case } from './cases.ts';

/**
 * What they cannot: powers of 1e-13, squares of 1e4, bends within 1e-3, logarithms of 0, a variance that is cut off at 0, exponents that are
 * whole no more, what is detached, and values that another one covers.
 */
const BEYOND =
  /^binaryFocalLoss .*gamma (0\.5|1\.5)|^log(Softmax|SumExp) far out|^rmsNorm near 0|^binaryCrossEntropy at p|^batchNorm.* constant|^expm1 far out|^pow (of negative|of 0 and)|^gaussianNllLoss limited|^embedding with|^maxUnpool2d of overlapping|^maxUnpool1d kernelSize [35]/;

export const isBeyondDifferences = ({ name }: Case): boolean => BEYOND.test(name);
