// Gives buffers and workspaces fixed places in the arena: two share bytes when their lifetimes do not overlap.

/** Something that needs bytes during a range of stages, both ends included. */
export interface Demand {
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

const ALIGNMENT = 64;

export const alignUp = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** What lies somewhere already. */
interface Placed {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** Byte offset of each demand, largest first at the lowest place that is free for its lifetime; and the arena's size. */
export function planMemory(demands: readonly Demand[]): { offsets: number[]; bytes: number } {
  const offsets = new Array<number>(demands.length).fill(0);
  const order = [...demands.keys()]
    .filter((index) => demands[index].bytes > 0)
    .sort((a, b) => demands[b].bytes - demands[a].bytes || demands[a].first - demands[b].first);
  const placed: Placed[] = [];
  let total = 0;
  for (const index of order) {
    const { first, last, bytes } = demands[index];
    const size = alignUp(bytes);
    let at = 0;
    for (const other of placed) {
      if (other.last < first || other.first > last) continue;
      if (other.from - at >= size) break;
      if (other.to > at) at = other.to;
    }
    offsets[index] = at;
    insertByOffset(placed, { first, last, from: at, to: at + size });
    total = Math.max(total, at + size);
  }
  return { offsets, bytes: total };
}

/** Keeps `placed` sorted by offset. */
function insertByOffset(placed: Placed[], own: Placed): void {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placed[middle].from <= own.from) low = middle + 1;
    else high = middle;
  }
  placed.splice(low, 0, own);
}
