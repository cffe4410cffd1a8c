// Vitest for the whole repository. By itself it runs the TypeScript sources, and nothing has to be built first. `npm test`, which has built
// everything by then, runs what was built (FOVEA_TESTS): Node loads that in a fraction of the time.

import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { optimiseLate } from './tools/engine-flags.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const library = `${root}packages/fovea/src`;

/** The tier that `npm test` asks for: 'quick' or 'full'. */
const tier = process.env.FOVEA_TESTS;

/** What takes long is in files of its own: the quick tier leaves them out (docs/contributing.md). */
const FULL_TIER = '**/*.full.test.{ts,mjs}';
const TESTS = ['packages/*/{src,test}/**/*.test.ts', 'experiments/{src,test}/**/*.test.ts', 'tools/**/*.test.mjs'];
/** Tests of what a process has (memory, threads, flags, a folder), and long ones: each file has a process of its own. */
const ALONE = [
  'packages/fovea/test/engine/**/*.test.ts',
  'packages/fovea/{src,test}/**/*.full.test.ts',
  'tools/docstrings*.test.mjs',
];
/** Tests of other processes, of which several share one: the process that runs commands is started once for them. */
const COMMANDS = ['packages/cli/test/**/*.test.ts', 'tools/**/*.test.mjs'];
/** Tests that put something in the place of a module: what was built is loaded by Node, past Vitest, so that they run the sources. */
export const MOCKING = [
  'packages/cli/src/run-folder/run-folder.test.ts',
  'packages/fovea/test/image-files.test.ts',
  'packages/fovea/test/images-without-kernels.test.ts',
];
const exclude = [...configDefaults.exclude, ...(tier === 'quick' ? [FULL_TIER] : [])];

/** Projects, those with the longest files first. */
const ORDER = ['commands', 'alone', 'mocking', 'shared'];

/**
 * Begins with the files of the full tier, so that no long one is left at the end, when only one worker is still busy. Those that share a
 * process follow one another.
 */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number =>
      2 * ORDER.indexOf(project.name) + Number(!moduleId.includes('.full.test.'));
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

const NUMBERS = 'packages/fovea/test/number-arrays.ts';
/** For files that share a process. One file by itself starts sooner without. */
const setupFiles = tier ? [NUMBERS, 'packages/fovea/test/shared-process.ts'] : [NUMBERS];

/** Sources of the packages, tests apart, as they were built. */
const built: Plugin = {
  name: 'built',
  enforce: 'pre',
  resolveId(source, importer) {
    const path = importer && source.startsWith('.') ? resolve(dirname(importer), source) : source;
    const [, name, file] =
      /\/(packages\/fovea|packages\/cli|experiments)\/src\/(.*)\.ts$/.exec(path.replaceAll('\\', '/')) ?? [];
    return file && !file.endsWith('.test') ? { id: `${root}${name}/dist/${file}.js`, external: true } : undefined;
  },
};

/** The library by its name: its sources, or what its own package.json says. */
const alias = [
  { find: /^fovea$/, replacement: `${library}/index.ts` },
  { find: /^fovea\/([a-z]+)$/, replacement: `${library}/$1/index.ts` },
  { find: /^@fovea\/experiments$/, replacement: `${root}experiments/src/index.ts` },
  { find: /^@fovea\/experiments\/([a-z]+)$/, replacement: `${root}experiments/src/$1/index.ts` },
];
const sources = { extends: true as const, resolve: { alias } };
const code = tier ? { extends: true as const, plugins: [built] } : sources;

export default defineConfig({
  test: {
    // Every program that a test compiles is checked after each pass of the compiler. Code is kept for other files and the next run, apart from
    // the user's own. One thread each, where a test does not ask for more: three processes run, and threads that wait for others cost as much as those
    // that work.
    env: { FOVEA_CHECK_PROGRAMS: '1', FOVEA_CACHE: `${root}node_modules/.cache/fovea`, FOVEA_THREADS: '1' },
    sequence: { sequencer: LongFilesFirst },
    // Processes, because engine flags and shared WebAssembly memory are set per process; three for two cores, because some wait for others.
    pool: 'forks',
    execArgv: optimiseLate(),
    maxWorkers: 3,
    // A second, as Vitest has it, is an assertion on time.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    server: { deps: { external: [/\/(packages\/\w+|experiments)\/dist\//] } },
    projects: [
      {
        ...code,
        test: {
          name: 'commands',
          include: COMMANDS,
          exclude: [...exclude, ...ALONE],
          isolate: false,
          setupFiles: [...setupFiles, 'packages/cli/test/own-folder.ts'],
        },
      },
      { ...code, test: { name: 'alone', include: ALONE, exclude, setupFiles: [NUMBERS] } },
      { ...sources, test: { name: 'mocking', include: MOCKING, exclude, setupFiles: [NUMBERS] } },
      {
        ...code,
        test: {
          name: 'shared',
          include: TESTS,
          exclude: [...exclude, ...COMMANDS, ...ALONE, ...MOCKING],
          isolate: false,
          setupFiles,
        },
      },
    ],
  },
});
