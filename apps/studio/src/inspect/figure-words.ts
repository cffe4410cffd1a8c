// Names of figures that reports give in English, in the reader's language.

import { t } from '../app/language.ts';
import type { Word } from '../app/words.ts';

const KNOWN: Readonly<Record<string, Word>> = {
  parameters: 'figureParameters',
  MACs: 'figureMacs',
  'exact FLOPs': 'figureFlops',
  'FLOPs (exact)': 'figureFlops',
  'elementwise FLOPs': 'figureElementwise',
  weights: 'figureWeights',
  'memory, inference': 'figureInference',
  'memory, training': 'figureTraining',
  'memory kept for backward': 'figureKept',
  'memory alive': 'figureAlive',
  'receptive field': 'viewField',
  layers: 'figureLayers',
};

/** As the report says it, where there is no other word. */
export const figureTitle = (name: string): string => (KNOWN[name] ? t(KNOWN[name]) : name);
