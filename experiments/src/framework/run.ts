// Runs an experiment: cases one after another, what is known already taken from the journal, then the verdict.

import { ValueError } from 'fovea';
import type { Context, DataName, Experiment, Findings, Json, LabData, Parameters } from './experiment.ts';
import { compactFigure } from './figure.ts';
import type { Verdict } from './verdict.ts';

export interface Progress {
  /** Cases done, of those that are known so far. */
  readonly done: number;
  readonly total: number;
  /** The case that begins. */
  readonly what: string;
}

/** What an experiment needs from where it runs: a process of Node, or a browser's worker. */
export interface Host {
  data(name: DataName): Promise<LabData>;
  now(): number;
  /** Called before each case. What it gives back is waited for, so that others get their turn. */
  progress?(progress: Progress): Promise<void> | void;
  /** Asked before each case: true ends the run with `Stopped`. */
  shouldStop?(): boolean;
  /** Results of cases that earlier runs with the same parameters and code left; new ones are added. */
  readonly journal?: Map<string, Json>;
}

/** A run that was told to stop; what it had found is in the journal. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

export interface Outcome extends Findings {
  readonly verdict: Verdict;
}

function contextOf(host: Host): Context {
  const journal = host.journal ?? new Map<string, Json>();
  const names = new Set<string>();
  let [done, total] = [0, 0];
  return {
    data: (name) => host.data(name),
    now: () => host.now(),
    async each<T, R>(cases: readonly T[], name: (item: T) => string, work: (item: T) => Promise<R> | R): Promise<R[]> {
      total += cases.length;
      const results: R[] = [];
      for (const item of cases) {
        const what = name(item);
        if (names.has(what)) throw new ValueError(`each: two cases are called ${what}; give each a name of its own`);
        names.add(what);
        let result = journal.get(what) as R | undefined;
        if (result === undefined) {
          await host.progress?.({ done, total, what });
          if (host.shouldStop?.()) throw new Stopped();
          result = await work(item);
          journal.set(what, result as Json);
        }
        results.push(result);
        done++;
      }
      return results;
    },
  };
}

/** @throws ValueError for a measurement that is missing or no number: a fault of the experiment */
function requireNumbers({ id, measures }: Experiment, { measurements }: Findings): void {
  for (const name of Object.keys(measures)) {
    const { value, low, high } = measurements[name] ?? {};
    if (![value, low, high].every(Number.isFinite) || low > value || value > high)
      throw new ValueError(
        `${id}: ${name} must be a number within its interval: got ${value} (${low} to ${high}); fewer seeds or smaller parameters may be the reason`,
      );
  }
}

/**
 * Runs an experiment and judges what it measured.
 * @param changed parameters that differ from `full`
 * @throws ValueError for parameters that the experiment does not have; Stopped when the host says so
 */
export async function runExperiment(
  experiment: Experiment,
  changed: Parameters | undefined,
  host: Host,
): Promise<Outcome> {
  const parameters = { ...experiment.full, ...changed };
  for (const name of Object.keys(parameters)) {
    if (!(name in experiment.full))
      throw new ValueError(
        `${experiment.id}: has no parameter ${name}; there is ${Object.keys(experiment.full).join(', ') || 'none'}`,
      );
  }
  const findings = await experiment.run(contextOf(host), parameters);
  requireNumbers(experiment, findings);
  return {
    measurements: findings.measurements,
    figures: findings.figures.map(compactFigure),
    verdict: experiment.verdict(findings.measurements),
  };
}
