// Vector code that every window kernel needs: multiply-add with or without relaxed SIMD, and stores of fewer than four channels.

import type { Code } from '../assembler/encoding.ts';
import type { FunctionBuilder, Local } from '../assembler/function-builder.ts';
import { v128 } from '../assembler/instructions.ts';
import type { Block, Chunk } from './columns.ts';
import type { Place } from './pass.ts';

/** v128 locals by index, made when first asked for. */
export function locals(f: FunctionBuilder): (index: number) => Local {
  const made: Local[] = [];
  return (index) => {
    made[index] ??= f.local('v128');
    return made[index];
  };
}

/** Code for each column of a block. */
export const eachColumn = (block: Block, emit: (column: number, index: number) => Code): Code =>
  Array.from({ length: block.columns }, (_, index) => emit(block.column + index, index));

export const distinctSources = ({ terms }: Chunk): number[] => [...new Set(terms.map(({ source }) => source))];
export const distinctTaps = ({ terms }: Chunk): number[] => [...new Set(terms.map(({ tap }) => tap))];

export const loadAt = ({ base, offset }: Place): Code => v128.load(base, offset);

/** Stores the lanes of a group that exist: all four unless the tensor has fewer channels. Reading beyond them is harmless. */
export function storeAt({ base, offset }: Place, value: Code, channels: number): Code {
  if (channels >= 4) return v128.store(base, value, offset);
  if (channels === 1) return v128.store32Lane(base, value, 0, offset);
  const pair = v128.store64Lane(base, value, 0, offset);
  return channels === 2 ? pair : [pair, v128.store32Lane(base, value, 2, offset + 8)];
}
