// A reader of Python's pickles (protocols 2 to 5) that executes nothing: opcodes and names come from short lists, and calls only make plain data.

import { ValueError } from '../base/errors.ts';
import { failPickle, PickleBytes } from './pickle-bytes.ts';
import { findGlobal, findStorage, rebuild, setState } from './pickle-globals.ts';
import { OP } from './pickle-opcodes.ts';
import { describePickle, PickleTuple, type PickleValue } from './pickle-value.ts';

/** Of one byte each, they would fill the memory: enough for 40,000 tensors. */
const MOST_OBJECTS = 2 ** 20;

/** A place on the stack that a later opcode takes all values down to. */
const MARK = Symbol('mark');

/**
 * The value of a pickle.
 * @throws ValueError that says at which byte and why: an opcode that is not needed for weights, a name outside the list, a pickle that is cut off
 */
export function readPickle(bytes: Uint8Array): PickleValue {
  const machine = new PickleMachine(bytes);
  try {
    return machine.run();
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(`${error.message} (byte ${machine.at} of the pickle)`);
  }
}

class PickleMachine {
  /** Where the opcode at hand starts. */
  at = 0;

  readonly #pickle: PickleBytes;
  readonly #stack: (PickleValue | typeof MARK)[] = [];
  /** A Map: a file chooses the numbers, and an array would be as long as the largest. */
  readonly #memo = new Map<number, PickleValue>();
  #objects = 0;

  constructor(bytes: Uint8Array) {
    this.#pickle = new PickleBytes(bytes);
  }

  run(): PickleValue {
    if (this.#pickle.first !== OP.PROTO)
      failPickle('it does not start with its protocol: protocols 0 and 1 are not read');
    for (;;) {
      this.at = this.#pickle.next;
      const opcode = this.#pickle.byte();
      if (opcode === OP.STOP) break;
      this.#step(opcode);
    }
    const value = this.#pop();
    if (this.#stack.length > 0) failPickle('it ends with more than one value');
    return value;
  }

  #step(opcode: number): void {
    const scalar = this.#scalar(opcode);
    if (scalar !== undefined) this.#push(scalar);
    else if (!this.#memoStep(opcode) && !this.#containerStep(opcode) && !this.#objectStep(opcode))
      failPickle(`the opcode 0x${opcode.toString(16).padStart(2, '0')} is not one that weights need`);
  }

  /** Opcodes that bring a value with them. */
  #scalar(opcode: number): PickleValue | undefined {
    switch (opcode) {
      case OP.NONE:
        return null;
      case OP.NEWTRUE:
      case OP.NEWFALSE:
        return opcode === OP.NEWTRUE;
      case OP.BININT:
        return this.#pickle.int32();
      case OP.BININT1:
        return this.#pickle.byte();
      case OP.BININT2:
        return this.#pickle.count16();
      case OP.LONG1:
        return this.#pickle.long(this.#pickle.byte());
      case OP.BINFLOAT:
        return this.#pickle.float64();
      case OP.SHORT_BINUNICODE:
        return this.#pickle.text(this.#pickle.byte());
      case OP.BINUNICODE:
        return this.#pickle.text(this.#pickle.count32());
      case OP.BINUNICODE8:
        return this.#pickle.text(this.#pickle.count64());
      case OP.SHORT_BINSTRING:
        return this.#pickle.text(this.#pickle.byte());
      case OP.BINSTRING:
        return this.#pickle.text(this.#pickle.count32());
      case OP.SHORT_BINBYTES:
        return this.#pickle.slice(this.#pickle.byte());
      case OP.BINBYTES:
        return this.#pickle.slice(this.#pickle.count32());
      default:
        return undefined;
    }
  }

  #memoStep(opcode: number): boolean {
    switch (opcode) {
      case OP.PROTO: {
        const protocol = this.#pickle.byte();
        if (protocol < 2 || protocol > 5) failPickle(`protocol ${protocol}: 2 to 5 are read`);
        return true;
      }
      case OP.FRAME:
        // How much to read ahead; all is in memory.
        this.#pickle.skip(8);
        return true;
      case OP.BINPUT:
        this.#keep(this.#pickle.byte());
        return true;
      case OP.LONG_BINPUT:
        this.#keep(this.#pickle.count32());
        return true;
      case OP.MEMOIZE:
        this.#keep(this.#memo.size);
        return true;
      case OP.BINGET:
        this.#push(this.#remembered(this.#pickle.byte()));
        return true;
      case OP.LONG_BINGET:
        this.#push(this.#remembered(this.#pickle.count32()));
        return true;
      default:
        return false;
    }
  }

  #containerStep(opcode: number): boolean {
    switch (opcode) {
      case OP.MARK:
        this.#push(MARK);
        return true;
      case OP.POP:
        if (this.#stack.pop() === undefined) failPickle('it takes a value that is not there');
        return true;
      case OP.POP_MARK:
        this.#popToMark();
        return true;
      case OP.EMPTY_TUPLE:
        this.#push(new PickleTuple([]));
        return true;
      case OP.TUPLE:
        this.#push(new PickleTuple(this.#popToMark()));
        return true;
      case OP.TUPLE1:
      case OP.TUPLE2:
      case OP.TUPLE3: {
        const items = Array.from({ length: opcode - OP.TUPLE1 + 1 }, () => this.#pop());
        this.#push(new PickleTuple(items.reverse()));
        return true;
      }
      case OP.EMPTY_LIST:
        this.#push([]);
        return true;
      case OP.EMPTY_DICT:
        this.#push(new Map());
        return true;
      case OP.EMPTY_SET:
        this.#push(new Set());
        return true;
      default:
        return this.#fillStep(opcode);
    }
  }

  /** Opcodes that put values into a container. */
  #fillStep(opcode: number): boolean {
    switch (opcode) {
      case OP.APPEND:
        this.#extend([this.#pop()]);
        return true;
      case OP.APPENDS:
        this.#extend(this.#popToMark());
        return true;
      case OP.ADDITEMS: {
        const items = this.#popToMark();
        const set = this.#top();
        if (!(set instanceof Set)) return failPickle(`it adds to ${describePickle(set)} as to a set`);
        for (const item of items) set.add(item);
        return true;
      }
      case OP.SETITEM: {
        const value = this.#pop();
        this.#setItems([this.#pop(), value]);
        return true;
      }
      case OP.SETITEMS:
        this.#setItems(this.#popToMark());
        return true;
      default:
        return false;
    }
  }

  #objectStep(opcode: number): boolean {
    switch (opcode) {
      case OP.GLOBAL:
        this.#push(findGlobal(this.#pickle.line(), this.#pickle.line()));
        return true;
      case OP.STACK_GLOBAL: {
        const [name, module] = [this.#pop(), this.#pop()];
        if (typeof name !== 'string' || typeof module !== 'string')
          return failPickle(`it names ${describePickle(module)} and ${describePickle(name)} for a module and a member`);
        this.#push(findGlobal(module, name));
        return true;
      }
      case OP.REDUCE:
      case OP.NEWOBJ: {
        const args = this.#pop();
        this.#push(rebuild(this.#pop(), args));
        return true;
      }
      case OP.BUILD:
        this.#pop();
        setState(this.#top());
        return true;
      case OP.BINPERSID:
        this.#push(findStorage(this.#pop()));
        return true;
      default:
        return false;
    }
  }

  #extend(items: readonly PickleValue[]): void {
    const list = this.#top();
    if (!Array.isArray(list)) failPickle(`it appends to ${describePickle(list)}`);
    else for (const item of items) list.push(item);
  }

  #setItems(items: readonly PickleValue[]): void {
    const dict = this.#top();
    if (items.length % 2 !== 0) failPickle('it sets a key without a value');
    if (!(dict instanceof Map)) failPickle(`it sets items of ${describePickle(dict)}`);
    else for (let i = 0; i < items.length; i += 2) dict.set(items[i], items[i + 1]);
  }

  #push(value: PickleValue | typeof MARK): void {
    if (typeof value === 'object' && value !== null && ++this.#objects > MOST_OBJECTS)
      failPickle(`it makes more than ${MOST_OBJECTS} lists, dicts and tuples, which no weights need`);
    this.#stack.push(value);
  }

  #keep(index: number): void {
    if (this.#memo.size >= MOST_OBJECTS) failPickle(`it keeps more than ${MOST_OBJECTS} values, which no weights need`);
    this.#memo.set(index, this.#top());
  }

  #top(): PickleValue {
    const value = this.#stack.at(-1);
    return value === undefined || value === MARK ? failPickle('it takes a value that is not there') : value;
  }

  #pop(): PickleValue {
    const value = this.#top();
    this.#stack.pop();
    return value;
  }

  #popToMark(): PickleValue[] {
    const mark = this.#stack.lastIndexOf(MARK);
    if (mark < 0) return failPickle('it takes values down to a mark that is not there');
    const values = this.#stack.splice(mark + 1) as PickleValue[];
    this.#stack.pop();
    return values;
  }

  #remembered(index: number): PickleValue {
    const value = this.#memo.get(index);
    return value === undefined ? failPickle(`it uses the value ${index}, which it has not kept`) : value;
  }
}
