// Learning-rate schedules against torch.optim.lr_scheduler.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as optim from '../src/optim/index.ts';

interface Case {
  readonly name: string;
  readonly settings: Record<string, number>;
  readonly rates: readonly number[];
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/optimisers.json', import.meta.url), 'utf8')) as {
  readonly schedules: readonly Case[];
  readonly measures: readonly number[];
  readonly plateaus: readonly { readonly settings: optim.ReduceOnPlateauOptions; readonly rates: readonly number[] }[];
};

function schedule({ name, settings }: Case): optim.Schedule {
  const { lr, warmupSteps, startFactor, totalSteps } = settings;
  if (name === 'warmup before cosineLr') {
    return optim.withWarmup(optim.cosineLr({ lr, totalSteps }), { warmupSteps, startFactor });
  }
  if (name === 'three in a row') {
    const parts = [optim.linearLr({ lr }), optim.exponentialLr({ lr, gamma: 0.9 }), optim.stepLr({ lr, stepSize: 2 })];
    return optim.sequentialLr(parts, [4, 11]);
  }
  return (optim as unknown as Record<string, (settings: unknown) => optim.Schedule>)[name](settings);
}

function expectRates(got: readonly number[], want: readonly number[]): void {
  expect(got).toHaveLength(want.length);
  // The fixture lists nine digits.
  const size = Math.max(...want);
  for (const [i, rate] of want.entries()) expect(Math.abs(got[i] - rate)).toBeLessThanOrEqual(1e-8 * size);
}

describe('schedules as torch.optim.lr_scheduler', () => {
  it.each(fixture.schedules.map((one) => [`${one.name} ${JSON.stringify(one.settings)}`, one] as const))(
    '%s',
    (_, one) => {
      const at = schedule(one);
      expectRates(
        one.rates.map((_, step) => at(step)),
        one.rates,
      );
    },
  );

  it('lambdaLr and constantLr', () => {
    expect([0, 1, 2].map(optim.lambdaLr({ lr: 0.5, factor: (step) => 1 / (step + 1) }))).toEqual([0.5, 0.25, 0.5 / 3]);
    expect([0, 7].map(optim.constantLr(0.3))).toEqual([0.3, 0.3]);
  });

  it('the warm-up of cosineWithWarmup ends at the full rate, and the end stays', () => {
    const at = optim.cosineWithWarmup({ lr: 1, minLr: 0.1, warmupSteps: 4, totalSteps: 14 });
    expect([0, 1, 2, 3, 4].map(at)).toEqual([0.25, 0.5, 0.75, 1, 1]);
    expect(at(9)).toBeCloseTo(0.55, 12);
    expect([14, 40].map(at)).toEqual([0.1, 0.1]);
  });

  it('oneCycleLr keeps its last rate', () => {
    const at = optim.oneCycleLr({ maxLr: 1, totalSteps: 20 });
    expect([19, 20, 90].map(at)).toEqual(Array(3).fill(1 / 25 / 1e4));
  });
});

describe('ReduceOnPlateau as ReduceLROnPlateau', () => {
  it.each(fixture.plateaus.map((one) => [JSON.stringify(one.settings), one] as const))('%s', (_, one) => {
    const plateau = new optim.ReduceOnPlateau(one.settings);
    expectRates(
      fixture.measures.map((measure) => plateau.update(measure)),
      one.rates,
    );
  });

  it('goes on from a kept state', () => {
    const [{ settings, rates }] = fixture.plateaus;
    const first = new optim.ReduceOnPlateau(settings);
    for (const measure of fixture.measures.slice(0, 6)) first.update(measure);
    const second = new optim.ReduceOnPlateau(settings);
    second.restore(JSON.parse(JSON.stringify(first.state())));
    expectRates(
      fixture.measures.slice(6).map((measure) => second.update(measure)),
      rates.slice(6),
    );
  });

  it('NaN is not progress', () => {
    const plateau = new optim.ReduceOnPlateau({ lr: 1, patience: 1 });
    expect([Number.NaN, Number.NaN, 3, Number.NaN, Number.NaN].map((measure) => plateau.update(measure))).toEqual([
      1,
      0.1,
      0.1,
      0.1,
      expect.closeTo(0.01, 12),
    ]);
  });
});

describe('errors', () => {
  it.each([
    [() => optim.constantLr(-1), 'constantLr: lr must be a finite number ≥ 0: got -1'],
    [() => optim.stepLr({ lr: 1, stepSize: 0 }), 'stepLr: stepSize must be an integer ≥ 1: got 0'],
    [
      () => optim.multiStepLr({ lr: 1, milestones: [3, 4.5] }),
      'multiStepLr: milestones must be integers ≥ 0: got [3, 4.5]',
    ],
    [
      () => optim.exponentialLr({ lr: 1, gamma: Number.NaN }),
      'exponentialLr: gamma must be a finite number ≥ 0: got NaN',
    ],
    [() => optim.linearLr({ lr: 1, totalSteps: 0 }), 'linearLr: totalSteps must be an integer ≥ 1: got 0'],
    [
      () => optim.polynomialLr({ lr: 1, totalSteps: 5, power: 0 }),
      'polynomialLr: power must be a finite number > 0: got 0',
    ],
    [
      () => optim.cosineRestartsLr({ lr: 1, firstSteps: 5, growth: 1.5 }),
      'cosineRestartsLr: growth must be an integer ≥ 1: got 1.5',
    ],
    [
      () => optim.cosineWithWarmup({ lr: 1, warmupSteps: 9, totalSteps: 5 }),
      'cosineWithWarmup: warmupSteps must be ≤ totalSteps: got warmupSteps 9 and totalSteps 5',
    ],
    [
      () => optim.oneCycleLr({ maxLr: 1, totalSteps: 3 }),
      'oneCycleLr: a phase has no steps: got riseShare 0.3 of 3 steps; each phase needs more than one',
    ],
    [
      () => optim.oneCycleLr({ maxLr: 1, totalSteps: 30, riseShare: 0.6, threePhase: true }),
      'oneCycleLr: a phase has no steps: got riseShare 0.6 of 30 steps in three phases',
    ],
    [
      () => optim.oneCycleLr({ maxLr: 1, totalSteps: 30, anneal: 'cosine' as 'cos' }),
      "oneCycleLr: anneal must be 'cos' or 'linear': got \"cosine\"; did you mean 'cos'?",
    ],
    [
      () => optim.oneCycleLr({ maxLr: 1, totalSteps: 30, riseShare: Number.NaN }),
      'oneCycleLr: riseShare must be a number in [0, 1): got NaN',
    ],
    [
      () => optim.cosineWithWarmup({ lr: Number.NaN, totalSteps: 5 }),
      'cosineWithWarmup: lr must be a finite number ≥ 0: got NaN',
    ],
    [
      () => optim.cosineWithWarmup({ lr: 1, minLr: -1, totalSteps: 5 }),
      'cosineWithWarmup: minLr must be a finite number ≥ 0: got -1',
    ],
    [
      () => new optim.ReduceOnPlateau({ lr: 1, mode: 'minimum' as 'min' }),
      "ReduceOnPlateau: mode must be 'min' or 'max': got \"minimum\"; did you mean 'min'?",
    ],
    [
      () => new optim.ReduceOnPlateau({ lr: 1, thresholdMode: 'relative' as 'rel' }),
      "ReduceOnPlateau: thresholdMode must be 'rel' or 'abs': got \"relative\"; did you mean 'rel'?",
    ],
    [
      () => optim.sequentialLr([optim.constantLr(1), optim.constantLr(2), optim.constantLr(3)], [5, 5]),
      'sequentialLr: 3 schedules need 2 rising milestones above 0: got 5, 5',
    ],
    [
      () => optim.sequentialLr([optim.constantLr(1), optim.constantLr(2)], []),
      'sequentialLr: 2 schedules need 1 rising milestones above 0: got none',
    ],
    [
      () => optim.withWarmup(optim.constantLr(1), { warmupSteps: -1 }),
      'withWarmup: warmupSteps must be an integer ≥ 0: got -1',
    ],
    [
      () => new optim.ReduceOnPlateau({ lr: 1, factor: 1 }),
      'ReduceOnPlateau: factor must be a number in [0, 1): got 1',
    ],
    [
      () => new optim.ReduceOnPlateau({ lr: 1 }).restore({ lr: 1, best: 0, badUpdates: -1, cooldownLeft: 0 }),
      'ReduceOnPlateau: not a kept state: got {"lr":1,"best":0,"badUpdates":-1,"cooldownLeft":0}',
    ],
  ] as const)('$1', (run, message) => {
    expect(run).toThrow(message);
  });
});
