// JSON as untrusted files need it: duplicate keys, lone surrogates and deep nesting are errors, and objects become Maps, which no name can break.

import { ValueError } from '../base/errors.ts';

export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Every float64 can be written in 25 characters; longer ones would only keep the expression above busy. */
const LONGEST_NUMBER = 40;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Parses JSON text (RFC 8259) and refuses what makes two readers disagree.
 * @throws ValueError saying at which character and why
 */
export function parseStrictJson(text: string, options: { readonly maxDepth: number }): JsonValue {
  const parser = new Parser(text, options.maxDepth);
  const value = parser.value(1);
  parser.end();
  return value;
}

class Parser {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  value(depth: number): JsonValue {
    switch (this.#next()) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  end(): void {
    if (this.#next() !== '') this.#fail('expected the end');
  }

  #object(depth: number): JsonObject {
    const members = new Map<string, JsonValue>();
    this.#open(depth);
    if (this.#accept('}')) return members;
    do {
      if (this.#next() !== '"') this.#fail('expected a key in double quotes');
      const key = this.#string();
      if (members.has(key)) this.#fail(`duplicate key ${shorten(key)}`);
      this.#expect(':');
      members.set(key, this.value(depth + 1));
    } while (this.#accept(','));
    this.#expect('}');
    return members;
  }

  #array(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.#open(depth);
    if (this.#accept(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.#accept(','));
    this.#expect(']');
    return items;
  }

  #open(depth: number): void {
    if (depth > this.#maxDepth) this.#fail(`nested deeper than ${this.#maxDepth} levels`);
    this.#at++;
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do end = this.#text.indexOf('"', end + 1);
    while (end > 0 && this.#isEscaped(end));
    if (end < 0) this.#fail('string without an end');
    let string: string;
    try {
      string = JSON.parse(this.#text.slice(start, end + 1));
    } catch {
      return this.#fail('string with a control character or an unknown escape');
    }
    if (LONE_SURROGATE.test(string)) this.#fail('string with half a surrogate pair');
    this.#at = end + 1;
    return string;
  }

  /** Whether an odd number of backslashes stands before the quote. */
  #isEscaped(quote: number): boolean {
    let start = quote;
    while (this.#text[start - 1] === '\\') start--;
    return (quote - start) % 2 === 1;
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('expected a value');
    this.#at += word.length;
    return value;
  }

  #number(): number {
    let end = this.#at;
    while (end < this.#at + LONGEST_NUMBER && '+-.0123456789eE'.includes(this.#text[end] ?? ' ')) end++;
    const literal = this.#text.slice(this.#at, end);
    if (!NUMBER.test(literal)) this.#fail('expected a value');
    this.#at = end;
    return Number(literal);
  }

  /** The next character that is not white space, without moving past it; empty at the end. */
  #next(): string {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? '-')) this.#at++;
    return this.#text[this.#at] ?? '';
  }

  #accept(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#accept(character)) this.#fail(`expected "${character}"`);
  }

  #fail(what: string): never {
    const found = this.#at < this.#text.length ? shorten(this.#text.slice(this.#at, this.#at + 12)) : 'the end';
    throw new ValueError(`JSON: ${what} at character ${this.#at}: found ${found}`);
  }
}

/** A string as messages show it: quoted, escaped, at most 80 characters. */
export function shorten(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
