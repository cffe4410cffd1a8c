// Vitest for the whole repository: tests run from the TypeScript source, nothing has to be built first.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const library = fileURLToPath(new URL('packages/fovea/src', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^fovea$/, replacement: `${library}/index.ts` },
      { find: /^fovea\/([a-z]+)$/, replacement: `${library}/$1/index.ts` },
    ],
  },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'tools/**/*.test.mjs'],
    // Processes, because engine flags and shared WebAssembly memory are set per process; two, because each uses threads.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
