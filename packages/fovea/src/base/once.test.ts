// Tests of values that are made once.

import { expect, it } from 'vitest';
import { forRecent, once, oncePerKey } from './once.ts';

it('makes a value when it is first asked for, and keeps it, undefined too', () => {
  let calls = 0;
  const value = once(() => {
    calls++;
    return undefined;
  });
  expect(calls).toBe(0);
  expect([value(), value(), calls]).toEqual([undefined, undefined, 1]);
});

it('tries again after it threw', () => {
  let calls = 0;
  const value = once(() => {
    if (calls++ === 0) throw new Error('not yet');
    return 3;
  });
  expect(value).toThrow('not yet');
  expect(value()).toBe(3);
});

it('makes a value for each key', () => {
  const made: string[] = [];
  const value = oncePerKey((key: string) => made.push(key));
  expect([value('a'), value('b'), value('a'), made]).toEqual([1, 2, 1, ['a', 'b']]);
});

it('keeps the values of the keys that were asked for last', () => {
  const made: string[] = [];
  const value = forRecent(
    2,
    (a: string, b: number) => a + b,
    (a, b) => made.push(a + b),
  );
  expect([value('a', 1), value('b', 1), value('a', 1), value('c', 1), value('a', 1), value('b', 1)]).toEqual([
    1, 2, 1, 3, 1, 4,
  ]);
  expect(made).toEqual(['a1', 'b1', 'c1', 'b1']);
});
