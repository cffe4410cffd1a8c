// Tests of what is removed from `dist`.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { removeStaleOutput } from './stale-output.mjs';

it('removes what has no source any more, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fovea-stale-'));
  try {
    expect(removeStaleOutput(folder)).toEqual([]);
    const kept = ['index.js', 'ops/add.d.ts', 'ops/add.js.map', 'web/app.js', 'web-types/app.d.ts', '.tsbuildinfo'];
    const stale = ['old.js', 'old.d.ts.map', 'ops/old.js', 'gone/old.d.ts'];
    for (const path of ['src/index.ts', 'src/ops/add.ts', ...[...kept, ...stale].map((name) => `dist/${name}`)]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '');
    }
    expect(removeStaleOutput(folder).sort()).toEqual(stale.map((path) => join(path)).sort());
    const left = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((path) => /old/.test(path))).toEqual([]);
    expect(left).toEqual(expect.arrayContaining(kept.map((path) => join(path))));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
