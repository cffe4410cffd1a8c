// Checks each file by itself, after tools/layers.json: length, the opening comment, words that must not be committed.

import { readFileSync } from 'node:fs';
import { isCode } from './source-tree.mjs';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-tree.mjs').Findings} Findings */

/**
 * @type {{
 *   length: { warn: number, fail: number, exempt: string[] },
 *   words: { exempt: string[], banned: { pattern: string, why: string }[] },
 * }}
 */
const rules = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));

/** An exemption is a file, or a folder ending in `/`. @param {string[]} list @param {string} path */
const isExempt = (list, path) => list.some((entry) => (entry.endsWith('/') ? path.startsWith(entry) : path === entry));

/** Code files stay short. @param {SourceFile[]} tree @returns {Findings} */
function findLongFiles(tree) {
  const { warn, fail, exempt } = rules.length;
  const long = tree
    .filter(({ path }) => isCode(path) && !isExempt(exempt, path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > warn)
    .map(({ path, lines }) => ({ tooLong: lines > fail, message: `${path}: ${lines} lines; split it` }));
  return {
    errors: long.filter(({ tooLong }) => tooLong).map(({ message }) => message),
    warnings: long.filter(({ tooLong }) => !tooLong).map(({ message }) => message),
  };
}

/** Code files open with a comment that says what they are for. @param {SourceFile[]} tree @returns {Findings} */
function findMissingHeaders(tree) {
  const missing = tree.filter(({ path, text }) => {
    const first = text.replace(/^#!.*\n/, '').trimStart();
    return isCode(path) && !/^(\/\/ |\/\*\* ?|# |"""|r""")\S/.test(first);
  });
  return { errors: missing.map(({ path }) => `${path}: opens without a comment on what it is for`) };
}

/** @param {SourceFile[]} tree @returns {Findings} */
function findBannedWords(tree) {
  const banned = rules.words.banned.map(({ pattern, why }) => ({ pattern: new RegExp(pattern), why }));
  const errors = [];
  for (const { path, text } of tree.filter((file) => !isExempt(rules.words.exempt, file.path))) {
    for (const { pattern, why } of banned.filter((word) => word.pattern.test(text))) {
      const line = text.split('\n').findIndex((content) => pattern.test(content)) + 1;
      errors.push(`${path}:${line}: ${why}`);
    }
  }
  return { errors };
}

/** @type {Record<string, (tree: SourceFile[]) => Findings>} */
export const fileChecks = {
  'file length': findLongFiles,
  'opening comments': findMissingHeaders,
  'banned words': findBannedWords,
};
