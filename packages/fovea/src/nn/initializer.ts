// What an initialiser is: the contract of the functions in init.ts.

import type { Shape } from '../base/shape.ts';

/** A parameter's values, given its shape in PyTorch's order: `[out, in, …]`. */
export type Initializer = (shape: Shape) => Float32Array;
