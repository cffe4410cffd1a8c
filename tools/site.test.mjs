// The documentation as a site, as far as it can be tested without its generator, which `npm run docs` installs: what goes in, and the check of what
// comes out. `npm run docs` builds it whole and checks the result; that takes 70 seconds of processor time, so no test does.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GUIDES, mostBytes, siteFaults } from '../site/check.mjs';
import { withoutInherited } from '../site/inherited.mjs';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { docstringOf, publicNames, subPaths } from './public-names.mjs';
import { examples, root } from './snippets.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** Of all public names, with those of their members. */
function docstrings() {
  const found = new Set();
  const visit = (/** @type {ts.Node} */ node) => {
    const text = docstringOf(node);
    if (text) found.add(text);
    ts.forEachChild(node, visit);
  };
  // What is exported as a constant has its docstring two nodes above: at its statement.
  for (const { node, bases } of publicNames())
    for (const one of [node, ...bases]) visit(ts.isVariableDeclaration(one) ? one.parent.parent : one);
  return [...found];
}

describe('what goes into the site', () => {
  it('the index of every sub-path is an entry point of the API', () => {
    const { entryPoints, exclude } = JSON.parse(read('site/typedoc.json'));
    expect(entryPoints).toEqual(['../packages/fovea/src/index.ts', '../packages/fovea/src/*/index.ts']);
    const [, folders] = /src\/\{([a-z,]+)\}/.exec(exclude[0]) ?? [];
    const left = folders.split(',');
    const paths = subPaths().map(({ path }) => path.replace(/^fovea\/?/, ''));
    expect(paths.filter((path) => left.includes(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(10);
  });

  it('TypeDoc knows the tags of the template', () => {
    const { blockTags } = JSON.parse(read('site/typedoc.json'));
    for (const tag of ['shape', 'dtype', 'grad', 'throws', 'paper', 'example']) expect(blockTags).toContain(`@${tag}`);
  });

  it('the guides are there, with code to run', () => {
    for (const guide of GUIDES) expect(read(`docs/guides/${guide}.md`)).toMatch(/^```(?:js|ts|html)\n/m);
  });

  it('the navigation leads to pages', () => {
    const links = [...read('site/.vitepress/config.mjs').matchAll(/'\/([\w/-]*)'\]/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(20);
    const files = links
      .filter((link) => !['api/', 'examples/'].includes(link))
      .map((link) => `docs/${link.endsWith('/') ? `${link}README` : link}.md`);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  // The generator takes tags and braces for parts of a page, and ends at links that lead nowhere.
  it.each([
    ['public names', () => docstrings()],
    ['the head of examples', () => examples.map((path) => read(path).replace(/^(?!\/\/)[\s\S]*/m, ''))],
  ])('the words on %s have no tags, braces or links outside code', (_, texts) => {
    const words = texts().map((text) => text.replace(/\n@example[\s\S]*$/, '').replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, ''));
    expect(words.length).toBeGreaterThan(5);
    const marks = /<\/?[a-zA-Z][^>\n]*|\{\{[^\n]*|\]\([^)]*\)|\{@link[^}]*\}/g;
    expect(words.flatMap((text) => text.match(marks) ?? [])).toEqual([]);
  });

  it('the front page leads to pages', () => {
    const links = [...read('site/pages/index.md').matchAll(/^ +link: \/([\w/-]+)$/gm)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => link !== 'api/' && !existsSync(join(root, 'docs', `${link}.md`)))).toEqual([]);
  });
});

it('pages of classes list what they inherit, and do not repeat it', () => {
  const own = '# Class: Linear\n\n## Properties\n\n### bias\n\nIts bias.\n\n';
  const inherited = '## Methods\n\n### eval()\n\n#### Returns\n\n`this`\n\n#### Inherited from\n\n`Module.eval`\n';
  expect(withoutInherited(own)).toBe(own);
  expect(withoutInherited(own + inherited)).toBe(`${own.trimEnd()}\n\n## Inherited\n\n\`eval\`\n`);
});

describe('the check of the site', () => {
  const dist = mkdtempSync(join(tmpdir(), 'fovea-site-'));
  afterAll(() => rmSync(dist, { recursive: true, force: true }));
  const write = (/** @type {string} */ file, text = '') => {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), text);
  };
  const names = [
    { path: 'fovea', name: 'tensor' },
    { path: 'fovea/nn', name: 'Linear' },
    { path: 'fovea/nn', name: 'init' },
  ];

  it('names what is missing, and nothing else', () => {
    write('api/index/functions/tensor.html');
    write(`guides/${GUIDES[0]}.html`);
    expect(siteFaults(dist, names)).toEqual([
      'no page for Linear of fovea/nn',
      'no page for init of fovea/nn',
      ...GUIDES.slice(1).map((guide) => `no guide ${guide}`),
    ]);
    write('api/nn/classes/Linear.html');
    write('api/nn/namespaces/init/functions/zeros.html');
    for (const guide of GUIDES) write(`guides/${guide}.html`);
    expect(siteFaults(dist, names)).toEqual([]);
  });

  it('refuses a site that is too large', () => {
    write('assets/search.js', 'x'.repeat(mostBytes(names.length) + 2 ** 20));
    expect(siteFaults(dist, names)).toEqual(['8.1 MB, more than 7.1']);
  });
});

it('every public name has a declaration that the API is made from', () => {
  expect(publicNames().length).toBeGreaterThan(600);
});
