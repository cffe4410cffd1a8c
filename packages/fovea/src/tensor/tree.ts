// Trees of tensors: the nested arrays and plain objects that functions take and return.

import { Tensor } from './tensor.ts';

/** A tensor, or arrays and plain objects of such trees; other values are carried along unchanged. */
export type TensorTree = unknown;

/** Whether it is an object literal, as against an instance of a class. */
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The tree with every tensor replaced; order of visit: arrays by position, objects by key order. */
export function mapTensors<T>(tree: T, change: (tensor: Tensor) => Tensor): T {
  if (tree instanceof Tensor) return change(tree) as T;
  if (Array.isArray(tree)) return tree.map((part) => mapTensors(part, change)) as T;
  if (isPlain(tree))
    return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, mapTensors(part, change)])) as T;
  return tree;
}

/** The tensors of a tree in visiting order. */
export function tensorsOf(tree: TensorTree): Tensor[] {
  const found: Tensor[] = [];
  mapTensors(tree, (tensor) => {
    found.push(tensor);
    return tensor;
  });
  return found;
}

/** Text that is equal for trees of the same structure, shapes, dtypes and plain values. Objects that are neither are told apart by identity. */
export function treeSignature(tree: TensorTree, identity: (value: object) => number): string {
  if (tree instanceof Tensor) return `${tree.dtype}[${tree.shape}]`;
  if (Array.isArray(tree)) return `(${tree.map((part) => treeSignature(part, identity))})`;
  if (isPlain(tree))
    return `{${Object.entries(tree).map(([key, part]) => `${JSON.stringify(key)}:${treeSignature(part, identity)}`)}}`;
  if (typeof tree === 'object' && tree !== null) return `#${identity(tree)}`;
  if (typeof tree === 'function') return `#${identity(tree)}`;
  if (typeof tree === 'string') return JSON.stringify(tree);
  return `${typeof tree}:${Object.is(tree, -0) ? '-0' : String(tree)}`;
}
