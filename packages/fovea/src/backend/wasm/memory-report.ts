// What the wasm backend says when memory runs out: what was asked for, what holds memory, whether it is in pieces, what to do.

import { formatShape } from '../../base/shape.ts';
import type { StoredValues } from '../interface.ts';

/** What a block is for: values of a tensor or state, or a purpose in words. */
export type BlockUse = StoredValues | string;

export interface Block {
  readonly size: number;
  readonly use: BlockUse;
}

/** Kinds of tensors that a message names. */
const NAMED = 3;

export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

const nameOf = (use: BlockUse): string =>
  typeof use === 'string' ? use : `a tensor (${use.dtype} ${formatShape(use.shape)})`;

/** `limit`: bytes that can be had; `free`: sizes of the pieces that are not held. */
export function describeHeld(
  asked: Block,
  held: readonly Block[],
  { limit, free }: { readonly limit: number; readonly free: readonly number[] },
): string {
  const total = sum(free);
  const largest = free.reduce((most, size) => Math.max(most, size), 0);
  const inPieces = total >= asked.size ? ', but in pieces' : '';
  return (
    `wasm: out of memory: ${nameOf(asked.use)} takes ${mebibytes(asked.size)}; of ${mebibytes(limit)} that can be had here, ` +
    `${mebibytes(sum(held.map(({ size }) => size)))} are held${listed(held)}; ` +
    `${mebibytes(total)} are free${inPieces} (the largest: ${mebibytes(largest)}); ` +
    'use a smaller batch or image, keep numbers (data(), item()) instead of tensors, or dispose() tensors that are no longer needed'
  );
}

/** Tensors by dtype and shape, those that hold most first; then the rest by purpose. */
function listed(held: readonly Block[]): string {
  const groups = new Map<string, { tensors: number; bytes: number }>();
  for (const { size, use } of held) {
    const name = typeof use === 'string' ? use : `${use.dtype} ${formatShape(use.shape)}`;
    const group = groups.get(name) ?? { tensors: 0, bytes: 0 };
    groups.set(name, { tensors: group.tensors + Number(typeof use !== 'string'), bytes: group.bytes + size });
  }
  const ordered = [...groups].sort(([, a], [, b]) => b.bytes - a.bytes);
  const tensors = ordered.filter(([, group]) => group.tensors > 0);
  const lines = tensors.slice(0, NAMED).map(([name, group]) => `${group.tensors} × ${name} ${mebibytes(group.bytes)}`);
  const others = tensors.slice(NAMED);
  if (others.length > 0) {
    const count = sum(others.map(([, group]) => group.tensors));
    lines.push(`${count} other tensors ${mebibytes(sum(others.map(([, group]) => group.bytes)))}`);
  }
  for (const [name, group] of ordered) if (group.tensors === 0) lines.push(`${name} ${mebibytes(group.bytes)}`);
  return lines.length > 0 ? ` (${lines.join(', ')})` : '';
}
