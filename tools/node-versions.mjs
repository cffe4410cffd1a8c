// The tests on other versions of Node than the one at hand: installs them from npm into node-versions/, and runs a set of the tests on each.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number }} Tally */
/** @typedef {{ name: string, version: string, program: string }} NodeVersion */

const folder = fileURLToPath(new URL('./node-versions', import.meta.url));

/** What engines differ in, of the quick tier: compilation of kernels, threads, processes and signals. */
export const FILTERS = [
  'packages/fovea/test/engine',
  'packages/fovea/test/fuzz',
  'packages/fovea/src/backend/wasm/window',
  'packages/fovea/test/backend/blas',
  'packages/fovea/test/backend/contraction',
  'packages/fovea/test/backend/reduce',
  'packages/cli/test/stop',
];

/** The same of the full tier: collection of memory. */
export const LONG_FILTERS = ['packages/fovea/test/engine/memory'];

/** The versions that package.json names. @returns {NodeVersion[]} */
export function nodeVersions() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries(dependencies).map(([name, source]) => ({
    name,
    version: `v${String(source).slice('npm:node@'.length)}`,
    program: join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  }));
}

/** What the program says that it is; undefined when it does not run. @param {string} program */
function versionOf(program) {
  return existsSync(program) ? spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() : undefined;
}

/** Installs what is missing. Packages of Node put their program in place by an install script. */
function install() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts=false', '--no-audit', '--no-fund'];
  const options = /** @type {const} */ ({ cwd: folder, stdio: 'inherit', timeout: 300_000 });
  console.log('Installing other versions of Node (once) …');
  if (npm) spawnSync(process.execPath, [npm, ...args], options);
  else spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The environment in which `program` is the `node` that child processes find. @param {string} program */
export function environmentOf(program) {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [path]: `${dirname(program)}${delimiter}${process.env[path] ?? ''}` };
}

/**
 * Runs tests on every other version. One that cannot be installed, or is another than was asked for, is a failure.
 * @param {string[]} filters names or folders of test files
 * @param {(filters: string[], program: string) => Tally} runTests
 * @param {NodeVersion[]} [versions]
 * @param {() => void} [prepare] what installs those that are missing
 * @returns {Tally[]} one for each version
 */
export function testOnNodeVersions(filters, runTests, versions = nodeVersions(), prepare = install) {
  if (versions.some(({ program, version }) => versionOf(program) !== version)) prepare();
  return versions.map(({ program, version }) => {
    const found = versionOf(program);
    if (found === version) {
      console.log(`On Node ${version}:`);
      return runTests(filters, program);
    }
    console.error(
      `Node ${version} could not be installed${found ? `: ${program} is ${found}` : ''}: no test ran on it`,
    );
    return { passed: 0, failed: 1 };
  });
}
