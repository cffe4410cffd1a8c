// Tests of the tally behind `N passed, N failed`.

import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { isTest, readTree } from './source-tree.mjs';
import { countTests } from './test.mjs';

/** @param {string} status @param {string[]} tests */
const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

/** @param {number} passed @param {number} failed @param {object[]} testResults */
const report = (passed, failed, ...testResults) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults });

it('counts tests', () => {
  expect(countTests(0, report(3, 0, file('passed', 'passed')))).toEqual({ passed: 3, failed: 0 });
  expect(countTests(1, report(2, 1, file('failed', 'passed', 'failed')))).toEqual({ passed: 2, failed: 1 });
});

it('counts a file that does not load as one failure', () => {
  expect(countTests(1, report(2, 1, file('failed', 'failed'), file('failed')))).toEqual({ passed: 2, failed: 2 });
});

it('does not call a run good that ended badly', () => {
  expect(countTests(1, report(5, 0, file('passed', 'passed')))).toEqual({ passed: 5, failed: 1 });
});

it.each([
  ['quick', true],
  [undefined, false],
])('the tier %s leaves out what takes long: %s', async (tier, leavesOut) => {
  vi.stubEnv('FOVEA_TESTS', tier);
  vi.resetModules();
  try {
    const { projects = [] } = (await import('../vitest.config.ts')).default.test ?? {};
    expect(projects).toHaveLength(4);
    const patterns = (/** @type {'exclude' | 'include'} */ kind) =>
      projects.map((project) => /** @type {Record<string, string[]>} */ (Object(project).test)[kind]);
    const namesLong = (/** @type {string} */ pattern) => pattern.includes('.full.test.');
    expect(patterns('exclude').every((list) => list.some(namesLong))).toBe(leavesOut);
    expect(patterns('include').some((list) => list.every(namesLong))).toBe(false);
  } finally {
    vi.unstubAllEnvs();
  }
});

it('tests that put something in the place of a module run the sources', async () => {
  const { MOCKING } = await import('../vitest.config.ts');
  const mocking = readTree(fileURLToPath(new URL('..', import.meta.url))).filter(
    ({ path, text }) => path.startsWith('packages/') && isTest(path) && /\bvi\.(?:do)?[mM]ock\(/.test(text),
  );
  expect(mocking.map(({ path }) => path).sort()).toEqual(MOCKING);
});
