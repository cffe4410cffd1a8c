// Checks what was built: a page of the API for every public name, the guides, and the size of the whole.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** For each kind of reader. */
export const GUIDES = ['train-your-images', 'port-from-pytorch', 'design-networks', 'teach-in-a-browser'];

const MEGABYTE = 2 ** 20;
/** Of pages of prose, which grow by some 200 kB each with their script, search, fonts and scripts. */
const COMMON_BYTES = 7 * MEGABYTE;
/** Of the page of a public name, as HTML and as script: a menu of all names would be ten times that. */
const NAME_BYTES = 18_000;

/** What the site may take at most. @param {number} names how many public ones there are */
export const mostBytes = (names) => COMMON_BYTES + NAME_BYTES * names;

/** Files of a folder, from there. @param {string} folder @returns {string[]} */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(folder, file)).isFile());

/**
 * The folder of a sub-path's pages: `fovea/nn` is `api/nn`, `fovea` itself `api/index`.
 * @param {string} path
 */
const folderOf = (path) => `api/${path === 'fovea' ? 'index' : path.slice('fovea/'.length)}`;

/**
 * What the site lacks.
 * @param {string} dist
 * @param {readonly { path: string, name: string }[]} names all public ones
 * @returns {string[]}
 */
export function siteFaults(dist, names) {
  const files = filesOf(dist);
  // Each kind of name has a folder: api/nn/classes/Linear.html. A namespace is a folder itself.
  const pages = new Set(files.map((file) => file.replace(/^(api\/[^/]+)\/[^/]+\/([^/.]+)(?:\.html|\/.*)$/, '$1 $2')));
  const faults = names
    .filter(({ path, name }) => !pages.has(`${folderOf(path)} ${name}`))
    .map(({ path, name }) => `no page for ${name} of ${path}`);
  for (const guide of GUIDES) if (!existsSync(join(dist, `guides/${guide}.html`))) faults.push(`no guide ${guide}`);
  const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  const most = mostBytes(names.length);
  const megabytes = (/** @type {number} */ count) => (count / MEGABYTE).toFixed(1);
  if (bytes > most) faults.push(`${megabytes(bytes)} MB, more than ${megabytes(most)}`);
  return faults;
}
