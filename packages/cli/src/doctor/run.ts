// `fovea doctor`: whether this machine has what Fovea needs, computes right, and how fast.

import { freemem, totalmem } from 'node:os';
import { setBackend } from 'fovea';
import { measureMachine } from 'fovea/analysis';
import { decodeImage } from 'fovea/images';
import { environment } from '../run-folder/environment.ts';
import { makeBackend } from '../settings/backend.ts';
import type { DoctorConfig } from './config.ts';
import { numericsDifference } from './numerics.ts';

export interface Check {
  readonly name: string;
  /** 'warning': works, but less well. */
  readonly state: 'ok' | 'warning' | 'failed';
  readonly detail: string;
}

const TESTED = [20, 22, 24, 26];

function checkNode(): Check {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = TESTED.includes(major) && (major > TESTED[0] || minor >= 16);
  const detail = fits ? process.version : `${process.version}; tested are ${TESTED.join(', ')}, from 20.16 on`;
  return { name: 'Node', state: fits ? 'ok' : 'warning', detail };
}

async function checkBackend(threads: number): Promise<Check> {
  const { description } = await makeBackend('doctor', threads);
  const state = description.includes('fused multiply-add') ? 'ok' : 'warning';
  return { name: 'backend', state, detail: description };
}

const isBlasOn = (): boolean => !['', '0'].includes(process.env.FOVEA_BLAS ?? '');

/** A system BLAS, which computes products where `FOVEA_BLAS` says so. Leaves a backend of its own behind. */
async function checkBlas(): Promise<Check> {
  const isOn = isBlasOn();
  const { arithmetic, description } = await setBackend('wasm', { threads: 1, ...(!isOn && { blas: true }) });
  const [, found] = arithmetic.split('; products by ');
  const [, reason] = /\((no BLAS.*)\)$/.exec(description) ?? [];
  return {
    name: 'BLAS',
    state: isOn && !found ? 'warning' : 'ok',
    detail: found ? `${found}${isOn ? '' : '; FOVEA_BLAS=1 lets it compute products'}` : (reason ?? 'none'),
  };
}

const LITTLE_MEMORY = 2 ** 31;
const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function checkMemory(): Check {
  const [free, total] = [freemem(), totalmem()];
  const state = free < LITTLE_MEMORY ? 'warning' : 'ok';
  return { name: 'memory', state, detail: `${gibibytes(free)} free of ${gibibytes(total)}` };
}

/** A GIF of one red pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

async function checkDecoder(): Promise<Check> {
  const { data } = await decodeImage(PIXEL, { name: 'a pixel' });
  const right = [...data].join() === '255,0,0';
  const { default: sharp } = await import('sharp');
  return {
    name: 'pictures',
    state: right ? 'ok' : 'failed',
    detail: `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}${right ? '' : `; a red pixel became ${[...data].join()}`}`,
  };
}

/** float32 leaves about 10⁻⁶. */
const TOLERANCE = 1e-4;

async function checkNumerics(): Promise<Check> {
  const difference = await numericsDifference();
  return {
    name: 'numerics',
    state: difference <= TOLERANCE ? 'ok' : 'failed',
    detail: `a network, its loss and slopes differ from PyTorch's in float64 by ${difference.toExponential(1)} at most`,
  };
}

async function checkSpeed(): Promise<Check> {
  const { gigaflopsPerSecond, gigabytesPerSecond } = await measureMachine();
  const detail = `${gigaflopsPerSecond.toFixed(0)} GFLOP/s in a matrix product, ${gigabytesPerSecond.toFixed(1)} GB/s in a sum`;
  return { name: 'speed', state: 'ok', detail };
}

/** A check that throws has failed, with its message. */
async function named(name: string, check: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch (error) {
    return { name, state: 'failed', detail: (error as Error).message };
  }
}

const MARKS: Readonly<Record<Check['state'], string>> = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' };

/** Runs `fovea doctor`; gives the exit code: 1 when a check failed. */
export async function doctor({ format, threads }: DoctorConfig): Promise<number> {
  const checks: Check[] = [];
  const list: readonly (readonly [string, () => Check | Promise<Check>])[] = [
    ['Node', checkNode],
    ['memory', checkMemory],
    ['pictures', checkDecoder],
    ['BLAS', checkBlas],
    ['backend', () => checkBackend(threads)],
    ['numerics', checkNumerics],
    ['speed', checkSpeed],
  ];
  for (const [name, check] of list) {
    const result = await named(name, check);
    checks.push(result);
    if (format === 'text') console.log(`${MARKS[result.state]}  ${result.name.padEnd(9)} ${result.detail}`);
  }
  if (format === 'json') console.log(JSON.stringify({ environment: environment(checks[4].detail), checks }, null, 2));
  return checks.some(({ state }) => state === 'failed') ? 1 : 0;
}
