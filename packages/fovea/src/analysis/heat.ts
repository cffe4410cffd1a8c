// What heat maps have in common: values from 0 to 1.

/** Each map of `size` values divided by its largest value. */
export function scaleToOne(heat: Float32Array, size: number): void {
  for (let at = 0; at < heat.length; at += size) {
    const map = heat.subarray(at, at + size);
    const largest = map.reduce((most, value) => Math.max(most, value), 0);
    for (const [i, value] of map.entries()) map[i] = largest > 0 ? value / largest : 0;
  }
}
