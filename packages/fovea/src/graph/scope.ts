// Which part of a program made a node: noted while a scope is set, for reports that name the layer; free where none is.

/** A part of a program, such as a call of a module's forward. One object a part: it is compared by identity. */
export interface Scope {
  /** Dotted name of the module; '' for the model itself. */
  readonly name: string;
  /** Whether the node belongs to the gradient of what the part computes. */
  readonly backward: boolean;
}

let current: Scope | undefined;

const gradients = new WeakMap<Scope, Scope>();

/** Where the node was made, if a scope was set then. */
export const scopeOf = ({ scope }: { readonly scope: Scope | undefined }): Scope | undefined => scope;

/** The scope that is set. */
export const currentScope = (): Scope | undefined => current;

/** Runs `body`, whose new nodes belong to `scope`; where it is undefined, as if there were no scope. */
export function withScope<T>(scope: Scope | undefined, body: () => T): T {
  const outer = current;
  if (scope === outer) return body();
  current = scope;
  try {
    return body();
  } finally {
    current = outer;
  }
}

/** The scope of the gradients of what was made in `scope`; the same object every time. */
export function gradientScope(scope: Scope | undefined): Scope | undefined {
  if (!scope || scope.backward) return scope;
  const known = gradients.get(scope) ?? { name: scope.name, backward: true };
  gradients.set(scope, known);
  return known;
}
