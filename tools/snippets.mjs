// The code that documents, docstrings and examples show: found, so that it can be run and its types be checked.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A module that somebody may copy. `language` is what its block says (`js`, `ts`), `html` for a script of a page.
 * @typedef {{ name: string, language: string, code: string }} Snippet
 */

export const root = fileURLToPath(new URL('..', import.meta.url));

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** @param {string} folder @param {string} ending @returns {string[]} */
const filesIn = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending));

export const documents = ['README.md', 'packages/fovea/README.md', 'packages/cli/README.md', ...filesIn('docs', '.md')];

export const examples = filesIn('examples', '.mjs');

const PAGE_SCRIPT = /<script type="module">\n(.*?)<\/script>/gs;

/** The blocks of a document. @param {string} path @returns {Snippet[]} */
export function snippetsOf(path) {
  const blocks = [...read(path).matchAll(/^```(js|ts|html)\n(.*?)^```/gms)];
  return blocks.flatMap(([, language, text], index) => {
    const scripts = language === 'html' ? [...text.matchAll(PAGE_SCRIPT)].map(([, code]) => code) : [text];
    return scripts.map((code) => ({ name: `${path} (${index + 1})`, language, code }));
  });
}

/** The `@example`s in docstrings of a package's source. @param {string} folder @returns {Snippet[]} */
export const docstringSnippets = (folder) =>
  filesIn(folder, '.ts').flatMap((path) => {
    const blocks = [...read(path).matchAll(/^ *\* @example\n((?: *\*(?: .*)?\n)*?) *(?:\*\/|\* @)/gm)];
    return blocks.map(([, lines], index) => ({
      name: `${path} (@example ${index + 1})`,
      language: 'ts',
      code: lines.replace(/^ *\* ?/gm, ''),
    }));
  });
