// The window primitives on Tensors, by explicit geometry: what ops builds convolution and pooling from.

import type { ConvGeometry, PoolGeometry } from '../base/geometry.ts';
import * as build from '../graph/build.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** `x: [N, H, W, C]`, `weight: [KH, KW, C/groups, K]` → `[N, OH, OW, K]`. */
export const convolve = (x: Tensor, weight: Tensor, geometry: ConvGeometry): Tensor =>
  tensorOf(build.conv2d(nodeOf(x), nodeOf(weight), geometry));

/** The adjoint of `convolve` in x, `y: [N, OH, OW, K]` → `[N, H, W, C]`: a transposed convolution. */
export const convolveTransposed = (y: Tensor, weight: Tensor, geometry: ConvGeometry): Tensor =>
  tensorOf(build.conv2dInputGrad(nodeOf(y), nodeOf(weight), geometry));

/** `[N, H, W, C]` → `[N, OH, OW, C]`; padding never wins. */
export const windowMax = (x: Tensor, geometry: PoolGeometry): Tensor => tensorOf(build.maxPool2d(nodeOf(x), geometry));

/** int32 `[N, OH, OW, C]`: flat positions ih·W + iw of the first maximum of each window. */
export const windowMaxIndices = (x: Tensor, geometry: PoolGeometry): Tensor =>
  tensorOf(build.maxPool2dIndices(nodeOf(x), geometry));

/** `[N, H, W, C]` → `[N, OH, OW, C]`; the divisor counts padding when asked to. */
export const windowMean = (x: Tensor, geometry: PoolGeometry, countIncludePad: boolean): Tensor =>
  tensorOf(build.averagePool2d(nodeOf(x), geometry, countIncludePad));

/** `[N, OH, OW, C]` → `[N, H, W, C]`: values added at int32 positions ih·W + iw, zeros elsewhere; positions outside the image are dropped. */
export const windowScatter = (y: Tensor, indices: Tensor, geometry: PoolGeometry): Tensor =>
  tensorOf(build.poolScatter(nodeOf(y), nodeOf(indices), geometry));
