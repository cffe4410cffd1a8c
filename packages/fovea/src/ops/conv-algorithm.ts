// How convolutions are computed: by what each asks for, or in one way for all that a function makes.

import { ValueError } from '../base/errors.ts';
import { requireOneOf } from '../base/require.ts';

const ALGORITHMS = ['direct', 'fft', 'auto'] as const;
/** How a convolution is computed. */
export type ConvAlgorithm = (typeof ALGORITHMS)[number];

let forAll: ConvAlgorithm | undefined;

/** What a convolution that asks for `own` is computed by. @throws ValueError for an unknown one */
export function chosenAlgorithm(op: string, own: ConvAlgorithm = 'auto'): ConvAlgorithm {
  requireOneOf(op, 'algorithm', own, ALGORITHMS);
  return forAll ?? own;
}

/**
 * Runs `fn`, in which all convolutions and their gradients use one algorithm, whatever their own options say. Convolutions are made when
 * the model is called: inside a compiled function, call it there.
 * @shape those of `fn`
 * @throws ValueError for an unknown algorithm, or when `fn` is asynchronous or calls a compiled function, which runs later
 * @example
 * const y = withConvAlgorithm('direct', () => conv2d(ones([1, 8, 8, 4]), ones([3, 3, 4, 2])));
 * await y.max().item(); // 36
 */
export function withConvAlgorithm<R>(algorithm: ConvAlgorithm, fn: () => R): R {
  requireOneOf('withConvAlgorithm', 'algorithm', algorithm, ALGORITHMS);
  const before = forAll;
  forAll = algorithm;
  try {
    const result = fn();
    if (!(result instanceof Promise)) return result;
    result.catch(() => {}); // what is thrown below is the cause
    throw new ValueError(
      'withConvAlgorithm: the function is asynchronous or calls a compiled one, which makes its convolutions later; use withConvAlgorithm inside of compile, around model.forward',
    );
  } finally {
    forAll = before;
  }
}
