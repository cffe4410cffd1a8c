// All experiments, by topic and id: a line for each.

import type { Experiment } from './framework/experiment.ts';
import { zeroWeights } from './trials/a1-zero-weights.ts';
import { normalWeights } from './trials/a2-normal-weights.ts';
import { xavier } from './trials/a3-xavier.ts';
import { kaiming } from './trials/a4-kaiming.ts';

/** In the order of the list of claims. */
export const EXPERIMENTS: readonly Experiment[] = [zeroWeights, normalWeights, xavier, kaiming];
