// Prints the results of a suite as the Markdown table of docs/performance.md: `node table.mjs [engine | layers | backbones]`.

import { readFileSync } from 'node:fs';

const [suite = 'engine'] = process.argv.slice(2);
const report = JSON.parse(readFileSync(new URL(`results/${suite}.json`, import.meta.url), 'utf8'));

const TITLES = { fovea: 'Fovea', pytorch: 'PyTorch', tfjs: 'TensorFlow.js', jax: 'jax-js' };
const peers = Object.keys(TITLES).filter((name) => report.cases.some(({ results }) => results[name]));
const round = (value) => (value >= 1000 ? value.toFixed(0) : value.toFixed(2));
const time = (result) => {
  if (!result?.times) return '–';
  const sorted = [...result.times].sort((a, b) => a - b);
  return `${round(sorted[0])} (${round(sorted[sorted.length >> 1])})`;
};
const columns = [
  ['case', ({ id }) => id],
  ...peers.map((name) => [TITLES[name], ({ results }) => time(results[name])]),
  ['GFLOP/s', ({ gflops }) => gflops?.toFixed(0) ?? ''],
  ['ratio', ({ ratio }) => ratio?.toFixed(2) ?? ''],
  ['goal', ({ goal }) => goal],
  ['met', ({ reached }) => (reached === undefined ? '' : reached ? 'yes' : 'no')],
].filter(([, cell]) => report.cases.some((entry) => cell(entry) !== ''));

const { cpu, threads, node, commit } = report.machine;
console.log(
  `${cpu}, ${threads} threads, Node ${node}; PyTorch ${report.versions.pytorch?.torch ?? '–'}; commit ${commit}.\n`,
);
const line = (cells) => `| ${cells.join(' | ')} |`;
console.log(line(columns.map(([title]) => title)));
console.log(line(columns.map(() => '---')));
for (const entry of report.cases) console.log(line(columns.map(([, cell]) => cell(entry))));
