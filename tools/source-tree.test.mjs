// Tests of the repository reader: what it skips, and which module names it sees.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importsOf, readTree } from './source-tree.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fovea-tree-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('reads text files in order and skips binary and ignored ones', () => {
  const files = {
    '.gitignore': '# comment\nnode_modules/\n*.log\n',
    'b.ts': 'b',
    'a/c.ts': 'c',
    'a/node_modules/d.ts': 'd',
    'e.log': 'e',
    'f.bin': 'f\0',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  expect(readTree(root).map(({ path }) => path)).toEqual(['.gitignore', 'a/c.ts', 'b.ts']);
});

it('finds every form of import and nothing else', () => {
  const text = `
import first from './first.ts';
import type { Second } from './second.ts';
import third, { type Fourth } from './third.ts';
import * as fifth from './fifth.ts';
import './sixth.ts';
export * from './seventh.ts';
export type { Eighth } from './eighth.ts';
const ninth = await import('./ninth.ts');
export const word = 'tenth';
export type Word = 'eleventh';
 * import { twelfth } from './in-a-comment.ts';
`;
  const found = importsOf(text);
  const names = ['first', 'second', 'third', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
  expect(found.map(({ specifier }) => specifier)).toEqual(names.map((name) => `./${name}.ts`));
  expect(found.filter(({ typesOnly }) => typesOnly).map(({ line }) => line)).toEqual([3, 8]);
});
