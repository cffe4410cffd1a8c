// Tests of what training pictures are loaded from, packed into arrays.

import { expect, it } from 'vitest';
import { PackedSources } from './packed-sources.ts';
import { checksumOf } from './stored-picture.ts';

it('gives back what was set: places in files, pictures in memory, or the path', () => {
  const paths = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'];
  const packed = new PackedSources(paths);
  const places = [2 ** 40 + 1, 0].map((offset, i) => ({
    ...{ file: `${i}.pictures`, offset, checksum: checksumOf(Uint8Array.of(i)), path: paths[2 * i] },
    ...{ height: 70_000, width: 3, channels: 3 as const },
  }));
  const inMemory = { height: 1, width: 1, channels: 1 as const, data: Uint8Array.of(7) };
  packed.set(0, places[0]);
  packed.set(1, inMemory);
  packed.set(2, places[1]);
  packed.set(3, 'd.jpg');
  expect(paths.map((_, i) => packed.get(i))).toEqual([places[0], inMemory, places[1], 'd.jpg']);
  expect(paths.map((_, i) => packed.stored(i)?.file)).toEqual(['0.pictures', undefined, '1.pictures', undefined]);
});
