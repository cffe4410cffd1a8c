// What `fovea` exports: an inventory in api.txt, so that nothing becomes public, or goes, unnoticed. After a change that is meant:
// npx vitest run packages/fovea/test/api --update

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Buffer, Module, Parameter } from '../src/nn/index.ts';
import { Generator, State, Tensor, tensor } from '../src/tensor/index.ts';

const source = new URL('../src/', import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const paths = Object.keys(exports);

const textOf = (path: string): string => readFileSync(new URL(path, source), 'utf8');

interface Exported {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The names that an index lists, with those of the lists that it passes on. */
function listed(path: string): Exported {
  const text = textOf(path);
  const [values, types]: [string[], string[]] = [[], []];
  for (const [, all, names] of text.matchAll(/^export (type )?\{([^}]*)\} from '[^']*';/gm)) {
    for (const entry of names.split(',').map((name) => name.trim())) {
      if (entry === '') continue;
      const name = entry.replace(/^type /, '').replace(/^.* as /, '');
      (all || entry.startsWith('type ') ? types : values).push(name);
    }
  }
  for (const [, name] of text.matchAll(/^export \* as (\w+) from/gm)) values.push(name);
  for (const [, from] of text.matchAll(/^export \* from '([^']*)'/gm)) {
    const inner = listed(new URL(from, new URL(path, source)).href);
    values.push(...inner.values);
    types.push(...inner.types);
  }
  return { values: values.sort(inAlphabet), types: types.sort(inAlphabet) };
}

const inAlphabet = (a: string, b: string): number => a.toLowerCase().localeCompare(b.toLowerCase(), 'en');

class Empty extends Module {
  forward(x: Tensor): Tensor {
    return x;
  }
}

/** Objects whose members users see, with the files that say which of them are private. */
const OBJECTS: readonly (readonly [object, string])[] = [
  [tensor([1]), 'tensor/tensor.ts'],
  [new State(new Float32Array(1), [1]), 'tensor/state.ts'],
  [new Generator(0), 'tensor/random.ts'],
  [new Parameter(new Float32Array(1), [1]), 'nn/module.ts'],
  [new Buffer(new Float32Array(1), [1]), 'nn/module.ts'],
  [new Empty(), 'nn/module.ts'],
];

/** A tensor's methods are in several classes, one above another. */
function classesAbove(own: { readonly prototype: object }): { readonly prototype: object }[] {
  const above = Object.getPrototypeOf(own);
  return above.prototype ? [above, ...classesAbove(above)] : [];
}

/** Names of the fields, methods and static members of an object's class, without those of the class above. */
function membersOf(object: object, path: string): string[] {
  const own = object instanceof Empty ? Module : object.constructor;
  const parents = own === Tensor ? classesAbove(own) : [];
  const above = Object.getPrototypeOf(own).name === 'State' ? new State(new Float32Array(1), [1]) : {};
  const isPrivate = (name: PropertyKey): boolean =>
    new RegExp(`^ {2}(?:private|protected) (?:\\w+ )*\\*?${String(name)}\\b`, 'm').test(textOf(path));
  const keys = [
    ...Reflect.ownKeys(object).filter((key) => !(key in above)),
    ...Reflect.ownKeys(own.prototype).filter((key) => key !== 'constructor'),
    ...parents.flatMap(({ prototype }) => Reflect.ownKeys(prototype)).filter((key) => key !== 'constructor'),
  ];
  const statics = Reflect.ownKeys(own).filter((key) => !['length', 'name', 'prototype'].includes(String(key)));
  return [...keys, ...statics.map((key) => (typeof key === 'symbol' ? key : `static ${key}`))]
    .filter((key) => !isPrivate(key))
    .map((key) => (typeof key === 'symbol' ? `[${key.description}]` : key))
    .sort(inAlphabet);
}

it('is the inventory', async () => {
  const names = paths.map((path) => {
    const { values, types } = listed(`${path}/index.ts`);
    return [`fovea${path.slice(1)}`, ...values, ...types.map((type) => `type ${type}`)].join('\n  ');
  });
  const members = OBJECTS.map(([object, path]) =>
    [`members of ${object instanceof Empty ? 'Module' : object.constructor.name}`, ...membersOf(object, path)].join(
      '\n  ',
    ),
  );
  await expect(`${[...names, ...members].join('\n\n')}\n`).toMatchFileSnapshot('api.txt');
});

it.each(paths)('%s exports what its index lists', async (path) => {
  const { values } = listed(`${path}/index.ts`);
  expect(values).toEqual(
    Object.keys(await import(fileURLToPath(new URL(`${path}/index.ts`, source)))).sort(inAlphabet),
  );
});

it('lists names in every public index: all of a module only where that is a list, too', () => {
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) {
    const text = textOf(`${path}/index.ts`);
    const whole = [...text.matchAll(/^export \* from '([^']*)'/gm)].map(([, from]) => from);
    expect(whole.filter((from) => !from.endsWith('/index.ts'))).toEqual([]);
  }
});

it('has a path for every folder that an index makes public, but for the engine', () => {
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, source)).includes('index.ts'))
    .map(({ name }) => name);
  expect(folders.filter((name) => name !== 'tensor' && !(`./${name}` in exports))).toEqual([]);
});
