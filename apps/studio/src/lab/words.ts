// Names of topics and verdicts in the reader's language.

import type { Topic, Verdict } from '@fovea/experiments';
import { t } from '../app/language.ts';
import type { Word } from '../app/words.ts';

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
