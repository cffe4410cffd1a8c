// Places in the arena: shared where lifetimes allow it, never at the same time.

import { describe, expect, test } from 'vitest';
import { type Demand, planMemory } from './memory-plan.ts';

const demand = (bytes: number, first: number, last: number): Demand => ({ bytes, first, last });

describe('planMemory', () => {
  test('puts demands of different times on the same bytes', () => {
    expect(planMemory([demand(64, 0, 1), demand(64, 2, 3)])).toEqual({ offsets: [0, 0], bytes: 64 });
  });

  test('puts demands of one time beside each other, at multiples of 64 bytes', () => {
    expect(planMemory([demand(65, 0, 1), demand(10, 1, 2)])).toEqual({ offsets: [0, 128], bytes: 192 });
  });

  test('fills the gap that a demand of another time leaves', () => {
    const plan = planMemory([demand(256, 0, 0), demand(128, 1, 1), demand(64, 1, 1), demand(64, 0, 1)]);
    expect(plan.bytes).toBe(320);
    expect(plan.offsets[1]).not.toBe(plan.offsets[2]);
  });

  test('gives nothing to what needs nothing', () => {
    expect(planMemory([demand(0, 0, 9), demand(0, 3, 4)])).toEqual({ offsets: [0, 0], bytes: 0 });
  });

  test('never lets two of one time share bytes, whatever they are', () => {
    let state = 7;
    const random = (limit: number): number => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * limit);
    };
    let shared = 0;
    for (let round = 0; round < 40; round++) {
      const demands = Array.from({ length: 30 }, () => {
        const first = random(12);
        return demand(random(1000), first, first + random(5));
      });
      const { offsets, bytes } = planMemory(demands);
      expect(Math.max(...demands.map((a, i) => offsets[i] + a.bytes))).toBeLessThanOrEqual(bytes);
      demands.forEach((a, i) => {
        demands.slice(0, i).forEach((b, j) => {
          const together = a.first <= b.last && b.first <= a.last && a.bytes > 0 && b.bytes > 0;
          if (together && offsets[i] < offsets[j] + b.bytes && offsets[j] < offsets[i] + a.bytes) shared++;
        });
      });
    }
    expect(shared).toBe(0);
  });
});
