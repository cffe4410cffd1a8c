// Runs the command line as a user does, in a folder of its own, on a small data set.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { idxBytes } from './idx-bytes.ts';

export const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The engine's flags of the tests' own processes (vitest.config.ts): those that a user would hardly notice. */
export const FLAGS = process.execArgv.filter((flag) => /^--(interrupt-budget|invocation-count)/.test(flag));

/** Where the commands of a file run. */
export let folder: string;

/** Before each file: files that share a process share what this one holds. */
export function useOwnFolder(): void {
  const own = mkdtempSync(join(tmpdir(), 'fovea-cli-'));
  folder = own;
  afterAll(() => rmSync(own, { recursive: true }));
}

export const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

/** What a file of tensors holds besides its metadata, in which each run has an identity of its own. */
export function tensorBytes(...path: string[]): Buffer {
  const bytes = readFileSync(join(folder, ...path));
  const end = 8 + Number(bytes.readBigUInt64LE());
  const { __metadata__, ...header } = JSON.parse(bytes.toString('utf8', 8, end));
  const { run: _, ...metadata } = __metadata__;
  return Buffer.concat([Buffer.from(JSON.stringify([header, metadata])), bytes.subarray(end)]);
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export function start(...args: string[]): { child: ChildProcess; done: Promise<Outcome> } {
  const child = spawn(process.execPath, [...FLAGS, MAIN, ...args], { cwd: folder });
  let [out, error] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    error += chunk;
  });
  const done = new Promise<Outcome>((resolve) => {
    child.on('close', (code) => resolve({ code, out, error }));
  });
  return { child, done };
}

/** With something on standard input. */
export function foveaReading(input: string | Uint8Array, ...args: string[]): Promise<Outcome> {
  const { child, done } = start(...args);
  child.stdin?.end(input);
  return done;
}

/** In a process of its own, as a user starts it. */
export const foveaAlone = (...args: string[]): Promise<Outcome> => start(...args).done;

const HOST = fileURLToPath(new URL('command-host.mjs', import.meta.url));

/**
 * The library is a link here, which Node follows unless it has just looked at a pipe: what a later command loads would come by another path, as a
 * second library with a state of its own.
 */
const ONE_PATH = '--preserve-symlinks';

/** The process that runs commands, and whether it is at one: kept for the files that share this process. */
interface Host {
  child?: ChildProcess | undefined;
  isBusy: boolean;
}
const shared = globalThis as { commandHost?: Host };
shared.commandHost ??= { isBusy: false };
const host = shared.commandHost;

/**
 * In one process with the commands before, also those of other files, which saves its start, and most of the compilation. A command that begins
 * before another has ended has a process of its own.
 */
export async function fovea(...args: string[]): Promise<Outcome> {
  if (host.isBusy) return foveaAlone(...args);
  host.isBusy = true;
  try {
    return await runInHost(folder, args);
  } finally {
    host.isBusy = false;
  }
}

/** One command at a time, in a folder. */
export function runInHost(cwd: string, args: readonly string[]): Promise<Outcome> {
  host.child ??= fork(HOST, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [...FLAGS, ONE_PATH] });
  const { child } = host;
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void => {
      host.child = undefined;
      reject(new Error(`fovea ${args.join(' ')}: the process ended (${signal ?? code})`));
    };
    child.once('exit', ended);
    child.once('message', (outcome: Outcome) => {
      child.off('exit', ended);
      resolve(outcome);
    });
    child.send({ main: pathToFileURL(MAIN).href, args, cwd, env: { ...process.env } });
  });
}

/** An IDX data set: class c is a bright square at a place of its own, so that a few steps learn it. */
export function writeDataSet(name: string, { train, test }: { train: number; test: number }): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [part, count] of [
    ['train', train],
    ['t10k', test],
  ] as const) {
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 4);
    const pixels = new Uint8Array(count * 400).map((_, i) => {
      const [image, y, x] = [Math.floor(i / 400), Math.floor((i % 400) / 20), i % 20];
      const inside = Math.floor(y / 10) === labels[image] >> 1 && Math.floor(x / 10) === (labels[image] & 1);
      return (inside ? 200 : 20) + ((i * 7919) % 31);
    });
    writeFileSync(join(path, `${part}-images-idx3-ubyte`), idxBytes([count, 20, 20], pixels));
    writeFileSync(join(path, `${part}-labels-idx1-ubyte`), idxBytes([count], labels));
  }
  return path;
}

/** Settings of a quick run on it. */
export const SMALL = ['batch=16', 'images=0', 'flip=0', 'lr=0.005', 'threads=1'];
