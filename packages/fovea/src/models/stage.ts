// A stage of a pyramid: blocks behind what makes the map smaller.

import { type Layer, Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** Blocks one after another, behind a layer that makes the map smaller, if there is one. */
export class Stage extends Module {
  constructor(
    readonly downsample: Layer | undefined,
    readonly blocks: readonly Layer[],
  ) {
    super();
  }

  override forward(map: Tensor): Tensor {
    return this.blocks.reduce((x, block) => block.forward(x), this.downsample ? this.downsample.forward(map) : map);
  }
}
