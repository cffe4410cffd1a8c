// docs/contributing.md says which tables a new primitive, or a new elementwise operation, needs: the type checker names every one of them.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilers } from './snippet-types.mjs';
import { root } from './snippets.mjs';

/** What is added to a file of the library, after a line that it has. */
const ADDITIONS = [
  { path: 'graph/primitives.ts', after: '  where: None;', line: '  newPrimitive: None;' },
  { path: 'base/elementwise.ts', after: "  'cos',", line: "  'newOperation'," },
];

/** The compiler's errors, each with its details, in the library with the additions; of the tests beside the code, only the one with a table. */
function errorsWithAdditions() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fovea-primitive-')));
  try {
    cpSync(join(root, 'packages/fovea/src'), join(folder, 'src'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const { path, after, line } of ADDITIONS) {
      const source = readFileSync(join(folder, 'src', path), 'utf8');
      expect(source).toContain(after);
      writeFileSync(join(folder, 'src', path), source.replace(after, `${after}\n${line}`));
    }
    const config = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { noEmit: true, composite: false, lib: ['ES2023', 'WebWorker'] },
      include: ['src'],
      exclude: ['src/**/*.test.ts'],
      files: ['src/graph/reference/evaluate.test.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = spawnSync(process.execPath, [compilers.newest, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout.split(/\n(?! )/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Errors of incomplete tables name what is missing; those of incomplete switches do not. @param {string[]} errors @param {string | RegExp} what */
const filesWith = (errors, what) => {
  const files = errors.filter((line) => line.match(what)).map((line) => /^src\/(\S+?\.ts)\(/.exec(line)?.[1]);
  return [...new Set(files)].filter((file) => file !== undefined).sort();
};

test('the type checker names every table that a new primitive or elementwise operation needs', {
  timeout: 240_000,
}, () => {
  const errors = errorsWithAdditions();
  expect(filesWith(errors, 'newPrimitive')).toEqual([
    'analysis/follow-fields.ts',
    'autograd/rules.ts',
    'compiler/lowering-table.ts',
    'graph/reference/evaluate.test.ts',
    'graph/reference/evaluate.ts',
    'graph/samples/samples.ts',
    'graph/shapes.ts',
  ]);
  expect(filesWith(errors, /newOperation|lacks ending return/)).toEqual([
    'autograd/rules.ts',
    'backend/js/scalar.ts',
    'backend/wasm/body.ts',
    'graph/reference/evaluate.test.ts',
    'graph/samples/elementwise.ts',
    'graph/scalar.ts',
    'graph/work.ts',
  ]);
});
