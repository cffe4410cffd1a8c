// Text that is equal for kernels that share code: everything but which buffers they use.

/** JSON that tells apart NaN, the infinities and −0, without buffer numbers and offsets. */
export function kernelKey(parts: unknown): string {
  return JSON.stringify(parts, (key, value) => {
    if (key === 'buffer') return undefined;
    if (typeof value !== 'number') return value;
    return Number.isFinite(value) && !Object.is(value, -0) ? value : String(Object.is(value, -0) ? '-0' : value);
  });
}
