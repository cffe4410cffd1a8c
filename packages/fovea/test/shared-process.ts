// Before each file of tests that shares its process with others: what the library keeps for all is as in a new process.

import { beforeAll } from 'vitest';
import { manualSeed } from '../src/nn/index.ts';
import { setBackend } from '../src/tensor/index.ts';

beforeAll(async () => {
  manualSeed(0);
  await setBackend('wasm');
});
