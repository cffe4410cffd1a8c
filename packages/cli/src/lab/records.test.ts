// The committed records are of the code at hand, their verdicts follow from their measurements, and the page shows them.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXPERIMENTS, type Experiment, TOPICS } from '@fovea/experiments';
import { describe, expect, it } from 'vitest';
import { duration } from '../figures.ts';
import { codeHash, experimentsFolder } from './code-hash.ts';
import { type LabResult, readRecord } from './result.ts';

const folder = join(experimentsFolder(), 'records');
const recorded = existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/\.json$/, '')) : [];
const cases = EXPERIMENTS.filter(({ id }) => recorded.includes(id)).map(
  (experiment) => [experiment.id, experiment] as const,
);

describe('records', () => {
  it('are of experiments that there are', () => {
    const ids = EXPERIMENTS.map(({ id }) => id);
    expect(recorded.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('say so when the code that an experiment imports has changed', () => {
    const hashes = EXPERIMENTS.map(({ id }) => codeHash(id));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(codeHash('A1')).toMatch(/^[0-9a-f]{16}$/);
    expect(() => codeHash('Z9')).toThrow('there is no file src/trials/z9-….ts');
  });

  it.each(cases)(
    '%s was made by this code at full parameters; run tools/record-lab.mjs if it was not',
    (id, experiment) => {
      const record = readRecord(id) as LabResult;
      expect(record.code).toBe(codeHash(id));
      expect(record.parameters).toEqual(JSON.parse(JSON.stringify(experiment.full)));
      expect(Object.keys(record.measurements).sort()).toEqual(Object.keys(experiment.measures).sort());
      expect(experiment.verdict(record.measurements)).toEqual(record.verdict);
    },
  );
});

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function row({ id, title, claim }: Experiment): string {
  const record = readRecord(id);
  const verdict = record ? `**${record.verdict.outcome}**` : 'not recorded';
  const because = record ? record.verdict.because.map(cell).join('; ') : '';
  return `| ${id} | ${cell(title)} | ${cell(claim.en)}<br>${cell(claim.zh)} | ${verdict} | ${because} |`;
}

const table = (list: readonly Experiment[]): string =>
  [
    '| id | experiment | claim | verdict | what was measured |',
    '| --- | --- | --- | --- | --- |',
    ...list.map(row),
  ].join('\n');

const machines = (): string => {
  const records = cases.map(([id]) => readRecord(id) as LabResult);
  const seconds = records.reduce((sum, record) => sum + record.seconds, 0);
  const names = new Set(records.map(({ machine }) => `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`));
  return `${records.length} of ${EXPERIMENTS.length} experiments are recorded, in ${duration(seconds)} on ${[...names].join('; ')}, beside other work.`;
};

it('docs/lab.md is what the records say', async () => {
  const topics = TOPICS.map((topic) => ({ topic, list: EXPERIMENTS.filter((one) => one.topic === topic) })).filter(
    ({ list }) => list.length > 0,
  );
  const page = `# Lab

Claims about networks for images, as an engineer noted them, each as an experiment that anybody can repeat. Several are wrong or half right. A verdict is
computed from the measurements by a rule that stands with the experiment: *holds*, *holds with limits*, *does not hold*, or *cannot be told*, where an
interval spans the threshold.

\`\`\`
npx fovea lab
npx fovea lab run A3
npx fovea lab run all budget=10m
\`\`\`

The first lists the experiments. The others run them, and write \`runs/lab\`: a JSON file and figures (SVG) for each, and \`report.html\` with claims,
verdicts, figures and numbers with intervals. A run that was stopped goes on where it was. \`smoke=true\` takes seconds, and is too little to judge by;
\`seeds=10\` repeats more often; \`--json\` prints the results. \`language=zh\` gives list, progress, verdicts, figures and
report in Chinese; the results, which are data, stay as they are.

Where chance plays a part, an experiment is repeated with at least 5 seeds. Intervals are of 95 %, by the bootstrap over seeds, widened for few values.
Images are Fashion-MNIST, emoji, and synthetic ones whose truth is known. Networks are small and training is short, so that an experiment takes
minutes: what holds at this size need not hold at another.

This page is made by \`packages/cli/src/lab/records.test.ts\` from the records in \`experiments/records\`; a test fails when an experiment's code has
changed since its record. ${machines()}

${topics.map(({ topic, list }) => `## ${topic[0].toUpperCase()}${topic.slice(1)}\n\n${table(list)}`).join('\n\n')}

## A new experiment

One file in \`experiments/src/trials\`, whose name begins with the id: the claim in Chinese and English, what is varied, what is measured, the rule in
words, parameters for a trial of seconds and for the record, \`run\`, and \`verdict\`, a pure function of the measurements. \`run\` works through its cases
with \`context.each\`, so that it can stop and go on, and gives measurements with intervals and figures as plain data. There is no console, file or page in
it: it imports the library's public paths alone, and runs in a browser's worker as well. Then a line in \`experiments/src/registry.ts\`, and made measurements
that give the verdict and turn it in \`experiments/test/rules\`. \`fovea lab run X1 output=…\` and \`node tools/record-lab.mjs …\` make the record.
`;
  await expect(page).toMatchFileSnapshot('../../../../docs/lab.md');
});
