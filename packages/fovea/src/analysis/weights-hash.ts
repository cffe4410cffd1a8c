// A name for the values of a model's weights, so that a report says which ones it is about.

import type { Module } from '../nn/index.ts';

const hex = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * SHA-256 over the names, shapes and values of all parameters and buffers, in their order: the same for the same weights.
 * @returns null where the platform has no `crypto.subtle`, as pages that are no secure context
 */
export async function weightsHash(model: Module): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const lines: string[] = [];
  for (const [name, state] of model.namedStates()) {
    // A copy: not every platform takes memory that threads share.
    const values = (await state.data()).slice();
    lines.push(`${name} [${state.shape.join(', ')}] ${hex(await subtle.digest('SHA-256', values))}`);
  }
  return hex(await subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n'))));
}
