// Which learning rate the curve of a range test suggests, by fastai's rules.

export interface RatePoint {
  readonly lr: number;
  readonly smoothed: number;
}

const LAST_STEPS = 5;

/** What the rules look at: without the first tenth of the `steps` that were to be made, where the rate is too small to tell, and the last steps, where the loss goes off. */
function between(points: readonly RatePoint[], steps: number): readonly RatePoint[] {
  return points.slice(Math.floor(steps / 10), Math.max(0, points.length - LAST_STEPS));
}

/** Half-way down the longest run of ever lower losses, between which there may be higher ones; undefined for less than two points. */
export function valley(points: readonly RatePoint[], steps: number): number | undefined {
  const losses = between(points, steps).map(({ smoothed }) => smoothed);
  if (losses.length < 2) return undefined;
  // Length of the longest falling run that ends at each step.
  const lengths = losses.map(() => 1);
  let [start, end] = [0, 0];
  for (let i = 1; i < losses.length; i++) {
    for (let j = 0; j < i; j++) {
      if (losses[i] < losses[j] && lengths[i] < lengths[j] + 1) lengths[i] = lengths[j] + 1;
      if (lengths[end] < lengths[i]) [start, end] = [i - lengths[i], i];
    }
  }
  const third = (end - start) / 3;
  return between(points, steps)[Math.max(0, start + Math.floor(third) + Math.floor(third / 2))].lr;
}

/** Where the loss falls fastest, by the logarithm of the rate; undefined for less than two points. */
export function steepest(points: readonly RatePoint[], steps: number): number | undefined {
  const shown = between(points, steps);
  if (shown.length < 2) return undefined;
  const slopes = shown
    .slice(1)
    .map(({ lr, smoothed }, i) => (smoothed - shown[i].smoothed) / (Math.log(lr) - Math.log(shown[i].lr)));
  return shown[slopes.indexOf(Math.min(...slopes))].lr;
}
