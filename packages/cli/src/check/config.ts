// Settings of `fovea data check`.

import { count, oneOf, option, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import type { Use } from '../settings/uses.ts';

export const CHECK_OPTIONS = {
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  html: option(text, '', 'HTML file with charts and a sheet of samples of each class'),
  samples: option(count, 8, 'samples per class on that page'),
} as const;

export type CheckConfig = SettingsOf<typeof CHECK_OPTIONS>;

/** What does nothing without something else. */
export const CHECK_USES: readonly Use<CheckConfig>[] = [
  { settings: ['samples'], isOn: ({ html }) => html !== '', where: 'without html=…' },
];
