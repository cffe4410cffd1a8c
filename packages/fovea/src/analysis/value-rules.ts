// What elementwise operations make of elements that depend on nothing: 0 times anything is 0, and what a mask keeps apart has no weight.

import type { Shape } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { constantExtent, type Extent, mergeExtents, NOTHING, Value, widenedAlike } from './extent.ts';

const { lowest, zero, positive, other } = Value;

/** In the place of what is known of a value, where an element depends on the input. */
const SEES = 0;

/** What a rule says: the first, second or third operand as it is, the hull of all, or, below these, what is then known of the value. */
const [FIRST, SECOND, THIRD, HULL] = [1, 2, 3, 4];

type Rule = (a: number, b: number, c: number) => number;

/** f(0) = 0. */
const odd: Rule = (x) => (x === SEES || x === zero ? FIRST : HULL);
const same: Rule = () => FIRST;

const RULES: Readonly<Partial<Record<Node['op'], Rule>>> = {
  cast: same,
  detach: same,
  neg: odd,
  abs: odd,
  floor: odd,
  sqrt: odd,
  tanh: odd,
  erf: odd,
  sin: odd,
  exp: (x) => (x === lowest ? zero : x === zero ? positive : HULL),
  // Of masks alone: where one is added to scores, `masked` judges.
  add: (a, b) => {
    if (a === zero) return SECOND;
    if (b === zero) return FIRST;
    return a !== SEES && b !== SEES && (a === lowest || b === lowest) ? lowest : HULL;
  },
  sub: (a, b) => ((a === lowest && b !== lowest) || b === zero ? FIRST : HULL),
  mul: (a, b) => {
    if (a === zero || b === zero) return zero;
    if ((a === lowest && b === positive) || (b === lowest && a === positive)) return lowest;
    return a === positive && b === positive ? positive : HULL;
  },
  div: (a, b) => (a === zero || (a === lowest && b === positive) ? FIRST : HULL),
  max: (a, b) => (a === lowest ? SECOND : b === lowest ? FIRST : HULL),
  where: (condition, a, b) => {
    if (condition === zero) return THIRD;
    if (condition === positive) return SECOND;
    return a !== SEES && b !== SEES && condition !== SEES ? Math.max(a, b) : HULL;
  },
};

/** Whether some elements depend on nothing and more is known of them than that. */
const isTold = ({ low, high }: Extent): boolean => low.some((first, i) => first === NOTHING && high[i] !== other);

/** All depend on nothing, and nothing is known of them. */
const isBlank = ({ low, high }: Extent): boolean => low.every((first, i) => first === NOTHING && high[i] === other);

/** The result of an elementwise operation on operands whose elements lie alike. */
export function combined(op: Node['op'], operands: readonly Extent[], shape: Shape): Extent {
  if (!operands.some(isTold)) {
    const seen = operands.filter((extent) => !isBlank(extent));
    return seen.length === 0 ? constantExtent(other) : mergeExtents(seen, shape);
  }
  const rule: Rule = RULES[op] ?? (() => HULL);
  const wide = widenedAlike(operands, shape);
  const count = wide[0].low.length;
  const [low, high] = [new Int32Array(count), new Int32Array(count)];
  const kind = (which: number, i: number): number =>
    which < wide.length && wide[which].low[i] === NOTHING ? wide[which].high[i] : SEES;
  for (let i = 0; i < count; i++) {
    const found = rule(kind(0, i), kind(1, i), kind(2, i));
    if (found < SEES) [low[i], high[i]] = [NOTHING, found];
    else if (found < HULL) [low[i], high[i]] = [wide[found - 1].low[i], wide[found - 1].high[i]];
    else {
      [low[i], high[i]] = [NOTHING, lowest];
      for (const one of wide) {
        low[i] = Math.min(low[i], one.low[i]);
        high[i] = Math.max(high[i], one.high[i]);
      }
      if (low[i] === NOTHING) high[i] = other;
    }
  }
  return { ...wide[0], low, high };
}

/** Scores to which a mask is added: nothing where it says that far below 0, if it lets others through. */
export function masked(scores: Extent, mask: Extent, shape: Shape): Extent {
  const isMask = mask.low.every((first) => first === NOTHING) && mask.high.includes(lowest);
  if (!isMask || mask.high.every((value) => value === lowest)) return scores;
  const [own, values] = widenedAlike([scores, mask], shape);
  const apart = values.high.map((value) => (value === lowest ? 1 : 0));
  return {
    ...own,
    low: own.low.map((first, i) => (apart[i] ? NOTHING : first)),
    high: own.high.map((end, i) => (apart[i] ? lowest : end)),
  };
}

/** What is left of one factor of a product where the other one is not 0. */
export function gated(own: Extent, by: Extent, shape: Shape): Extent {
  if (!by.low.some((first, i) => first === NOTHING && by.high[i] === zero)) return own;
  const [wide, gate] = widenedAlike([own, by], shape);
  const isOff = (i: number): boolean => gate.low[i] === NOTHING && gate.high[i] === zero;
  return {
    ...wide,
    low: wide.low.map((first, i) => (isOff(i) ? NOTHING : first)),
    high: wide.high.map((end, i) => (isOff(i) ? zero : end)),
  };
}

const BEFORE_EXP: readonly Node['op'][] = [
  'sub',
  'add',
  'mul',
  'div',
  'where',
  'max',
  'cast',
  'reshape',
  'expand',
  'transpose',
  'slice',
];

/** What an exponential is taken of, as in a softmax: there, numbers far below 0 are as good as −∞. */
export function nodesBeforeExp(nodes: readonly Node[]): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const node of nodes) if (node.op === 'exp') found.add(node.inputs[0]);
  // A set goes on with what is added to it meanwhile.
  for (const node of found) if (BEFORE_EXP.includes(node.op)) for (const input of node.inputs) found.add(input);
  return found;
}
