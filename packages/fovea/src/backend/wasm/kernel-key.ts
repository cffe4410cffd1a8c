// Text that is equal for kernels that share code: everything but which buffers they use.

import type { Expr } from '../../compiler/ir.ts';

/** JSON of a body and of what else its code depends on, in which NaN, the infinities and −0 differ. */
export const kernelKey = (body: readonly Expr[], parts: unknown): string =>
  JSON.stringify(body.some(isSpecial) ? body.map((expr) => (isSpecial(expr) ? special(expr) : expr)) : body) +
  JSON.stringify(parts);

const isSpecial = (expr: Expr): boolean =>
  expr.op === 'constant' && (!Number.isFinite(expr.value) || Object.is(expr.value, -0));

const special = (expr: Expr): unknown =>
  expr.op === 'constant' ? { ...expr, value: Object.is(expr.value, -0) ? '-0' : String(expr.value) } : expr;
