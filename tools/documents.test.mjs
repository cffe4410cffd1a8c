// Checks that the documents name only commands and files that exist, and that what they begin with runs.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repairLinks } from '../site/links.mjs';
import { expectTraining } from './run-snippet.mjs';
import { documents, examples, root } from './snippets.mjs';

/** What relative links of a page point at, without what stands behind #. @param {string} text */
const targetsOf = (text) => [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target);

/** @type {Map<string, string[]>} */
const anchors = new Map();

/** What can stand behind # for the headings of a page. @param {string} path */
function anchorsOf(path) {
  const known = anchors.get(path);
  if (known) return known;
  const text = readFileSync(join(root, path), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const found = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
  anchors.set(path, found);
  return found;
}

it('the code of README.md trains', () => expectTraining('README.md'), 60_000);

describe('documents', () => {
  it('the examples are all listed', () => {
    const text = readFileSync(join(root, 'examples/README.md'), 'utf8');
    expect(examples.filter((path) => !text.includes(basename(path)))).toEqual([]);
  });

  it('the topics lie in files that exist', () => {
    const text = readFileSync(join(root, 'docs/topics.md'), 'utf8');
    const paths = [...text.matchAll(/`([a-z]+\/[a-z/-]+\.ts)`/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(root, 'packages/fovea/src', path)))).toEqual([]);
  });

  it.each(['docs/contributing.md', 'docs/architecture.md'])('%s names files that exist', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.*-]+)+)`/g)].map(([, name]) => name);
    const homes = ['', 'packages/fovea/', 'packages/fovea/src/', 'packages/fovea/src/backend/wasm/', 'packages/'];
    const isThere = (/** @type {string} */ name) =>
      homes.some((home) => {
        const [folder, file] = [join(root, home, dirname(name)), basename(name)];
        if (!file.includes('*')) return existsSync(join(folder, file));
        const pattern = new RegExp(`^${file.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        return existsSync(folder) && readdirSync(folder).some((entry) => pattern.test(entry));
      });
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !name.startsWith('node_modules/') && !isThere(name))).toEqual([]);
  });

  it('the glossary says where its words are declared', () => {
    const text = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
    const rows = [...text.matchAll(/^\| .* \| (.*) \|$/gm)]
      .map(([, where]) => where)
      .filter((where) => where.includes('`'));
    expect(rows.length).toBeGreaterThan(30);
    const wrong = rows.filter((where) => {
      const [, name, path] = /^(?:`(\w+)` in )?`([\w/-]+\.ts)`$/.exec(where) ?? [];
      const file = join(root, 'packages/fovea/src', path ?? 'missing');
      const declared = new RegExp(`^export (?:abstract )?(?:class|interface|type|function|const) ${name}\\b`, 'm');
      return !existsSync(file) || (name !== undefined && !declared.test(readFileSync(file, 'utf8')));
    });
    expect(wrong).toEqual([]);
  });

  it('every page is in the navigation of the site', () => {
    const navigation = readFileSync(join(root, 'site/.vitepress/config.mjs'), 'utf8');
    const pages = documents
      .filter((path) => path.startsWith('docs/') && !path.startsWith('docs/decisions/'))
      .map((path) => path.slice('docs'.length, -'.md'.length));
    expect(pages.filter((page) => !navigation.includes(`'${page}'`))).toEqual([]);
  });

  it.each(documents.filter((path) => path.startsWith('docs/')))('%s links to pages of the site', (path) => {
    const page = path.slice('docs/'.length);
    const text = repairLinks(readFileSync(join(root, path), 'utf8'), page);
    const targets = targetsOf(text);
    const lies = (/** @type {string} */ target) => {
      if (target === '/index.md') return existsSync(join(root, 'site/pages/index.md'));
      const example = /^\/examples\/([a-z-]+)\.md$/.exec(target)?.[1];
      if (example) return existsSync(join(root, 'examples', example === 'index' ? 'README.md' : `${example}.mjs`));
      const file = join('docs', dirname(page), target).replace('decisions/index.md', 'decisions/README.md');
      return file.startsWith('docs/') && existsSync(join(root, file));
    };
    expect(targets.filter((target) => !lies(target))).toEqual([]);
  });

  it.each(documents)('%s links to files that exist', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    expect(targetsOf(text).filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });

  it.each(documents)('%s links to headings that exist', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#:\s]*)#([^)\s]+)\)/g)].map(([, page, anchor]) => ({ page, anchor }));
    const missing = links.filter(({ page, anchor }) => {
      const target = page === '' ? path : join(dirname(path), page);
      return target.endsWith('.md') && !anchorsOf(target).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  // The generator of the site takes them for parts of a page, and fails or shows something else.
  it.each(documents.filter((path) => path.startsWith('docs/')))('%s has no tags or braces outside code', (path) => {
    const text = readFileSync(join(root, path), 'utf8')
      .replace(/^( *)(`{3,})[\s\S]*?^\1\2 *$/gm, '')
      .replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, '')
      .replace(/<!--[\s\S]*?-->/g, '');
    expect(text.match(/<\/?(?!br>)[a-zA-Z][^>\n]*|\{\{[^\n]*/g) ?? []).toEqual([]);
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

  it.each(['packages/fovea', 'packages/cli', 'experiments'])('%s carries the licence', (path) => {
    expect(read(`${path}/LICENSE`)).toBe(read('LICENSE'));
  });

  it('the README of fovea names all that can be imported', () => {
    const { exports } = JSON.parse(read('packages/fovea/package.json'));
    const names = Object.keys(exports).map((path) => `\`fovea${path.slice(1)}\``);
    expect(names.filter((name) => !read('packages/fovea/README.md').includes(name))).toEqual([]);
  });
});
