// The order in which positions of an axis take from others, found again in numbers: how it goes on where the image has no end.

import type { Sources } from './extent.ts';
import type { LineStep } from './field-layout.ts';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/**
 * A rule that repeats and gives the sources of all positions, those beyond the border replaced by the border's; undefined where there is none.
 * Borders of mirrored pixels, or of those from the other side, count as borders where most positions lie between them.
 * @param size how many positions there are to take from
 */
export function fitLine(sources: Sources, size: number): LineStep | undefined {
  const out = sources.length;
  if (out === 0 || size === 0 || sources.some((list) => list.length === 0)) return undefined;
  const rates = ratesOf(out, size);
  for (const rate of rates) {
    const step = stepOf(sources, rate);
    if (sources.every((list, i) => isClamped(list, step.sources(i), size))) return step;
  }
  const shift = [1, -1].map((advance) => stepOf(sources, { period: 1, advance }));
  const most = shift.find((step) => 2 * sources.filter((list, i) => isSame(list, step.sources(i))).length > out);
  if (most) return most;
  const resized = resizes(out, size).find((step) => sources.every((list, i) => isClamped(list, step.sources(i), size)));
  if (resized) return resized;
  const isOrdered = sources.every(
    (list, i) => i === 0 || (list[0] >= sources[i - 1][0] && last(list) >= last(sources[i - 1])),
  );
  return isOrdered ? stepOf(sources, { period: out, advance: size }) : undefined;
}

const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** How `interpolate` takes pixels, whose rate may have no period within one image: the nearest one, those between which a position lies, or all within reach. */
function resizes(out: number, size: number): readonly LineStep[] {
  const [halfPixel, corners, edges] = [
    { from: size - out, by: 2 * size, over: 2 * out },
    { from: 0, by: size - 1, over: out - 1 },
    { from: 0, by: size, over: out },
  ];
  const steps = [halfPixel, corners].flatMap((rule) =>
    [1, 2].map((reach) => sampled(rule, (at, isWhole) => (isWhole ? [at] : range(at - reach + 1, at + reach)))),
  );
  const width = Math.max(1, size / out);
  const smoothed = [1, 2].map((support): LineStep => {
    const reach = support * width;
    const { period, advance } = stepsOf(halfPixel);
    return {
      period,
      advance,
      sources: (unit) => {
        const center = ((unit + 0.5) * size) / out - 0.5;
        return range(Math.ceil(center - reach), Math.floor(center + reach)).filter(
          (at) => Math.abs(at - center) < reach - 1e-9,
        );
      },
    };
  });
  return [...steps, sampled(edges, (at) => [at]), ...smoothed].filter(({ period }) => period > 0);
}

/** Unit i lies at (from + by·i) / over. */
interface Sampling {
  readonly from: number;
  readonly by: number;
  readonly over: number;
}

function stepsOf({ by, over }: Sampling): Rate {
  const common = gcd(by, over) || 1;
  return { period: over / common, advance: by / common };
}

const sampled = (rule: Sampling, taken: (at: number, isWhole: boolean) => readonly number[]): LineStep => ({
  ...stepsOf(rule),
  sources: (unit) => {
    const place = rule.from + rule.by * unit;
    return taken(Math.floor(place / rule.over), place % rule.over === 0);
  },
});

interface Rate {
  readonly period: number;
  readonly advance: number;
}

const last = (list: readonly number[]): number => list[list.length - 1];

/** By the sizes, by the distances of the corners, and whole steps; only such as come more than once. */
function ratesOf(out: number, size: number): readonly Rate[] {
  const reduced = (units: number, positions: number): Rate => {
    const common = gcd(units, positions) || 1;
    return { period: units / common, advance: positions / common };
  };
  const steps = [1, -1, Math.floor(size / out), Math.ceil(size / out)].map((advance) => ({ period: 1, advance }));
  const rates = [...steps, reduced(out, size), ...(out > 1 && size > 1 ? [reduced(out - 1, size - 1)] : [])];
  return rates.filter(({ period, advance }) => 2 * period <= Math.max(2, out) && advance !== 0);
}

/** With what most units say that come at the same place of the period. */
function stepOf(sources: Sources, { period, advance }: Rate): LineStep {
  const offsets = Array.from({ length: period }, (_, r) => {
    const seen = new Map<string, { readonly offsets: readonly number[]; count: number }>();
    for (let i = r, q = 0; i < sources.length; i += period, q++) {
      const own = sources[i].map((position) => position - q * advance);
      const known = seen.get(own.join());
      if (known) known.count++;
      else seen.set(own.join(), { offsets: own, count: 1 });
    }
    const candidates = [...seen.values()];
    const most = Math.max(...candidates.map(({ count }) => count));
    // Of several, the one in the middle, which is farthest from the borders.
    const best = candidates.filter(({ count }) => count === most);
    return best[Math.floor(best.length / 2)].offsets;
  });
  return {
    period,
    advance,
    sources: (unit) => {
      const q = Math.floor(unit / period);
      return offsets[unit - q * period].map((offset) => offset + q * advance);
    },
  };
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((v, i) => v === b[i]);

/** Whether positions are the others, inside of the borders, or the border's in their place or left out. */
function isClamped(own: readonly number[], all: readonly number[], size: number): boolean {
  const clamped = [...new Set(all.map((at) => Math.min(size - 1, Math.max(0, at))))];
  const inside = all.filter((at) => at >= 0 && at < size);
  const distinct = [...new Set(own)];
  return isSame(distinct, clamped) || isSame(distinct, [...new Set(inside)]);
}
