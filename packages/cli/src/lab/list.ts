// What `fovea lab` lists: every experiment with the verdict of its record.

import { EXPERIMENTS, type Experiment, TOPICS } from '@fovea/experiments';
import { readRecord } from './result.ts';
import type { Words } from './words.ts';

/** The verdict of the record, and how far it can be relied on. */
function recordedVerdict(id: string, words: Words): string {
  const record = readRecord(id);
  if (!record) return words.say('notRecorded');
  const verdict = words.outcome(record.verdict.outcome);
  return record.current ? verdict : words.say('olderCode', { verdict });
}

/** Columns of a terminal: characters of Chinese take two. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u;
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function row(experiment: Experiment, words: Words): string {
  const { id, claim } = experiment;
  const { title } = words.experiment(experiment);
  return `  ${id.padEnd(5)} ${padded(recordedVerdict(id, words), 17)}  ${title}\n${' '.repeat(27)}${claim[words.language]}`;
}

export const listText = (words: Words): string =>
  TOPICS.map((topic) => ({ topic, list: EXPERIMENTS.filter((experiment) => experiment.topic === topic) }))
    .filter(({ list }) => list.length > 0)
    .map(({ topic, list }) => `${words.topic(topic)}\n${list.map((one) => row(one, words)).join('\n')}`)
    .join('\n\n');

export const listJson = (): unknown =>
  EXPERIMENTS.map(({ id, topic, title, claim, varied, measures, rule, caveat, smoke, full }) => {
    const record = readRecord(id);
    return {
      ...{ id, topic, title, claim, varied, measures, rule, caveat: caveat ?? null, smoke, full },
      record: record ? { verdict: record.verdict, measurements: record.measurements, current: record.current } : null,
    };
  });
