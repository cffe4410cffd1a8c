// What rows of PyTorch's names are written with: names of ours that a test looks up, and reasons why there is none.

/** `Tensor.x`, `fovea.x`, or `ops.x` of a sub-path, several with spaces between; behind a bar, how to write it. */
export type Ours = string;

export interface ModuleNames {
  readonly ours: Readonly<Record<string, Ours>>;
  /** Why there is nothing, by reason. */
  readonly none: Readonly<Record<string, string>>;
}

export const COMPLEX = 'there are no complex numbers';
export const LINEAR_ALGEBRA = 'linear algebra beyond products';
export const SPECIAL = 'a special function that images have not needed';
export const INVERSE = 'trigonometry beyond sin, cos and tanh';
export const QUANTISED = 'there are no quantised tensors';
export const INTERNAL = "PyTorch's own bookkeeping";
export const VOLUMES = 'positions of maxima in volumes: Fovea is for images';
export const NOT_YET = 'not there yet';
export const UNIQUE = 'its size depends on the values: read them with `data()`';

/** `name` of Tensor under the same name. */
export const methods = (names: string): Record<string, Ours> =>
  Object.fromEntries(names.split(' ').map((name) => [name, `Tensor.${name}`]));

/** Names of a sub-path of ours by names of theirs, `theirs=ours`. */
export const of = (path: string, pairs: string): Record<string, Ours> =>
  Object.fromEntries(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('='))
      .map(([theirs, ours = theirs]) => [theirs, `${path}.${ours}`]),
  );
