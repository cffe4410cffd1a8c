// What became of each name when weights were loaded: as data, and in words.

import { formatShape, type Shape } from '../base/shape.ts';

/** A tensor that the dict has in another shape, or for another grid, than the model; shapes are in PyTorch's layout. */
export interface MismatchedKey {
  /** Dotted name of the parameter or buffer. */
  readonly name: string;
  /** In the dict. */
  readonly found: Shape;
  /** In the model. */
  readonly expected: Shape;
  /** Where the shapes are the same, but the values belong to the cells of different grids. */
  readonly grids?: { readonly found: Shape; readonly expected: Shape };
}

/** PyTorch's IncompatibleKeys, and more. */
export interface LoadReport {
  /** Names of what was set, in the model's order. */
  readonly matchedKeys: readonly string[];
  /** In the model but not in the dict: as they were. A batch norm's `num_batches_tracked`, which old files lack, does not count. */
  readonly missingKeys: readonly string[];
  /** In the dict but not in the model: not used. */
  readonly unexpectedKeys: readonly string[];
  /** In both, in shapes that do not fit: as they were. */
  readonly mismatched: readonly MismatchedKey[];
}

/** Names that a line lists. */
const MOST_LISTED = 8;

/**
 * A line on which weights were set, and one for each kind of those that were not.
 * @example
 * const from = await stateDict(new Linear(2, 3));
 * formatLoadReport(loadStateDict(new Linear(2, 3), from)); // '2 of 2 tensors loaded'
 */
export function formatLoadReport(report: LoadReport): string {
  const { matchedKeys, missingKeys, unexpectedKeys, mismatched } = report;
  const total = matchedKeys.length + missingKeys.length + mismatched.length;
  const kinds: [kind: string, items: readonly string[]][] = [
    ['missing, left as they were', missingKeys],
    ['of another shape, left as they were', mismatched.map(formatMismatch)],
    ['unexpected, not used', unexpectedKeys],
  ];
  return [
    `${matchedKeys.length} of ${total} tensors loaded`,
    ...kinds
      .filter(([, items]) => items.length > 0)
      .map(([kind, items]) => `  ${items.length} ${kind}: ${listed(items)}`),
  ].join('\n');
}

/** Why the weights were refused. */
export function loadProblems({ missingKeys, unexpectedKeys, mismatched }: LoadReport): string {
  const shapes = mismatched.map(({ name, found, expected, grids }) =>
    grids
      ? `${name} is for a grid of ${grids.found.join(' × ')} but the model has ${grids.expected.join(' × ')}`
      : `${name} has shape ${formatShape(found)} but the model needs ${formatShape(expected)}`,
  );
  const problems = shapes.length > 0 ? [listed(shapes, '; ')] : [];
  if (missingKeys.length > 0) problems.push(`missing: ${listed(missingKeys)}`);
  if (unexpectedKeys.length > 0) problems.push(`unexpected: ${listed(unexpectedKeys)}`);
  return problems.join('; ');
}

const formatMismatch = ({ name, found, expected, grids }: MismatchedKey): string =>
  grids
    ? `${name} (a grid of ${grids.found.join(' × ')}, not ${grids.expected.join(' × ')})`
    : `${name} (${formatShape(found)}, not ${formatShape(expected)})`;

const listed = (names: readonly string[], separator = ', '): string =>
  names.length <= MOST_LISTED
    ? names.join(separator)
    : `${names.slice(0, MOST_LISTED).join(separator)} and ${names.length - MOST_LISTED} more`;
