// Builders of contractions and windows: matrix products, convolutions, pooling.

import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import { makeNode, type Node } from './node.ts';

export const matmul = (a: Node, b: Node): Node => makeNode('matmul', [a, b], {});

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
