// The site's navigation. A second language is one more entry of `locales`, with its pages in a folder of that name.

import { defineConfig } from 'vitepress';

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
  ['Command line', '/command-line'],
  ['Data', '/data'],
  ['Training', '/training'],
  ['Evaluating and predicting', '/evaluation'],
  ['Models', '/models'],
  ['Segmentation', '/segmentation'],
  ['Forensics', '/forensics'],
  ['Images and texts', '/multimodal'],
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
  // Links alone: menus would be part of every page. The sidebar has what they would hold.
  nav: links(['Guides', '/guide'], ['Reference', '/ops'], ['Examples', '/examples/'], ['API', '/api/']),
  sidebar: {
    // Its index lists the sub-paths, whose pages list their names: more would be part of each of seven hundred pages.
    '/api/': [{ text: 'API', link: '/api/' }],
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
