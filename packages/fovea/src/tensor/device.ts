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

let active: Backend | undefined;
let opening: Promise<Backend> | undefined;

async function open(name: BackendName, options: BackendOptions): Promise<Backend> {
  if (name === 'js') return createJsBackend();
  if (name === 'wasm') return createWasmBackend(options);
  throw new DeviceError(`setBackend: there is no backend ${JSON.stringify(name)}; use 'wasm' or 'js'`);
}

/**
 * Chooses the backend for everything computed from now on. Tensors and states follow when they are next needed.
 * Default: `wasm` with one thread per core.
 */
export async function setBackend(name: BackendName, options: BackendOptions = {}): Promise<Backend> {
  requireOptions('setBackend', options, ['threads']);
  const before = opening;
  const next = open(name, options);
  opening = next;
  try {
    active = await next;
  } catch (error) {
    if (opening === next) opening = before;
    throw error;
  }
  return active;
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
  active = await (opening as Promise<Backend>);
  return active;
}

/** Bytes held on the active backend: storages of tensors and states, and the arena shared by all Programs. */
export async function memory(): Promise<MemoryReport> {
  return (await getBackend()).memory();
}
