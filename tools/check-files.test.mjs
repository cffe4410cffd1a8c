// Tests of the rules for single files. Forbidden words are put together at run time, or this file would break the rule.

import { describe, expect, it } from 'vitest';
import { fileChecks } from './check-files.mjs';

/** @param {string} check @param {string} path @param {string} text */
const find = (check, path, text) => fileChecks[check]?.([{ path, text }]);

describe('file length', () => {
  const linesOf = (/** @type {number} */ count) => `// Header.\n${'const x = 1;\n'.repeat(count - 1)}`;

  it('warns above 400 lines and fails above 600', () => {
    expect(find('file length', 'tools/a.mjs', linesOf(400))).toEqual({ errors: [], warnings: [] });
    expect(find('file length', 'tools/a.mjs', linesOf(401))?.warnings).toHaveLength(1);
    expect(find('file length', 'tools/a.mjs', linesOf(600))?.errors).toEqual([]);
    expect(find('file length', 'tools/a.mjs', linesOf(601))?.errors).toHaveLength(1);
  });

  it('concerns code only', () => {
    expect(find('file length', 'docs/long.md', linesOf(601))).toEqual({ errors: [], warnings: [] });
  });
});

describe('opening comments', () => {
  it.each([
    ['a.ts', '// What it is for.\n'],
    ['a.ts', '/** What it is for. */\n'],
    ['a.sh', '#!/usr/bin/env bash\n# What it is for.\n'],
    ['a.mjs', '#!/usr/bin/env node\n// What it is for.\n'],
    ['a.py', '"""What it is for."""\n'],
    ['a.json', '{}\n'],
  ])('%s may start %j', (path, text) => {
    expect(find('opening comments', path, text)?.errors).toEqual([]);
  });

  it.each([
    ['a.ts', "import { b } from './b.ts';\n"],
    ['a.ts', '//\nconst x = 1;\n'],
    ['a.sh', '#!/usr/bin/env bash\nset -e\n'],
    ['a.py', 'import os\n'],
  ])('%s may not start %j', (path, text) => {
    expect(find('opening comments', path, text)?.errors).toHaveLength(1);
  });
});

describe('banned words', () => {
  it.each([
    ['an unfinished note', ['// TO', 'DO: later']],
    ['a registry', ['https://registry.', 'npmjs.org/vitest']],
    ['another registry', ['from files.python', 'hosted.org']],
    ['a path of one machine', ["open('/wo", "rk/main/data')"]],
    ['a home folder', ['/ho', 'me/ada/images']],
    ['an address in a lock file', ['"resolved": "', 'https://example.org/a.tgz"']],
  ])('%s is found, with its line', (_, parts) => {
    expect(find('banned words', 'a.txt', `first\n${parts.join('')}\n`)?.errors).toEqual([
      expect.stringMatching(/^a\.txt:2: /),
    ]);
  });

  it.each([
    'registry.register(this, cell)',
    "import { x } from '../work/x.ts'",
    '"resolved": "packages/fovea"',
    'the network/home/page of a model',
  ])('%s is no such word', (text) => {
    expect(find('banned words', 'a.ts', text)?.errors).toEqual([]);
  });
});
