// Tests of the check of declarations.

import { expect, it } from 'vitest';
import { findGenericArrays } from './check-declarations.mjs';

const tree = ['packages/a/src/b/c.ts', 'packages/a/src/b/c.test.ts', 'tools/a.mjs'].map((path) => ({ path, text: '' }));

/** Findings when the declarations of every file are these. @param {string} declarations */
const find = (declarations) => findGenericArrays(tree, () => declarations).errors;

it.each(['Uint8Array<ArrayBuffer>', 'Float32Array<ArrayBufferLike>', 'Int32Array<SharedArrayBuffer>'])(
  '%s is found',
  (type) => {
    const message = new RegExp(`^packages/a/src/b/c\\.ts: .*${type}.*base/unshared\\.ts`);
    expect(find(`export declare const x: ${type};`)).toEqual([expect.stringMatching(message)]);
  },
);

it("names of one's own, other generics and files that were not built are none of its business", () => {
  expect(find('export declare const x: UnsharedUint8Array, y: ReadonlyArray<number>, z: Array<ArrayBuffer>;')).toEqual(
    [],
  );
  expect(findGenericArrays(tree, () => undefined).errors).toEqual([]);
});

it('reads what is built from a file', () => {
  /** @type {string[]} */
  const asked = [];
  findGenericArrays(tree, (path) => void asked.push(path));
  expect(asked).toEqual(['packages/a/dist/b/c.d.ts']);
});
