// Runs the code that a document shows.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { optimiseLate } from './engine-flags.mjs';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { root, snippetsOf } from './snippets.mjs';

/** @typedef {import('./snippets.mjs').Snippet} Snippet */

/** Printed after each snippet. */
const END = '\u001e';

/** @param {Snippet} snippet */
function javaScriptOf({ code, language }) {
  const { module, target } = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  return language === 'ts' ? ts.transpileModule(code, { compilerOptions: { module, target } }).outputText : code;
}

/**
 * Runs snippets as modules that can import what a user can, one after another in one process: what they have loaded and compiled serves them all.
 * @param {readonly Snippet[]} snippets
 * @param {string} [data] in front of each
 * @returns {string[]} what each has printed
 */
export function runSnippets(snippets, data = '') {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'snippets-'));
  try {
    const lines = snippets.map((snippet, i) => {
      const file = join(folder, `${i}.mjs`);
      writeFileSync(file, `// ${snippet.name}\n${data}${javaScriptOf(snippet)}`);
      return `await import(${JSON.stringify(pathToFileURL(file))}); process.stdout.write('${END}');`;
    });
    const args = [...optimiseLate(), '--input-type=module', '--eval', lines.join('\n')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split(END).slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the first snippet of a page, which trains on pixels and labels of the reader's. @param {string} path */
export function expectTraining(path) {
  const data = `const pixels = new Float32Array(32 * 64 * 64 * 3).map((_, i) => Math.sin(i));
    const labels = new Int32Array(32).map((_, i) => i % 10);\n`;
  expect(Number(runSnippets(snippetsOf(path).slice(0, 1), data)[0])).toBeGreaterThan(0);
}
