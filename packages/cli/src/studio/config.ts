// Settings of `fovea studio`.

import { number, option } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

const port = number('a port from 0 to 65535', (value) => Number.isSafeInteger(value) && value >= 0 && value <= 65_535);

export const STUDIO_OPTIONS = {
  port: option(port, 4600, 'port to listen on; 0: any free one'),
} as const;

export type StudioConfig = SettingsOf<typeof STUDIO_OPTIONS>;
