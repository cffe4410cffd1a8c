// What is written for a term: its primitive, or one of ONNX's nodes that does the work of several.

import type { ConvGeometry } from '../base/geometry.ts';
import type { Constants } from './constants.ts';
import type { Term } from './term.ts';
import type { AttributeValue } from './writer.ts';

/** A product with, or a sum with, one constant per channel. */
export interface ChannelFactor {
  readonly op: 'mul' | 'add' | 'sub';
  readonly by: Term;
}

export type Reduction = 'ReduceSum' | 'ReduceMean' | 'ReduceMax';

export type Step =
  /** The term's own primitive. */
  | { readonly kind: 'primitive' }
  /** A node of elementwise work; operands are broadcast, numbers are scalars. */
  | {
      readonly kind: 'elementwise';
      readonly type: string;
      readonly operands: readonly (Term | number)[];
      readonly attributes?: Readonly<Record<string, AttributeValue>>;
    }
  | { readonly kind: 'silu'; readonly x: Term }
  | { readonly kind: 'gelu'; readonly x: Term }
  | {
      readonly kind: 'conv';
      readonly x: Term;
      readonly w: Term;
      readonly geometry: ConvGeometry;
      /** Applied to the result, in this order. */
      readonly after: readonly ChannelFactor[];
    }
  | {
      readonly kind: 'matmul';
      readonly a: Term;
      readonly b: Term;
      readonly bias: Term | undefined;
      /** What a is multiplied by first. */
      readonly scale: number | undefined;
    }
  | {
      readonly kind: 'reduce';
      readonly type: Reduction;
      readonly x: Term;
      readonly axes: readonly number[];
      readonly keepDims: boolean;
    }
  | { readonly kind: 'softmax'; readonly type: 'Softmax' | 'LogSoftmax'; readonly x: Term; readonly axis: number }
  | {
      readonly kind: 'layerNorm';
      readonly x: Term;
      readonly eps: number;
      readonly weight: Term | undefined;
      readonly bias: Term | undefined;
    }
  /** x · scale + shift by channel. */
  | { readonly kind: 'affine'; readonly x: Term; readonly scale: Term; readonly shift: Term };

export type Steps = ReadonlyMap<Term, Step>;

export interface RaiseContext {
  /** What was found below. */
  readonly steps: Steps;
  readonly constants: Constants;
}

/** The step that computes a term, if the rule knows a better one than its primitive. */
export type RaiseRule = (term: Term, context: RaiseContext) => Step | undefined;

/** The terms that a step reads. */
export function operandsOf(term: Term, step: Step): readonly Term[] {
  switch (step.kind) {
    case 'primitive':
      return term.inputs;
    case 'elementwise':
      return step.operands.filter((operand) => typeof operand !== 'number');
    case 'conv':
      return [step.x, step.w, ...step.after.map(({ by }) => by)];
    case 'matmul':
      return [step.a, step.b, ...(step.bias ? [step.bias] : [])];
    case 'layerNorm':
      return [step.x, ...[step.weight, step.bias].filter((part) => part !== undefined)];
    case 'affine':
      return [step.x, step.scale, step.shift];
    default:
      return [step.x];
  }
}
