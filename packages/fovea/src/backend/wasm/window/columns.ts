// Cuts the output columns of a window pass into register tiles, statically: edge columns get only the taps that exist. Feeds pass.ts.

import { type Axis, type Tap, tapsOf } from './axis.ts';

/** One use of a source column at a tap for an output column. */
export interface Term extends Tap {
  readonly column: number;
}

/** Taps handled together in one innermost loop; repeated `repeats` times, each time with taps and sources moved on by the steps. */
export interface Chunk {
  readonly terms: readonly Term[];
  readonly repeats: number;
  readonly tapStep: number;
  readonly sourceStep: number;
}

/** Output columns held in registers together; repeated `repeats` times, each time with columns and sources moved on. */
export interface Block {
  readonly column: number;
  readonly columns: number;
  readonly chunks: readonly Chunk[];
  readonly repeats: number;
  readonly sourceStep: number;
}

/** How many different values of each kind a chunk touches. */
export interface Footprint {
  readonly columns: number;
  readonly sources: number;
  readonly taps: number;
  readonly terms: number;
}

/** What a kernel's innermost loop needs for one iteration. */
export interface TileCost {
  /** v128 values alive at once. */
  registers(footprint: Footprint): number;
  loads(footprint: Footprint): number;
  /** Arithmetic instructions of one term, and the cycles until their result can be used by the next. */
  readonly arithmetic: number;
  readonly latency: number;
  /** What has accumulators of its own: each column of a block, or each tap of a chunk. */
  readonly accumulators: 'columns' | 'taps';
  /** Every row is taken as a whole, so that a column meets its source pixels in ascending order. */
  readonly wholeRows?: true;
  /** Typical number of iterations of the innermost loop. */
  readonly iterations: number;
}

/** V8 hoists the loads of a basic block to its top and spills beyond the 16 registers; two are its scratch. */
const REGISTERS = 14;
/** Instructions that a core looks ahead: independent loops within this distance overlap. */
const WINDOW = 400;
const MAX_COLUMNS = 8;
/** Differences in cycles that are rounding errors: the wider last block wins then, which makes for more equal blocks. */
const TIE = 1e-6;

const distinct = (values: readonly number[]): number => new Set(values).size;

function footprintOf(terms: readonly Term[], columns: number): Footprint {
  return {
    columns,
    sources: distinct(terms.map(({ source }) => source)),
    taps: distinct(terms.map(({ tap }) => tap)),
    terms: terms.length,
  };
}

/** Instructions, busy cycles and waiting cycles of loops that follow one another on the same accumulators. */
interface Work {
  readonly instructions: number;
  readonly busy: number;
  readonly waiting: number;
}

/** Two loads, two arithmetic instructions or six of any kind a cycle; five instructions turn a loop. */
function workOf(footprint: Footprint, cost: TileCost): Work {
  const loads = cost.loads(footprint);
  const arithmetic = cost.arithmetic * footprint.terms;
  const instructions = loads + arithmetic + 5;
  return {
    instructions: cost.iterations * instructions,
    busy: cost.iterations * Math.max(loads / 2, arithmetic / 2, instructions / 6) + 2,
    waiting: cost.iterations * cost.latency * Math.ceil(footprint.terms / footprint[cost.accumulators]),
  };
}

/** Cycles of a chain of loops: bound by its own latency unless the chains after it overlap. */
function cyclesOf(chain: readonly Work[]): number {
  const total = (key: keyof Work): number => chain.reduce((sum, work) => sum + work[key], 0);
  return Math.max(total('busy'), total('waiting') * Math.min(1, total('instructions') / WINDOW));
}

/** Two lists of terms that differ by a shift only. */
function sameTerms(a: readonly Term[], b: readonly Term[]): boolean {
  const [p, q] = [a[0], b[0]];
  return (
    a.length === b.length &&
    a.every((term, i) => {
      const other = b[i];
      return (
        term.column - p.column === other.column - q.column &&
        term.source - p.source === other.source - q.source &&
        term.tap - p.tap === other.tap - q.tap
      );
    })
  );
}

/** Joins chunks that repeat a pattern with even steps. */
function joinChunks(groups: readonly (readonly Term[])[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const terms of groups) {
    const last = chunks[chunks.length - 1];
    const [from, to] = [last?.terms[0], terms[0]];
    if (last && from && sameTerms(last.terms, terms) && from.column === to.column) {
      const tapStep = (to.tap - from.tap) / last.repeats;
      const sourceStep = (to.source - from.source) / last.repeats;
      if (last.repeats === 1 || (tapStep === last.tapStep && sourceStep === last.sourceStep)) {
        chunks[chunks.length - 1] = { terms: last.terms, repeats: last.repeats + 1, tapStep, sourceStep };
        continue;
      }
    }
    chunks.push({ terms, repeats: 1, tapStep: 0, sourceStep: 0 });
  }
  return chunks;
}

/** A block's terms in groups of neighbouring taps; columns and sources relative to the block. */
interface Candidate {
  readonly cycles: number;
  readonly groups: readonly (readonly Term[])[];
}

/** Groups terms by `width` neighbouring taps; undefined when a group does not fit the registers. */
function groupTaps(terms: readonly Term[], columns: number, width: number, cost: TileCost): Candidate | undefined {
  const groups = new Map<number, Term[]>();
  const first = terms.length > 0 ? terms[0].tap : 0;
  for (const term of terms) {
    const key = Math.floor((term.tap - first) / width);
    const group = groups.get(key);
    if (group) group.push(term);
    else groups.set(key, [term]);
  }
  const work: Work[] = [];
  for (const group of groups.values()) {
    const footprint = footprintOf(group, columns);
    if (cost.registers(footprint) > REGISTERS) return undefined;
    work.push(workOf(footprint, cost));
  }
  const chains = cost.accumulators === 'columns' ? [work] : work.map((one) => [one]);
  const cycles = chains.reduce((sum, chain) => sum + cyclesOf(chain), 2 + columns / 2);
  return { cycles, groups: [...groups.values()] };
}

/** The cheapest grouping of a block's terms. */
function bestCandidate(terms: readonly Term[], columns: number, cost: TileCost): Candidate | undefined {
  const span = terms.length === 0 ? 1 : terms[terms.length - 1].tap - terms[0].tap + 1;
  let best: Candidate | undefined;
  for (let width = cost.wholeRows ? span : 1; width <= span; width++) {
    const candidate = groupTaps(terms, columns, width, cost);
    if (!candidate) break;
    if (!best || candidate.cycles < best.cycles) best = candidate;
  }
  return best;
}

/** Finds candidates for blocks, remembering those of equal pattern: inner columns repeat one another. */
function candidateFinder(axis: Axis, cost: TileCost) {
  const taps = Array.from({ length: axis.outputs }, (_, column) => tapsOf(axis, column));
  const patterns = taps.map((list) => list.map(({ tap, source }) => `${tap}:${source - list[0].source}`).join());
  const known = new Map<string, Candidate | undefined>();
  return (from: number, columns: number): { candidate: Candidate | undefined; source: number } => {
    const block = taps.slice(from, from + columns);
    const source = block.find((list) => list.length > 0)?.[0].source ?? 0;
    const key = block
      .map((list, i) => `${patterns[from + i]}@${list.length > 0 ? list[0].source - source : 0}`)
      .join(';');
    if (!known.has(key)) {
      const terms = block.flatMap((list, column) =>
        list.map((t): Term => ({ column, tap: t.tap, source: t.source - source })),
      );
      terms.sort((a, b) => a.tap - b.tap || a.column - b.column);
      known.set(key, bestCandidate(terms, columns, cost));
    }
    return { candidate: known.get(key), source };
  };
}

/** Joins neighbouring blocks of one pattern. */
function joinBlocks(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined[joined.length - 1];
    if (
      last &&
      last.columns === block.columns &&
      last.chunks.length === block.chunks.length &&
      block.chunks.length > 0
    ) {
      const shift = block.chunks[0].terms[0].source - last.chunks[0].terms[0].source;
      const sourceStep = shift / last.repeats;
      const follows = last.chunks.every((chunk, i) => {
        const other = block.chunks[i];
        const sameRun =
          chunk.repeats === other.repeats && chunk.tapStep === other.tapStep && chunk.sourceStep === other.sourceStep;
        const [p, q] = [chunk.terms[0], other.terms[0]];
        const sameColumn = p.column - last.column === q.column - block.column;
        return (
          sameRun &&
          sameColumn &&
          sameTerms(chunk.terms, other.terms) &&
          p.tap === q.tap &&
          q.source - p.source === shift
        );
      });
      if (follows && (last.repeats === 1 || sourceStep === last.sourceStep)) {
        joined[joined.length - 1] = { ...last, repeats: last.repeats + 1, sourceStep };
        continue;
      }
    }
    joined.push(block);
  }
  return joined;
}

/** The cheapest cut of all output columns into blocks, by dynamic programming over the position of the cut. */
export function planColumns(axis: Axis, cost: TileCost): Block[] {
  const find = candidateFinder(axis, cost);
  const cheapest = [{ cycles: 0, from: 0 }];
  for (let end = 1; end <= axis.outputs; end++) {
    let best = { cycles: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let columns = Math.min(MAX_COLUMNS, end); columns >= 1; columns--) {
      const from = end - columns;
      const cycles = cheapest[from].cycles + (find(from, columns).candidate?.cycles ?? Number.POSITIVE_INFINITY);
      if (cycles < best.cycles - TIE) best = { cycles, from };
    }
    cheapest.push(best);
  }
  const blocks: Block[] = [];
  for (let end = axis.outputs; end > 0; end = cheapest[end].from) {
    const column = cheapest[end].from;
    const { candidate, source } = find(column, end - column);
    const groups = (candidate?.groups ?? []).map((terms) =>
      terms.map((term) => ({ tap: term.tap, column: term.column + column, source: term.source + source })),
    );
    blocks.push({ column, columns: end - column, chunks: joinChunks(groups), repeats: 1, sourceStep: 0 });
  }
  return joinBlocks(blocks.reverse());
}
