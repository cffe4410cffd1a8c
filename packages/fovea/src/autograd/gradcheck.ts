// Checks first and second derivatives of a graph against finite differences of its float64 reference. For the engine's own tests and for users'.

import type { DType } from '../base/dtype.ts';
import { DTypeError, ValueError } from '../base/errors.ts';
import { philoxStream } from '../base/philox.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { add, constant, mul, sum } from '../graph/build.ts';
import { makeNode, type Node, topologicalOrder } from '../graph/node.ts';
import { evaluate, evaluateAll } from '../graph/reference/evaluate.ts';
import { gradients } from './reverse.ts';

/** An argument of the function under check: the point at which its derivatives are taken. */
export interface GradcheckInput {
  readonly shape: Shape;
  /** Default float32; arguments of the other dtypes (labels, masks, indices) stay as they are. */
  readonly dtype?: DType;
  /** Row-major; used as they are, without rounding to float32. */
  readonly values: ArrayLike<number>;
}

/** Options of `gradcheck`. */
export interface GradcheckOptions {
  /** 2 also checks the derivatives of the gradients. Default 2. */
  readonly order?: 1 | 2;
  /** Largest allowed |analytic − numeric| / max(1, |numeric|). Default 1e-6: constants in a graph are float32 numbers, so 1e-7 is common. */
  readonly tolerance?: number;
  /** Distance of the finite differences: kinks of the function must be more than twice as far away. Default 3e-4. */
  readonly step?: number;
  /** Inputs with more elements than this are checked along as many random directions instead of element by element. Default 48. */
  readonly directions?: number;
}

/** One derivative, from the gradient rules and from finite differences. */
export interface Derivative {
  /** First or second derivative. */
  readonly order: 1 | 2;
  /** Position of the input among the arguments. */
  readonly input: number;
  /** Flat position of an element, or a random direction. */
  readonly along: string;
  /** By the gradient rules. */
  readonly analytic: number;
  /** By finite differences. */
  readonly numeric: number;
  /** |analytic − numeric| / max(1, |numeric|) */
  readonly error: number;
}

/** What `gradcheck` found. */
export interface GradcheckReport {
  /** Whether there are no failures. */
  readonly passed: boolean;
  /** How many derivatives were compared. */
  readonly compared: number;
  /** The one with the largest error; undefined when all inputs are empty. */
  readonly worst: Derivative | undefined;
  /** Those whose error is above the tolerance. */
  readonly failures: readonly Derivative[];
  /** One line on the whole, then one for each of the first failures. */
  readonly text: string;
}

/**
 * Compares the gradients of `fn` with central differences in float64, at the given inputs. The output is read out through a fixed
 * random curved function, so it may have any shape, and second derivatives see what a non-linear user of the output would see.
 * `values`: by cell, those of other leaves that `fn` uses; it may add to them when it is called.
 * @throws ValueError when an input has not as many values as its shape; DTypeError when the output is not float32
 */
export function gradcheck(
  fn: (...inputs: Node[]) => Node,
  inputs: readonly GradcheckInput[],
  options: GradcheckOptions = {},
  values: Map<object, Float64Array> = new Map(),
): GradcheckReport {
  const { order = 2, tolerance = 1e-6, step = 3e-4, directions = 48 } = options;
  const nodes = inputs.map(({ shape, dtype, values: point }, i) => {
    if (point.length !== elementCount(shape))
      throw new ValueError(`gradcheck: input ${i} needs ${elementCount(shape)} values: got ${point.length}`);
    return leaf(values, shape, Float64Array.from(point), dtype);
  });
  const check = { values, nodes, step, directions };
  const readout = curvedSum(values, fn(...nodes));
  const slopes = gradients(readout, nodes);
  const found = compare(check, 1, readout, slopes);
  if (order === 2) {
    const total = slopes.map((slope) => weightedSum(values, slope)).reduce(add, constant(0));
    found.push(...compare(check, 2, total, gradients(total, nodes)));
  }
  return summarize(found, tolerance);
}

/** What is being checked: the values of all leaves, and the leaves that are the arguments. */
interface Check {
  readonly values: Map<object, Float64Array>;
  readonly nodes: readonly Node[];
  readonly step: number;
  readonly directions: number;
}

function leaf(values: Map<object, Float64Array>, shape: Shape, own: Float64Array, dtype: DType = 'float32'): Node {
  const cell = {};
  values.set(cell, own);
  return makeNode('buffer', [], { cell, shape, dtype });
}

// --- readouts: a fixed random scalar of a tensor ---------------------------------------------------------------------

/** Fixed numbers in ±[½, 1): none so small that it would hide an error. */
const weights = (count: number, seed: number): Float64Array =>
  Float64Array.from(philoxStream(seed, count, count), (word) => (word < 0 ? -0.5 : 0.5) + word / 2 ** 32);

/** Σ c·x */
function weightedSum(values: Map<object, Float64Array>, x: Node): Node {
  const c = leaf(values, x.shape, weights(elementCount(x.shape), values.size));
  return sum(mul(x, c), [...x.shape.keys()]);
}

/** Σ c·y + ½·d·y² */
function curvedSum(values: Map<object, Float64Array>, y: Node): Node {
  if (y.dtype !== 'float32')
    throw new DTypeError(
      `gradcheck: only float32 outputs have gradients: got ${y.dtype}; cast or choose another output`,
    );
  const half = constant(0.5, y.shape);
  return add(weightedSum(values, y), weightedSum(values, mul(half, mul(y, y))));
}

// --- comparison ----------------------------------------------------------------------------------------------------

/** Every element, or random directions, of every argument: derivative of `scalar` against what `slopes` says. */
function compare(check: Check, order: 1 | 2, scalar: Node, slopes: readonly Node[]): Derivative[] {
  const analytic = evaluate(slopes, check.values);
  return check.nodes.flatMap(({ dtype }, input) => {
    if (dtype !== 'float32') return [];
    const fixed = valuesWithout(check, scalar, input);
    return directionsOf(analytic[input].length, check.directions).map(({ along, direction }) => {
      const slope = direction.reduce((total, d, i) => total + d * analytic[input][i], 0);
      const numeric = centralDifference(check, scalar, input, direction, fixed);
      const error = Math.abs(slope - numeric) / Math.max(1, Math.abs(numeric));
      return { order, input, along, analytic: slope, numeric, error };
    });
  });
}

function directionsOf(count: number, most: number): { along: string; direction: Float64Array }[] {
  const byElement = count <= most;
  return Array.from({ length: byElement ? count : most }, (_, i) => ({
    along: byElement ? `element ${i}` : `random direction ${i}`,
    direction: byElement ? new Float64Array(count).fill(1, i, i + 1) : weights(count, i),
  }));
}

/** Values that stay as they are when the input moves: they need no computing again for each distance and direction. */
function valuesWithout({ values, nodes }: Check, scalar: Node, input: number): Map<Node, Float64Array> {
  const fixed = evaluateAll([scalar], values);
  const moving = new Set<Node>([nodes[input]]);
  for (const node of topologicalOrder([scalar])) if (node.inputs.some((inner) => moving.has(inner))) moving.add(node);
  for (const node of moving) fixed.delete(node);
  return fixed;
}

/** Fourth-order central difference along a direction: (8·(f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h. */
function centralDifference(
  check: Check,
  scalar: Node,
  input: number,
  direction: Float64Array,
  fixed: ReadonlyMap<Node, Float64Array>,
): number {
  const { step, values, nodes } = check;
  const { cell } = (nodes[input] as Node & { op: 'buffer' }).attributes;
  const point = values.get(cell) as Float64Array;
  const at = (distance: number): number => {
    const moved = point.map((value, i) => value + distance * direction[i]);
    return (evaluateAll([scalar], new Map(values).set(cell, moved), fixed).get(scalar) as Float64Array)[0];
  };
  return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
}

const MAX_LINES = 10;

function summarize(found: readonly Derivative[], tolerance: number): GradcheckReport {
  // Negated, so that a NaN counts as a failure.
  const failures = found.filter(({ error }) => !(error <= tolerance));
  const worst = found.reduce<Derivative | undefined>(
    (a, b) => (a && !(b.error > a.error) && !Number.isNaN(b.error) ? a : b),
    undefined,
  );
  const lines = failures.slice(0, MAX_LINES).map(describe);
  const head = `${failures.length} of ${found.length} derivatives differ by more than ${tolerance}`;
  return {
    passed: failures.length === 0,
    compared: found.length,
    worst,
    failures,
    text: [worst ? `${head}; largest error ${worst.error.toExponential(1)}` : head, ...lines].join('\n'),
  };
}

const describe = ({ order, input, along, analytic, numeric }: Derivative): string =>
  `order ${order}, input ${input}, ${along}: rules give ${analytic}, finite differences ${numeric}`;
