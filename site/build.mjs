// Builds the documentation as a static site in site/dist: the pages of docs/, the examples, and a page for every public
// name, made from the docstrings. Installs its own tools the first time. Fails where a public name has no page, or the site is too large.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publicNames } from '../tools/public-names.mjs';
import { siteFaults } from './check.mjs';
import { withoutInherited } from './inherited.mjs';
import { repairLinks } from './links.mjs';

const site = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const pages = `${site}.pages/`;

/** Runs a command in site/ and ends the build when it fails. @param {string} command @param {string[]} args */
function run(command, ...args) {
  const options = /** @type {const} */ ({ cwd: site, stdio: 'inherit' });
  const result = spawnSync(command, args, { ...options, shell: process.platform === 'win32' && command === 'npm' });
  if (result.status !== 0) {
    console.error(
      `docs: "${command} ${args.join(' ')}" failed (${result.error?.message ?? `exit code ${result.status}`})`,
    );
    process.exit(1);
  }
}

/** An example as a page: the comment on its first lines is the text, the rest is code. @param {string} file */
function examplePage(file) {
  const source = readFileSync(`${root}examples/${file}`, 'utf8');
  const lines = source.split('\n');
  const start = lines.findIndex((line) => !line.startsWith('//'));
  const text = lines.slice(0, start).map((line) => line.replace(/^\/\/ ?/, ''));
  const code = lines.slice(start).join('\n').trim();
  const title = file.replace('.mjs', '').replaceAll('-', ' ');
  return `# ${title[0].toUpperCase()}${title.slice(1)}\n\n${text.join('\n')}\n\n\`\`\`js\n${code}\n\`\`\`\n`;
}

function collectPages() {
  rmSync(pages, { recursive: true, force: true });
  cpSync(`${root}docs`, pages, { recursive: true });
  renameSync(`${pages}decisions/README.md`, `${pages}decisions/index.md`);
  cpSync(`${site}pages`, pages, { recursive: true });
  mkdirSync(`${pages}examples`, { recursive: true });
  for (const file of readdirSync(`${root}examples`).filter((name) => name.endsWith('.mjs'))) {
    writeFileSync(`${pages}examples/${file.replace('.mjs', '.md')}`, examplePage(file));
  }
  const list = readFileSync(`${root}examples/README.md`, 'utf8');
  writeFileSync(`${pages}examples/index.md`, list.replace(/`([a-z-]+)\.mjs`/g, '[$1]($1.md)'));
}

/** Puts what `edit` makes of its text in the place of every page of a folder. @param {string} folder @param {(text: string, file: string) => string} edit */
function editPages(folder, edit) {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue;
    const text = readFileSync(`${folder}${file}`, 'utf8');
    const edited = edit(text, file.replaceAll('\\', '/'));
    if (edited !== text) writeFileSync(`${folder}${file}`, edited);
  }
}

if (!existsSync(`${site}node_modules/vitepress`)) run('npm', 'ci', '--no-audit', '--no-fund');
collectPages();
editPages(pages, repairLinks);
run(process.execPath, 'node_modules/typedoc/bin/typedoc', '--logLevel', 'Error');
editPages(`${pages}api/`, withoutInherited);
run(process.execPath, 'node_modules/vitepress/bin/vitepress.js', 'build', '.');
const faults = siteFaults(`${site}dist`, publicNames());
for (const fault of faults) console.error(`docs: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`The site is in ${site}dist; "npm run preview" in site/ serves it.`);
