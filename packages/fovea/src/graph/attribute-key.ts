// Text that is equal for equal attributes: what common-subexpression search and the Program cache compare nodes by.

import type { Node } from './node.ts';

/** JSON, but telling apart NaN, the infinities and −0, which JSON writes alike. */
export function attributeKey(node: Node): string {
  if (node.op === 'constant') {
    const { value, shape, dtype } = node.attributes;
    return `${Object.is(value, -0) ? '-0' : value}${dtype}[${shape}]`;
  }
  return JSON.stringify(node.attributes, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
