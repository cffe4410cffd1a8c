// Tests of the JSON reader: agreement with JSON.parse where both accept, what it alone refuses, and that nothing exhausts it.

import { describe, expect, it } from 'vitest';
import { ValueError } from '../base/errors.ts';
import { JsonReader, shorten } from './strict-json.ts';

const read = (text: string): JsonReader => new JsonReader(text, { maxDepth: 5 });

/** Reads the whole text with the methods that build something. */
function valueIn(text: string): unknown {
  const reader = read(text);
  const value = (): unknown => {
    if (reader.isNext('"')) return reader.string();
    if (reader.isNext('{')) {
      const members: [string, unknown][] = [];
      reader.object((key) => members.push([key, value()]));
      return Object.fromEntries(members);
    }
    if (reader.isNext('[')) {
      const items: unknown[] = [];
      reader.array(() => items.push(value()));
      return items;
    }
    return reader.null() ? null : (reader.count() ?? JSON.parse(reader.shown()));
  };
  const result = value();
  reader.end();
  return result;
}

function skipAll(text: string): void {
  const reader = read(text);
  reader.skip();
  reader.end();
}

describe('JsonReader', () => {
  it.each([
    '{}',
    ' [ ] \n',
    '[1, -0.5, 1e3, 1E-2, 0, -0, 123456789012345678, 1E+2, 0.0e0]',
    '{"a": {"b": [true, false, null]}, "": "x"}',
    '"\\u0041\\n\\"\\\\ \u00e9 \\ud83d\\ude00"',
    '"\\\\"',
    '"\\\\\\""',
    '[[],{},[{}],{"a":[]},{"a":{}}]',
    `[${'1'.repeat(60)}]`,
    '1e-999',
    '0e999',
  ])('reads and skips %s as JSON.parse reads it', (text) => {
    expect(valueIn(text)).toEqual(JSON.parse(text));
    skipAll(text);
  });

  it('tells integers that float64 holds from other numbers', () => {
    const accepted = ['0', '4', '9007199254740991'];
    const others = ['4.0', '4e0', '-0', '-1', '9007199254740992', '9007199254740993', '0.0', '1e999', '"4"', 'null'];
    for (const text of accepted) expect(read(text).count()).toBe(Number(text));
    for (const text of others.filter((other) => other !== '1e999')) {
      const reader = read(text);
      expect(reader.count()).toBeUndefined();
      // It stands where it stood.
      expect(reader.shown()).toBe(text);
    }
  });

  it('goes back when an attempt fails', () => {
    const reader = read('[[1, 2], 3]');
    expect(
      reader.attempt(() => {
        reader.array(() => reader.skip());
        return undefined;
      }),
    ).toBeUndefined();
    expect(reader.attempt(() => reader.isNext('[') && reader.shown())).toBe('[[1, 2], 3]');
  });

  it.each([
    ['[[[[[[]]]]]]', 'nested deeper than 5 levels'],
    ['{"a":{"a":{"a":{"a":{"a":{}}}}}}', 'nested deeper than 5 levels'],
    ['"\\ud800"', 'half a surrogate pair'],
    ['"abc', 'string without an end'],
    ['"abc\\"', 'string without an end'],
    ['"a\nb"', 'control character'],
    ['"a\0b"', 'control character'],
    ['"\\x41"', 'unknown escape'],
    ['[1,]', 'expected a value'],
    ['[1 2]', 'expected "]" at character 3: found "2]"'],
    ['[1}', 'expected "]"'],
    ['{"a":1]', 'expected "}"'],
    ['{"a" 1}', 'expected ":"'],
    ['{a:1}', 'expected a key in double quotes'],
    ['{"a":1,}', 'expected a key'],
    ['{"a":1,2}', 'expected a key'],
    ['{,}', 'expected a key'],
    ['[,]', 'expected a value'],
    ['[01]', 'expected a value'],
    ['[-01]', 'expected a value'],
    ['[1.]', 'expected a digit'],
    ['[1.e5]', 'expected a digit'],
    ['[1e]', 'expected a digit'],
    ['[1e+]', 'expected a digit'],
    ['[-]', 'expected a digit'],
    ['[.5]', 'expected a value'],
    ['[+1]', 'expected a value'],
    ['[NaN]', 'expected a value'],
    ['[Infinity]', 'expected a value'],
    ['[nul]', 'expected a value'],
    ['[1e999]', 'number beyond float64'],
    [`[${'9'.repeat(400)}]`, 'number beyond float64'],
    ['', 'expected a value at character 0: found the end'],
    ['{} {}', 'expected the end'],
    ['1 2', 'expected the end'],
    ['1.5.5', 'expected the end'],
    ['[1-1]', 'expected "]"'],
  ])('refuses %s', (text, message) => {
    for (const all of [skipAll, valueIn]) {
      expect(() => all(text)).toThrow(ValueError);
      expect(() => all(text)).toThrow(message);
    }
  });

  const long = 1_000_000;
  it.each([
    ['brackets', '['.repeat(long)],
    ['braces', '{"":'.repeat(long)],
    ['digits', `[${'1'.repeat(long)}`],
    ['decimals', `[0.${'1'.repeat(long)}`],
    ['backslashes', `"${'\\'.repeat(long)}`],
    ['escaped quotes', `"${'\\"'.repeat(long)}`],
    ['spaces', ' '.repeat(long)],
    ['spaces in a list', `[${' '.repeat(long)}`],
    ['empty objects', `[${'{},'.repeat(long)}`],
    ['members', `{${'"":0,'.repeat(long)}`],
    ['strings', `[${'"",'.repeat(long)}`],
  ])('refuses a million %s without exhausting anything', (_, text) => {
    expect(() => skipAll(text)).toThrow(ValueError);
  });

  it('shows a value by its beginning', () => {
    expect(read(' [1,\n 2] ').shown()).toBe('[1, 2]');
    expect(read(`["${'x'.repeat(1000)}"]`).shown()).toBe(`["${'x'.repeat(78)}…`);
  });
});

describe('shorten', () => {
  it('quotes, escapes and cuts', () => {
    expect(shorten('a"\n')).toBe('"a\\"\\n"');
    expect(shorten('x'.repeat(1000))).toBe(`"${'x'.repeat(79)}…"`);
  });
});
