// Calls with misspelt options of fovea/forensics, for options.test.ts.

import * as forensics from '../src/forensics/index.ts';
import type { Table } from './option-table.ts';

export const FORENSICS: Table<typeof forensics> = {
  BayarConv2d: (wrong) => new forensics.BayarConv2d(1, 1, wrong),
  SrmConv2d: (wrong) => new forensics.SrmConv2d(1, wrong),
  srmFilters: 'none',
};
