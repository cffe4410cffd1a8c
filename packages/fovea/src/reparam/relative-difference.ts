// How far a changed model is from what it was made of: what both give for the same random input.

import type { Shape } from '../base/shape.ts';
import { Generator, type Tensor } from '../tensor/index.ts';
import { type TensorTree, tensorsOf } from '../tensor/internal.ts';

/** Largest difference of the outputs on normal input, relative to the largest output; NaN where one is NaN. */
export async function relativeDifference(
  inputShape: Shape,
  wanted: (input: Tensor) => unknown,
  found: (input: Tensor) => unknown,
): Promise<number> {
  const input = new Generator(0).normal(inputShape);
  const [expected, actual] = [tensorsOf(wanted(input) as TensorTree), tensorsOf(found(input) as TensorTree)];
  let [largest, difference] = [0, 0];
  for (const [i, one] of expected.entries()) {
    const [a, b] = [await one.data(), await actual[i].data()];
    for (let at = 0; at < a.length; at++) {
      if (Number.isNaN(a[at] - b[at])) return Number.NaN;
      largest = Math.max(largest, Math.abs(a[at]));
      difference = Math.max(difference, Math.abs(a[at] - b[at]));
    }
  }
  return largest === 0 ? difference : difference / largest;
}
