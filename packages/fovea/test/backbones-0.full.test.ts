// Backbones of the registry: one of the parts that run side by side.

import { plansOfFile, testBackbones } from './backbones.ts';

testBackbones(plansOfFile(0));
