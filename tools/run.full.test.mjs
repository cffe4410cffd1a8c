// What `npm start` prints beside what the command does: nothing.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

it('npm start gives a program that reads it nothing but data', () => {
  // As from a shell: without what this run of npm has set.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const options = /** @type {const} */ ({ cwd: root, env, encoding: 'utf8', shell: process.platform === 'win32' });
  const { status, stdout } = spawnSync('npm', ['start', '--', 'models', 'resnet18', '--json'], options);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).map((/** @type {{ name: string }} */ { name }) => name)).toContain('resnet18');
}, 120_000);
