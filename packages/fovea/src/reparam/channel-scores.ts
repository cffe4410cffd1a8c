// How much each unit of channels matters, by its weights.

import type { Shape } from '../base/shape.ts';
import { BatchNorm2d, type Module } from '../nn/index.ts';
import { type Numbers, sliceLengths } from './slices.ts';

/** One place of a unit: an index along an axis of a weight or statistic. */
export interface Place {
  readonly state: string;
  readonly axis: number;
  readonly index: number;
}

/** The values of a weight, by its name. */
export interface StateValues {
  readonly shape: Shape;
  readonly values: Numbers;
  /** The layer that it belongs to. */
  readonly layer: Module;
}

/**
 * 'magnitude': the length of the unit's slices of kernels and matrices, each over the mean of all slices along that axis, averaged
 * (Li et al., arXiv:1608.08710; for units, Fang et al., arXiv:2301.12900). 'batchNormScale': the mean of |γ| of its batch norms
 * (Liu et al., arXiv:1708.06519), for networks trained with an L1 penalty on these.
 */
export type ChannelCriterion = 'magnitude' | 'batchNormScale';

/** The score of each unit; undefined for one that the criterion cannot judge. */
export function scoreUnits(
  units: readonly (readonly Place[])[],
  states: ReadonlyMap<string, StateValues>,
  criterion: ChannelCriterion,
): (number | undefined)[] {
  const score = criterion === 'magnitude' ? magnitudes(states) : scales(states);
  return units.map((places) => {
    const scores = places.map(score).filter((one) => one !== undefined);
    return scores.length === 0 ? undefined : scores.reduce((sum, one) => sum + one, 0) / scores.length;
  });
}

type PlaceScore = (place: Place) => number | undefined;

const scales =
  (states: ReadonlyMap<string, StateValues>): PlaceScore =>
  ({ state, index }) => {
    const { layer, values } = states.get(state) as StateValues;
    return layer instanceof BatchNorm2d && state.endsWith('weight') ? Math.abs(values[index]) : undefined;
  };

function magnitudes(states: ReadonlyMap<string, StateValues>): PlaceScore {
  const known = new Map<string, Float64Array>();
  return ({ state, axis, index }) => {
    const held = states.get(state) as StateValues;
    if (held.shape.length < 2) return undefined;
    const key = `${state} ${axis}`;
    const lengths = known.get(key) ?? relativeLengths(held, axis);
    known.set(key, lengths);
    return lengths[index];
  };
}

/** The length of each slice along an axis, over the mean of all. */
function relativeLengths({ shape, values }: StateValues, axis: number): Float64Array {
  const lengths = sliceLengths(values, shape, axis);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return mean > 0 ? lengths.map((length) => length / mean) : lengths;
}
