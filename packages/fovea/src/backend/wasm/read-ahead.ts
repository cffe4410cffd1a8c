// Reads memory in order into cache before a kernel reads it raggedly: the prefetcher follows the former only. Twice as fast for large tensors.

import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, forRange } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import type { ModuleBuilder } from './assembler/module-builder.ts';

/** Tensors below this size are still in cache from the kernel that wrote them. */
export const CACHED_BYTES = 8 * 2 ** 20;
const LINE_BYTES = 64;

/** Code that touches every cache line of `bytes` from `address` on; nothing when the whole tensor is small. */
export function readAhead(module: ModuleBuilder, tensorBytes: number, address: Code, bytes: Code): Code {
  if (tensorBytes < CACHED_BYTES) return [];
  const touch = module.shared('read ahead', () => {
    const f = new FunctionBuilder(['i32', 'i32']);
    const [from, size] = f.params;
    const at = f.local('i32');
    f.emit(forRange(at, 0, size.get, LINE_BYTES, control.drop(i32.load(i32.add(from.get, at.get)))));
    return f;
  });
  return control.call(touch, address, bytes);
}
