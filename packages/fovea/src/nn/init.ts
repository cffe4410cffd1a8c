// Initial values of parameters: functions that fill a Float32Array from a seeded stream, in PyTorch's names and formulas.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import { elementCount } from '../base/shape.ts';
import type { Initializer } from './initializer.ts';

export type { Initializer } from './initializer.ts';
export { orthogonal } from './orthogonal.ts';
export { defaultGenerator, deferred, manualSeed } from './random-values.ts';
export { truncatedNormal } from './truncated-normal.ts';
export { normal, uniform } from './uniform-normal.ts';
export {
  calculateGain,
  type FanMode,
  fans,
  type KaimingOptions,
  kaimingNormal,
  kaimingUniform,
  lecunNormal,
  type Nonlinearity,
  type XavierOptions,
  xavierNormal,
  xavierUniform,
} from './variance-scaling.ts';

/** The same value everywhere. */
export const constant =
  (value: number): Initializer =>
  (shape) =>
    new Float32Array(elementCount(shape)).fill(value);
export const zeros: Initializer = constant(0);
export const ones: Initializer = constant(1);

/**
 * A convolution that passes its input through, channel by channel: `[out, in / groups, …kernel]`, one in the middle of the kernel; default one
 * group.
 * @throws ValueError unless groups is a positive integer that divides the output channels
 */
export function dirac(options: { readonly groups?: number } = {}): Initializer {
  requireOptions('init.dirac', options, ['groups']);
  const { groups = 1 } = options;
  requireCounts('init.dirac', { groups });
  return (shape) => {
    requireDivisor('init.dirac', 'groups', groups, { 'output channels': shape[0] });
    const out = new Float32Array(elementCount(shape));
    const kernel = shape.slice(2);
    const middle = kernel.reduce((position, size) => position * size + (size >> 1), 0);
    const perGroup = shape[0] / groups;
    for (let k = 0; k < shape[0]; k++) {
      const channel = k % perGroup;
      if (channel < shape[1]) out[(k * shape[1] + channel) * elementCount(kernel) + middle] = 1;
    }
    return out;
  };
}
