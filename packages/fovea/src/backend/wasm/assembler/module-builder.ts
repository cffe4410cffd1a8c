// A WebAssembly module from functions: types, table, exports and the sections' bytes.

import { InternalError } from '../../../base/errors.ts';
import type { UnsharedUint8Array } from '../../../base/unshared.ts';
import { type Code, unsignedLeb, VALUE_TYPE, type ValueType } from './encoding.ts';
import type { FunctionBuilder } from './function-builder.ts';
import { control } from './instructions.ts';

/** Collects functions and gives them indices; `add` may be called while other functions are being built. */
export class ModuleBuilder {
  private readonly functions: { readonly builder: FunctionBuilder; exportName: string | undefined }[] = [];
  private readonly named = new Map<string, number>();
  private readonly types: string[] = [];
  private readonly typeIndices = new Map<string, number>();
  /** Functions that `callIndirect` reaches by position. */
  private table: readonly number[] = [];

  /** `imports`: functions of `env` by name and number of arguments, all i32, without a result. They come first in the index space. */
  constructor(private readonly imports: readonly { readonly name: string; readonly parameters: number }[] = []) {}

  add(builder: FunctionBuilder, exportName?: string): number {
    this.functions.push({ builder, exportName });
    return this.imports.length + this.functions.length - 1;
  }

  /** Gives a function that was added a name outside. */
  export(index: number, name: string): void {
    this.functions[index - this.imports.length].exportName = name;
  }

  /** Index of an imported function. */
  imported(name: string): number {
    const index = this.imports.findIndex((one) => one.name === name);
    if (index < 0) throw new InternalError(`wasm backend: '${name}' is not imported`);
    return index;
  }

  /** Adds the function built by `make` once per key and returns its index: identical kernels share code. */
  shared(key: string, make: () => FunctionBuilder): number {
    let index = this.named.get(key);
    if (index === undefined) {
      index = this.add(make());
      this.named.set(key, index);
    }
    return index;
  }

  setTable(functions: readonly number[]): void {
    this.table = functions;
  }

  /** Calls the function at a position of the table; all arguments i32, no result. */
  callIndirect(position: Code, ...args: readonly Code[]): Code {
    const type = this.typeIndex(
      args.map((): ValueType => 'i32'),
      [],
    );
    return control.callIndirect(type, position, ...args);
  }

  private typeIndex(params: readonly ValueType[], results: readonly ValueType[]): number {
    const key = `${params}>${results}`;
    let index = this.typeIndices.get(key);
    if (index === undefined) {
      const list = (types: readonly ValueType[]): string =>
        unsignedLeb(types.length) + types.map((type) => VALUE_TYPE[type]).join('');
      index = this.types.push(`\x60${list(params)}${list(results)}`) - 1;
      this.typeIndices.set(key, index);
    }
    return index;
  }

  /** The module's bytes; imports `env.memory` (shared or not) of the given page limits. */
  assemble(options: {
    readonly shared: boolean;
    readonly initialPages: number;
    readonly maximumPages: number;
  }): UnsharedUint8Array {
    const name = (text: string): string => unsignedLeb(text.length) + text;
    const limits =
      (options.shared ? '\x03' : '\x01') + unsignedLeb(options.initialPages) + unsignedLeb(options.maximumPages);
    const imports = this.imports.map(({ name: imported, parameters }) => {
      const type = this.typeIndex(new Array<ValueType>(parameters).fill('i32'), []);
      return `${name('env')}${name(imported)}\x00${unsignedLeb(type)}`;
    });
    const functionTypes = this.functions.map(({ builder }) =>
      unsignedLeb(this.typeIndex(builder.paramTypes, builder.results)),
    );
    const exported = this.functions.flatMap(({ exportName }, index) =>
      exportName === undefined ? [] : [`${name(exportName)}\x00${unsignedLeb(this.imports.length + index)}`],
    );
    const bodies = this.functions.map(({ builder }) => {
      const body = builder.encode();
      return unsignedLeb(body.length) + body;
    });
    const tableSize = unsignedLeb(this.table.length);
    const elements = `\x00\x41\x00\x0b${tableSize}${this.table.map(unsignedLeb).join('')}`;
    return bytesOf(
      [
        '\0asm\x01\0\0\0',
        section(1, this.types),
        section(2, [...imports, `${name('env')}${name('memory')}\x02${limits}`]),
        section(3, functionTypes),
        section(4, [`\x70\x01${tableSize}${tableSize}`]),
        section(7, exported),
        this.table.length > 0 ? section(9, [elements]) : '',
        section(10, bodies),
      ].join(''),
    );
  }
}

function section(id: number, items: readonly string[]): string {
  const content = unsignedLeb(items.length) + items.join('');
  return String.fromCharCode(id) + unsignedLeb(content.length) + content;
}

function bytesOf(text: string): UnsharedUint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
