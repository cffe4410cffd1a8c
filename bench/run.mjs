// Runs the cases of a suite on its peers in turns, prints one table and writes results/<suite>.json.
// `node run.mjs [engine | layers | backbones] [part of a case's name]`. With `BENCH_BEFORE=<another checkout, built>` that one is a
// peer, too, in a column of its own: what a change costs or gains. So is Fovea with the products of a system BLAS with `BENCH_BLAS=1`, or another
// value that FOVEA_BLAS may have, and with 256-bit vectors with `BENCH_WIDE=1`, on Node 24 or newer.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Peer } from './peer.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const THREADS = Number(process.env.BENCH_THREADS ?? 2);
const PYTHON =
  process.env.BENCH_PYTHON ??
  [here('.venv/bin/python'), 'python3'].find((path) => path === 'python3' || existsSync(path));
/** Turns, and runs of each peer in a turn: at least 12 runs, spread over time so that a disturbance hits all peers alike. */
const TURNS = Number(process.env.BENCH_TURNS ?? 6);
const RUNS = 2;
const QUICK_RUNS = 8;
const QUICK_MS = 30;
/** Before each turn: threads that wait for more work spin for a while, and would take it from the next peer. */
const PAUSE_MS = 120;
/** A peer that takes this long gets a single turn. PyTorch, which ratios are to, has more patience. */
const SLOW_MS = { pytorch: 30_000, tfjs: 1500, jax: 1500 };

const BEFORE = process.env.BENCH_BEFORE;
const BLAS = process.env.BENCH_BLAS;
/** Peers that were asked for beside a suite's own. */
const EXTRA = [...(BEFORE ? ['before'] : []), ...(BLAS ? ['blas'] : []), ...(process.env.BENCH_WIDE ? ['wide'] : [])];
/** Whatever the environment says, the plain peer is the library as it is by default. */
const PLAIN = { FOVEA_BLAS: '0', FOVEA_WIDE_VECTORS: '0' };

const PEERS = {
  fovea: () => new Peer('fovea', process.execPath, [here('peers/fovea.mjs')], PLAIN),
  blas: () => new Peer('blas', process.execPath, [here('peers/fovea.mjs')], { ...PLAIN, FOVEA_BLAS: BLAS }),
  wide: () => new Peer('wide', process.execPath, [here('peers/fovea.mjs')], { ...PLAIN, FOVEA_WIDE_VECTORS: '1' }),
  before: () => new Peer('before', process.execPath, [`${BEFORE}/bench/peers/fovea.mjs`]),
  pytorch: () => new Peer('pytorch', PYTHON, [here('peers/torch_peer.py')]),
  tfjs: () => new Peer('tfjs', process.execPath, [here('peers/tfjs.mjs')]),
  jax: () => new Peer('jax', process.execPath, [here('peers/jax.mjs')]),
};

const minimum = (values) => Math.min(...values);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function open(names) {
  const peers = {};
  const versions = {};
  for (const name of names) {
    const peer = PEERS[name]();
    try {
      versions[name] = (await peer.answer()).versions;
      peers[name] = peer;
    } catch (error) {
      console.error(`${name} is left out: ${error.message}`);
    }
  }
  return { peers, versions };
}

/** All peers in turns on one case. */
async function measure(test, peers) {
  const results = {};
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [name, peer] of Object.entries(peers)) {
      const known = results[name];
      if (known?.unsupported || (known && minimum(known.times) > (SLOW_MS[name] ?? Number.POSITIVE_INFINITY))) continue;
      const runs = known && minimum(known.times) < QUICK_MS ? QUICK_RUNS : RUNS;
      await setTimeout(PAUSE_MS);
      const answer = await peer.ask({ ...test, runs }).catch((error) => ({ unsupported: true, reason: error.message }));
      if (answer.unsupported) results[name] = answer;
      else if (!known) results[name] = answer;
      else {
        known.times.push(...answer.times);
        known.outside?.push(...(answer.outside ?? []));
      }
    }
  }
  return results;
}

/** Peak memory of a case in processes that do nothing else. */
async function measureMemory(test) {
  const bytes = {};
  for (const name of ['fovea', 'pytorch']) {
    const peer = PEERS[name]();
    try {
      await peer.answer();
      bytes[name] = (await peer.ask({ ...test, runs: 5 })).peakBytes;
    } catch {
      bytes[name] = undefined;
    }
    peer.stop();
  }
  return bytes;
}

/** What a case's results say about its goal. */
function judge(test, results) {
  const ms = minimum(results.fovea.times);
  const ratio = results.pytorch?.times ? minimum(results.pytorch.times) / ms : undefined;
  const gflops = test.flops ? test.flops / ms / 1e6 : undefined;
  const { reach } = test;
  const goal = reach.gflops ? `${reach.gflops} GFLOP/s` : reach.pytorch ? `${Number(reach.pytorch.toFixed(2))} ×` : '';
  const verdict = { ms, medianMs: median(results.fovea.times), gflops, ratio, goal };
  if (reach.gflops) return { ...verdict, reached: gflops >= reach.gflops };
  return reach.pytorch && ratio !== undefined ? { ...verdict, reached: ratio >= reach.pytorch } : verdict;
}

const cell = (value, width) => String(value).padStart(width);
const time = (result) =>
  result?.times ? `${minimum(result.times).toFixed(2)} (${median(result.times).toFixed(2)})` : '–';

function printRow(test, results, verdict) {
  const columns = [
    test.id.padEnd(50),
    cell(time(results.fovea), 18),
    ...EXTRA.map((name) => cell(time(results[name]), 18)),
    cell(time(results.pytorch), 18),
    cell(time(results.tfjs), 18),
    cell(time(results.jax), 18),
    cell(verdict.gflops ? verdict.gflops.toFixed(0) : '', 8),
    cell(verdict.ratio ? `${verdict.ratio.toFixed(2)} ×` : '–', 8),
    cell(verdict.goal, 12),
    cell(verdict.reached === undefined ? '' : verdict.reached ? 'yes' : 'NO', 4),
  ];
  console.log(columns.join(' '));
}

function machine() {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: here('.'), encoding: 'utf8' }).trim();
  return { cpu: os.cpus()[0].model, cores: os.cpus().length, threads: THREADS, node: process.version, commit };
}

function printExtras(entry) {
  const mebibytes = (bytes) => (bytes === undefined ? '–' : `${(bytes / 2 ** 20).toFixed(0)} MiB`);
  console.log(
    `  first step ${entry.firstMs.toFixed(0)} ms; outside WebAssembly ${entry.outsideMs.toFixed(2)} ms a step; ` +
      `peak memory ${mebibytes(entry.memory.fovea)}, PyTorch ${mebibytes(entry.memory.pytorch)}`,
  );
}

async function runCase(test, peers) {
  const results = await measure(test, peers);
  if (!results.fovea?.times) {
    console.log(`${test.id}: Fovea cannot run it: ${results.fovea?.reason ?? 'unsupported'}`);
    return undefined;
  }
  const verdict = judge(test, results);
  printRow(test, results, verdict);
  const entry = { id: test.id, ...verdict, results };
  if (test.watched) {
    entry.memory = await measureMemory(test);
    entry.firstMs = results.fovea.firstMs;
    entry.outsideMs = minimum(results.fovea.outside);
    printExtras(entry);
  }
  return entry;
}

function save(suite, report) {
  mkdirSync(here('results'), { recursive: true });
  const path = here(`results/${suite}.json`);
  writeFileSync(`${path}.tmp`, `${JSON.stringify(report, null, 1)}\n`);
  renameSync(`${path}.tmp`, path);
}

const stop = (peers) => {
  for (const peer of Object.values(peers)) peer.stop();
};

async function main() {
  const [suite = 'engine', wanted = ''] = process.argv.slice(2);
  const { CASES, PEERS: names, FRESH } = await import(`./suites/${suite}.mjs`);
  const report = { machine: machine(), versions: {}, cases: [] };
  console.log(`${report.machine.cpu}, ${THREADS} threads, Node ${process.version}; ms: minimum (median)\n`);
  const titles = ['fovea', ...EXTRA, 'pytorch', 'tfjs', 'jax-js'].map((title) => cell(title, 18));
  console.log(['case'.padEnd(50), ...titles, cell('GFLOP/s', 8), cell('ratio', 8), cell('goal', 12), ' met'].join(' '));
  let opened;
  for (const test of CASES.filter(({ id }) => id.includes(wanted))) {
    opened ??= await open([names[0], ...EXTRA, ...names.slice(1)]);
    report.versions = opened.versions;
    const entry = await runCase(test, opened.peers);
    if (entry) report.cases.push(entry);
    save(suite, report);
    if (!FRESH) continue;
    stop(opened.peers);
    opened = undefined;
  }
  stop(opened?.peers ?? {});
  process.exit(0);
}

await main();
