// The site's navigation. A second language is one more entry of `locales`, with its pages in a folder of that name.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const pages = fileURLToPath(new URL('../.pages/', import.meta.url));

/** The names of one kind (functions, classes, …) of a sub-path. @param {string} path @param {string} kind */
function namesOf(path, kind) {
  const files = readdirSync(`${pages}api/${path}/${kind}`).filter((file) => file.endsWith('.md'));
  const items = files.map((file) => ({ text: file.slice(0, -3), link: `/api/${path}/${kind}/${file.slice(0, -3)}` }));
  return { text: kind.replace('-', ' '), collapsed: true, items };
}

/** Sidebars of the pages of the API: every sub-path of the package, with the names of the one that is read; all names on all pages would weigh 300 kB each. */
function apiSidebars() {
  const folders = readdirSync(`${pages}api`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name);
  const group = (/** @type {string} */ name) => ({
    text: name === 'index' ? 'fovea' : `fovea/${name}`,
    link: `/api/${name}/`,
  });
  const kindsOf = (/** @type {string} */ name) =>
    readdirSync(`${pages}api/${name}`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const opened = (/** @type {string} */ name) => ({
    ...group(name),
    items: kindsOf(name).map((kind) => namesOf(name, kind.name)),
  });
  return Object.fromEntries([
    ['/api/', names.map(group)],
    ...names.map((own) => [`/api/${own}/`, names.map((name) => (name === own ? opened(name) : group(name)))]),
  ]);
}

/** @param {[text: string, link: string][]} entries */
const links = (...entries) => entries.map(([text, link]) => ({ text, link }));

const guides = links(
  ['From an empty folder to a web page', '/guide'],
  ['Train your own images', '/guides/train-your-images'],
  ['Coming from PyTorch', '/guides/port-from-pytorch'],
  ['Design networks', '/guides/design-networks'],
  ['Teach in a browser', '/guides/teach-in-a-browser'],
);

const reference = links(
  ['Training', '/training'],
  ['Models', '/models'],
  ['Operations and layers', '/ops'],
  ["PyTorch's names", '/pytorch-names'],
  ['Metrics', '/metrics'],
  ['Features', '/features'],
  ['Analysis', '/analysis'],
  ['Lab', '/lab'],
  ['Derivations and puzzles', '/derivations'],
  ['Studio', '/studio'],
  ['Export to ONNX', '/export'],
  ['In the browser', '/browser'],
  ['Performance', '/performance'],
);

const inside = links(
  ['Architecture', '/architecture'],
  ['Glossary', '/glossary'],
  ['Contributing', '/contributing'],
  ['Topics', '/topics'],
  ['Decisions', '/decisions/'],
  ['Dependencies', '/dependencies'],
);

const english = {
  nav: [
    { text: 'Guides', items: guides },
    { text: 'Reference', items: reference },
    { text: 'Examples', link: '/examples/' },
    { text: 'API', link: '/api/' },
  ],
  sidebar: {
    ...apiSidebars(),
    '/': [
      { text: 'Guides', items: guides },
      { text: 'Reference', items: reference },
      { text: 'How it works', items: inside },
      { text: 'Examples', link: '/examples/' },
    ],
  },
};

// biome-ignore lint/style/noDefaultExport: VitePress reads the default export
export default defineConfig({
  title: 'Fovea',
  description: 'Deep learning for computer vision in TypeScript, in Node and in the browser.',
  srcDir: '.pages',
  outDir: 'dist',
  cleanUrls: true,
  locales: { root: { label: 'English', lang: 'en', themeConfig: english } },
  themeConfig: { search: { provider: 'local' }, outline: [2, 3] },
});
