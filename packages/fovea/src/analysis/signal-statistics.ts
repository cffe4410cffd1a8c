// Statistics of tensors as part of a graph: a few numbers of each layer's values, whatever their size, and how they are read.

import { Activation, ELU, GELU, HardSigmoid, HardTanh, LeakyReLU, type Module, PReLU, Softplus } from '../nn/index.ts';
import { concat, realize, type Tensor } from '../tensor/index.ts';
import { nodeOf } from '../tensor/internal.ts';

/** What is measured of the values of one tensor. */
export interface SignalStatistics {
  /** Over all values. */
  readonly mean: number;
  /** About the mean, over all values. */
  readonly std: number;
  /** Part of the values that are 0, 0…1. */
  readonly zeros: number;
  /** Largest size of a value. */
  readonly largest: number;
}

/** Four scalars, as `[4]`. */
export function statisticsOf(values: Tensor): Tensor {
  const mean = values.mean();
  const parts = [
    mean,
    values.sub(mean).square().mean().sqrt(),
    values.equal(0).cast('float32').mean(),
    values.abs().max(),
  ];
  return concat(
    parts.map((part) => part.reshape(1)),
    0,
  );
}

/** Null where a value is not finite. */
export function readStatistics(numbers: ArrayLike<number>): SignalStatistics | null {
  const [mean, std, zeros, largest] = Array.from(numbers);
  return [mean, std, zeros, largest].every(Number.isFinite) ? { mean, std, zeros, largest } : null;
}

const ACTIVATIONS = [Activation, ELU, GELU, HardSigmoid, HardTanh, LeakyReLU, PReLU, Softplus];

export const isActivation = (module: Module): boolean => ACTIVATIONS.some((type) => module instanceof type);

/** Whether values are cut off at a number, as by relu: units that are 0 throughout then pass nothing on. */
export function isCutOff(values: Tensor): boolean {
  const node = nodeOf(values);
  return (node.op === 'max' || node.op === 'min') && node.inputs.some(({ op }) => op === 'constant');
}

/** `[C]`: the largest size of each channel's values, of the last axis. */
export const largestByChannel = (values: Tensor): Tensor =>
  values.rank > 1 ? values.abs().max(Array.from({ length: values.rank - 1 }, (_, axis) => axis)) : values.abs();

/** Computes all of them in one go. */
export async function readAll(tensors: readonly Tensor[]): Promise<Float32Array[]> {
  await realize(...tensors);
  return Promise.all(
    tensors.map(async (values) => {
      const read = (await values.data()).slice() as Float32Array;
      values.dispose();
      return read;
    }),
  );
}
