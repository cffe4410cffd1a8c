// Links of the pages of docs/, as the site needs them: files outside docs/ are not pages of it.

import { posix } from 'node:path';

/** A Markdown link: its text, the target, and what stands behind #. */
const LINK = /\[([^\]]*)\]\(([^)#:\s]+)(#[^)]*)?\)/g;

/**
 * The page that stands for a file of the repository, or undefined where there is none.
 * @param {string} file path from the root @returns {string | undefined}
 */
function pageOf(file) {
  const example = /^examples\/([a-z-]+)\.mjs$/.exec(file);
  if (example) return `/examples/${example[1]}.md`;
  if (file === 'examples/README.md') return '/examples/index.md';
  if (file === 'README.md') return '/index.md';
  return undefined;
}

/**
 * The text of a page with its links repaired: to examples, to the front page, and without those to other files outside docs/, which keep
 * their words.
 * @param {string} text @param {string} path of the page, from docs/ @returns {string}
 */
export function repairLinks(text, path) {
  return text.replace(LINK, (link, words, target, anchor = '') => {
    if (target.startsWith('/')) return link;
    const file = posix.normalize(posix.join('docs', posix.dirname(path), target));
    if (file === 'docs/decisions/README.md') return link.replace('README.md', 'index.md');
    if (file.startsWith('docs/')) return link;
    const page = pageOf(file);
    if (!page) return words;
    // Headings of the README are not those of the front page.
    return `[${words}](${page}${file === 'README.md' ? '' : anchor})`;
  });
}
