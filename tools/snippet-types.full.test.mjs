// The types of all code that is shown: documents, pages, docstrings and examples compile strictly, with the newest TypeScript and the oldest.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SURROUNDINGS } from './docstring-examples.mjs';
import { publicNames } from './public-names.mjs';
import { compilers, projects, typeErrors, withSurroundings } from './snippet-types.mjs';
import { docstringSnippets, documents, examples, root, snippetsOf } from './snippets.mjs';

const shown = documents.flatMap(snippetsOf);

/** All that the library exports, as lines that import it. */
const exportedNames = publicNames().map(({ path, name, kind }) => ({
  name,
  path,
  line: `import { ${kind === 'type' ? 'type ' : ''}${name} } from '${path}';`,
}));

/** The names that a sub-path's examples mean: its own, where another has the same. @param {string} own */
const namesFor = (own) =>
  exportedNames.filter(
    ({ name, path }) => path === own || !exportedNames.some((other) => other.name === name && other.path === own),
  );

const docstrings = (() => {
  const known = Object.entries(SURROUNDINGS).map(([name, { type }]) => ({
    name,
    line: `declare const ${name}: ${type};`,
  }));
  const found = docstringSnippets('packages/fovea/src');
  return found.map((snippet) => {
    const names = [...known, ...namesFor(`fovea/${snippet.name.split('/')[3]}`)];
    return { ...snippet, code: withSurroundings(snippet.code, names) };
  });
})();

describe.each(/** @type {const} */ (['newest', 'oldest']))('with the %s TypeScript', (version) => {
  it('code for a page', () => {
    expect(typeErrors({ snippets: [...shown, ...docstrings] }, compilers[version], projects.page)).toBe('');
  }, 120_000);

  it('code for Node', () => {
    const snippets = [...shown.filter(({ language }) => language !== 'html'), ...docstrings];
    const files = [...examples, 'tools/types/compile.mts'];
    expect(typeErrors({ snippets, files }, compilers[version], projects.node)).toBe('');
  }, 120_000);
});

it('finds what is shown', () => {
  expect(shown.length).toBeGreaterThan(10);
  expect(docstrings.length).toBeGreaterThan(5);
});

it('reports what is wrong, and where', () => {
  const wrong = {
    'a.md (1)': ['export const f = (x) => x;', "Parameter 'x' implicitly has an 'any' type"],
    'a.md (2)': [
      "import { tensor } from 'fovea';\ntensor([1]).flat();",
      "Property 'flat' does not exist on type 'Tensor'",
    ],
    'b.md (1)': ['export const x = missing;', "Cannot find name 'missing'"],
  };
  const snippets = Object.entries(wrong).map(([name, [code]]) => ({ name, language: 'ts', code }));
  const lines = typeErrors({ snippets }, compilers.newest, projects.page).trimEnd().split('\n');
  expect(lines.length).toBe(3);
  for (const [name, [, message]] of Object.entries(wrong)) {
    const found = lines.find((line) => line.includes(message));
    expect(found?.startsWith(`${name}(`)).toBe(true);
  }
});

it('the documents name the oldest TypeScript', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'tools/oldest-typescript/package.json'), 'utf8'));
  const [, line] = /^(\d+\.\d+)\./.exec(dependencies.typescript) ?? [];
  for (const path of ['README.md', 'packages/fovea/README.md'])
    expect(readFileSync(join(root, path), 'utf8')).toContain(`TypeScript ${line} or newer`);
});
