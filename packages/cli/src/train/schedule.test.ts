// Tests of a run's learning rates: every schedule after its warm-up, by steps or epochs, and plateaus from the log.

import { describe, expect, it } from 'vitest';
import { completeConfig } from './config.ts';
import { makeSchedule, SCHEDULE_NAMES } from './schedule.ts';

const STEPS = 4;
const none = (): readonly number[] => [];

const close = (rates: readonly number[], expected: readonly number[]): void => {
  expect(rates).toHaveLength(expected.length);
  rates.forEach((lr, i) => {
    expect(lr, `step ${i}`).toBeCloseTo(expected[i], 12);
  });
};
const repeat = (values: readonly number[]): number[] => values.flatMap((value) => Array(STEPS).fill(value));
const WARM = [0.25, 0.5, 0.75, 1];
const LATE = Array.from({ length: 16 }, (_, i) => i / 16);

describe('makeSchedule', () => {
  it.each<[string, Record<string, string>, readonly number[]]>([
    ['cosine', { minLr: '0' }, LATE.map((t) => (1 + Math.cos(Math.PI * t)) / 2)],
    ['linear', { minLr: '0.2' }, LATE.map((t) => 1 - 0.8 * t)],
    ['polynomial', { power: '2' }, LATE.map((t) => (1 - t) ** 2)],
    ['step', { stepSize: '2', gamma: '0.5' }, repeat([1, 0.5, 0.5, 0.25])],
    ['multistep', { milestones: '2,4', gamma: '0.1' }, repeat([1, 0.1, 0.1, 0.01])],
    ['exponential', { gamma: '0.5' }, repeat([0.5, 0.25, 0.125, 0.0625])],
    [
      'cosinerestarts',
      { minLr: '0', stepSize: '2' },
      [...LATE, ...LATE].filter((_, i) => i % 2 === 0).map((t) => (1 + Math.cos(Math.PI * t)) / 2),
    ],
    ['constant', {}, Array(16).fill(1)],
  ])('%s', (schedule, more, late) => {
    const config = completeConfig({ schedule, lr: '1', epochs: '5', ...more });
    const rate = makeSchedule(config, STEPS, none);
    close(
      Array.from({ length: 5 * STEPS }, (_, step) => rate(step)),
      [...WARM, ...late],
    );
  });

  it('onecycle has a rise of its own', () => {
    const config = completeConfig({ schedule: 'onecycle', lr: '1', epochs: '5' });
    const rate = makeSchedule(config, STEPS, none);
    expect(rate(0)).toBeCloseTo(1 / 25, 12);
    expect(rate(5)).toBeCloseTo(1, 12);
    expect(rate(19)).toBeCloseTo(1 / 25e4, 12);
  });

  it('plateau follows the losses that are in the log, and so goes on by itself', () => {
    const losses = [2, 1, 1, 1];
    const log: number[] = [];
    const plateau = { schedule: 'plateau', gamma: '0.5', lrPatience: '0', minLr: '0' };
    const config = completeConfig({ lr: '1', epochs: '5', ...plateau });
    const rate = makeSchedule(config, STEPS, () => log);
    const seen = [0, 1, 2, 3, 4].map((epoch) => {
      const lr = rate(epoch * STEPS + STEPS - 1);
      log.push(losses[epoch]);
      return lr;
    });
    expect(seen).toEqual([1, 1, 1, 0.5, 0.25]);
    expect(makeSchedule(config, STEPS, () => losses)(19)).toBe(0.25);
  });

  it('has rates that are finite and not negative, also for runs of one step', () => {
    for (const schedule of SCHEDULE_NAMES) {
      if (schedule === 'onecycle') continue;
      const config = completeConfig({ schedule, epochs: '1', ...(schedule === 'multistep' && { milestones: '1' }) });
      expect(makeSchedule(config, 1, none)(0)).toBeGreaterThanOrEqual(0);
    }
    const short = completeConfig({ schedule: 'onecycle', epochs: '1' });
    expect(() => makeSchedule(short, 1, none)).toThrow('train: schedule=onecycle: oneCycleLr: a phase has no steps');
  });
});
