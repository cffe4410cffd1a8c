// Builders of contractions and windows: matrix products, convolutions, pooling.

import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import { elementCount, sameShape } from '../base/shape.ts';
import { reshape } from './build-movement.ts';
import { isTransparent, makeNode, type Node } from './node.ts';

/** `[…batch, M, K] · […batch, K, N]`. One matrix b for the whole batch makes it a single product, whose gradients are single products too. */
export function matmul(a: Node, b: Node): Node {
  const node = makeNode('matmul', [a, b], {});
  const [k, n] = b.shape.slice(-2);
  if (!isTransparent(b, 'expand') || elementCount(node.shape) === 0) return node;
  const one = b.inputs[0];
  if (!sameShape(one.shape.slice(-2), [k, n]) || elementCount(one.shape) !== k * n) return node;
  const rows = elementCount(a.shape.slice(0, -1));
  return reshape(matmul(reshape(a, [rows, k]), reshape(one, [k, n])), node.shape);
}

export const conv2d = (x: Node, w: Node, geometry: ConvGeometry): Node => makeNode('conv2d', [x, w], { geometry });
export const conv2dInputGrad = (y: Node, w: Node, geometry: ConvGeometry): Node =>
  makeNode('conv2dInputGrad', [y, w], { geometry });
export const conv2dWeightGrad = (x: Node, y: Node, geometry: ConvGeometry): Node =>
  makeNode('conv2dWeightGrad', [x, y], { geometry });

export const maxPool2d = (x: Node, geometry: PoolGeometry): Node => makeNode('maxPool2d', [x], { geometry });
export const maxPool2dIndices = (x: Node, geometry: PoolGeometry): Node =>
  makeNode('maxPool2dIndices', [x], { geometry });
export const poolGather = (x: Node, indices: Node, geometry: PoolGeometry): Node =>
  makeNode('poolGather', [x, indices], { geometry });
export const poolScatter = (y: Node, indices: Node, geometry: PoolGeometry): Node =>
  makeNode('poolScatter', [y, indices], { geometry });
export const averagePool2d = (x: Node, geometry: PoolGeometry, countIncludePad: boolean): Node =>
  makeNode('averagePool2d', [x], { geometry, countIncludePad });
export const averagePool2dGrad = (y: Node, geometry: PoolGeometry, countIncludePad: boolean): Node =>
  makeNode('averagePool2dGrad', [y], { geometry, countIncludePad });
