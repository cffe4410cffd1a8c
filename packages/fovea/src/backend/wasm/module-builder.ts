// A WebAssembly module from functions: types, table, exports and the sections' bytes.

import type { UnsharedUint8Array } from '../../base/unshared.ts';
import { type Code, type FunctionBuilder, unsignedLeb, VALUE_TYPE, type ValueType } from './assembler.ts';

/** Collects functions and gives them indices; `add` may be called while other functions are being built. */
export class ModuleBuilder {
  private readonly functions: { readonly builder: FunctionBuilder; readonly exportName: string | undefined }[] = [];
  private readonly named = new Map<string, number>();
  private readonly types: number[][] = [];
  private readonly typeIndices = new Map<string, number>();
  /** Functions that `callIndirect` reaches by position. */
  private table: readonly number[] = [];

  /** Function imports would come first in the index space; none are used, so indices start at 0. */
  add(builder: FunctionBuilder, exportName?: string): number {
    this.functions.push({ builder, exportName });
    return this.functions.length - 1;
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
    return [...args, position, 0x11, ...unsignedLeb(type), 0];
  }

  private typeIndex(params: readonly ValueType[], results: readonly ValueType[]): number {
    const key = `${params}>${results}`;
    let index = this.typeIndices.get(key);
    if (index === undefined) {
      const list = (types: readonly ValueType[]): number[] => [
        ...unsignedLeb(types.length),
        ...types.map((type) => VALUE_TYPE[type]),
      ];
      index = this.types.push([0x60, ...list(params), ...list(results)]) - 1;
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
    const name = (text: string): number[] => [...unsignedLeb(text.length), ...new TextEncoder().encode(text)];
    const limits = [
      options.shared ? 0x03 : 0x01,
      ...unsignedLeb(options.initialPages),
      ...unsignedLeb(options.maximumPages),
    ];
    const functionTypes = this.functions.map(({ builder }) =>
      unsignedLeb(this.typeIndex(builder.paramTypes, builder.results)),
    );
    const exported = this.functions.flatMap(({ exportName }, index) =>
      exportName === undefined ? [] : [[...name(exportName), 0x00, ...unsignedLeb(index)]],
    );
    const bodies = this.functions.map(({ builder }) => {
      const body = builder.encode();
      return [unsignedLeb(body.length), body];
    });
    const tableSize = unsignedLeb(this.table.length);
    const out = new ByteWriter();
    out.write([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    out.section(
      1,
      this.types.map((type) => [type]),
    );
    out.section(2, [[[...name('env'), ...name('memory'), 0x02, ...limits]]]);
    out.section(
      3,
      functionTypes.map((type) => [type]),
    );
    out.section(4, [[[0x70, 0x01, ...tableSize, ...tableSize]]]);
    out.section(
      7,
      exported.map((entry) => [entry]),
    );
    if (this.table.length > 0) {
      out.section(9, [[[0x00, 0x41, 0x00, 0x0b, ...tableSize, ...this.table.flatMap((index) => unsignedLeb(index))]]]);
    }
    out.section(10, bodies);
    return out.bytes();
  }
}

/** Bytes in a growing typed array: a Program's code is hundreds of kilobytes. */
class ByteWriter {
  private data = new Uint8Array(65_536);
  private length = 0;

  write(bytes: readonly number[]): void {
    this.reserve(bytes.length);
    this.data.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A section of items, each given in pieces. */
  section(id: number, items: readonly (readonly (readonly number[])[])[]): void {
    const count = unsignedLeb(items.length);
    let size = count.length;
    for (const item of items) for (const piece of item) size += piece.length;
    this.write([id, ...unsignedLeb(size), ...count]);
    for (const item of items) for (const piece of item) this.write(piece);
  }

  bytes(): UnsharedUint8Array {
    return this.data.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.data.length) return;
    const grown = new Uint8Array(Math.max(this.data.length * 2, this.length + more));
    grown.set(this.data);
    this.data = grown;
  }
}
