// What a forward gives, tensor by tensor: where it is a list or an object, each by its place in it.

import type { Tensor } from '../tensor/index.ts';
import { isPlain, mapTensors } from '../tensor/internal.ts';

export interface NamedTensor {
  /** 'output'; in a list 'output 0', in an object 'output.mask', and so on within. */
  readonly name: string;
  readonly tensor: Tensor;
}

/** The tensors of what a forward gave, in their order. */
export function namedTensors(tree: unknown, name = 'output'): NamedTensor[] {
  if (Array.isArray(tree)) return tree.flatMap((part, i) => namedTensors(part, `${name} ${i}`));
  if (isPlain(tree)) return Object.entries(tree).flatMap(([key, part]) => namedTensors(part, `${name}.${key}`));
  const found: NamedTensor[] = [];
  mapTensors(tree, (tensor) => {
    found.push({ name, tensor });
    return tensor;
  });
  return found;
}

/** Of several; empty where there is one or none, of which a report says everything as it is. */
export const severalOf = (named: readonly NamedTensor[]): readonly NamedTensor[] => (named.length > 1 ? named : []);

/** What a layer, or one of several tensors that it gives, is chosen by: the layer's name, that of the tensor behind it. */
export const labelOf = ({ name, output }: { readonly name: string; readonly output: string | null }): string =>
  output === null ? name : `${name} ${output}`.trim();
