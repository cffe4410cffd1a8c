// The backends that tests of window kernels compare.

import { afterAll } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';

/** The js backend, which is the reference, and wasm on two threads and on one; tests dispose of them at their end. */
export function usePoolBackends() {
  const [oracle, threads, alone] = [
    createJsBackend(),
    createWasmBackend({ threads: 2 }),
    createWasmBackend({ threads: 1 }),
  ];
  afterAll(() => Promise.all([threads.dispose(), alone.dispose()]));
  return { oracle, threads, alone };
}
