// The documentation as a site, as far as it can be tested without its generator, which `npm run docs` installs: what goes in, and the check of what
// comes out. `npm run docs` builds it whole and checks the result; that takes minutes, so no test does.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GUIDES, MOST_BYTES, siteFaults } from '../site/check.mjs';
import { withoutInherited } from '../site/inherited.mjs';
import { publicNames, subPaths } from './public-names.mjs';
import { root } from './snippets.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

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
    write('assets/search.js', 'x'.repeat(MOST_BYTES + 2 ** 20));
    expect(siteFaults(dist, names)).toEqual(['21.0 MB, more than 20']);
  });
});

it('every public name has a declaration that the API is made from', () => {
  expect(publicNames().length).toBeGreaterThan(600);
});
