// Calls with misspelt options of fovea/forensics, for options.test.ts.

import * as forensics from '../src/forensics/index.ts';
import type { Table } from './option-table.ts';

const photo = { width: 8, height: 8, channels: 1, data: new Uint8Array(64) } as const;

export const FORENSICS: Table<typeof forensics> = {
  BayarConv2d: (wrong) => new forensics.BayarConv2d(1, 1, wrong),
  LocalizationMetrics: (wrong) => new forensics.LocalizationMetrics(wrong),
  SrmConv2d: (wrong) => new forensics.SrmConv2d(1, wrong),
  fillRegion: 'data',
  forgeImage: (wrong) => forensics.forgeImage([photo], 0, wrong),
  imageScore: (wrong) => forensics.imageScore([1], wrong),
  srmFilters: 'none',
};
