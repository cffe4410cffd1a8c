// The regions that adaptive pooling divides an axis into, as in PyTorch: region i of n reaches from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉.

export interface Region {
  readonly start: number;
  readonly end: number;
}

export const regionsOf = (size: number, count: number): readonly Region[] =>
  Array.from({ length: count }, (_, i) => ({
    start: Math.floor((i * size) / count),
    end: Math.ceil(((i + 1) * size) / count),
  }));

/** The windows that the regions are where all have one length and one distance, even if they overlap; undefined elsewhere. */
export function regularWindows(
  size: number,
  count: number,
): { readonly kernelSize: number; readonly stride: number } | undefined {
  const regions = regionsOf(size, count);
  const kernelSize = regions[0].end;
  const stride = count > 1 ? regions[1].start : 1;
  const isRegular = regions.every(({ start, end }, i) => start === i * stride && end - start === kernelSize);
  return isRegular && stride > 0 ? { kernelSize, stride } : undefined;
}
