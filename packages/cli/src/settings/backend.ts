// The backend of a command, with the threads that its settings ask for.

import { type BackendOptions, setBackend, ValueError } from 'fovea';
import { commandError } from '../command-error.ts';

/** A process of its own can have 256-bit vectors wherever they are right and faster; `FOVEA_WIDE_VECTORS=0` does without. */
const wideVectors = (): BackendOptions => (process.env.FOVEA_WIDE_VECTORS ? {} : { wideVectors: 'auto' });

/** @param threads 0: one per core @throws ValueError for more threads than there can be */
export function makeBackend(command: string, threads: number): ReturnType<typeof setBackend> {
  if (threads === 0) return setBackend('wasm', wideVectors());
  return setBackend('wasm', { threads, ...wideVectors() }).catch((error: unknown) => {
    throw error instanceof ValueError ? commandError(command, `threads=${threads}: ${error.message}`) : error;
  });
}
