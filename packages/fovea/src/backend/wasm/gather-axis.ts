// One axis of a gather: which source positions each output position reads. Made from a window's axis, for one direction of the work.

import type { WindowAxis } from '../../base/geometry.ts';

/** Output position p reads, at tap k, source position `p·scale + shift + k·tapStep`, where that lies inside the source. */
export interface GatherAxis {
  readonly outputs: number;
  readonly sources: number;
  readonly taps: number;
  readonly scale: number;
  readonly shift: number;
  readonly tapStep: number;
}

/** From input to output, as convolution and pooling read. */
export const forwardAxis = ({ size, out, kernel, stride, dilation, before }: WindowAxis): GatherAxis => ({
  outputs: out,
  sources: size,
  taps: kernel,
  scale: stride,
  shift: -before,
  tapStep: dilation,
});
