// What `fovea lab` lists: every experiment with the verdict of its record.

import { EXPERIMENTS, type Experiment, TOPICS } from '@fovea/experiments';
import { readRecord } from './result.ts';

/** The verdict of the record, and how far it can be relied on. */
export function recordedVerdict(id: string): string {
  const record = readRecord(id);
  if (!record) return 'not recorded';
  return record.current ? record.verdict.outcome : `${record.verdict.outcome} (by older code)`;
}

const row = ({ id, title, claim }: Experiment): string =>
  `  ${id.padEnd(5)} ${recordedVerdict(id).padEnd(17)}  ${title}\n${' '.repeat(27)}${claim.en}`;

export const listText = (): string =>
  TOPICS.map((topic) => ({ topic, list: EXPERIMENTS.filter((experiment) => experiment.topic === topic) }))
    .filter(({ list }) => list.length > 0)
    .map(({ topic, list }) => `${topic}\n${list.map(row).join('\n')}`)
    .join('\n\n');

export const listJson = (): unknown =>
  EXPERIMENTS.map(({ id, topic, title, claim, varied, measures, rule, caveat, smoke, full }) => {
    const record = readRecord(id);
    return {
      ...{ id, topic, title, claim, varied, measures, rule, caveat: caveat ?? null, smoke, full },
      record: record ? { verdict: record.verdict, measurements: record.measurements, current: record.current } : null,
    };
  });
