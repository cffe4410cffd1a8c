// Reads the repository for the checkers: every text file that git would keep, and who imports whom.

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** @typedef {{ path: string, text: string }} SourceFile path from the root, with `/` */
/** @typedef {{ specifier: string, typesOnly: boolean, line: number }} Import */
/** @typedef {{ errors: string[], warnings?: string[] }} Findings */

/**
 * Every text file below `root` that `.gitignore` does not exclude (its plain forms: `name`, `name/`, `*.ending`).
 * @param {string} root
 * @returns {SourceFile[]}
 */
export function readTree(root) {
  const ignore = readIgnore(join(root, '.gitignore'));
  /** @type {SourceFile[]} */
  const files = [];
  const visit = (/** @type {string} */ folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = posix.join(folder, entry.name);
      if (ignore(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) {
        const bytes = readFileSync(join(root, path));
        if (!bytes.subarray(0, 8192).includes(0)) files.push({ path, text: bytes.toString('utf8') });
      }
    }
  };
  visit('');
  return files;
}

/** @param {string} path @returns {(name: string) => boolean} */
function readIgnore(path) {
  const patterns = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const names = new Set(['.git', ...patterns.map((pattern) => pattern.replace(/\/$/, ''))]);
  const endings = patterns.filter((pattern) => pattern.startsWith('*')).map((pattern) => pattern.slice(1));
  return (name) => names.has(name) || endings.some((ending) => name.endsWith(ending));
}

// The formatter puts every statement at the start of a line and every module name in single quotes.
const STATIC_IMPORT = /^(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\s+from\s+)?'([^']+)'/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*'([^']+)'/g;

/**
 * The module names that a source text imports or re-exports.
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(text) {
  const lineAt = (/** @type {number} */ index) => text.slice(0, index).split('\n').length;
  return [
    ...Array.from(text.matchAll(STATIC_IMPORT), (m) => ({
      specifier: m[2] ?? '',
      typesOnly: m[1] !== undefined,
      line: lineAt(m.index),
    })),
    ...Array.from(text.matchAll(DYNAMIC_IMPORT), (m) => ({
      specifier: m[1] ?? '',
      typesOnly: false,
      line: lineAt(m.index),
    })),
  ];
}

/** Path of the file that a relative import names. @param {string} from @param {string} specifier */
export function resolveRelative(from, specifier) {
  return posix.join(posix.dirname(from), specifier);
}

/** @param {string} path */
export const isCode = (path) => /\.(ts|tsx|mjs|js|py|sh)$/.test(path);

/** Tests, and what only tests use: free to import from any layer. @param {string} path */
export const isTest = (path) =>
  /\.test\.(ts|tsx|mjs)$/.test(path) || /^((packages|apps)\/[^/]+|experiments)\/test\//.test(path);
