// The rule of every experiment on made measurements: what the claims' traps give, and what would turn the verdict.

import { expect, it } from 'vitest';
import { EXPERIMENTS } from '../src/registry.ts';
import { LAYERS } from './rules/layers.ts';
import { LOSSES } from './rules/losses.ts';
import { NETWORKS } from './rules/networks.ts';
import { estimate, type Rules } from './rules/rule.ts';

const RULES: Rules = { ...LAYERS, ...LOSSES, ...NETWORKS };

it('every rule is of an experiment', () => {
  const ids = EXPERIMENTS.map(({ id }) => id);
  expect(Object.keys(RULES).sort()).toEqual([...ids].sort());
});

it.each(EXPERIMENTS.map(({ id, verdict }) => [id, verdict] as const))(
  '%s judges by its measurements',
  (id, verdict) => {
    const { usual, turned } = RULES[id];
    const base = Object.fromEntries(Object.entries(usual.with).map(([key, value]) => [key, estimate(value)]));
    const own = EXPERIMENTS.find((experiment) => experiment.id === id);
    expect(Object.keys(base).sort()).toEqual(Object.keys(own?.measures ?? {}).sort());
    expect(verdict(base).outcome).toBe(usual.gives);
    const outcomes = new Set<string>([usual.gives]);
    for (const { gives, with: changed } of turned) {
      const changes = Object.entries(changed).map(([key, value]) => [key, estimate(value)]);
      expect({ changed, outcome: verdict({ ...base, ...Object.fromEntries(changes) }).outcome }).toEqual({
        changed,
        outcome: gives,
      });
      outcomes.add(gives);
    }
    // Both ways.
    expect(outcomes.size).toBeGreaterThan(1);
  },
);
