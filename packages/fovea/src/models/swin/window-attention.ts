// Attention within windows of a map, with learnt biases by relative position (Liu et al., ICCV 2021, arXiv:2103.14030, equation 4), as in timm.

import { attendDropping } from '../../nn/attend.ts';
import { Dropout, init, Linear, Module, Parameter } from '../../nn/index.ts';
import { type Tensor, tensor } from '../../tensor/index.ts';

/** Affine layers start as truncated normal values and zeros. */
export const STARTS = { init: init.truncatedNormal(0, 0.02), biasInit: init.zeros };

export type Size = readonly [height: number, width: number];

/** Added to the scores of tokens that a shift brought together from opposite borders. */
const APART = -100;

/** Attends within windows: tokens `[N, windows, tokens, C]` → `[N, windows, tokens, C]`. */
export class WindowAttention extends Module {
  /** `[(2h − 1)·(2w − 1), heads]` for windows of h × w. */
  relativePositionBiasTable: Parameter;
  qkv: Linear;
  /** Drops nothing: what looks at the weights of the heads, or changes them, does it here. */
  readonly attnDrop: Dropout;
  proj: Linear;
  readonly headDim: number;

  constructor(
    features: number,
    public numHeads: number,
    readonly window: Size,
  ) {
    super();
    this.headDim = features / numHeads;
    this.relativePositionBiasTable = this.biasTable();
    this.qkv = new Linear(features, 3 * features, STARTS);
    this.attnDrop = new Dropout(0);
    this.proj = new Linear(features, features, STARTS);
  }

  /** How many distances there are between the rows, and the columns, of a window. */
  get offsets(): readonly [rows: number, columns: number] {
    return [2 * this.window[0] - 1, 2 * this.window[1] - 1];
  }

  private biasTable(): Parameter {
    const shape = [this.offsets[0] * this.offsets[1], this.numHeads];
    const table = new Parameter(STARTS.init(shape), shape);
    table.grid = this.offsets;
    return table;
  }

  /** Another table, with fresh values, for the heads that there are now. */
  resizeBiasTable(): void {
    const { requiresGrad } = this.relativePositionBiasTable;
    this.relativePositionBiasTable = this.biasTable();
    this.relativePositionBiasTable.requiresGrad = requiresGrad;
  }

  /** `mask`: `[windows, 1, tokens, tokens]`, added to the scores. */
  override forward(x: Tensor, mask?: Tensor): Tensor {
    const [N, windows, T] = x.shape;
    const { numHeads, headDim } = this;
    const heads = this.qkv.forward(x).reshape(N, windows, T, 3, numHeads, headDim).transpose(3, 0, 1, 4, 2, 5);
    const part = (i: number): Tensor => heads.slice(0, i, i + 1).reshape(N, windows, numHeads, T, headDim);
    const bias = this.positionBias(T);
    const mixed = attendDropping(this.attnDrop, part(0), part(1), () => part(2), {
      mask: mask ? bias.add(mask) : bias,
    });
    return this.proj.forward(mixed.transpose(0, 1, 3, 2, 4).reshape(N, windows, T, numHeads * headDim));
  }

  /** `[1, heads, tokens, tokens]` */
  private positionBias(tokens: number): Tensor {
    const rows = tensor(relativePositions(this.window));
    const table = this.relativePositionBiasTable.read().gather(rows, 0);
    return table.reshape(tokens, tokens, this.numHeads).transpose(2, 0, 1).reshape(1, this.numHeads, tokens, tokens);
  }
}

/** For each pair of tokens of a window, the row of its relative position in the table. */
function relativePositions([height, width]: Size): Int32Array {
  const tokens = height * width;
  return Int32Array.from({ length: tokens * tokens }, (_, pair) => {
    const [query, key] = [Math.floor(pair / tokens), pair % tokens];
    const down = Math.floor(query / width) - Math.floor(key / width) + height - 1;
    return down * (2 * width - 1) + (query % width) - (key % width) + width - 1;
  });
}

/** `[N, H, W, C]` → `[N, windows, tokens, C]`. */
export function partitioned(x: Tensor, [height, width]: Size): Tensor {
  const [N, H, W, C] = x.shape;
  return x
    .reshape(N, H / height, height, W / width, width, C)
    .transpose(0, 1, 3, 2, 4, 5)
    .reshape(N, (H * W) / (height * width), height * width, C);
}

/** The inverse of `partitioned`. */
export function joined(windows: Tensor, [height, width]: Size, [H, W]: Size): Tensor {
  const [N, , , C] = windows.shape;
  return windows
    .reshape(N, H / height, W / width, height, width, C)
    .transpose(0, 1, 3, 2, 4, 5)
    .reshape(N, H, W, C);
}

/** Keeps apart what was not side by side before the shift: `[windows, 1, tokens, tokens]` for a map of the given size. */
export function shiftMask([H, W]: Size, [height, width]: Size, shift: Size): Tensor {
  const region = (at: number, size: number, window: number, distance: number): number => {
    if (at < size - window) return 0;
    return distance > 0 && at >= size - distance ? 2 : 1;
  };
  const across = W / width;
  const [windows, tokens] = [(H / height) * across, height * width];
  const regionOf = (window: number, token: number): number => {
    const row = Math.floor(window / across) * height + Math.floor(token / width);
    const column = (window % across) * width + (token % width);
    return 3 * region(row, H, height, shift[0]) + region(column, W, width, shift[1]);
  };
  const mask = new Float32Array(windows * tokens * tokens);
  for (let i = 0; i < mask.length; i++) {
    const window = Math.floor(i / (tokens * tokens));
    const [query, key] = [Math.floor(i / tokens) % tokens, i % tokens];
    if (regionOf(window, query) !== regionOf(window, key)) mask[i] = APART;
  }
  return tensor(mask, [windows, 1, tokens, tokens]);
}
