// Which backend computes: chosen once, created at first use.

import type { Backend, MemoryReport } from '../backend/interface.ts';
import { createJsBackend } from '../backend/js/backend.ts';
import { createWasmBackend } from '../backend/wasm/backend.ts';
import { DeviceError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';

export type BackendName = 'wasm' | 'js';

export interface BackendOptions {
  /** Threads that compute, the calling one included. Default: one per core. */
  readonly threads?: number;
}

/** What was asked for when a backend was opened here; a backend given to `useBackend` belongs to its owner. */
interface Choice {
  readonly name: BackendName;
  readonly threads: number | undefined;
}

const opened = new WeakMap<Backend, Choice>();

let active: Backend | undefined;
let opening: Promise<Backend> | undefined;

async function open(name: BackendName, options: BackendOptions): Promise<Backend> {
  const backend = create(name, options);
  opened.set(backend, { name, threads: options.threads });
  return backend;
}

function create(name: BackendName, options: BackendOptions): Backend {
  if (name === 'js') return createJsBackend();
  if (name === 'wasm') return createWasmBackend(options);
  throw new DeviceError(`setBackend: there is no backend ${JSON.stringify(name)}; use 'wasm' or 'js'`);
}

/** Whether the backend is what a new one would be. */
function isSame(backend: Backend, name: BackendName, { threads }: BackendOptions): boolean {
  const choice = opened.get(backend);
  return choice?.name === name && choice.threads === threads && !backend.disposed && !backend.failed;
}

/** Makes a backend the active one. The one before lets its threads go; what lives there stays readable. */
function activate(backend: Backend): Backend {
  if (active && active !== backend && opened.has(active)) active.retire();
  active = backend;
  return backend;
}

/**
 * Chooses the backend for everything computed from now on; the active one again when it was opened with the same name and options. Tensors and
 * states follow when they are next needed. Default: `wasm` with one thread per core.
 */
export async function setBackend(name: BackendName, options: BackendOptions = {}): Promise<Backend> {
  requireOptions('setBackend', options, ['threads']);
  const before = opening;
  const next = reuseOrOpen(before, name, options);
  opening = next;
  try {
    return activate(await next);
  } catch (error) {
    if (opening === next) opening = before;
    throw error;
  }
}

/** After the choice before, so that calls that are not awaited leave the last one's backend, and only that one, with threads. */
async function reuseOrOpen(
  before: Promise<Backend> | undefined,
  name: BackendName,
  options: BackendOptions,
): Promise<Backend> {
  const current = await before?.catch(() => active);
  return current && isSame(current, name, options) ? current : open(name, options);
}

/** Uses a backend that exists already, e.g. one of several in a test. */
export function useBackend(backend: Backend): void {
  active = backend;
  opening = Promise.resolve(backend);
}

/** The backend in use; the default one where none was chosen, or the one in use was disposed of. */
export async function getBackend(): Promise<Backend> {
  if (active && !active.disposed) return active;
  const chosen = opening;
  // Others may have come here, and opened another one, while this call waited.
  if ((await chosen)?.disposed !== false && opening === chosen) opening = open('wasm', {});
  return activate(await (opening as Promise<Backend>));
}

/** Bytes held on the active backend: storages of tensors and states, and the arena shared by all Programs. */
export async function memory(): Promise<MemoryReport> {
  return (await getBackend()).memory();
}
