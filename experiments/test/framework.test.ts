// Tests of what runs and judges experiments: cases that are known already, stops, faults, statements.

import { describe, expect, it } from 'vitest';
import { type Context, defineExperiment, type Json } from '../src/framework/experiment.ts';
import { compactFigure, grayImage } from '../src/framework/figure.ts';
import { type Host, runExperiment, Stopped } from '../src/framework/run.ts';
import {
  above,
  below,
  either,
  estimateText,
  figureText,
  judge,
  not,
  percentText,
  within,
} from '../src/framework/verdict.ts';
import { EXPERIMENTS } from '../src/registry.ts';
import { exact } from '../src/statistics/estimate.ts';

const host = (more: Partial<Host> = {}): Host => ({
  data: () => Promise.reject(new Error('no data')),
  now: () => 0,
  ...more,
});

/** Doubles numbers; counts how often. */
function doubling() {
  const calls: number[] = [];
  const experiment = defineExperiment({
    id: 'T1',
    topic: 'layers',
    title: 'Doubling',
    claim: { zh: '加倍', en: 'Doubling doubles.' },
    varied: ['number'],
    measures: { sum: 'sum' },
    rule: 'The sum is above 5.',
    smoke: { count: 2 },
    full: { count: 3 },
    async run(context: Context, { count }: { count: number }) {
      const numbers = Array.from({ length: count }, (_, i) => i + 1);
      const found = await context.each(numbers, String, (i) => {
        calls.push(i);
        return 2 * i;
      });
      return { measurements: { sum: exact(found.reduce((a, b) => a + b)) }, figures: [] };
    },
    verdict: ({ sum }) => judge([{ is: above(sum, 5), yes: 'it is', no: 'it is not' }]),
  });
  return { experiment, calls };
}

describe('a run', () => {
  it('takes the full parameters, or those that are changed', async () => {
    const { experiment } = doubling();
    expect((await runExperiment(experiment, undefined, host())).measurements).toEqual({ sum: exact(12) });
    expect((await runExperiment(experiment, { count: 1 }, host())).verdict).toEqual({
      outcome: 'does not hold',
      because: ['it is not'],
    });
    await expect(runExperiment(experiment, { size: 1 }, host())).rejects.toThrow(
      'T1: has no parameter size; there is count',
    );
  });

  it('stops between cases and goes on there', async () => {
    const { experiment, calls } = doubling();
    const journal = new Map<string, Json>();
    const stopping = host({ journal, shouldStop: () => calls.length === 2 });
    await expect(runExperiment(experiment, undefined, stopping)).rejects.toThrow(Stopped);
    const kept = new Map<string, Json>(JSON.parse(JSON.stringify([...journal])));
    const seen: string[] = [];
    const outcome = await runExperiment(
      experiment,
      undefined,
      host({ journal: kept, progress: ({ what }) => void seen.push(what) }),
    );
    expect(outcome.measurements.sum.value).toBe(12);
    expect(calls).toEqual([1, 2, 3]);
    expect(seen).toEqual(['3']);
  });

  it('refuses cases of one name, and measurements that are not numbers', async () => {
    const { experiment } = doubling();
    const twice = { ...experiment, run: (context: Context) => context.each([1, 1], String, () => 0) as never };
    await expect(runExperiment(twice, undefined, host())).rejects.toThrow('two cases are called 1');
    const broken = { ...experiment, run: async () => ({ measurements: { sum: exact(Number.NaN) }, figures: [] }) };
    await expect(runExperiment(broken, undefined, host())).rejects.toThrow(
      'T1: sum must be a number within its interval: got NaN',
    );
  });
});

describe('verdicts', () => {
  const [sure, unsure] = [
    { value: 2, low: 1.5, high: 2.5 },
    { value: 1, low: 0.5, high: 1.5 },
  ];
  it('answer by intervals', () => {
    expect([above(sure, 1), above(sure, 3), above(unsure, 1)]).toEqual(['yes', 'no', 'open']);
    expect([below(sure, 3), below(sure, 1), below(unsure, 1)]).toEqual(['yes', 'no', 'open']);
    expect([within(sure, 1, 3), within(sure, 3, 4), within(sure, 2, 3)]).toEqual(['yes', 'no', 'open']);
    expect([above(exact(0), 0), not('open'), either('no', 'yes')]).toEqual(['no', 'open', 'yes']);
  });

  it('come from the core, and from the reach where that holds', () => {
    const [yes, no, open] = (['yes', 'no', 'open'] as const).map((is) => ({ is, yes: 'so', no: 'not so' }));
    expect(judge([yes]).outcome).toBe('holds');
    expect(judge([yes], [no])).toEqual({ outcome: 'holds with limits', because: ['so', 'not so'] });
    expect(judge([yes], [open])).toEqual({ outcome: 'holds with limits', because: ['so', 'cannot be told: so'] });
    expect(judge([yes, open]).outcome).toBe('cannot be told');
    expect(judge([open, no], [yes]).outcome).toBe('does not hold');
  });

  it('name numbers as people read them', () => {
    expect([0, 0.12345, 12345.6, 1234567, 0.00012].map((value) => figureText(value))).toEqual([
      '0',
      '0.123',
      '12346',
      '1.2e+6',
      '1.2e-4',
    ]);
    expect(estimateText(sure)).toBe('2 (1.5 to 2.5)');
    expect(percentText({ value: 0.5, low: 0.25, high: 0.75 })).toBe('50.0 % (25.0 to 75.0)');
  });
});

it('figures keep four digits, and leave out what is not finite', () => {
  const line = {
    kind: 'line',
    title: 't',
    x: { label: 'x' },
    y: { label: 'y' },
    series: [{ name: 's', points: [[1 / 3, Number.NaN]] }],
  } as const;
  expect(compactFigure(line)).toMatchObject({ series: [{ points: [[0.3333, null]] }] });
  expect(grayImage('a', [1, 2, 3], 1, 3).pixels).toEqual([0, 128, 255]);
});

describe('the list', () => {
  it('has each experiment once, with words for all it measures', () => {
    const ids = EXPERIMENTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, claim, varied, smoke, full } of EXPERIMENTS) {
      expect(/[\u4e00-\u9fff]/.test(claim.zh) && claim.en.endsWith('.'), id).toBe(true);
      expect(varied.length, id).toBeGreaterThan(0);
      expect(Object.keys(smoke), id).toEqual(Object.keys(full));
      if ('seeds' in full) expect(full.seeds, id).toBeGreaterThanOrEqual(5);
    }
  });
});
