// Finds the terms that one of ONNX's own nodes computes, and what that node reads. Rules look at a term and at what is below it.

import type { Constants } from './constants.ts';
import { ACTIVATIONS } from './raise-activation.ts';
import { CONTRACTIONS } from './raise-contraction.ts';
import { NORMS } from './raise-norm.ts';
import type { RaiseRule, Step, Steps } from './step.ts';
import type { Term } from './term.ts';

const RULES: readonly RaiseRule[] = [...NORMS, ...ACTIVATIONS, ...CONTRACTIONS];

const PRIMITIVE: Step = { kind: 'primitive' };

export function raise(terms: readonly Term[], constants: Constants): Steps {
  const steps = new Map<Term, Step>();
  for (const term of terms) {
    if (term.folded) continue;
    let step: Step | undefined;
    // Patterns look through what is repeated: it is not itself what they found.
    for (const rule of term.node.op === 'expand' ? [] : RULES) {
      step = rule(term, { steps, constants });
      if (step) break;
    }
    steps.set(term, step ?? PRIMITIVE);
  }
  return steps;
}
