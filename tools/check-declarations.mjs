// Checks the declarations that were built: the oldest TypeScript that is promised has to read them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTest } from './source-tree.mjs';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-tree.mjs').Findings} Findings */

/** Typed arrays are generic from TypeScript 5.7 on. */
const GENERIC_ARRAY = /\b\w+Array<(?:Shared)?ArrayBuffer(?:Like)?>/;

/**
 * Typed arrays that are named with their buffers, in declarations of source files.
 * @param {SourceFile[]} tree
 * @param {(path: string) => string | undefined} read the text of a built file, by its path from the root
 * @returns {Findings}
 */
export function findGenericArrays(tree, read) {
  const errors = [];
  for (const { path } of tree) {
    const [, folder, name] = /^(packages\/[^/]+)\/src\/(.*)\.ts$/.exec(path) ?? [];
    if (!folder || isTest(path)) continue;
    const [found] = GENERIC_ARRAY.exec(read(`${folder}/dist/${name}.d.ts`) ?? '') ?? [];
    if (!found) continue;
    errors.push(
      `${path}: its declarations hold ${found}, which TypeScript before 5.7 does not know; take a name of base/unshared.ts, or give the export a type`,
    );
  }
  return { errors };
}

/** @param {string} root @returns {(path: string) => string | undefined} */
export const builtFiles = (root) => (path) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
