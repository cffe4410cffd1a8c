// Which part of an activation's values lies on a flat end of its function, where hardly any gradient goes through: below and above.

import { Activation, GELU, HardTanh, type Module } from '../nn/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';

/** Parts of an activation's inputs on the flat ends of its function, 0…1. */
export interface Saturation {
  /** Towards −∞: of a relu all that it sets to 0. */
  readonly low: number;
  /** Towards ∞: of functions with an upper limit, such as sigmoid and relu6. */
  readonly high: number;
}

/** Slope in size below which hardly any gradient goes through. */
const FLAT = 0.05;

/** Where the low end lies below, and the high end above. */
type Ends = readonly [low: number, high: number];

/** Most functions are steepest at 0. */
const USUAL: Ends = [0, 0];

/** Functions with a minimum are flat around it, too, without being saturated there: their low end begins left of it, at the inflection point. */
const ENDS: Readonly<Record<string, Ends>> = {
  gelu: [-Math.SQRT2, 0],
  geluTanh: [-Math.SQRT2, 0],
  silu: [-2.4, 0],
  mish: [-2.26, 0],
  hardSwish: [-2.5, 0],
  relu6: [3, 3],
};

function endsOf(module: Module): Ends {
  if (module instanceof HardTanh) {
    const { low = -1, high = 1 } = module.options;
    return [(low + high) / 2, (low + high) / 2];
  }
  if (module instanceof GELU) return ENDS.gelu;
  return module instanceof Activation ? (ENDS[module.name] ?? USUAL) : USUAL;
}

/** `[2]`: the parts of the inputs on the low and on the high end, by the slopes there. */
export function saturationOf(module: Module, inputs: Tensor, slopes: Tensor): Tensor {
  const [low, high] = endsOf(module);
  const isFlat = slopes.abs().less(FLAT).cast('float32');
  const sides = [inputs.lessEqual(low), inputs.greater(high)];
  return concat(
    sides.map((isSide) => isFlat.mul(isSide.cast('float32')).mean().reshape(1)),
    0,
  );
}
