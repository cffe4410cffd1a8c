// Plans of compiled functions, by what they compute: a step that is traced again, for another run or on another backend, is not compiled again.

import type { CodeStore } from '../backend/interface.ts';
import type { ProgramPlan } from '../compiler/ir.ts';
import type { Program } from './program-cache.ts';

export interface KnownPlan {
  readonly plan: ProgramPlan;
  readonly slots: Program['slots'];
  /** What backends made of it: some megabytes of machine code for a large network. */
  readonly code: CodeStore;
}

/** Plans kept; the one that was not used for longest is dropped beyond that. */
const MAX_PLANS = 12;

export class PlanCache {
  private readonly plans = new Map<string, KnownPlan>();

  /** The plan of that key, made where there is none. */
  get(key: string, make: () => Omit<KnownPlan, 'code'>): KnownPlan {
    const known = this.plans.get(key) ?? { ...make(), code: new Map() };
    this.plans.delete(key);
    this.plans.set(key, known);
    if (this.plans.size > MAX_PLANS) {
      const [oldest] = this.plans.keys();
      this.plans.delete(oldest);
    }
    return known;
  }
}
