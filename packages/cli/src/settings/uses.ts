// Settings that do something only together with others: one that is given for nothing is an error, not silence.

import { commandError } from '../command-error.ts';
import type { Options, SettingsOf } from './settings.ts';

export interface Use<C> {
  readonly settings: readonly (keyof C & string)[];
  /** Whether they do something with these settings. */
  readonly isOn: (config: C) => boolean;
  /** Behind 'does nothing': `without erf=true`. */
  readonly where: string;
}

/** @throws ValueError for a setting of another value than its default that does nothing */
export function requireUses<O extends Options>(
  command: string,
  options: O,
  config: SettingsOf<O>,
  uses: readonly Use<SettingsOf<O>>[],
): void {
  for (const { settings, isOn, where } of uses) {
    const idle = settings.find((key) => config[key] !== options[key].fallback);
    if (idle !== undefined && !isOn(config))
      throw commandError(command, `${idle}=${config[idle]}: does nothing ${where}`);
  }
}
