// What is told of a data set that is large in every way: many classes, many copies of one file.

import { describe, expect, it } from 'vitest';
import type { LookedAt } from './look.ts';
import { summaryText } from './run.ts';
import { summarizeData } from './summary.ts';

const looked = (i: number): LookedAt => ({
  ...{ path: `${i}/a.png`, label: `class ${i}`, split: i % 2 === 0 ? 'train' : 'test' },
  ...{ format: 'png', width: 8, height: 8, bytes: 90, hash: 'same', likeness: [0n, 0n], sample: undefined },
  ...{ mean: [0.5, 0.5, 0.5], meanSquare: [0.25, 0.25, 0.25] },
});

describe('10,000 classes of one file', () => {
  const summary = summarizeData({ images: Array.from({ length: 10_000 }, (_, i) => looked(i)), problems: [] }, []);

  it('are counted, by part', () => {
    expect(summary.classes).toHaveLength(10_000);
    const counted = summary.classes.map(({ images, splits }) => JSON.stringify([images, splits]));
    expect([...new Set(counted)].sort()).toEqual(['[1,{"test":1}]', '[1,{"train":1}]']);
  });

  it('are told in one line as copies, with the first and how many there are', () => {
    const lines = summaryText(summary).split('\n');
    expect(lines.length).toBeLessThan(10_030);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200);
    expect(lines).toContain('  0/a.png = 1/a.png = 2/a.png = 3/a.png = … 10,000 in all');
  });
});
