// Tests of the runs on other versions of Node: which versions, and that none is passed over in silence.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { environmentOf, nodeVersions, testOnNodeVersions } from './node-versions.mjs';

const read = (/** @type {string} */ path) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));

it('covers every line of Node that the packages promise, besides the oldest', () => {
  const lines = nodeVersions().map(({ version }) => `^${/^v(\d+)\.\d+\.\d+$/.exec(version)?.[1]}`);
  for (const path of ['../package.json', '../packages/fovea/package.json', '../packages/cli/package.json'])
    expect(read(path).engines.node.split(' || ')).toEqual(['^20.16', ...lines]);
});

it('locks the same versions, without addresses', () => {
  const { packages } = read('node-versions/package-lock.json');
  for (const { name, version } of nodeVersions()) {
    const locked = packages[`node_modules/${name}`];
    expect(`v${locked.version}`).toBe(version);
    expect(locked.resolved).toBeUndefined();
  }
});

it('puts the version first on the path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-node-'));
  try {
    const path = Object.entries(environmentOf(join(folder, 'node'))).find(([name]) => name.toUpperCase() === 'PATH');
    expect(path?.[1]?.split(delimiter)[0]).toBe(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('fails for a version that cannot be installed, or is another one, and runs the tests on the others', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const program = process.execPath;
  const versions = [
    { name: 'here', version: process.version, program },
    { name: 'other', version: 'v0.1.2', program },
    { name: 'missing', version: 'v0.1.3', program: join(tmpdir(), 'no-such-node') },
  ];
  const prepare = vi.fn();
  const tallies = testOnNodeVersions(
    ['a'],
    (filters, used) => ({ passed: used === program ? filters.length : 0, failed: 0 }),
    versions,
    prepare,
  );
  expect(prepare).toHaveBeenCalledOnce();
  expect(tallies).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
    { passed: 0, failed: 1 },
  ]);
  expect(error.mock.calls.flat()).toEqual([
    `Node v0.1.2 could not be installed: ${program} is ${process.version}: no test ran on it`,
    'Node v0.1.3 could not be installed: no test ran on it',
  ]);
});
