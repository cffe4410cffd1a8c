// Checks of what layers are made with, so that a wrong size is named where it is written and not where it is first used.

import { ValueError } from '../base/errors.ts';

/** Checks that every named size is an integer of at least 1. */
export function requireSizes(layer: string, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 1)
      throw new ValueError(`${layer}: ${name} must be an integer ≥ 1: got ${size}`);
  }
}

/** Checks that a kernel has a middle. */
export function requireOdd(op: string, what: string, size: number): void {
  if (!Number.isInteger(size) || size < 1 || size % 2 === 0)
    throw new ValueError(`${op}: ${what} must be an odd integer ≥ 1: got ${size}`);
}

/** Checks that every named number is finite, and within the bounds if there are any. */
export function requireFinite(
  op: string,
  numbers: Readonly<Record<string, number>>,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): void {
  const range = most < Number.POSITIVE_INFINITY ? ` in [${least}, ${most}]` : least > -Infinity ? ` ≥ ${least}` : '';
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isFinite(value) || value < least || value > most)
      throw new ValueError(`${op}: ${name} must be a finite number${range}: got ${value}`);
  }
}

/** Checks the sizes of a convolution: that channels go into the groups, too. */
export function requireConv(
  layer: string,
  inChannels: number,
  outChannels: number,
  groups: number,
  kernel: readonly [height: number, width: number],
): void {
  requireSizes(layer, { inChannels, outChannels, groups });
  requireSizes(`${layer}: kernelSize`, { height: kernel[0], width: kernel[1] });
  if (inChannels % groups !== 0 || outChannels % groups !== 0)
    throw new ValueError(
      `${layer}: groups must divide the ${inChannels} input and ${outChannels} output channels: got groups=${groups}`,
    );
}
