// Flip alignment in words, for `fovea profile` and `fovea explain`.

import type { FlipAlignmentReport } from 'fovea/analysis';

/** Where misalignment begins and what would help; nothing where it was not asked for. */
export function flipsText(flips: FlipAlignmentReport | null): string[] {
  if (!flips) return [];
  const causes = flips.causes.flatMap(({ layer, reason, advice }) => [
    `  ${layer || 'the model itself'}: ${reason}`,
    `    ${advice}`,
  ]);
  const sizes =
    flips.alignedSizes.length > 0 ? [`  aligned everywhere at image sides of ${flips.alignedSizes.join(' or ')}`] : [];
  return flips.causes.length === 0
    ? ['flips: mirrored pictures are seen at the same places in all layers']
    : ['flips: where mirrored pictures begin to be seen at other places', ...causes, ...sizes];
}

/** Without maps, which would be most of the text. */
export const flipsJson = (flips: FlipAlignmentReport | null): unknown =>
  flips && { ...flips, layers: flips.layers.map(({ map: _, ...layer }) => layer) };
