// What `fovea` exports: a list, so that nothing becomes public, or goes, unnoticed.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as root from '../src/index.ts';

const source = new URL('../src/', import.meta.url);

it('exports these names from its main path', () => {
  const names = Object.keys(root).sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en'));
  expect(names.join(' ')).toBe(
    'checkPrograms compile concat DeviceError DTypeError FoveaError full Generator getBackend grad gradcheck InternalError iota memory ones ' +
      'plannedMemory realize requireAll resemblingName setBackend ShapeError stack State Tensor tensor ValueError where zeros',
  );
});

it('lists names in every public index: all of a module only where that is a list, too', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const paths = Object.keys(exports).map((path) => `${path}/index.ts`);
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) {
    const text = readFileSync(new URL(path, source), 'utf8');
    const whole = [...text.matchAll(/^export \* from '([^']*)'/gm)].map(([, from]) => from);
    expect(whole.filter((from) => !from.endsWith('/index.ts'))).toEqual([]);
  }
});

it('has a path for every folder that an index makes public, but for the engine', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, source)).includes('index.ts'))
    .map(({ name }) => name);
  expect(folders.filter((name) => name !== 'tensor' && !(`./${name}` in exports))).toEqual([]);
});
