// "Did you mean …?": the known name that an unknown one resembles most. Bottom layer: imports nothing.

/** Letters from which on a name counts as the beginning, or the long form, of another. */
const PREFIX = 3;

/**
 * The candidate that the fewest edits of single letters lead to (Levenshtein distance); the first of equals. Names that begin with all of
 * `name`, or that it begins with, come before all others, then those that have it as a part, such as conv_stem for stem. With `furthest`, undefined when even
 * the nearest needs more edits and none is related in this way.
 */
export function nearestName(name: string, candidates: readonly string[]): string;
export function nearestName(name: string, candidates: readonly string[], furthest: number): string | undefined;
export function nearestName(
  name: string,
  candidates: readonly string[],
  furthest = Number.POSITIVE_INFINITY,
): string | undefined {
  const wanted = name.toLowerCase();
  const related = candidates.filter((candidate) => {
    const [short, long] = [wanted, candidate.toLowerCase()].sort((a, b) => a.length - b.length);
    return short.length >= PREFIX && long.startsWith(short);
  });
  if (related.length === 0 && wanted.length >= PREFIX)
    related.push(...candidates.filter((candidate) => candidate.toLowerCase().split(/[._]/).includes(wanted)));
  const eligible = related.length > 0 ? related : candidates;
  const distances = eligible.map((candidate) => editDistance(wanted, candidate.toLowerCase()));
  const least = distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return related.length > 0 || least <= furthest ? eligible[distances.indexOf(least)] : undefined;
}

/**
 * The candidate that was probably meant, by the number of letters to change; undefined when more than half of the letters differ.
 * @example
 * resemblingName('resnet8', ['resnet18', 'vit_tiny']); // 'resnet18'
 */
export const resemblingName = (name: string, candidates: readonly string[]): string | undefined =>
  nearestName(name, candidates, Math.max(1, Math.floor(name.length / 2)));

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
