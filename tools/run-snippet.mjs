// Runs the code that a document shows.

import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { optimiseLate } from './engine-flags.mjs';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { root, snippetsOf } from './snippets.mjs';

/** Runs a snippet as a module that can import what a user can. @param {import('./snippets.mjs').Snippet} snippet @param {string} data */
export function runSnippet({ code, language }, data = '') {
  const { module, target } = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const plain = language === 'ts' ? ts.transpileModule(code, { compilerOptions: { module, target } }).outputText : code;
  const args = [...optimiseLate(), '--input-type=module', '--eval', `${data}${plain}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** Runs the first snippet of a page, which trains on pixels and labels of the reader's. @param {string} path */
export function expectTraining(path) {
  const data = `const pixels = new Float32Array(32 * 64 * 64 * 3).map((_, i) => Math.sin(i));
    const labels = new Int32Array(32).map((_, i) => i % 10);\n`;
  expect(Number(runSnippet(snippetsOf(path)[0], data))).toBeGreaterThan(0);
}
