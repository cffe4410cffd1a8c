// What the lab says in a language: the texts of experiments, verdicts, figures, parameters and cases.

import type { Experiment, Topic } from '../framework/experiment.ts';
import type { Figure } from '../framework/figure.ts';
import type { Outcome } from '../framework/verdict.ts';

export type ExperimentTexts = Pick<Experiment, 'id' | 'title' | 'varied' | 'measures' | 'rule' | 'caveat'>;

export interface LabWords {
  experiment<T extends ExperimentTexts>(experiment: T): T;
  topic(topic: Topic): string;
  outcome(outcome: Outcome): string;
  /** A sentence of the verdict on the experiment of that id. */
  reason(id: string, sentence: string): string;
  figure(figure: Figure): Figure;
  /** Of an estimate in a table. */
  number(text: string): string;
  /** Name of a parameter. */
  parameter(name: string): string;
  /** What a run works on, as its progress says. */
  case(name: string): string;
}

/** As the experiments are written. */
export const ENGLISH_WORDS: LabWords = {
  experiment: (experiment) => experiment,
  topic: (topic) => `${topic[0].toUpperCase()}${topic.slice(1)}`,
  outcome: (outcome) => outcome,
  reason: (_, sentence) => sentence,
  figure: (figure) => figure,
  number: (text) => text,
  parameter: (name) => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`),
  case: (name) => name,
};
