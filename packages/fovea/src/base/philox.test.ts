// Tests of Philox4x32-10 against the known-answer vectors published with Random123.

import { describe, expect, it } from 'vitest';
import { philox4x32, philoxStream } from './philox.ts';

const hex = (words: Int32Array): string =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');

describe('philox4x32', () => {
  it.each([
    { counter: [0, 0, 0, 0], key: [0, 0], words: '6627e8d5 e169c58d bc57ac4c 9b00dbd8' },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      words: '408f276d 41c83b0e a20bc7c6 6d5451fd',
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      words: 'd16cfe09 94fdcceb 5001e420 24126ea1',
    },
  ])('gives $words', ({ counter, key, words }) => {
    expect(hex(philox4x32(counter, key))).toBe(words);
  });

  it('takes signed words for unsigned ones', () => {
    expect(philox4x32([-1, -1, -1, -1], [-1, -1])).toEqual(philox4x32(new Uint32Array(4).fill(-1), [-1, -1]));
  });
});

describe('philoxStream', () => {
  it('runs through the blocks word by word, and cuts the last one', () => {
    const key = [7, -3];
    const expected = [0, 1, 2].flatMap((block) => [...philox4x32([block, 0, 0, 0], key)]).slice(0, 10);
    expect([...philoxStream(7, -3, 10)]).toEqual(expected);
    expect(philoxStream(7, -3, 0)).toHaveLength(0);
  });
});
