// Which buffers the kernels of attention read and write, and how those that share operands become one.

import type { AttentionOperand } from '../base/attention.ts';
import type { AttentionGradKernel, AttentionKernel, Ref } from './ir.ts';

type AnyAttention = AttentionKernel | AttentionGradKernel;

const present = (refs: readonly (Ref | undefined)[]): Ref[] => refs.filter((ref) => ref !== undefined);

export function attentionInputs(kernel: AnyAttention): Ref[] {
  const { query, key, value, bias, seed } = kernel;
  const own = kernel.kind === 'attentionGrad' ? [kernel.g, kernel.logSum, kernel.projection] : [];
  return present([query, key, value, bias, seed, ...own]);
}

export const attentionResults = (kernel: AnyAttention): Ref[] =>
  kernel.kind === 'attention' ? present([kernel.out, kernel.logSum]) : Object.values(kernel.results);

/** The kernel with every reference replaced by `change(ref)`. */
export function mapAttention(kernel: AnyAttention, change: <R extends Ref>(ref: R) => R): AnyAttention {
  const { query, key, value, bias, seed } = kernel;
  const shared = {
    query: change(query),
    key: change(key),
    ...(value && { value: change(value) }),
    ...(bias && { bias: change(bias) }),
    ...(seed && { seed: change(seed) }),
  };
  if (kernel.kind === 'attention') {
    const { out, logSum } = kernel;
    return { ...kernel, ...shared, ...(out && { out: change(out) }), ...(logSum && { logSum: change(logSum) }) };
  }
  const { g, logSum, projection, results } = kernel;
  const changed = Object.entries(results).map(([of, ref]) => [of, change(ref)] as const);
  return {
    ...kernel,
    ...shared,
    g: change(g),
    logSum: change(logSum),
    projection: change(projection),
    results: Object.fromEntries(changed) as Partial<Record<AttentionOperand, Ref>>,
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The result and the sums that its gradient needs, from one pass. */
export function mergeAttention(a: AttentionKernel, b: AttentionKernel): AttentionKernel | undefined {
  const scores = ({ query, key, bias, form, sizes }: AttentionKernel): unknown => [
    query,
    key,
    bias,
    form.isCausal,
    { ...sizes, valueWidth: 0 },
  ];
  if (!same(scores(a), scores(b))) return undefined;
  const { logSum } = b;
  if (a.out && !a.logSum && logSum && !b.out) return { ...a, logSum };
  if (b.out && !b.logSum && a.logSum && !a.out) return { ...b, logSum: a.logSum };
  return undefined;
}

/** Gradients by different operands, from one pass. */
export function mergeAttentionGrads(a: AttentionGradKernel, b: AttentionGradKernel): AttentionGradKernel | undefined {
  const operands = ({ results: _, waitsFor: __, ...rest }: AttentionGradKernel): unknown => rest;
  if (!same(operands(a), operands(b))) return undefined;
  const isTwice = Object.keys(b.results).some((of) => of in a.results);
  return isTwice ? undefined : { ...a, results: { ...a.results, ...b.results } };
}
