// The settings that a report shows.

import { type TrainConfig, unusedSettings } from '../train/config.ts';

/** Without those that did nothing. */
export function usedSettings(config: TrainConfig): Readonly<Record<string, unknown>> {
  const unused = unusedSettings(config);
  return Object.fromEntries(Object.entries(config).filter(([key]) => !unused.has(key as keyof TrainConfig)));
}
