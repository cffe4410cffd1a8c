// Patterns of terms: how ONNX's own nodes look where the graph has spelt them out in primitives.

import type { Primitive } from '../graph/primitives.ts';
import { scalarOf, sourceOf } from './constants.ts';
import { sameDims } from './dims.ts';
import type { Term } from './term.ts';

/** What the variables of a pattern stand for. */
export type Found = ReadonlyMap<string, Term>;

/** What is found when a term has the form of the pattern, on top of what was found before. */
export type Pattern = (term: Term, found: Found) => Found | undefined;

const NOTHING: Found = new Map();

/** The variables of a pattern that a term has the form of. */
export function match(pattern: Pattern, term: Term): Record<string, Term> | undefined {
  const found = pattern(term, NOTHING);
  return found && Object.fromEntries(found);
}

/** Any term; the same one wherever the name comes again, however it is broadcast there. */
export const any =
  (name: string): Pattern =>
  (term, found) => {
    const known = found.get(name);
    if (known) return isSame(sourceOf(known), sourceOf(term)) ? found : undefined;
    return new Map([...found, [name, term]]);
  };

const isSame = (a: Term, b: Term): boolean => {
  const value = scalarOf(a);
  return a === b || (value !== undefined && value === scalarOf(b));
};

/** The same number everywhere, to float32. */
export const number =
  (value: number): Pattern =>
  (term, found) => {
    const own = scalarOf(term);
    if (own === undefined) return undefined;
    return own === value || Math.abs(own - value) <= 1e-6 * Math.abs(value) ? found : undefined;
  };

/** Any number, which is the same everywhere. */
export const anyNumber =
  (name: string): Pattern =>
  (term, found) =>
    scalarOf(term) === undefined ? undefined : any(name)(term, found);

const COMMUTATIVE: ReadonlySet<Primitive> = new Set<Primitive>(['add', 'mul', 'max', 'min', 'equal', 'notEqual']);

/** A primitive with operands that have the given forms, in either order where that makes no difference; broadcast or not. */
export const of =
  (op: Primitive, ...operands: readonly Pattern[]): Pattern =>
  (broadcast, found) => {
    const term = op === 'expand' ? broadcast : sourceOf(broadcast);
    if (term.node.op !== op || term.inputs.length !== operands.length) return undefined;
    const inOrder = (inputs: readonly Term[]): Found | undefined =>
      operands.reduce<Found | undefined>((so, operand, i) => so && operand(inputs[i], so), found);
    const straight = inOrder(term.inputs);
    return straight || !COMMUTATIVE.has(op) ? straight : inOrder([...term.inputs].reverse());
  };

/** The pattern, or a reshape of it that adds or drops axes of size 1 alone. */
export const kept =
  (pattern: Pattern): Pattern =>
  (broadcast, found) => {
    const term = sourceOf(broadcast);
    if (term.node.op !== 'reshape') return pattern(term, found);
    const long = (dims: Term['dims']) => dims.filter((dim) => dim !== 1);
    const [inner] = term.inputs;
    return sameDims(long(term.dims), long(inner.dims)) ? pattern(inner, found) : pattern(term, found);
  };

/** A term that the given pattern fits, under a name. */
export const named =
  (name: string, pattern: Pattern): Pattern =>
  (term, found) => {
    const inside = pattern(term, found);
    return inside && any(name)(sourceOf(term), inside);
  };

/** Either of two forms. */
export const either =
  (first: Pattern, second: Pattern): Pattern =>
  (term, found) =>
    first(term, found) ?? second(term, found);
