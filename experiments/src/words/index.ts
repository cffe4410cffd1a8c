// Experiments, verdicts and figures in Chinese.

import type { Figure } from '../framework/figure.ts';
import type { ExperimentTexts, LabWords } from './lab-words.ts';
import { type Translation, translated } from './translation.ts';
import { ACTIVATIONS } from './zh/activations.ts';
import { ARCHITECTURES } from './zh/architectures.ts';
import { ATTENTION } from './zh/attention.ts';
import { FIGURE_TEXTS } from './zh/figures.ts';
import { INITIALISATION } from './zh/initialisation.ts';
import { CASE_TEXTS, OUTCOME_NAMES, PARAMETER_NAMES, TOPIC_NAMES } from './zh/lab.ts';
import { LARGE_KERNELS } from './zh/large-kernels.ts';
import { LAYERS } from './zh/layers.ts';
import { LOSSES } from './zh/losses.ts';
import { NORMALISATION } from './zh/normalisation.ts';
import { OPTIMISERS } from './zh/optimisers.ts';
import { PENALTIES } from './zh/penalties.ts';

/** By id, for each experiment. */
export const CHINESE: Readonly<Record<string, Translation>> = {
  ...INITIALISATION,
  ...LAYERS,
  ...ACTIVATIONS,
  ...NORMALISATION,
  ...ATTENTION,
  ...LOSSES,
  ...PENALTIES,
  ...OPTIMISERS,
  ...ARCHITECTURES,
  ...LARGE_KERNELS,
};

const OPEN = 'cannot be told: ';

/** `0.65 (0.64 to 0.66)`, as verdicts and tables write it, as `0.65（0.64 至 0.66）`; a number and its % stay on one line. */
export const numberInChinese = (number: string): string =>
  number.replace(/ \((.+) to (.+)\)$/, '（$1 至 $2）').replaceAll(' %', '\u00a0%');

/** With Chinese texts in place of the English ones. */
export function experimentInChinese<T extends ExperimentTexts>(experiment: T): T {
  const { reasons: _, ...texts } = CHINESE[experiment.id] ?? { reasons: {} };
  return { ...experiment, ...texts };
}

/** A sentence of a verdict; English where there is no translation, such as that of an older record. */
export function reasonInChinese(id: string, sentence: string): string {
  const isOpen = sentence.startsWith(OPEN);
  const bare = isOpen ? sentence.slice(OPEN.length) : sentence;
  const text = translated(bare, CHINESE[id]?.reasons ?? {}, numberInChinese);
  // A full-width bracket brings its own space.
  return text === undefined ? sentence : `${isOpen ? '无法判断：' : ''}${text.replaceAll('） ', '）')}`;
}

const figureText = (text: string): string => translated(text, FIGURE_TEXTS, numberInChinese) ?? text;

/** What of a figure are words. */
const WORDED = ['title', 'label', 'name', 'of', 'x', 'y', 'categories', 'rows', 'columns'];

function withWords(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return WORDED.includes(key) ? figureText(value) : value;
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map((each) => withWords(each, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withWords(inner, name)]));
}

/** A figure with its texts in Chinese; names of functions and optimisers stay. */
export const figureInChinese = (figure: Figure): Figure => withWords(figure) as Figure;

/** The parts of a case's name, each as cases or figures say it; names of functions and optimisers stay. */
const caseInChinese = (name: string): string =>
  name
    .split(', ')
    .map((part) => translated(part, CASE_TEXTS, numberInChinese) ?? figureText(part))
    .join('，');

export const CHINESE_WORDS: LabWords = {
  experiment: experimentInChinese,
  topic: (topic) => TOPIC_NAMES[topic],
  outcome: (outcome) => OUTCOME_NAMES[outcome],
  reason: reasonInChinese,
  figure: figureInChinese,
  number: numberInChinese,
  parameter: (name) => PARAMETER_NAMES[name] ?? name,
  case: caseInChinese,
};
