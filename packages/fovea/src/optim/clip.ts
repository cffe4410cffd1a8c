// Gradient clipping, before an optimiser's step: by value, then by the norm of all gradients together.

import { ValueError } from '../base/errors.ts';
import type { Parameter } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';

export interface ClipSettings {
  /** Limits every gradient value to ± this. */
  readonly clipGradValue?: number;
  /** Scales all gradients so that their common L2 norm is at most this (Pascanu et al., arXiv:1211.5063). */
  readonly clipGradNorm?: number;
}

/** @throws ValueError when a limit is not above 0 */
export function requireClipLimits(optimizer: string, settings: ClipSettings): void {
  for (const name of ['clipGradValue', 'clipGradNorm'] as const) {
    const limit = settings[name];
    if (limit !== undefined && !(limit > 0))
      throw new ValueError(`${optimizer}: ${name} must be above 0: got ${limit}`);
  }
}

/** The gradients within the limits, as torch.nn.utils.clip_grad_value_ and clip_grad_norm_ leave them. */
export function clipGradients(
  gradients: ReadonlyMap<Parameter, Tensor>,
  { clipGradValue, clipGradNorm }: ClipSettings,
): ReadonlyMap<Parameter, Tensor> {
  let clipped = gradients;
  if (clipGradValue !== undefined) {
    clipped = mapValues(clipped, (gradient) => gradient.clip(-clipGradValue, clipGradValue));
  }
  if (clipGradNorm !== undefined && clipped.size > 0) {
    const squares = [...clipped.values()].map((gradient) => gradient.square().sum());
    const norm = squares.reduce((sum, square) => sum.add(square)).sqrt();
    const factor = norm.add(1e-6).reciprocal().mul(clipGradNorm).minimum(1);
    clipped = mapValues(clipped, (gradient) => gradient.mul(factor));
  }
  return clipped;
}

const mapValues = <K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));
