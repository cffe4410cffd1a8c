// Tests of the strict JSON parser: agreement with JSON.parse where both accept, and what it alone refuses.

import { describe, expect, it } from 'vitest';
import { ValueError } from '../base/errors.ts';
import { type JsonValue, parseStrictJson, shorten } from './strict-json.ts';

const parse = (text: string): JsonValue => parseStrictJson(text, { maxDepth: 5 });

function toPlain(value: JsonValue): unknown {
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, item]) => [key, toPlain(item)]));
  return Array.isArray(value) ? value.map(toPlain) : value;
}

describe('parseStrictJson', () => {
  it.each([
    '{}',
    ' [ ] \n',
    '[1, -0.5, 1e3, 1E-2, 0, -0, 123456789012345678]',
    '{"a": {"b": [true, false, null]}, "": "x"}',
    '"\\u0041\\n\\"\\\\ \u00e9 \\ud83d\\ude00"',
    '"\\\\"',
    '"\\\\\\""',
  ])('reads %s as JSON.parse does', (text) => {
    expect(toPlain(parse(text))).toEqual(JSON.parse(text));
  });

  it('keeps every key a plain key', () => {
    const object = parse('{"__proto__": {"polluted": 1}, "constructor": 2}') as ReadonlyMap<string, JsonValue>;
    expect([...object.keys()]).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['{"a":1,"a":2}', 'duplicate key "a"'],
    ['{"a":1,"\\u0061":2}', 'duplicate key "a"'],
    ['[[[[[[]]]]]]', 'nested deeper than 5 levels'],
    ['"\\ud800"', 'half a surrogate pair'],
    ['"abc', 'string without an end'],
    ['"abc\\"', 'string without an end'],
    ['"a\nb"', 'control character'],
    ['"\\x41"', 'unknown escape'],
    ['[1,]', 'expected a value'],
    ['[1 2]', 'expected "]" at character 3: found "2]"'],
    ['{"a" 1}', 'expected ":"'],
    ['{a:1}', 'expected a key in double quotes'],
    ['{"a":1,}', 'expected a key'],
    ['[01]', 'expected a value'],
    ['[1.]', 'expected a value'],
    ['[+1]', 'expected a value'],
    ['[NaN]', 'expected a value'],
    ['[Infinity]', 'expected a value'],
    ['[nul]', 'expected a value'],
    ['', 'expected a value at character 0: found the end'],
    ['{} {}', 'expected the end'],
    [`[${'1'.repeat(50)}]`, 'expected "]"'],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(ValueError);
    expect(() => parse(text)).toThrow(message);
  });

  it.each([
    ['brackets', '['.repeat(1_000_000)],
    ['digits', `[${'1'.repeat(1_000_000)}`],
    ['backslashes', `"${'\\'.repeat(1_000_000)}`],
    ['escaped quotes', `"${'\\"'.repeat(1_000_000)}`],
    ['spaces', ' '.repeat(1_000_000)],
  ])('refuses a million %s without exhausting anything', (_, text) => {
    expect(() => parse(text)).toThrow(ValueError);
  });
});

describe('shorten', () => {
  it('quotes, escapes and cuts', () => {
    expect(shorten('a"\n')).toBe('"a\\"\\n"');
    expect(shorten('x'.repeat(1000))).toBe(`"${'x'.repeat(79)}…"`);
  });
});
