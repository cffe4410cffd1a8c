// Looks at many pictures, some at a time, and keeps apart what was found and what is wrong.

import type { Problem } from './image-list.ts';

export interface Looked<T> {
  readonly images: readonly T[];
  readonly problems: readonly Problem[];
}

/** What `look` says of each entry, in their order, `width` at a time; of those before the signal aborted. */
export async function lookAtAll<E, T extends object>(
  entries: readonly E[],
  look: (entry: E) => Promise<T | Problem>,
  { width, signal }: { readonly width: number; readonly signal: AbortSignal },
): Promise<Looked<T>> {
  const found = new Array<T | Problem | undefined>(entries.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < entries.length && !signal.aborted) {
      const i = next++;
      found[i] = await look(entries[i]);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  const isProblem = (one: T | Problem): one is Problem => 'reason' in one;
  const looked = found.filter((one) => one !== undefined);
  return { images: looked.filter((one): one is T => !isProblem(one)), problems: looked.filter(isProblem) };
}
