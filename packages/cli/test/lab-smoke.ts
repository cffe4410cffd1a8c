// Runs experiments with the parameters of a trial of seconds: that all their parts work, in Node.

import { EXPERIMENTS, type Experiment, type Json, runExperiment } from '@fovea/experiments';
import { setBackend } from 'fovea';
import { beforeAll, expect, it } from 'vitest';
import { labData } from '../src/lab/lab-data.ts';
import { figureSvg } from '../src/report/lab-charts.ts';

const data = labData();
const KINDS = ['line', 'scatter', 'bar', 'heat', 'image'];

async function tryOut(experiment: Experiment): Promise<void> {
  const journal = new Map<string, Json>();
  const host = { data, journal, now: () => performance.now() };
  const outcome = await runExperiment(experiment, experiment.smoke, host);
  expect(outcome.figures.length).toBeGreaterThan(0);
  for (const figure of outcome.figures) {
    expect(KINDS).toContain(figure.kind);
    expect(figureSvg(figure)).toMatch(/^<svg [\s\S]*<\/svg>$/);
  }
  // What is kept of cases is enough to go on by.
  const kept = new Map<string, Json>(JSON.parse(JSON.stringify([...journal])));
  const again = await runExperiment(experiment, experiment.smoke, { ...host, journal: kept });
  expect(kept.size).toBe(journal.size);
  expect(again.measurements).toEqual(outcome.measurements);
}

/** Every `parts`-th experiment from `part` on. */
export function smokeTests(part: number, parts: number): void {
  beforeAll(() => setBackend('wasm'));
  const own = EXPERIMENTS.filter((_, i) => i % parts === part);
  it.each(own.map((experiment) => [experiment.id, experiment] as const))(
    '%s runs',
    (_, experiment) => tryOut(experiment),
    120_000,
  );
}
