// Text that is equal for equal attributes: what common-subexpression search and the Program cache compare nodes by.

import type { Node } from './node.ts';

/** JSON, but telling apart NaN, the infinities and −0, which JSON writes alike. */
export function attributeKey(node: Node): string {
  switch (node.op) {
    case 'constant': {
      const { value, shape, dtype } = node.attributes;
      return `${numberKey(value)}${dtype}[${shape}]`;
    }
    case 'pad': {
      const { before, after, value } = node.attributes;
      return `${before} ${after} ${numberKey(value)}`;
    }
  }
  for (const _ in node.attributes) return JSON.stringify(node.attributes);
  return '';
}

const numberKey = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
