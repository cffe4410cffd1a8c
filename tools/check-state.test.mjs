// Tests of the check for state of modules, on small made-up libraries.

import { describe, expect, it } from 'vitest';
import { findModuleState, moduleState } from './check-state.mjs';

/** Names of what is found. @param {Record<string, string>} files by their path below `src` */
const found = (files) => moduleState(tree(files)).map(({ name }) => name);

/** @param {Record<string, string>} files @returns {import('./source-tree.mjs').SourceFile[]} */
const tree = (files) =>
  Object.entries(files).map(([path, text]) => ({ path: `packages/fovea/src/${path}`, text: `// Header.\n\n${text}` }));

describe('state of a module', () => {
  it.each([
    ['a variable', 'let count = 0;', ['count']],
    ['several', 'let first, second;', ['first', 'second']],
    ['one that is exported', 'export let seed = 0;', ['seed']],
    ['a map', 'const known = new Map<string, number>();\nknown.set(name, 1);', ['known']],
    ['a map of a long type', 'const known: Map<string, () => void> =\n  new Map();\nknown.delete(name);', ['known']],
    ['a weak set', 'const held = new WeakSet<Node>();\nfunction hold(node) {\n  held.add(node);\n}', ['held']],
    ['a list', 'const waiting: (() => void)[] = [];\nwaiting.push(work);', ['waiting']],
    ['an element', 'const sums = new Float64Array(8);\nsums[0] += 1;', ['sums']],
    ['an element of an element', 'const table = [[0]];\ntable[1][row] = 2;', ['table']],
    ['a field', 'const options = {\n  verbose: false,\n};\noptions.verbose = true;', ['options']],
    ['a count', 'const totals = { runs: 0 };\ntotals.runs++;', ['totals']],
    ['a field that goes', 'const cache = { a: 1 };\ndelete cache.a;', ['cache']],
    ['an assignment', 'const cache = {};\nObject.assign(cache, more);', ['cache']],
    ['an object of a class', 'export const runtime = new Runtime();', ['runtime']],
    ['one that may not be there', 'const channel = inNode ? undefined : new MessageChannel();', ['channel']],
    ['what a class counts', 'class Node {\n  static nextId = 1;\n}', ['nextId']],
    ['what a class keeps', 'class Node {\n  private static readonly pool = new Pool();\n}', ['pool']],
  ])('%s', (_, text, names) => {
    expect(found({ 'base/a.ts': text })).toEqual(names);
  });

  it.each([
    ['a number', 'const LEAST = 2 ** -20;'],
    ['text of a script', 'const SOURCE = `\nlet port;\nlet threads = 0;\n`;\nrun(SOURCE);'],
    ['a table', "const NAMES = ['a', 'b'] as const;\nconst at = NAMES[0];"],
    ['a map that is only read', 'const ORDER = new Map([[1, 2]]);\nORDER.get(1);'],
    ['a set that is only read', 'const KNOWN: ReadonlySet<string> = new Set(NAMES);\nif (KNOWN.has(name)) return;'],
    ['functions', 'export const i32 = {\n  add: op(0x6a),\n};\nexport const one = i32.add(a, b);'],
    ['a function that makes objects', 'export const make = (x: number): Node => new Node(x);'],
    ['one of type parameters', 'const deferred = <T>(make: () => T): Later<T> => new Later(make);'],
    ['a function of one argument', 'const wrap = async (x) => new Wrapper(x);'],
    ['a pattern', "const NAME = new RegExp('[a-z]+');"],
    ['a variable of a function', 'function run() {\n  let count = 0;\n  count++;\n}'],
    ['a field of the same name', 'const known = new Map();\nthis.known.set(1, 2);'],
    ['a comparison', 'const table = [1];\nif (table[0] === 1) return;'],
    ['a constant of a class', 'class Node {\n  static readonly SIZE = 4;\n}'],
  ])('is not %s', (_, text) => {
    expect(found({ 'base/a.ts': text })).toEqual([]);
  });

  it('is found where another file changes it', () => {
    const list = 'export const order = [];';
    const user = "import { order } from '../base/order.ts';\norder.push(1);";
    expect(found({ 'base/order.ts': list, 'graph/a.ts': user })).toEqual(['order']);
    expect(found({ 'base/order.ts': list, 'graph/a.ts': 'const order = f();\norder.push(1);' })).toEqual([]);
  });

  it('does not matter in tests', () => {
    expect(found({ 'base/a.test.ts': 'let count = 0;' })).toEqual([]);
  });
});

describe('the list', () => {
  const files = tree({ 'base/a.ts': 'let count = 0;', 'base/b.ts': 'let seed = 0;' });

  it('names what is allowed, and nothing else', () => {
    const allowed = [{ file: 'base/a.ts', names: ['count', 'gone'], why: 'a test' }];
    expect(findModuleState(files, allowed).errors).toEqual([
      expect.stringMatching(/^packages\/fovea\/src\/base\/b\.ts:3: seed is state of a module/),
      'tools/layers.json: "state" names gone of packages/fovea/src/base/a.ts, which does not exist',
    ]);
  });

  it('is by file', () => {
    const allowed = [{ file: 'base/b.ts', names: ['seed', 'count'], why: 'a test' }];
    expect(findModuleState(files, allowed).errors).toHaveLength(2);
  });
});
