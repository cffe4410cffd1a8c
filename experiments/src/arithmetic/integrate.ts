// Numerical integration, for checking closed forms.

/** ∫ f(x) dx by Simpson's rule on 2,000 intervals. */
export function integrate(f: (x: number) => number, low: number, high: number): number {
  const intervals = 2000;
  const width = (high - low) / intervals;
  let total = f(low) + f(high);
  for (let i = 1; i < intervals; i++) total += (i % 2 === 1 ? 4 : 2) * f(low + i * width);
  return (total * width) / 3;
}
