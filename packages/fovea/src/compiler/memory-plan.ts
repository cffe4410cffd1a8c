// Gives buffers and workspaces fixed places in the arena: two share bytes when their lifetimes do not overlap.

/** Something that needs bytes during a range of stages, both ends included. */
export interface Demand {
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

const ALIGNMENT = 64;

export const alignUp = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Byte offset of each demand, largest first at the lowest place that is free for its lifetime; and the arena's size. */
export function planMemory(demands: readonly Demand[]): { offsets: number[]; bytes: number } {
  const offsets = new Array<number>(demands.length).fill(0);
  const order = [...demands.keys()].sort(
    (a, b) => demands[b].bytes - demands[a].bytes || demands[a].first - demands[b].first,
  );
  const placed: number[] = [];
  let total = 0;
  for (const index of order) {
    const { first, last } = demands[index];
    const size = alignUp(demands[index].bytes);
    if (size === 0) continue;
    let at = 0;
    for (const other of placed) {
      if (demands[other].last < first || demands[other].first > last) continue;
      if (offsets[other] - at >= size) break;
      at = Math.max(at, offsets[other] + alignUp(demands[other].bytes));
    }
    offsets[index] = at;
    insertByOffset(placed, offsets, index);
    total = Math.max(total, at + size);
  }
  return { offsets, bytes: total };
}

/** Keeps `placed` sorted by offset. */
function insertByOffset(placed: number[], offsets: readonly number[], index: number): void {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[placed[middle]] <= offsets[index]) low = middle + 1;
    else high = middle;
  }
  placed.splice(low, 0, index);
}
