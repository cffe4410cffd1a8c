// Programs of thousands of kernels in a stage: all threads, and every backend.

import { afterAll, beforeAll, describe } from 'vitest';
import { getBackend, setBackend } from '../../src/tensor/index.ts';
import { joinsDifferentParts, joinsManyParts } from '../many-parts.ts';

describe.each([
  ['wasm', 1],
  ['wasm', 2],
  ['js', 1],
] as const)('%s, %i threads', (name, threads) => {
  beforeAll(() => (name === 'wasm' ? setBackend(name, { threads }) : setBackend(name)));
  afterAll(async () => (await getBackend()).dispose());

  joinsManyParts(300);
  joinsDifferentParts(200);
});
