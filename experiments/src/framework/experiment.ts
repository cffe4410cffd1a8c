// What an experiment is: a claim, what is varied, a run that measures, and a rule that judges what was measured.

import type { ImageSet } from 'fovea/data';
import type { Figure } from './figure.ts';
import type { Estimate } from './interval.ts';
import type { Verdict } from './verdict.ts';

/** What JSON can hold: results of cases are kept as such, so that a run goes on where it stopped. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What `fovea lab run` and a page let people change. `seeds` counts repetitions. */
export type Parameters = Readonly<Record<string, number | boolean | string | readonly number[] | readonly string[]>>;

export const TOPICS = [
  'initialisation',
  'layers',
  'activations',
  'normalisation',
  'attention',
  'data',
  'losses',
  'optimisers',
  'architectures',
  'large kernels',
  'metrics',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Training and test images, as they come with Fovea. */
export interface LabData {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Fashion-MNIST: `[28, 28, 1]`, 10 classes. Emoji: `[32, 32, 3]`, 12 classes, by artists apart. */
export const DATA_NAMES = ['fashion-mnist', 'emoji'] as const;
export type DataName = (typeof DATA_NAMES)[number];

/** What a run may use besides the library. */
export interface Context {
  /**
   * Works through the cases, one after another: shows progress, stops when told to, and takes what an earlier run has already found.
   * @param name of a case, unlike that of all others in the run
   * @param work gives what JSON can hold
   */
  each<T, R>(cases: readonly T[], name: (item: T) => string, work: (item: T) => Promise<R> | R): Promise<R[]>;
  data(name: DataName): Promise<LabData>;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
}

/** What a run found. */
export interface Findings<K extends string = string> {
  readonly measurements: Readonly<Record<K, Estimate>>;
  readonly figures: readonly Figure[];
}

export interface Experiment<P extends Parameters = Parameters, K extends string = string> {
  /** As in the list of claims, such as `A1`. */
  readonly id: string;
  readonly topic: Topic;
  readonly title: string;
  /** As noted, and in English. */
  readonly claim: { readonly zh: string; readonly en: string };
  readonly varied: readonly string[];
  /** What each measurement is, with its unit. */
  readonly measures: Readonly<Record<K, string>>;
  /** When the claim holds, and when it does not, in words: what `verdict` computes. */
  readonly rule: string;
  /** What the experiment cannot show, where that is not plain. */
  readonly caveat?: string;
  /** For a trial of seconds: too little to judge by. */
  readonly smoke: P;
  /** For the record: minutes. */
  readonly full: P;
  run(context: Context, parameters: P): Promise<Findings<K>>;
  /** A pure function of the measurements. */
  verdict(measurements: Readonly<Record<K, Estimate>>): Verdict;
}

/** An experiment whose parameters and measurements are typed, as one of a list. */
export const defineExperiment = <P extends Parameters, const K extends string>(
  experiment: Experiment<P, K>,
): Experiment<P, K> & Experiment => experiment as Experiment<P, K> & Experiment;
