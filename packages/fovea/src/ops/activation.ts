// Activation functions (B9), and the table from which layers and models choose one by name.

import { type Tensor, where } from '../tensor/index.ts';

/** max(x, 0). */
export const relu = (x: Tensor): Tensor => x.maximum(0);

/** min(max(x, 0), 6) (Krizhevsky, 2010). */
export const relu6 = (x: Tensor): Tensor => x.maximum(0).minimum(6);

/** x where positive, `negativeSlope`·x elsewhere; default slope 0.01. */
export const leakyRelu = (x: Tensor, options: { readonly negativeSlope?: number } = {}): Tensor =>
  where(x.greater(0), x, x.mul(options.negativeSlope ?? 0.01));

/** 1 / (1 + e⁻ˣ). Stable at both ends. */
export const sigmoid = (x: Tensor): Tensor => x.mul(0.5).tanh().mul(0.5).add(0.5);

/** relu6(x + 3) / 6 (Howard et al., arXiv:1905.02244). */
export const hardSigmoid = (x: Tensor): Tensor =>
  x
    .mul(1 / 6)
    .add(0.5)
    .maximum(0)
    .minimum(1);

/** x · hardSigmoid(x) (Howard et al., arXiv:1905.02244). */
export const hardSwish = (x: Tensor): Tensor => x.mul(hardSigmoid(x));

/** x · sigmoid(x) (Elfwing et al., arXiv:1702.03118; "swish": Ramachandran et al., arXiv:1710.05941). */
export const silu = (x: Tensor): Tensor => x.mul(sigmoid(x));

/** x · Φ(x) (Hendrycks & Gimpel, arXiv:1606.08415); `approximate: 'tanh'` uses their tanh formula. */
export function gelu(x: Tensor, options: { readonly approximate?: 'none' | 'tanh' } = {}): Tensor {
  const half = x.mul(0.5);
  if (options.approximate === 'tanh') {
    const inner = x.add(x.square().mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return half.mul(inner.tanh().add(1));
  }
  return half.mul(x.mul(Math.SQRT1_2).erf().add(1));
}

export const tanh = (x: Tensor): Tensor => x.tanh();

/** x where positive, `alpha`·(eˣ − 1) elsewhere (Clevert et al., arXiv:1511.07289); default alpha 1. */
export const elu = (x: Tensor, options: { readonly alpha?: number } = {}): Tensor =>
  where(
    x.greater(0),
    x,
    x
      .minimum(0)
      .exp()
      .sub(1)
      .mul(options.alpha ?? 1),
  );

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** Scaled ELU that keeps mean 0 and variance 1 (Klambauer et al., arXiv:1706.02515). */
export const selu = (x: Tensor): Tensor => elu(x, { alpha: SELU_ALPHA }).mul(SELU_SCALE);

/** log(1 + eˣ), without overflow. */
export const softplus = (x: Tensor): Tensor => x.maximum(0).add(x.abs().neg().exp().add(1).log());

/** x · tanh(softplus(x)) (Misra, arXiv:1908.08681). */
export const mish = (x: Tensor): Tensor => x.mul(softplus(x).tanh());

/** x / (1 + |x|). */
export const softsign = (x: Tensor): Tensor => x.div(x.abs().add(1));

/** min(max(x, −1), 1). */
export const hardTanh = (x: Tensor): Tensor => x.clip(-1, 1);

const identity = (x: Tensor): Tensor => x;

const ACTIVATIONS = {
  relu,
  relu6,
  leakyRelu,
  sigmoid,
  hardSigmoid,
  hardSwish,
  silu,
  gelu,
  tanh,
  elu,
  selu,
  softplus,
  mish,
  softsign,
  hardTanh,
  identity,
} as const satisfies Record<string, (x: Tensor) => Tensor>;

export type ActivationName = keyof typeof ACTIVATIONS;

/** The activation of that name, with its default options. */
export const activate = (x: Tensor, name: ActivationName): Tensor => ACTIVATIONS[name](x);
