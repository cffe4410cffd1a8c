// Tests of what a run notices about its images.

import { describe, expect, it } from 'vitest';
import { type ImageRecord, imageChanges, imagesText, parseImages } from './image-record.ts';

const record = (path: string, label = 'cat', change: Partial<ImageRecord> = {}): ImageRecord => ({
  path,
  label,
  split: 'train',
  hash: `hash of ${path}`,
  ...change,
});
const RECORDS = [record('a/1.png'), record('a/2, "two".png', 'Hund ☺'), record('b\n.png', 'dog', { split: 'test' })];

describe('the list of images', () => {
  it('is read as it was written', () => {
    expect(parseImages('images.csv', imagesText(RECORDS))).toEqual(RECORDS);
    expect(parseImages('images.csv', imagesText([]))).toEqual([]);
    const several = imagesText(RECORDS, true);
    expect(several).toMatch(/^path,labels,split,hash\n/);
    expect(parseImages('images.csv', several)).toEqual(RECORDS);
  });

  it.each(['path,label,split\na,b,train\n', 'path,label,split,hash\na,b,elsewhere,1\n', 'path,label\n"a'])(
    'is refused when it holds %j',
    (text) => {
      expect(() => parseImages('run/images.csv', text)).toThrow('run/images.csv does not list images by path, label,');
    },
  );
});

describe('changes', () => {
  const many = Array.from({ length: 1200 }, (_, i) => record(`new/${String(i).padStart(4, '0')}`));
  const [first, second, third] = RECORDS;

  it.each<[string, readonly ImageRecord[], string | undefined]>([
    ['none', RECORDS, undefined],
    ['the order', [second, first, third], 'the same ones, in another order'],
    ['a removed one', [first, third], '1 removed (a/2, "two".png)'],
    ['added ones', [...RECORDS, ...many], '1,200 added (new/0000, new/0001, new/0002, …)'],
    ['another label', [{ ...first, label: 'dog' }, second, third], '1 relabelled (a/1.png: cat, now dog)'],
    ['another content', [{ ...first, hash: 'x' }, second, third], '1 of other content (a/1.png)'],
    ['another part', [{ ...first, split: 'test' }, second, third], '1 in another part (a/1.png: train, now test)'],
    ['a renamed one', [{ ...first, path: 'a/0.png' }, second, third], '1 renamed (a/0.png)'],
    [
      'one that was moved to another class',
      [{ ...first, path: 'dog/1.png', label: 'dog' }, second, third],
      '1 relabelled (dog/1.png: cat, now dog)',
    ],
    [
      'several at once',
      [record('c'), { ...second, hash: 'x', label: 'cat' }, third],
      '1 added (c); 1 removed (a/1.png); 1 relabelled (a/2, "two".png: Hund ☺, now cat); 1 of other content (a/2, "two".png)',
    ],
  ])('are found: %s', (_, now, expected) => {
    expect(imageChanges(RECORDS, now)).toBe(expected);
  });

  it('count a path as often as a manifest names it', () => {
    expect(imageChanges([first, first], [first])).toBe('1 removed (a/1.png)');
    expect(imageChanges([first], [first, first])).toBe('1 added (a/1.png)');
  });
});
