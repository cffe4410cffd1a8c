// "Did you mean …?": the known name that an unknown one resembles most. Bottom layer: imports nothing.

/** Letters from which on a name counts as the beginning of a longer one. */
const PREFIX = 3;

/**
 * The candidate that the fewest edits of single letters lead to (Levenshtein distance); the first of equals. Names that begin with all of
 * `name` come before all others. With `furthest`, undefined when even the nearest needs more edits and does not begin with it.
 */
export function nearestName(name: string, candidates: readonly string[]): string;
export function nearestName(name: string, candidates: readonly string[], furthest: number): string | undefined;
export function nearestName(
  name: string,
  candidates: readonly string[],
  furthest = Number.POSITIVE_INFINITY,
): string | undefined {
  const wanted = name.toLowerCase();
  const longer = wanted.length >= PREFIX ? candidates.filter((one) => one.toLowerCase().startsWith(wanted)) : [];
  const eligible = longer.length > 0 ? longer : candidates;
  const distances = eligible.map((candidate) => editDistance(wanted, candidate.toLowerCase()));
  const least = Math.min(...distances);
  return longer.length > 0 || least <= furthest ? eligible[distances.indexOf(least)] : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
    }
    row = next;
  }
  return row[b.length];
}
