// Runs that are killed (SIGKILL) at random moments and go on each time end with the weights of a run that was never stopped, bit by bit.
// KILLS=100 kills that often, SEED=… repeats a test that failed.

import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { FLAGS, folder, fovea, MAIN, type Outcome, read, tensorBytes } from './command.ts';
import { writePictures } from './picture-files.ts';

const KILLS = Number(process.env.KILLS ?? 3);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const MODEL = ['model=mobilenetv3_small_050', 'imageSize=32', 'lr=0.005', 'threads=1', 'workers=1', 'batch=8'];
const SETTINGS = [...MODEL, 'epochs=2', 'images=0', 'weights=runs/train/teacher', 'teacher=runs/train/teacher'];
/** Most of the network, so that there is little to compile; blocks with paths to drop, and layers of several rates, are left. */
const FROZEN = 'conv_stem,bn1,blocks.0,blocks.1,blocks.2,blocks.3';
/** What has a state that a run goes on with, or reads it; and all that draws random numbers. */
const FEATURES = [
  ...['optimizer=NAdam', 'schedule=plateau', 'lrPatience=0', 'clipGradNorm=1', 'ema=0.9', 'patience=5'],
  ...['loss=focal', 'classWeights=balanced', 'sampler=balanced', 'accumulate=2'],
  ...['layerDecay=0.9', 'headLr=2', `freeze=${FROZEN}`, 'dropPathRate=0.1', 'dropRate=0.2'],
  ...['augment=randAugment', 'vflip=0.3', 'randomErasing=0.5', 'mixup=0.2', 'cutmix=1', 'tensorboard=true'],
  ...['saveEvery=1', 'keep=1', 'fraction=0.9', 'augmentOff=1'],
];

/** Numbers from 0 to 1 by the seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Loaded before the command: kills the process at its n-th change to a file, before or after that, or when a file gets its name. Moments by the clock seldom fall into the
 * milliseconds in which files change.
 */
const AT_CHANGE = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let left = Number(process.env.CHANGES);
const kill = () => process.kill(process.pid, 'SIGKILL');
const around = (change) => async function (...args) {
  const mine = --left;
  if (mine === 0 && process.env.WHEN === 'before') kill();
  const result = await change.apply(this, args);
  if (mine === 0 || (process.env.FILE && String(args[1]).endsWith(process.env.FILE))) kill();
  return result;
};
for (const name of ['rename', 'link', 'rm', 'mkdir']) fs.promises[name] = around(fs.promises[name]);
const { open } = fs.promises;
fs.promises.open = async (...args) => {
  const handle = await open(...args);
  const { writeFile } = handle;
  // Weights are written in many pieces: the first stands for all.
  handle.writeFile = around((...pieces) => {
    handle.writeFile = writeFile;
    return writeFile.apply(handle, pieces);
  });
  for (const name of ['sync', 'close']) handle[name] = around(handle[name]);
  return handle;
};
syncBuiltinESMExports();
`;

/** Where a process is killed: after so many seconds, when a file gets its name, or at so many changes of files. */
type Moment =
  | { readonly seconds: number }
  | { readonly file: string }
  | { readonly changes: number; readonly when: 'before' | 'after' };

/** What tells the preloaded script when to kill; none where the clock does. */
function variablesOf(moment: Moment): Readonly<Record<string, string>> | undefined {
  if ('seconds' in moment) return undefined;
  return 'file' in moment ? { FILE: moment.file } : { CHANGES: String(moment.changes), WHEN: moment.when };
}

/** A run in a process of its own, which is killed; one that is not has what others before it have compiled. */
function run(args: readonly string[], moment?: Moment): Promise<Outcome> {
  if (moment === undefined) return fovea('train', ...args);
  const variables = variablesOf(moment);
  const preload = variables ? ['--import', join(folder, 'kill.mjs')] : [];
  const child = spawn(process.execPath, [...FLAGS, ...preload, MAIN, 'train', ...args], {
    cwd: folder,
    env: { ...process.env, ...variables },
  });
  const timer = 'seconds' in moment ? setTimeout(() => child.kill('SIGKILL'), 1000 * moment.seconds) : undefined;
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out, error });
    });
  });
}

let data: string;
let wholeSeconds: number;
beforeAll(async () => {
  writeFileSync(join(folder, 'kill.mjs'), AT_CHANGE);
  data = join(folder, 'pictures');
  await writePictures(data, 16);
  const teacher = await run([`data=${data}`, ...MODEL, 'epochs=1', 'name=teacher']);
  expect(teacher).toMatchObject({ code: 0, error: '' });
  const begin = performance.now();
  const whole = await run([`data=${data}`, ...SETTINGS, ...FEATURES, 'name=whole']);
  wholeSeconds = (performance.now() - begin) / 1000;
  expect(whole).toMatchObject({ code: 0, error: '' });
}, 300_000);

/** It ended as the run that was never stopped. */
function expectWhole(runFolder: string): void {
  expect(existsSync(join(folder, runFolder, 'epoch-1.safetensors'))).toBe(false);
  for (const file of ['best', 'last', 'last.optimizer', 'last.ema', 'epoch-2'].map((name) => `${name}.safetensors`))
    expect(tensorBytes(runFolder, file).equals(tensorBytes('runs/train/whole', file)), file).toBe(true);
  expect(epochsOf(runFolder)).toEqual(epochsOf('runs/train/whole'));
}

/** Figures of all epochs, but for those of the clock. */
const epochsOf = (runFolder: string): object[] =>
  read(runFolder, 'metrics.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => ({ ...JSON.parse(line), seconds: 0, imagesPerSecond: 0 }));

it('a run that is killed in its first epoch goes on within it', async () => {
  const runFolder = 'runs/train/first';
  const args = [`data=${data}`, ...SETTINGS, ...FEATURES, 'checkpointEvery=1', 'name=first'];
  const killed = await run(args, { file: 'last.optimizer.safetensors' });
  expect([killed.code, killed.out]).toEqual([null, expect.not.stringContaining('epoch 1/2  |')]);
  const { code, out } = await run([`resume=${runFolder}`]);
  expect(code).toBe(0);
  expect(out).toMatch(/going on after epoch 0, step 1\)/);
  expectWhole(runFolder);
}, 300_000);

/** About as many as a run makes. */
const CHANGES = 110;

/** Nothing was saved before the kill, so that there is nothing to go on with. */
const UNBORN = /there is no checkpoint\.json in|nothing to go on with was saved yet/;

it(
  `${KILLS} kills leave no trace (SEED=${SEED})`,
  async () => {
    const random = randomNumbers(SEED);
    const moment = (): Moment =>
      random() < 0.3
        ? { seconds: random() * wholeSeconds }
        : { changes: 1 + Math.floor(random() * CHANGES), when: random() < 0.5 ? 'before' : 'after' };
    let [runs, kills, lives, resumed, finished] = [0, 0, 0, false, 0];
    while (finished === 0 || kills < KILLS) {
      if (!resumed) lives++;
      const runFolder = `runs/train/life${lives}`;
      const args = resumed
        ? [`resume=${runFolder}`]
        : [`data=${data}`, ...SETTINGS, ...FEATURES, 'checkpointEvery=2', `name=life${lives}`];
      const { code, error } = await run(args, kills < KILLS ? moment() : undefined);
      runs++;
      if (code === null) {
        kills++;
        resumed = true;
      } else if (code === 0) {
        finished++;
        expectWhole(runFolder);
        resumed = false;
      } else {
        expect(resumed, error).toBe(true);
        expect(error).toMatch(UNBORN);
        resumed = false;
      }
    }
    console.log(`${kills} kills in ${runs} processes; ${finished} runs were finished`);
  },
  300_000 + 60_000 * KILLS,
);
