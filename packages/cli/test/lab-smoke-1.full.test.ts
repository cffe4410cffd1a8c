// Every second experiment with the parameters of a trial.

import { smokeTests } from './lab-smoke.ts';

smokeTests(1, 2);
