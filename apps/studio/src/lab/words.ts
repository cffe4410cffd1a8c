// Names of topics and verdicts in the reader's language, and the texts of experiments.

import type { Figure, Topic, Verdict } from '@fovea/experiments';
import { language, t } from '../app/language.ts';
import { useResult } from '../app/use-result.ts';
import type { Word } from '../app/words.ts';
import type { ExperimentText } from '../compute/laboratory.ts';

const OUTCOMES: Readonly<Record<Verdict['outcome'], Word>> = {
  holds: 'holds',
  'holds with limits': 'holdsWithLimits',
  'does not hold': 'doesNotHold',
  'cannot be told': 'cannotBeTold',
};

export const outcomeText = (outcome: Verdict['outcome'] | undefined): string =>
  t(outcome ? OUTCOMES[outcome] : 'notRecorded');

const TOPIC_WORDS: Readonly<Record<Topic, Word>> = {
  initialisation: 'topicInitialisation',
  layers: 'topicLayers',
  activations: 'topicActivations',
  normalisation: 'topicNormalisation',
  attention: 'topicAttention',
  data: 'topicData',
  losses: 'topicLosses',
  optimisers: 'topicOptimisers',
  architectures: 'topicArchitectures',
  'large kernels': 'topicLargeKernels',
  metrics: 'topicMetrics',
};

export const topicText = (topic: Topic): string => t(TOPIC_WORDS[topic]);

/** What experiments, verdicts and figures say, in the reader's language. */
export interface LabWords {
  experiment(text: ExperimentText): ExperimentText;
  reason(id: string, sentence: string): string;
  figure(figure: Figure): Figure;
  /** Of an estimate in a table. */
  number(text: string): string;
}

/** As the experiments are written. */
const ENGLISH: LabWords = {
  experiment: (text) => text,
  reason: (_, sentence) => sentence,
  figure: (figure) => figure,
  number: (text) => text,
};

/** The Chinese texts come when they are asked for. */
async function loadWords(): Promise<LabWords> {
  if (language.value === 'en') return ENGLISH;
  const zh = await import('@fovea/experiments/words');
  return {
    experiment: zh.experimentInChinese,
    reason: zh.reasonInChinese,
    figure: zh.figureInChinese,
    number: zh.numberInChinese,
  };
}

/** English until others are there. */
export const useLabWords = (): LabWords => useResult(`words ${language.value}`, loadWords).value ?? ENGLISH;
