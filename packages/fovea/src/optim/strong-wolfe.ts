// A line search for the strong Wolfe conditions (Nocedal & Wright, Numerical Optimization, algorithms 3.5 and 3.6), step by step as torch.optim's.

/** What a function of many values is at a point of a line. */
export interface LinePoint {
  /** Where on the line: step length; the line starts at 0. */
  readonly at: number;
  /** NaN where the loss or its gradient is not finite. */
  readonly loss: number;
  /** Derivative along the line. */
  readonly slope: number;
}

/** What ends a search. */
export interface SearchLimits {
  /** Shortest bracket, in step lengths. */
  readonly shortest: number;
  /** Most points that are tried after the first. */
  readonly most: number;
}

/** Sufficient decrease, and how much flatter than the start the line has to be. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;

/**
 * A point of the line that is enough lower and flatter than its start, or the lowest end of the bracket that is left when the limits are reached. A
 * point whose loss is NaN lies too far: where PyTorch goes on with NaN, the bracket is halved.
 * @param start with a finite loss and a negative slope
 * @param first step length to try first
 */
export async function strongWolfe<P extends LinePoint>(
  start: P,
  first: number,
  pointAt: (at: number) => Promise<P>,
  limits: SearchLimits,
): Promise<{ readonly point: P; readonly evaluations: number }> {
  let [previous, point] = [start, await pointAt(first)];
  let steps = 0;
  for (; steps < limits.most; steps++) {
    const isHigh = !decreases(start, point) || (steps > 1 && point.loss >= previous.loss);
    if (!isHigh && isFlat(start, point)) return { point, evaluations: steps + 1 };
    if (isHigh || point.slope >= 0) return zoom(start, [previous, point], steps, pointAt, limits);
    const next = lowestOfCubic(previous, point, point.at + 0.01 * (point.at - previous.at), point.at * 10);
    previous = point;
    point = await pointAt(next);
  }
  return { point: point.loss < start.loss ? point : start, evaluations: steps + 1 };
}

/** Narrows a bracket that holds such a point, around its lower end. */
async function zoom<P extends LinePoint>(
  start: P,
  bracket: [P, P],
  before: number,
  pointAt: (at: number) => Promise<P>,
  { shortest, most }: SearchLimits,
): Promise<{ readonly point: P; readonly evaluations: number }> {
  let low = lowerOf(bracket);
  let steps = before;
  let wasNearEnd = false;
  while (steps < most && Math.abs(bracket[1].at - bracket[0].at) >= shortest) {
    const next = withinBracket(bracket, wasNearEnd);
    wasNearEnd = next.isNearEnd;
    const point = await pointAt(next.at);
    steps++;
    const high = 1 - low;
    if (!decreases(start, point) || !(point.loss < bracket[low].loss)) {
      bracket[high] = point;
      low = lowerOf(bracket);
    } else {
      const isDone = isFlat(start, point);
      if (!isDone && point.slope * (bracket[high].at - bracket[low].at) >= 0) bracket[high] = bracket[low];
      bracket[low] = point;
      if (isDone) break;
    }
  }
  return { point: bracket[low], evaluations: steps + 1 };
}

const decreases = (start: LinePoint, { at, loss }: LinePoint): boolean =>
  loss <= start.loss + DECREASE * at * start.slope;
const isFlat = (start: LinePoint, { slope }: LinePoint): boolean => Math.abs(slope) <= -CURVATURE * start.slope;
/** The second, only if it is lower: it may be NaN. */
const lowerOf = ([a, b]: readonly [LinePoint, LinePoint]): 0 | 1 => (b.loss < a.loss ? 1 : 0);

/** Where to look next: away from the ends where the last step came near one, so that the bracket gets shorter. */
function withinBracket(
  [a, b]: readonly [LinePoint, LinePoint],
  wasNearEnd: boolean,
): { readonly at: number; readonly isNearEnd: boolean } {
  const [least, most] = [Math.min(a.at, b.at), Math.max(a.at, b.at)];
  const at = lowestOfCubic(a, b, least, most);
  const margin = 0.1 * (most - least);
  if (Math.min(most - at, at - least) >= margin) return { at, isNearEnd: false };
  if (!wasNearEnd && at < most && at > least) return { at, isNearEnd: true };
  return { at: Math.abs(at - most) < Math.abs(at - least) ? most - margin : least + margin, isNearEnd: false };
}

/** Where the cubic through two points with their slopes is lowest, within bounds; halfway between them where it has no such place. */
function lowestOfCubic(a: LinePoint, b: LinePoint, least: number, most: number): number {
  const mean = a.slope + b.slope - (3 * (a.loss - b.loss)) / (a.at - b.at);
  const root = Math.sqrt(mean ** 2 - a.slope * b.slope);
  const [near, far] = a.at <= b.at ? [a, b] : [b, a];
  const share = (far.slope + root - mean) / (far.slope - near.slope + 2 * root);
  const at = far.at - (far.at - near.at) * share;
  return Number.isNaN(at) ? (least + most) / 2 : Math.min(Math.max(at, least), most);
}
