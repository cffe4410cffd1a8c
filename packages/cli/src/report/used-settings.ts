// The settings that a report shows.

import { type TrainConfig, unusedSettings } from '../train/config.ts';

/** Without those that did nothing. `multiLabel`: whether pictures can show several classes */
export function usedSettings(config: TrainConfig, multiLabel: boolean): Readonly<Record<string, unknown>> {
  const unused = new Set<keyof TrainConfig>(unusedSettings(config).keys());
  if (!multiLabel) unused.add('threshold');
  return Object.fromEntries(Object.entries(config).filter(([key]) => !unused.has(key as keyof TrainConfig)));
}
