// The site's navigation. A second language is one more entry of `locales`, with its pages in a folder of that name.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const pages = fileURLToPath(new URL('../.pages/', import.meta.url));

/**
 * The sidebar of the pages of the API: every sub-path of the package. The page of a sub-path lists its names: in the sidebar, they would be part of
 * each of a thousand pages.
 */
const apiSidebar = () =>
  readdirSync(`${pages}api`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ text: name === 'index' ? 'fovea' : `fovea/${name}`, link: `/api/${name}/` }));

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
    '/api/': apiSidebar(),
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
  // The navigation and the names of all files in one file, not in every page.
  metaChunk: true,
  locales: { root: { label: 'English', lang: 'en', themeConfig: english } },
  themeConfig: { search: { provider: 'local' }, outline: [2, 3] },
});
