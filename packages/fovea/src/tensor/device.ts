// The backend that computes, as users choose it.

import type { Backend, MemoryReport } from '../backend/interface.ts';
import { requireOptions } from '../base/options.ts';
import type { BackendName, BackendOptions } from './backend-choice.ts';
import { runtime } from './runtime.ts';

export type { BackendName, BackendOptions };

/**
 * Chooses the backend for everything computed from now on; the active one again when it was opened with the same name and options. Tensors
 * and states follow when they are next needed. Default: `wasm` with one thread per core.
 * @throws ValueError for an unknown name or option; DeviceError where the backend is missing
 * @example
 * (await setBackend('wasm', { threads: 2 })).name; // 'wasm'
 */
export async function setBackend(name: BackendName, options: BackendOptions = {}): Promise<Backend> {
  requireOptions('setBackend', options, ['threads', 'blas', 'wideVectors']);
  return runtime.backend.choose(name, options);
}

/**
 * The backend in use; the default one where none was chosen, or the one in use was disposed of.
 * @example
 * (await getBackend()).name; // 'wasm'
 */
export async function getBackend(): Promise<Backend> {
  return runtime.backend.get();
}

/**
 * Bytes held on the active backend: storages of tensors and states, and the arena shared by all programs.
 * @example
 * const { storageBytes, arenaBytes } = await memory();
 */
export async function memory(): Promise<MemoryReport> {
  return (await runtime.backend.get()).memory();
}
