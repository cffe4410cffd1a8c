// Tests of docstrings: the check of their template, and every `@example`, which has to run and to give the values that it shows.

import { describe, expect, it } from 'vitest';
import { findDocstringFaults } from './check-docstrings.mjs';
import { isShown, runExample, shownIn } from './docstring-examples.mjs';
import { describeExamples, examples, MODEL_FOLDERS } from './test-examples.mjs';

/** A library of one sub-path with one declaration. @param {string} declaration @param {string} path */
const libraryOf = (declaration, path = 'ops') => [
  { path: 'packages/fovea/package.json', text: JSON.stringify({ exports: { [`./${path}`]: {} } }) },
  { path: `packages/fovea/src/${path}/index.ts`, text: "export { f } from './f.ts';\n" },
  { path: `packages/fovea/src/${path}/f.ts`, text: declaration },
];

/** @param {string} docstring @param {string} [body] */
const faults = (docstring, body = 'return x;') =>
  findDocstringFaults(libraryOf(`${docstring}\nexport function f(x: number): number {\n  ${body}\n}\n`)).errors.map(
    (error) => error.replace(/^.*?: /, ''),
  );

const TEMPLATE = `/**
 * x + 1.
 * @shape any → the same
 * @example
 * f(1); // 2
 */`;

describe('the template', () => {
  it.each([
    ['what it asks for', TEMPLATE, []],
    ['no docstring', '', ['f has no docstring']],
    ['a tag first', TEMPLATE.replace(' * x + 1.\n', ''), ['f begins with a tag: say what it computes first']],
    ['no example', TEMPLATE.replace(/ \* @example\n.*\n/, ''), ['f lacks @example']],
    ['no shape', TEMPLATE.replace(/ \* @shape.*\n/, ''), ['f lacks @shape']],
    [
      'a tag in a line',
      '/** x + 1. @throws ValueError for NaN */',
      ['f has a tag that does not begin its line', 'f lacks @shape', 'f lacks @example'],
    ],
  ])('%s', (_, docstring, expected) => {
    expect(faults(docstring)).toEqual(expected);
  });

  it('asks for @throws where the code throws, itself or by a check', () => {
    for (const body of [
      "throw new Error('no');",
      "requireRange('f', 'x', x, 'finite');",
      "refuse('f', 'x', 'finite', x);",
    ])
      expect(faults(TEMPLATE, body)).toEqual(['f lacks @throws']);
    expect(faults(TEMPLATE, "requireOptions('f', options, []);")).toEqual([]);
  });

  it('keeps the order of tags, and knows no others', () => {
    expect(faults(TEMPLATE.replace('@example', '@paper Maas, 2013\n * @dtype float32\n * @example'))[0]).toMatch(
      /in another order than/,
    );
    expect(faults(TEMPLATE.replace('@shape', '@see g\n * @shape'))[0]).toMatch(/unknown tag @see/);
  });

  it('asks the same of methods, but for forward and overrides', () => {
    const text = `/**\n * A layer.\n * @shape any → the same\n * @example\n * new f(); // {}\n */
export class f extends Module {
  forward(x: number): number {
    return x;
  }
  override train(): this {
    return this;
  }
  gate(): number {
    throw new Error('no');
  }
}
`;
    expect(findDocstringFaults(libraryOf(text, 'nn')).errors).toEqual([
      'packages/fovea/src/nn/f.ts:7: f.gate has no docstring',
    ]);
  });
});

it('asks the same of types and of their fields', () => {
  const types = `export interface f {
  /** Documented. */
  readonly a: number;
  readonly b: number;
  c(): void;
}
`;
  const at = 'packages/fovea/src/ops/f.ts:1: f';
  expect(findDocstringFaults(libraryOf(types)).errors).toEqual(
    ['', '.b', '.c'].map((field) => `${at}${field} has no docstring`),
  );
  expect(findDocstringFaults(libraryOf('/** Either. */\nexport type f = { readonly a: 1 } | 2;\n')).errors).toEqual([]);
  expect(findDocstringFaults(libraryOf('/** One. */\nexport type f = { readonly a: 1 };\n')).errors).toEqual([
    'packages/fovea/src/ops/f.ts:2: f.a has no docstring',
  ]);
});

it('asks the same of members that come from a base that is not public', () => {
  const text = `interface Common {
  readonly a: number;
}
/** Options. */
export interface f extends Common {
  /** Own. */
  readonly b: number;
}
`;
  const at = 'packages/fovea/src/ops/f.ts:5: f';
  expect(findDocstringFaults(libraryOf(text)).errors).toEqual([`${at}.a has no docstring`]);
  const sum = text.replace('interface f extends Common', 'type f = Common &').replace(/}\n$/, '};\n');
  expect(findDocstringFaults(libraryOf(sum)).errors).toEqual([`${at}.a has no docstring`]);
  // Another check of the base, where that is public, is enough.
  const index = { path: 'packages/fovea/src/ops/index.ts', text: "export { f, Common } from './f.ts';\n" };
  expect(findDocstringFaults(libraryOf(text).with(1, index)).errors).toEqual([
    `${at}`.replace(':5: f', ':1: Common has no docstring'),
    `${at}`.replace(':5: f', ':1: Common.a has no docstring'),
  ]);
});

describe('values that examples show', () => {
  it.each([
    [[1, 2.00004], '[1, 2]', false],
    [[1, 2.000004], '[1, 2]', true],
    [0.26894, '0.2689', true],
    [0.26894, '0.269', true],
    [0.26894, '0.2688', false],
    [Float32Array.of(-1, Number.NaN), '[-1, NaN]', true],
    [{ name: 'a', size: [2, 3] }, "{ name: 'a', size: [2, 3] }", true],
    ['resnet18', "'resnet18'", true],
    [true, 'false', false],
    [4e-7, '4e-7', true],
    [5e-7, '4e-7', false],
  ])('%j is %s: %s', (value, shown, expected) => {
    expect(isShown(value, shown)).toBe(expected);
  });

  it('are those behind whole statements; other comments are words', () => {
    const code = 'const x = 1; // [1]\nx + 1; // 2\nx; // then more\nf(\n  x,\n); // [3]';
    expect(shownIn(code).map(({ code: expression, shown }) => [expression, shown])).toEqual([
      ['x + 1', '2'],
      ['f(\n  x,\n)', '[3]'],
    ]);
  });

  it('are compared', async () => {
    const [{ value }] = await runExample('const y: number = await x;\ny + 1; // 2', { x: Promise.resolve(4) });
    expect(value).toBe(5);
  });
});

it('examples are many', () => expect(examples.length).toBeGreaterThan(350));

// Those that run whole models are in docstrings-models.full.test.mjs.
describeExamples((folder) => !MODEL_FOLDERS.includes(folder));
