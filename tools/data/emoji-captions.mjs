// Makes packages/cli/assets/emoji/captions.json: the name of each emoji of that folder and words for it, in English and Chinese, as Unicode's CLDR
// has them. Needs this package, in the folder that is given:
//
//   npm install emojibase-data
//   node tools/data/emoji-captions.mjs [folder with node_modules]

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = join(process.argv[2] ?? '.', 'node_modules/emojibase-data');
const TARGET = fileURLToPath(new URL('../../packages/cli/assets/emoji/', import.meta.url));

/** @typedef {{ hexcode: string, label: string, tags?: string[] }} Emoji */
/** Without the mark that asks for colours, as names of the pictures are. @param {string} code */
const plain = (code) => code.toLowerCase().replace(/-fe0f/g, '');

/** @param {string} language @returns {Map<string, Emoji>} */
const read = (language) => {
  /** @type {Emoji[]} */
  const all = JSON.parse(readFileSync(join(SOURCE, language, 'data.json'), 'utf8'));
  return new Map(all.map((one) => [plain(one.hexcode), one]));
};

const codes = new Set(
  ['train', 'val', 'test'].flatMap((part) =>
    readdirSync(join(TARGET, part), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.webp'))
      .map((path) => path.replace(/^.*[\\/]/, '').replace(/-[a-z]+\.webp$/, '')),
  ),
);
const languages = { en: read('en'), zh: read('zh') };
const lines = [...codes].sort().map((code) => {
  const words = Object.entries(languages).map(([language, emoji]) => {
    const found = emoji.get(code);
    if (!found) throw new Error(`${language} has no ${code}`);
    return [language, [found.label, ...(found.tags ?? []).filter((tag) => tag !== found.label)]];
  });
  return `  ${JSON.stringify(code)}: ${JSON.stringify(Object.fromEntries(words))}`;
});
writeFileSync(join(TARGET, 'captions.json'), `{\n${lines.join(',\n')}\n}\n`);
console.log(`${codes.size} emoji`);
