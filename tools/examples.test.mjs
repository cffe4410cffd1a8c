// Runs every example, and checks that the documents name only commands and files that exist.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { documents, examples, root, snippetsOf } from './snippets.mjs';

/** The last line that an example must print. @type {Record<string, RegExp>} */
const LAST_LINES = {
  'examples/train-a-network.mjs': /^accuracy: (9\d|100) %$/,
  'examples/gradients.mjs': /^bend/,
  'examples/features-of-a-backbone.mjs': /^largest difference after reading back: 0$/,
  'examples/adversarial-attack.mjs': /^PGD l0, 16: 0 %$/,
  'examples/sparse-gradients.mjs': /^ *Adam .* 0\.00\d +0\.00\d$/,
  'examples/reparameterize.mjs': /^after: 23 layers, 7\.04 M parameters, .* ms$/,
};

describe('examples', () => {
  it.each(examples)(
    '%s',
    (name) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [name], {
        cwd: root,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout.trimEnd().split('\n').at(-1)).toMatch(LAST_LINES[name]);
    },
    60_000,
  );

  it('are all listed', () => {
    const text = readFileSync(join(root, 'examples/README.md'), 'utf8');
    expect(examples.filter((path) => !text.includes(basename(path)))).toEqual([]);
  });
});

/** Runs a snippet as a module that can import what a user can. @param {import('./snippets.mjs').Snippet} snippet @param {string} data */
function runSnippet({ code, language }, data = '') {
  const { module, target } = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const plain = language === 'ts' ? ts.transpileModule(code, { compilerOptions: { module, target } }).outputText : code;
  const args = ['--input-type=module', '--eval', `${data}${plain}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

it.each([
  'docs/analysis.md',
  'docs/features.md',
  'docs/models.md',
  'docs/training.md',
  'docs/export.md',
  'docs/guides/train-your-images.md',
  'docs/guides/port-from-pytorch.md',
  'docs/guides/design-networks.md',
])('the code of %s runs', (page) => {
  // Those that read a run of the reader's only have their types checked; pages run in tools/browser.test.mjs.
  const snippets = snippetsOf(page).filter(({ code, language }) => language !== 'html' && !code.includes("'runs/"));
  expect(snippets.length).toBeGreaterThan(0);
  for (const snippet of snippets) expect(runSnippet(snippet)).not.toBe('');
});

it.each(['README.md', 'packages/fovea/README.md'])(
  'the code of %s trains',
  (path) => {
    const data = `const pixels = new Float32Array(32 * 64 * 64 * 3).map((_, i) => Math.sin(i));
    const labels = new Int32Array(32).map((_, i) => i % 10);\n`;
    expect(Number(runSnippet(snippetsOf(path)[0], data))).toBeGreaterThan(0);
  },
  60_000,
);

describe('documents', () => {
  it('the topics lie in files that exist', () => {
    const text = readFileSync(join(root, 'docs/topics.md'), 'utf8');
    const paths = [...text.matchAll(/`([a-z]+\/[a-z/-]+\.ts)`/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(root, 'packages/fovea/src', path)))).toEqual([]);
  });

  it('every page is in the navigation of the site', () => {
    const navigation = readFileSync(join(root, 'site/.vitepress/config.mjs'), 'utf8');
    const pages = documents
      .filter((path) => path.startsWith('docs/') && !path.startsWith('docs/decisions/'))
      .map((path) => path.slice('docs'.length, -'.md'.length));
    expect(pages.filter((page) => !navigation.includes(`'${page}'`))).toEqual([]);
  });

  it.each(documents)('%s links to files that exist', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });

  it.each(documents)('%s shows only npm scripts that exist', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const scripts = {
      ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts,
      ...JSON.parse(readFileSync(join(root, 'bench/package.json'), 'utf8')).scripts,
    };
    const named = [...text.matchAll(/npm (?:run )?(start|test|build|check|format|docs|bench)\b/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('packages', () => {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

  it.each(['packages/fovea', 'packages/cli'])('%s carries the licence', (path) => {
    expect(read(`${path}/LICENSE`)).toBe(read('LICENSE'));
  });

  it('the README of fovea names all that can be imported', () => {
    const { exports } = JSON.parse(read('packages/fovea/package.json'));
    const names = Object.keys(exports).map((path) => `\`fovea${path.slice(1)}\``);
    expect(names.filter((name) => !read('packages/fovea/README.md').includes(name))).toEqual([]);
  });
});
