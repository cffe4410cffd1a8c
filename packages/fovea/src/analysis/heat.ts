// What heat maps have in common: values from 0 to 1.

/** Each map of `size` values divided by its largest value; what is below 0 counts as 0. */
export function scaleToOne(heat: Float32Array, size: number): void {
  for (let at = 0; at < heat.length; at += size) {
    const map = heat.subarray(at, at + size);
    const largest = map.reduce((most, value) => Math.max(most, value), 0);
    for (const [i, value] of map.entries()) map[i] = largest > 0 ? Math.max(0, value) / largest : 0;
  }
}

/** Single pixels far above all others would leave the rest dark. */
const SHOWN = 0.99;

/**
 * Attributions of values `[N, H, W, C]` as maps `[N, H, W]` of 0…1: their sizes, added up over the channels; from the 99th percentile of an image on,
 * all are 1 (Smilkov et al., arXiv:1706.03825, section 3.1).
 */
export function sizesOf(attributions: Float32Array, [N, H, W, C]: readonly number[]): Float32Array {
  const heat = new Float32Array(N * H * W);
  for (let i = 0; i < heat.length; i++) for (let c = 0; c < C; c++) heat[i] += Math.abs(attributions[i * C + c]);
  for (let at = 0; at < heat.length; at += H * W) {
    const map = heat.subarray(at, at + H * W);
    const sorted = Float32Array.from(map).sort();
    const top = sorted[Math.floor(SHOWN * (sorted.length - 1))] || sorted[sorted.length - 1];
    for (const [i, value] of map.entries()) map[i] = top > 0 ? Math.min(1, value / top) : 0;
  }
  return heat;
}
