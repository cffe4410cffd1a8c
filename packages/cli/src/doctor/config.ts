// Settings of `fovea doctor`.

import { countOrNone, oneOf, option } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

export const DOCTOR_OPTIONS = {
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type DoctorConfig = SettingsOf<typeof DOCTOR_OPTIONS>;
