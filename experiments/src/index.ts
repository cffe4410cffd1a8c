// Experiments on claims about neural networks: the list, and what runs one.

export type { Caption, CaptionedData } from './framework/captions.ts';
export {
  type Context,
  DATA_NAMES,
  type DataName,
  type Experiment,
  type Findings,
  type Json,
  type LabData,
  type Parameters,
  TOPICS,
  type Topic,
} from './framework/experiment.ts';
export type {
  Axis,
  BarFigure,
  Figure,
  HeatFigure,
  ImageFigure,
  LineFigure,
  ScatterFigure,
  Series,
} from './framework/figure.ts';
export type { Estimate } from './framework/interval.ts';
export { type Host, type Outcome as RunOutcome, type Progress, runExperiment, Stopped } from './framework/run.ts';
export { estimateText, OUTCOMES, type Outcome, type Verdict } from './framework/verdict.ts';
export { EXPERIMENTS } from './registry.ts';
export { ENGLISH_WORDS, type LabWords } from './words/lab-words.ts';
