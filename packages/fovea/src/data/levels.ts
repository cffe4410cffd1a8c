// What normalises an image's bytes: mean and deviation by channel, checked where they are given.

import { refuse } from '../base/require.ts';

/** @throws ValueError unless there is a number a channel, above 0 for `std`: one for all would leave the others as they are */
export function requireLevels(op: string, name: 'mean' | 'std', values: unknown, channels: number): void {
  const holds = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && (name === 'mean' || value > 0);
  if (Array.isArray(values) && values.length === channels && values.every(holds)) return;
  refuse(op, name, `${channels} finite ${name === 'std' ? 'numbers > 0' : 'numbers'}, one a channel`, values);
}
