// Checks the types of code as a user's compiler does: strictly, and with the declarations of the built packages.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './snippets.mjs';

/** @typedef {import('./snippets.mjs').Snippet} Snippet */

/** Programs of the newest TypeScript and of the oldest that is promised. */
export const compilers = {
  newest: join(root, 'node_modules/typescript/bin/tsc'),
  oldest: join(root, 'tools/oldest-typescript/node_modules/typescript/bin/tsc'),
};

/** How projects are set up that a bundler puts together for a page, and those that Node runs. */
export const projects = {
  page: { module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2022', 'DOM'], types: [] },
  node: { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2022'], types: ['node'] },
};

/** `strict` as a new project has it; declarations are checked, too, but for those that come with TypeScript. */
const STRICT = {
  strict: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  target: 'ES2022',
  noEmit: true,
  allowJs: true,
  checkJs: true,
};

/** Names that code takes from its surroundings, and their types. Others have to be declared or imported. */
const surroundings = Object.entries({
  pixels: 'Float32Array',
  labels: 'Int32Array',
}).map(([name, type]) => ({ name, line: `declare const ${name}: ${type};` }));

const uses = (/** @type {string} */ code, /** @type {string} */ name) =>
  new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}\\b`).test(code);

/** Whether code makes or imports a name: by itself, or taken out of an object or array. @param {string} code @param {string} name */
const declares = (code, name) =>
  [
    `\\b(?:const|let|class|function) ${name}\\b`,
    `\\{[^{}]*\\b${name}\\b(?!:)[^{}]*\\} (?:= |from )`,
    `\\b(?:const|let) \\[[^\\]]*\\b${name}\\b[^\\]]*\\] = `,
  ].some((pattern) => new RegExp(pattern).test(code));

/**
 * The code with a line in front for each known name that it uses and does not declare.
 * @param {string} code
 * @param {readonly { name: string, line: string }[]} known
 */
export const withSurroundings = (code, known = surroundings) =>
  [...known.filter(({ name }) => uses(code, name) && !declares(code, name)).map(({ line }) => line), code].join('\n');

/**
 * What a compiler says about code, by the names of the snippets and files.
 * @param {object} what
 * @param {readonly Snippet[]} [what.snippets] imports as the packages are installed; for pages, as an import map names them
 * @param {readonly string[]} [what.files] paths from the repository's root
 * @param {string} compiler
 * @param {object} project
 * @param {string} [library] folder of the package that snippets import
 * @returns {string} empty when all is well
 */
export function typeErrors({ snippets = [], files = [] }, compiler, project, library = join(root, 'packages/fovea')) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fovea-types-')));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(library, join(folder, 'node_modules/fovea'), 'junction');
    for (const name of ['@types', 'undici-types'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
    const names = new Map(snippets.map(({ name }, index) => [`snippet-${index}.mts`, name]));
    snippets.forEach(({ code }, index) => {
      const text = withSurroundings(code).replaceAll(/'(fovea\/[a-z]+)\/index\.js'/g, "'$1'");
      writeFileSync(join(folder, `snippet-${index}.mts`), `${text}\nexport {};\n`);
    });
    const config = {
      compilerOptions: { ...STRICT, ...project },
      files: [...names.keys(), ...files.map((path) => join(root, path))],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return `${stderr}${stdout}`.replaceAll(/^snippet-\d+\.mts/gm, (file) => names.get(file) ?? file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
