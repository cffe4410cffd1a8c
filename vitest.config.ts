// Vitest for the whole repository: tests run from the TypeScript source, nothing has to be built first.

import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const library = fileURLToPath(new URL('packages/fovea/src', import.meta.url));

/** What takes long is in files of its own: the quick tier leaves them out (docs/contributing.md). */
const FULL_TIER = '**/*.full.test.{ts,mjs}';
const isQuick = process.env.FOVEA_TESTS === 'quick';

/** Begins with the files of the full tier, so that no long one is left at the end, when only one worker is still busy. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.includes('.full.test.');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^fovea$/, replacement: `${library}/index.ts` },
      { find: /^fovea\/([a-z]+)$/, replacement: `${library}/$1/index.ts` },
    ],
  },
  test: {
    // Every program that a test compiles is checked after each pass of the compiler.
    env: { FOVEA_CHECK_PROGRAMS: '1' },
    include: ['packages/*/{src,test}/**/*.test.ts', 'tools/**/*.test.mjs'],
    exclude: [...configDefaults.exclude, ...(isQuick ? [FULL_TIER] : [])],
    sequence: { sequencer: LongFilesFirst },
    // Processes, because engine flags and shared WebAssembly memory are set per process; two, because each uses threads.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
