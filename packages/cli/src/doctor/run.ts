// `fovea doctor`: whether this machine has what Fovea needs, computes right, and how fast.

import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { freemem, totalmem } from 'node:os';
import { setBackend } from 'fovea';
import { type MachineLimits, measureMachine, measureTime } from 'fovea/analysis';
import { decodeImage } from 'fovea/images';
import { createModel } from 'fovea/models';
import { percent } from '../figures.ts';
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
  if (description.includes('fused multiply-add')) return { name: 'backend', state: 'ok', detail: description };
  return {
    name: 'backend',
    state: 'warning',
    detail: `${description}; without fused multiply-add, products take longer`,
  };
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

/** V8's experimental 256-bit vectors, which commands use where a trial finds them right and faster. Leaves a backend of its own behind. */
async function checkVectors(): Promise<Check> {
  const isOff = process.env.FOVEA_WIDE_VECTORS === '0';
  const { description } = await setBackend('wasm', { threads: 1, wideVectors: true });
  const [, reason] = /\((no 256-bit vectors: [^)]*)\)/.exec(description) ?? [];
  const found = isOff
    ? '256 bits; FOVEA_WIDE_VECTORS=0 keeps them from being used'
    : '256 bits, right and faster in a trial';
  return { name: 'vectors', state: 'ok', detail: reason ?? found };
}

const LITTLE_MEMORY = 2 ** 31;
const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function checkMemory(): Check {
  const [free, total] = [freemem(), totalmem()];
  const detail = `${gibibytes(free)} free of ${gibibytes(total)}`;
  if (free >= LITTLE_MEMORY) return { name: 'memory', state: 'ok', detail };
  return { name: 'memory', state: 'warning', detail: `${detail}; batch=auto trains with as many images as fit` };
}

/** A run with its weights, and what cache=disk keeps of some thousand pictures. */
const LITTLE_DISK = 2 ** 30;

async function checkDisk(): Promise<Check> {
  const { bavail, bsize } = await statfs('.');
  const free = bavail * bsize;
  const detail = `${gibibytes(free)} free in this folder`;
  if (free >= LITTLE_DISK) return { name: 'disk', state: 'ok', detail };
  return {
    name: 'disk',
    state: 'warning',
    detail: `${detail}; project=… puts runs elsewhere, FOVEA_CACHE what cache=disk keeps`,
  };
}

/** The optional package that exports are checked with. It is not loaded: that takes longer than all else here. */
function checkOnnx(): Check {
  try {
    createRequire(import.meta.url).resolve('onnxruntime-web/wasm');
    return { name: 'ONNX', state: 'ok', detail: 'onnxruntime-web, which export format=onnx checks its files with' };
  } catch {
    const detail = 'export format=onnx needs onnxruntime-web: npm install onnxruntime-web';
    return { name: 'ONNX', state: 'warning', detail };
  }
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

function checkSpeed({ gigaflopsPerSecond, gigabytesPerSecond }: MachineLimits): Check {
  const detail = `${gigaflopsPerSecond.toFixed(0)} GFLOP/s in a matrix product, ${gigabytesPerSecond.toFixed(1)} GB/s in a sum`;
  return { name: 'speed', state: 'ok', detail };
}

const [MODEL, BATCH, SIDE] = ['mobilenetv3_small_100', 8, 224];

/** How near a whole network comes to the machine's limits. */
async function checkNetwork(machine: MachineLimits): Promise<Check> {
  const { forward, layers } = await measureTime(createModel(MODEL), [BATCH, SIDE, SIDE, 3], {
    ...{ runs: 3, machine, backward: false },
  });
  const detail = `${MODEL} at ${SIDE}²: ${Math.round((1000 * BATCH) / forward.milliseconds)} pictures a second`;
  // Beyond 1, other programs disturbed one of the measurements.
  const attained = layers[0].forward?.attained ?? 1;
  const share = attained < 1 ? `, ${percent(attained)} of what these allow` : '';
  return { name: 'network', state: 'ok', detail: `${detail}${share}` };
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
  let limits: Promise<MachineLimits> | undefined;
  const measured = (): Promise<MachineLimits> => {
    limits ??= measureMachine();
    return limits;
  };
  const list: readonly (readonly [string, () => Check | Promise<Check>])[] = [
    ['Node', checkNode],
    ['memory', checkMemory],
    ['disk', checkDisk],
    ['pictures', checkDecoder],
    ['ONNX', checkOnnx],
    ['vectors', checkVectors],
    ['BLAS', checkBlas],
    ['backend', () => checkBackend(threads)],
    ['numerics', checkNumerics],
    ['speed', async () => checkSpeed(await measured())],
    ['network', async () => checkNetwork(await measured())],
  ];
  for (const [name, check] of list) {
    const result = await named(name, check);
    checks.push(result);
    if (format === 'text') console.log(`${MARKS[result.state]}  ${result.name.padEnd(9)} ${result.detail}`);
  }
  const backend = checks.find(({ name }) => name === 'backend')?.detail ?? '';
  if (format === 'json') console.log(JSON.stringify({ environment: environment(backend), checks }, null, 2));
  return checks.some(({ state }) => state === 'failed') ? 1 : 0;
}
