// Reads JSON from untrusted files piece by piece, by what the reader expects: nothing is built that it does not ask for.

import { ValueError } from '../base/errors.ts';

const [QUOTE, BACKSLASH, COMMA, MINUS, ZERO, NINE] = [0x22, 0x5c, 0x2c, 0x2d, 0x30, 0x39];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const WORDS = ['true', 'false', 'null'] as const;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Characters of a value that messages show. */
const MOST_SHOWN = 80;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/**
 * A place in JSON text (RFC 8259). Every method takes time in proportion to the text it passes, and memory for its result only. All throw
 * ValueError, saying at which character and why; so do deep nesting, numbers beyond float64 and halves of surrogate pairs, wherever they are.
 */
export class JsonReader {
  readonly #text: string;
  readonly #maxDepth: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, options: { readonly maxDepth: number }) {
    this.#text = text;
    this.#maxDepth = options.maxDepth;
  }

  /** Whether the next value is an object, array or string, or the character is that one. */
  isNext(character: string): boolean {
    return this.#peek() === character.charCodeAt(0);
  }

  /** Passes the character if it comes next. */
  accept(character: string): boolean {
    if (!this.isNext(character)) return false;
    this.#at++;
    return true;
  }

  end(): void {
    if (!Number.isNaN(this.#peek())) this.fail('expected the end');
  }

  /** Reads an object; `onMember` must read or skip each value. */
  object(onMember: (key: string) => void): void {
    this.#open();
    if (!this.isNext('}')) {
      do onMember(this.#key());
      while (this.accept(','));
    }
    this.#close('}');
  }

  /** Reads an array; `onItem` must read or skip each item. */
  array(onItem: (index: number) => void): void {
    this.#open();
    if (!this.isNext(']')) {
      let index = 0;
      do onItem(index++);
      while (this.accept(','));
    }
    this.#close(']');
  }

  /** Reads a string. */
  string(): string {
    if (!this.isNext('"')) this.fail('expected a string');
    const start = this.#at;
    const escaped = this.#passString();
    if (!escaped) return this.#text.slice(start + 1, this.#at - 1);
    const string = this.#unescaped(start);
    if (LONE_SURROGATE.test(string)) this.#failAt(start, 'string with half a surrogate pair');
    return string;
  }

  /** Reads an integer from 0, written as digits only, that float64 holds exactly; undefined, at the same place, when something else comes. */
  count(): number | undefined {
    if (!isDigit(this.#peek())) return undefined;
    const start = this.#at;
    this.#passNumber();
    const value = Number(this.#text.slice(start, this.#at));
    const digits = this.#at - start;
    // "4.0" and "4e0" are as large, but longer or not made of digits.
    if (Number.isSafeInteger(value) && digits === String(value).length) return value;
    this.#at = start;
    return undefined;
  }

  /** Reads `null`; false, at the same place, when something else comes. */
  null(): boolean {
    this.#peek();
    if (!this.#text.startsWith('null', this.#at)) return false;
    this.#at += 4;
    return true;
  }

  /** Passes a value of any kind. */
  skip(): void {
    const closers: number[] = [];
    do {
      const code = this.#peek();
      if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        this.#open();
        closers.push(code === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY);
        if (this.#peek() !== closers[closers.length - 1]) {
          if (code === OPEN_OBJECT) this.#skipKey();
          continue;
        }
      } else this.#skipScalar(code);
      this.#skipEnds(closers);
    } while (closers.length > 0);
  }

  /** Passes a value, and gives its text as messages show it. */
  shown(): string {
    this.#peek();
    const start = this.#at;
    this.skip();
    const text = this.#text.slice(start, Math.min(this.#at, start + MOST_SHOWN)).replace(/\s+/g, ' ');
    return this.#at > start + MOST_SHOWN ? `${text}…` : text;
  }

  /** Goes back to the place before `read` when that finds something else than it expects. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const [at, depth] = [this.#at, this.#depth];
    const result = read();
    if (result === undefined) [this.#at, this.#depth] = [at, depth];
    return result;
  }

  fail(what: string): never {
    return this.#failAt(this.#at, what);
  }

  /** Code of the next character that is not white space, without moving past it; NaN at the end. */
  #peek(): number {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.charCodeAt(this.#at);
  }

  #open(): void {
    if (this.#depth === this.#maxDepth) this.fail(`nested deeper than ${this.#maxDepth} levels`);
    this.#depth++;
    this.#at++;
  }

  #close(character: string): void {
    if (!this.accept(character)) this.fail(`expected "${character}"`);
    this.#depth--;
  }

  #key(): string {
    if (!this.isNext('"')) this.fail('expected a key in double quotes');
    const key = this.string();
    if (!this.accept(':')) this.fail('expected ":"');
    return key;
  }

  #skipKey(): void {
    if (!this.isNext('"')) this.fail('expected a key in double quotes');
    this.#skipScalar(QUOTE);
    if (!this.accept(':')) this.fail('expected ":"');
  }

  #skipScalar(code: number): void {
    if (code === QUOTE) this.string();
    else if (code === MINUS || isDigit(code)) this.#passNumber();
    else {
      const word = WORDS.find((known) => this.#text.startsWith(known, this.#at));
      if (word === undefined) this.fail('expected a value');
      this.#at += word.length;
    }
  }

  /** After a value: passes what closes, and the comma before the next value, if there is one. */
  #skipEnds(closers: number[]): void {
    while (closers.length > 0) {
      const closer = closers[closers.length - 1];
      const code = this.#peek();
      if (code === COMMA) {
        this.#at++;
        if (closer === CLOSE_OBJECT) this.#skipKey();
        return;
      }
      this.#close(String.fromCharCode(closer));
      closers.pop();
    }
  }

  /** @returns whether there are backslashes in it */
  #passString(): boolean {
    const text = this.#text;
    const start = this.#at;
    let escaped = false;
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        return escaped;
      }
      if (code < 0x20) this.#failAt(start, 'string with a control character');
      if (code !== BACKSLASH) continue;
      escaped = true;
      at++;
    }
    return this.fail('string without an end');
  }

  #unescaped(start: number): string {
    try {
      return JSON.parse(this.#text.slice(start, this.#at));
    } catch {
      return this.#failAt(start, 'string with an unknown escape');
    }
  }

  #passNumber(): void {
    const text = this.#text;
    const start = this.#at;
    let at = text.charCodeAt(start) === MINUS ? start + 1 : start;
    at = text.charCodeAt(at) === ZERO ? at + 1 : this.#passDigits(at);
    if (text[at] === '.') at = this.#passDigits(at + 1);
    if (text[at] === 'e' || text[at] === 'E') at = this.#passDigits(at + (/[+-]/.test(text.charAt(at + 1)) ? 2 : 1));
    if (isDigit(text.charCodeAt(at))) this.#failAt(at, 'expected a value without a leading zero');
    if (!Number.isFinite(Number(text.slice(start, at)))) this.fail('number beyond float64');
    this.#at = at;
  }

  /** @returns the place after one digit or more */
  #passDigits(at: number): number {
    let end = at;
    while (isDigit(this.#text.charCodeAt(end))) end++;
    return end > at ? end : this.#failAt(at, 'expected a digit');
  }

  #failAt(at: number, what: string): never {
    const found = at < this.#text.length ? shorten(this.#text.slice(at, at + 12)) : 'the end';
    throw new ValueError(`JSON: ${what} at character ${at}: found ${found}`);
  }
}

/** A string as messages show it: quoted, escaped, at most 80 characters. */
export function shorten(text: string): string {
  return JSON.stringify(text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text);
}
