// Modules and parameters in private #fields: the language shows them to nobody, so the source of the class is asked.

import { ValueError } from '../base/errors.ts';

type Class = abstract new (...args: never) => object;

/** Names of the classes of modules and parameters that there are objects of. */
const kinds = new Set<string>();

/** Notes a class of modules or parameters. */
export function rememberKind(kind: Class): void {
  kinds.add(kind.name);
}

/** `#field = …` in a class: the name, and the expression up to its end. */
const ASSIGNED = /#([\w$]+)\s*=(?![=>])([^;]*)/g;
const MADE = /\bnew\s+(?:[\w$]+\.)*([\w$]+)/g;

interface Hidden {
  readonly field: string;
  readonly kind: string;
}

/** By class: what private fields are assigned. */
const assigned = new WeakMap<object, readonly Hidden[]>();

function assignedIn(own: Class): readonly Hidden[] {
  let found = assigned.get(own);
  if (!found) {
    const source = Function.prototype.toString.call(own);
    const fields = source.includes('#') ? [...source.matchAll(ASSIGNED)] : [];
    found = fields.flatMap(([, field, expression]) =>
      // A function makes its objects later.
      expression.includes('=>') ? [] : Array.from(expression.matchAll(MADE), ([, kind]) => ({ field, kind })),
    );
    assigned.set(own, found);
  }
  return found;
}

/** @throws ValueError for an object whose class puts a module or parameter into a private field */
export function requireVisible(module: object): void {
  for (let own = module.constructor; own?.prototype; own = Object.getPrototypeOf(own)) {
    const hidden = assignedIn(own as Class).find(({ kind }) => kinds.has(kind));
    if (!hidden) continue;
    throw new ValueError(
      `${module.constructor.name}: the field #${hidden.field} holds a ${hidden.kind}, which cannot be seen from outside, so that its weights would be missing; ` +
        `call it ${hidden.field}, with TypeScript's "private" if you like`,
    );
  }
}
