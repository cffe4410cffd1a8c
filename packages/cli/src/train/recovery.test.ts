// Tests of when a run is saved within an epoch.

import { describe, expect, it } from 'vitest';
import { Recovery } from './recovery.ts';

describe('a run is saved within an epoch', () => {
  it('every so many steps, counted from the start of the epoch', () => {
    const recovery = new Recovery('3');
    expect([1, 2, 3, 4, 5, 6].map((step) => recovery.isDue(step))).toEqual([false, false, true, false, false, true]);
  });

  it('when so much time has passed since the last save', () => {
    let now = 100;
    const recovery = new Recovery('1.5m', () => now);
    now += 89;
    expect(recovery.isDue(1)).toBe(false);
    now += 1;
    expect(recovery.isDue(2)).toBe(true);
    recovery.saved();
    expect(recovery.isDue(3)).toBe(false);
    now += 90;
    expect(recovery.isDue(4)).toBe(true);
  });

  it('never', () => {
    const recovery = new Recovery('0', () => Number.MAX_VALUE);
    expect([1, 10, 1000].some((step) => recovery.isDue(step))).toBe(false);
  });
});
