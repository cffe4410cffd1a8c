// The backend of a command, with the threads that its settings ask for.

import { setBackend, ValueError } from 'fovea';
import { commandError } from '../command-error.ts';

/** @param threads 0: one per core @throws ValueError for more threads than there can be */
export function makeBackend(command: string, threads: number): ReturnType<typeof setBackend> {
  if (threads === 0) return setBackend('wasm');
  return setBackend('wasm', { threads }).catch((error: unknown) => {
    throw error instanceof ValueError ? commandError(command, `threads=${threads}: ${error.message}`) : error;
  });
}
