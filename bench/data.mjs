// From JPEG to network: loading and training. Prints the tables of docs/performance.md and writes results/data.json.
// `node data.mjs [loader | training]`; BENCH_ROUNDS, BENCH_PICTURES, BENCH_STEPS, BENCH_THREADS, BENCH_PYTHON.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { pictureFolder } from './pictures.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const threads = Number(process.env.BENCH_THREADS ?? 2);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const PICTURES = Number(process.env.BENCH_PICTURES ?? 1000);
/** Of training; the first three are not counted. */
const STEPS = Number(process.env.BENCH_STEPS ?? 18);
const PYTHON =
  process.env.BENCH_PYTHON ??
  [here('.venv/bin/python'), 'python3'].find((path) => path === 'python3' || existsSync(path));
const SMALL = 'mobilenetv3_small_100';

const folder = await pictureFolder(here('results/pictures'), PICTURES);
const common = { folder, threads, batch: 32 };

function measure(request) {
  const isTorch = request.kind === 'torch';
  const [command, file] = isTorch ? [PYTHON, 'peers/torch_data.py'] : [process.execPath, 'peers/data.mjs'];
  const arguments_ = [here(file), JSON.stringify({ ...common, ...request })];
  const { stdout, stderr, status } = spawnSync(command, arguments_, { encoding: 'utf8', cwd: here('.') });
  if (status !== 0)
    throw new Error(`${request.kind}: ${stderr.split('\n').find((line) => /^\w*Error: /.test(line)) ?? stderr}`);
  return JSON.parse(stdout.trim().split('\n').pop());
}

/** All requests in turns, so that a disturbance hits all alike. */
function inTurns(requests) {
  const results = Object.fromEntries(Object.keys(requests).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, request] of Object.entries(requests)) results[name].push(measure(request));
  return results;
}

const minimum = (values) => Math.min(...values);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);
const times = (results, key) => {
  const values = results.map((result) => result[key]).filter((value) => value !== undefined);
  return values.length === 0 ? '–' : `${minimum(values).toFixed(2)} (${median(values).toFixed(2)})`;
};

/** `of`: whose time is divided by the row's. */
function table(results, of) {
  line(['', 'ms a picture', 'processor ms', `speed, ${of} = 1`, 'by processor time']);
  line(['---', '---', '---', '---', '---']);
  const ratio = (own, key) => {
    const [base, mine] = [results[of], own].map((list) => minimum(list.map((result) => result[key] ?? Number.NaN)));
    return Number.isNaN(base / mine) ? '–' : (base / mine).toFixed(2);
  };
  for (const [name, own] of Object.entries(results))
    line([name, times(own, 'ms'), times(own, 'cpuMs'), ratio(own, 'ms'), ratio(own, 'cpuMs')]);
  console.log();
}

const PARTS = {
  loader() {
    const results = inTurns({
      'sharp alone': { kind: 'sharp' },
      'cold, default augmentation': { kind: 'loader', cache: 'none' },
      'cold, no colour jitter': { kind: 'loader', cache: 'none', colorJitter: 0 },
      'warm, cache=memory': { kind: 'loader', cache: 'memory' },
      'warm, cache=disk': { kind: 'loader', cache: 'disk' },
    });
    table(results, 'sharp alone');
    return results;
  },
  training() {
    const train = { kind: 'train', model: SMALL, steps: STEPS };
    const results = inTurns({
      'pictures ready in memory': { ...train, cache: 'ready' },
      'warm, cache=memory': { ...train, cache: 'memory' },
      'warm, cache=disk': { ...train, cache: 'disk' },
      'cold JPEG, cache=none': { ...train, cache: 'none' },
      'PyTorch, cold JPEG': { ...train, kind: 'torch' },
    });
    table(results, 'pictures ready in memory');
    return results;
  },
};

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: here('.'), encoding: 'utf8' }).trim();
const machine = { cpu: os.cpus()[0].model, threads, node: process.version, sharp: sharp.versions.sharp, commit };
console.log(
  `${machine.cpu}, ${threads} threads, Node ${machine.node}, sharp ${machine.sharp}, commit ${commit}; ${PICTURES} JPEGs of 640 × 480, ${ROUNDS} rounds, minimum (median)\n`,
);
const [wanted] = process.argv.slice(2);
const report = { machine, rounds: ROUNDS, pictures: PICTURES };
for (const [name, run] of Object.entries(PARTS)) {
  if (wanted !== undefined && wanted !== name) continue;
  report[name] = await run();
  mkdirSync(here('results'), { recursive: true });
  const path = here('results/data.json');
  writeFileSync(`${path}.tmp`, `${JSON.stringify(report, null, 1)}\n`);
  renameSync(`${path}.tmp`, path);
}
