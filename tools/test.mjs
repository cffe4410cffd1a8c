// `npm test`: every check of the repository, then the tests. The last line says `N passed, N failed`.
// `npm run test:quick` leaves out the tests that take long; `npm test -- --node-versions` goes on with some on other versions of Node.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFiles, findGenericArrays } from './check-declarations.mjs';
import { findDocstringFaults } from './check-docstrings.mjs';
import { fileChecks } from './check-files.mjs';
import { layerChecks } from './check-layers.mjs';
import { findModuleState } from './check-state.mjs';
import { environmentOf, FILTERS, LONG_FILTERS, testOnNodeVersions } from './node-versions.mjs';
import { tableProblems } from './print-layers.mjs';
import { readTree } from './source-tree.mjs';
import { removeAllStaleOutput } from './stale-output.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a tool of node_modules with its output shown. @param {string[]} command @returns {number} exit code */
function run(...command) {
  return runOn(process.execPath, process.env, ...command);
}

/** @param {string} program of Node @param {NodeJS.ProcessEnv} env @param {string[]} command @returns {number} exit code */
function runOn(program, env, ...command) {
  return spawnSync(program, command, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

/** Checks that are programs of their own, by the name that the summary shows. */
const programs = {
  lint: () => run('node_modules/@biomejs/biome/bin/biome', 'lint', '.'),
  format: () => run('node_modules/@biomejs/biome/bin/biome', 'check', '--linter-enabled=false', '.'),
  types: () => {
    const code = run('node_modules/typescript/bin/tsc', '-b');
    removeAllStaleOutput(root);
    return code;
  },
  'exported page': () => run('tools/bundle-web.mjs'),
  studio: () => run('tools/bundle-studio.mjs'),
};

/** @param {Tally} tally @param {string} name @param {boolean} ok */
function record(tally, name, ok) {
  tally[ok ? 'passed' : 'failed']++;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
}

/** @returns {Tally} */
function runChecks() {
  const tally = { passed: 0, failed: 0 };
  for (const [name, program] of Object.entries(programs)) record(tally, name, program() === 0);
  const tree = readTree(root);
  const declarations = (/** @type {typeof tree} */ files) => findGenericArrays(files, builtFiles(root));
  const checks = {
    ...layerChecks,
    ...fileChecks,
    'module state': findModuleState,
    docstrings: findDocstringFaults,
    declarations,
    'layer table': tableProblems,
  };
  for (const [name, find] of Object.entries(checks)) {
    const { errors, warnings = [] } = find(tree);
    for (const warning of warnings) console.log(`warning ${warning}`);
    for (const error of errors) console.error(error);
    record(tally, name, errors.length === 0);
  }
  return tally;
}

/**
 * Runs Vitest and counts. A file that does not load, or an error outside any test, counts as one failure.
 * @param {string[]} filters names or folders of test files; none runs all
 * @param {{ program?: string, quick?: boolean }} [options] another program of Node; without the files of the full tier
 * @returns {Tally}
 */
function runTests(filters, { program = process.execPath, quick = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-test-'));
  const output = join(folder, 'results.json');
  try {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
    const own = program === process.execPath ? process.env : environmentOf(program);
    const env = { ...own, FOVEA_TESTS: quick ? 'quick' : 'full' };
    const code = runOn(program, env, ...vitest, `--outputFile.json=${output}`, ...filters);
    return countTests(code, readFileSync(output, 'utf8'));
  } catch (error) {
    console.error(`The tests left no result: ${error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The tally of Vitest's JSON report.
 * @param {number} exitCode
 * @param {string} json
 * @returns {Tally}
 */
export function countTests(exitCode, json) {
  const report = JSON.parse(json);
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return { passed: report.numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

/** @param {Tally[]} tallies @returns {number} exit code */
function finish(...tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {string[]} args filters, and `--node-versions`
 * @param {{ quick?: boolean }} [options] without the tests that take long
 * @returns {number} exit code
 */
export function test(args, { quick = false } = {}) {
  const filters = args.filter((arg) => arg !== '--node-versions');
  const tallies = [runChecks(), runTests(filters, { quick })];
  if (args.includes('--node-versions')) {
    tallies.push(...testOnNodeVersions(FILTERS, (own, program) => runTests(own, { program, quick: true })));
    tallies.push(...testOnNodeVersions(LONG_FILTERS, (own, program) => runTests(own, { program })));
  }
  return finish(...tallies);
}

/** The checks without the tests. @returns {number} exit code */
export function check() {
  return finish(runChecks());
}
