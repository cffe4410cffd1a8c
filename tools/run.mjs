// What `npm start`, `npm test` and the other root scripts run. Installs what is missing, then builds, then delegates.
// Only Node's own modules here and in what it imports at once: it must work straight after `git clone`.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { removeAllStaleOutput } from './stale-output.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 16];

/** Path of the script behind a package's command, for starting it with this Node and without a shell. */
const commands = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** @type {Record<string, (args: string[]) => number | Promise<number>>} */
const tasks = {
  start: (args) =>
    build('packages/cli') ||
    (args[0] === 'export' ? bundle() : 0) ||
    (args[0] === 'studio' ? run('tools/bundle-studio.mjs', []) : 0) ||
    runUntilDone('packages/cli/dist/main.js', args.length > 0 ? args : ['train']),
  test: async (args) => (await import('./test.mjs')).test(args),
  'test:quick': async (args) => (await import('./test.mjs')).test(args, { quick: true }),
  check: async () => (await import('./test.mjs')).check(),
  build: (args) => build(...args) || (args.length > 0 ? 0 : bundle() || run('tools/bundle-studio.mjs', [])),
  // Static files for any host; by default in apps/studio/dist.
  'studio:build': (args) =>
    build('packages/cli') || run('tools/bundle-studio.mjs', args.length > 0 ? args : [`${root}apps/studio/dist`]),
  docs: () => run('site/build.mjs', []),
  // What is made from the code goes with it: pages, and the inventory of public names.
  format: () =>
    run(commands.biome, ['check', '--write', '.']) ||
    run('tools/print-layers.mjs', []) ||
    run(commands.vitest, [
      'run',
      'packages/fovea/test/ops-page.test.ts',
      'packages/fovea/test/api.test.ts',
      'packages/fovea/test/pytorch-names.test.ts',
      'packages/cli/src/lab/records.test.ts',
      'packages/cli/src/models.test.ts',
      '--update',
    ]),
};

/** @param {string} file @param {string[]} args @returns {number} exit code */
function run(file, args) {
  return spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** @param {string[]} projects */
function build(...projects) {
  const code = run(commands.tsc, ['-b', ...projects]);
  removeAllStaleOutput(root);
  return code;
}

/** What `fovea export format=web` copies. */
const bundle = () => run('tools/bundle-web.mjs', []);

/**
 * Runs the program in the foreground. Signals are its business (a training job saves before it stops), so this process
 * outlives them and hands on the exit code.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runUntilDone(file, args) {
  const child = spawn(process.execPath, [`${root}${file}`, ...args], { stdio: 'inherit' });
  process.on('SIGINT', () => {}); // a terminal sends it to the whole group
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** True when node_modules holds every package at the version that the lock file names. */
function isInstalled() {
  const installedLock = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installedLock)) return false;
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const installed = read(installedLock);
  return Object.entries(read(`${root}package-lock.json`))
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional)
    .every(([path, entry]) => installed[path]?.version === entry.version && existsSync(`${root}${path}`));
}

/** @returns {number} exit code */
function install() {
  console.log('Installing the development tools (once) …');
  // npm is silent here otherwise (.npmrc), so that `npm start -- … --json` prints nothing but data.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=notice'];
  const npm = process.env.npm_execpath;
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' });
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return result.status ?? 1;
}

/** @param {string[]} argv @returns {Promise<number>} */
async function main([name = '', ...args]) {
  const task = tasks[name];
  if (!task) {
    console.error(`run: no task "${name}"; there is ${Object.keys(tasks).join(', ')}`);
    return 2;
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`Fovea needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`);
    return 2;
  }
  return (isInstalled() ? 0 : install()) || task(args);
}

process.exitCode = await main(process.argv.slice(2));
