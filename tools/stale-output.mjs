// Removes what `tsc -b` built from sources that are gone or have another name now: it leaves that, and `npm pack` would take it along.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What becomes of one source file. */
const BUILT = /\.(?:js|d\.ts)(?:\.map)?$/;

/**
 * Removes the built files of a package without a source.
 * @param {string} folder of the package, with `src` and `dist`
 * @returns {string[]} their paths in `dist`
 */
export function removeStaleOutput(folder) {
  const [source, output] = [join(folder, 'src'), join(folder, 'dist')];
  if (!existsSync(output)) return [];
  // Folders of `dist` that `src` never had are made by others: the bundle of pages, and their types.
  const stale = readdirSync(output, { recursive: true, encoding: 'utf8' })
    .filter((path) => BUILT.test(path) && !/^web(-types)?[\\/]/.test(path))
    .filter((path) => !existsSync(join(source, path.replace(BUILT, '.ts'))));
  for (const path of stale) rmSync(join(output, path));
  return stale;
}

/** Those of the repository's packages. @param {string} root */
export const removeAllStaleOutput = (root) =>
  ['packages/fovea', 'packages/cli', 'experiments'].flatMap((path) => removeStaleOutput(join(root, path)));
