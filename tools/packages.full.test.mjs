// The packages as users get them: packed, put into an empty project, type-checked and run there.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilers, projects, typeErrors } from './snippet-types.mjs';
import { root, snippetsOf } from './snippets.mjs';

const project = realpathSync(mkdtempSync(join(tmpdir(), 'fovea-project-')));
const library = join(project, 'node_modules/fovea');
const cli = join(project, 'node_modules/@fovea/cli');
const experiments = join(project, 'node_modules/@fovea/experiments');

/** @param {string} program @param {string[]} args @param {string} folder */
function run(program, args, folder) {
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', shell });
  expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' });
  return stdout;
}

/** @param {string} archive @param {string} folder */
function unpack(archive, folder) {
  mkdirSync(folder, { recursive: true });
  run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'], project);
}

/**
 * Puts a package in place as npm would, but for what it needs, which is linked to: a registry need not be there.
 * @param {string} archive
 * @param {string} folder
 */
function installLinked(archive, folder) {
  unpack(archive, folder);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies).filter((name) => name !== 'fovea')) {
    const place = join(project, 'node_modules', name);
    if (existsSync(place)) continue; // needed by the library, too
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules', name)), place, 'junction');
  }
}

/** @param {string} folder */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

beforeAll(() => {
  // What the library needs is taken from here: a registry need not be there.
  const { dependencies } = JSON.parse(readFileSync(join(root, 'packages/fovea/package.json'), 'utf8'));
  const local = Object.keys(dependencies).map((name) => [
    name,
    `file:${realpathSync(join(root, 'node_modules', name))}`,
  ]);
  const manifest = { private: true, type: 'module', dependencies: Object.fromEntries(local) };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  const packages = ['packages/fovea', 'packages/cli', 'experiments'].flatMap((path) => ['-w', path]);
  run('npm', ['pack', ...packages, '--pack-destination', project], root);
  const archives = readdirSync(project).filter((name) => name.endsWith('.tgz'));
  const [command, lab, packed] = [/^fovea-cli-/, /^fovea-experiments-/, /^fovea-\d/].map((name) =>
    archives.find((file) => name.test(file)),
  );
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed}`], project);
  installLinked(`${lab}`, experiments);
  installLinked(`${command}`, cli);
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('the library', () => {
  it('holds every module that it names, with declarations', () => {
    const { exports } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
    const targets = Object.values(exports).flatMap(({ types, default: file }) => [types, file]);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((path) => !existsSync(join(library, path)))).toEqual([]);
  });

  it.each([
    ['the library', library],
    ['the command', cli],
    ['the package of experiments', experiments],
  ])('%s holds a licence and a page, and nothing that only tests need', (_, folder) => {
    const files = filesOf(folder);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    // Data sets have parts that are called so.
    const own = files.filter((name) => !name.startsWith('assets/'));
    expect(own.filter((name) => /(^|\/|\.)(test|samples|fixtures)\b|tsbuildinfo/.test(name))).toEqual([]);
  });

  it.each([
    ['the library', library],
    ['the command', cli],
    ['the package of experiments', experiments],
  ])('%s holds the source that its maps name, so that editors and debuggers show it', (_, folder) => {
    const files = filesOf(folder);
    const sources = files.filter((name) => /^src\/.*\.ts$/.test(name));
    expect(sources.length).toBeGreaterThan(20);
    const modules = sources.flatMap((name) =>
      ['js', 'd.ts'].map((ending) => name.replace(/^src(.*)ts$/, `dist$1${ending}`)),
    );
    expect(modules.filter((name) => !files.includes(name) || !files.includes(`${name}.map`))).toEqual([]);
    for (const name of modules) {
      const map = JSON.parse(readFileSync(join(folder, `${name}.map`), 'utf8'));
      const named = map.sources.map((/** @type {string} */ path) => join(folder, dirname(name), path));
      expect(named.length).toBe(1);
      expect(existsSync(named[0])).toBe(true);
    }
  });

  it.each(
    /** @type {const} */ ([
      ['newest', 'node'],
      ['oldest', 'page'],
    ]),
  )(
    'type-checks with the %s TypeScript, as a project for a %s does',
    (version, kind) => {
      const { exports } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
      const lines = Object.keys(exports).map((path, index) => `export * as all${index} from 'fovea${path.slice(1)}';`);
      const snippets = [...snippetsOf('README.md'), { name: 'all paths', language: 'ts', code: lines.join('\n') }];
      expect(typeErrors({ snippets }, compilers[version], projects[kind], library)).toBe('');
    },
    120_000,
  );

  it('trains', () => {
    const data = `const pixels = new Float32Array(32 * 64 * 64 * 3).map((_, i) => Math.sin(i));
    const labels = new Int32Array(32).map((_, i) => i % 10);\n`;
    const [{ code }] = snippetsOf('README.md');
    const loss = run(process.execPath, ['--input-type=module', '--eval', `${data}${code}`], project);
    expect(Number(loss)).toBeGreaterThan(0);
  }, 120_000);
});

it('the command lists the models', () => {
  const { bin } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));
  const models = JSON.parse(run(process.execPath, [join(cli, bin.fovea), 'models', '--json'], project));
  expect(models.length).toBeGreaterThan(40);
}, 120_000);

it('the command lists the experiments', () => {
  const { bin } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));
  const listed = JSON.parse(run(process.execPath, [join(cli, bin.fovea), 'lab', '--json'], project));
  expect(listed.map((/** @type {{ id: string }} */ { id }) => id)).toContain('A1');
}, 120_000);
