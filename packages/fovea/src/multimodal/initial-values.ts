// Initial values of CLIP's towers: the deeper the tower, the less each layer writes into the residual stream at first.

import type { BlockOptions } from '../models/transformer-block.ts';
import { init } from '../nn/index.ts';

type Starts = Pick<BlockOptions, 'init' | 'biasInit' | 'outInit' | 'hiddenInit'>;

/** Of a tower's blocks, as OpenAI's code has them. */
export const blockStarts = (width: number, layers: number): Starts => ({
  init: init.normal(0, width ** -0.5),
  hiddenInit: init.normal(0, (2 * width) ** -0.5),
  outInit: init.normal(0, width ** -0.5 * (2 * layers) ** -0.5),
  biasInit: init.zeros,
});
