// The safetensors reader against the reference implementation, header by header, and headers made to exhaust it.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inFullTier } from '../../test/tiers.ts';
import { ValueError } from '../base/errors.ts';
import { parseHeader } from './safetensors-header.ts';

interface HeaderCase {
  readonly name: string;
  readonly header?: string;
  readonly hex?: string;
  readonly dataBytes: number;
  readonly opens: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tensors?: Readonly<Record<string, readonly [dtype: string, shape: readonly number[]]>>;
}

const CASES: readonly HeaderCase[] = JSON.parse(
  readFileSync(new URL('../../test/fixtures/safetensors/headers.json', import.meta.url), 'utf8'),
);

/** What the reference opens and this reader does not, and why. */
const STRICTER: ReadonlyMap<string, string> = new Map([
  // The format's description forbids them: readers that keep the first and those that keep the last would see different files.
  ['a name twice', 'duplicate key "a"'],
  ['a name twice, with other tensors', 'duplicate key "a"'],
  ['a name twice, once escaped', 'duplicate key "a"'],
  ['metadata {"k":"v","k":"v"}', 'duplicate key "k"'],
  ['metadata {"k":"v","k":"w"}', 'duplicate key "k"'],
  // Numbers that JavaScript does not have.
  ['shape [9007199254740993,0] of no bytes', 'shape is not a list of sizes'],
  ['shape [18446744073709551615,0] of no bytes', 'shape is not a list of sizes'],
  // NumPy and PyTorch cannot read it, either.
  ['65 dimensions', 'more than 64 dimensions'],
]);

const bytesOf = ({ header, hex = '' }: HeaderCase): Uint8Array =>
  header === undefined
    ? Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
    : new TextEncoder().encode(header);

describe('a header', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', (name, one) => {
    const parse = () => parseHeader(bytesOf(one), one.dataBytes, 'w.safetensors');
    const stricter = STRICTER.get(name);
    if (!one.opens || stricter !== undefined) {
      expect(parse).toThrow(ValueError);
      expect(parse).toThrow(/^safetensors: w\.safetensors: /);
      if (stricter !== undefined) expect(parse).toThrow(stricter);
      return;
    }
    const { metadata, entries } = parse();
    expect(Object.entries(metadata)).toEqual(Object.entries(one.metadata ?? {}));
    const read = Array.from(entries, ([key, { dtype, shape }]) => [key, [dtype, shape]]);
    expect(read.sort()).toEqual(Object.entries(one.tensors ?? {}).sort());
  });

  it('is in the corpus, in every kind', () => {
    expect(CASES.length).toBeGreaterThan(250);
    expect(CASES.filter(({ opens }) => opens).length).toBeGreaterThan(90);
    for (const name of STRICTER.keys()) expect(CASES.some((one) => one.name === name && one.opens)).toBe(true);
  });
});

describe.runIf(inFullTier)('a header of two million', () => {
  const many = 2_000_000;
  const entry = '"dtype":"U8","shape":[0],"data_offsets":[0,0]';
  // Long texts, each made when its turn comes: not where these tests are left out.
  it.each([
    ['empty objects for a tensor', () => `{"a":[${'{},'.repeat(many)}{}]}`, 'unknown dtype: got {}'],
    ['empty objects for a shape', () => `{"a":{"shape":[${'{},'.repeat(many)}{}]}}`, 'shape is not a list of sizes'],
    ['dimensions', () => `{"a":{"dtype":"U8","shape":[${'1,'.repeat(many)}1]}}`, 'more than 64 dimensions'],
    ['offsets', () => `{"a":{"data_offsets":[${'1,'.repeat(many)}1]}}`, 'more than 64'],
    ['digits', () => `{"a":{"shape":[${'1'.repeat(many)}]}}`, 'number beyond float64'],
    ['dtypes in one', () => `{"a":{"dtype":{${'"U8":null,'.repeat(many)}"U8":null}}}`, 'unknown dtype'],
    ['objects in metadata', () => `{"__metadata__":[${'{},'.repeat(many)}{}]}`, 'is not a map of strings'],
    ['brackets', () => `{"a":${'['.repeat(many)}`, 'nested deeper than 127 levels'],
    [
      'tensors',
      () => `{${Array.from({ length: many }, (_, i) => `"${i}":["U8",[0],[0,0]]`).join()}}`,
      'more than 1000000 tensors',
    ],
    [
      'strings of metadata',
      () => `{"__metadata__":{${Array.from({ length: many }, (_, i) => `"${i}":""`).join()}}}`,
      'more than 1000000 strings of metadata',
    ],
    ['characters of a name', () => `{"${'x'.repeat(many)}":1}`, 'its entry is not an object: got 1'],
    ['characters of a dtype', () => `{"a":{"dtype":"${'x'.repeat(many)}"}}`, 'unknown dtype: got "xxx'],
  ])('%s is refused', (_, header, message) => {
    let thrown: unknown;
    try {
      parseHeader(new TextEncoder().encode(header()), 0, 'w.safetensors');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ValueError);
    expect((thrown as Error).message).toContain(message);
    expect((thrown as Error).message.length).toBeLessThan(700);
  });

  it.each([
    ['unknown values', () => `{"a":{"x":[${'{},'.repeat(many)}{}],${entry}}}`],
    ['unknown keys', () => `{"a":{${'"x":{},'.repeat(many)}${entry}}}`],
    ['digits', () => `{"a":{"x":0.${'1'.repeat(many)},${entry}}}`],
  ])('%s opens, and they are passed over', (_, header) => {
    const { entries } = parseHeader(new TextEncoder().encode(header()), 0, 'w.safetensors');
    expect([...entries]).toEqual([['a', { dtype: 'U8', shape: [0], byteLength: 0, start: 0 }]]);
  });
});
