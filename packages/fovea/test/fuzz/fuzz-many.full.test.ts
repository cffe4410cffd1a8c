// Random programs: many of them. FOVEA_FUZZ_SEED=random FOVEA_FUZZ_PROGRAMS=10000 looks further.

import { it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('many random programs', () => fuzz(1000, 150), 3_600_000);
