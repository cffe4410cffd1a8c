// A small vision transformer whose positions, norms and windows experiments exchange. Tokens are averaged: there is no class token.

import { concat, type Tensor, tensor } from 'fovea';
import {
  Activation,
  BatchNorm2d,
  Conv2d,
  init,
  type Layer,
  LayerNorm,
  Linear,
  Module,
  MultiHeadAttention,
  Parameter,
  Sequential,
} from 'fovea/nn';

export const POSITIONS = ['none', 'fixed', 'learnt', '2-D'] as const;
export type Positions = (typeof POSITIONS)[number];

export interface VitOptions {
  readonly channels: number;
  readonly side: number;
  readonly patch: number;
  readonly width: number;
  readonly depth: number;
  readonly heads: number;
  readonly classes: number;
  /** Default 'learnt'. */
  readonly positions?: Positions;
  /** Default 'layer'. */
  readonly norm?: 'layer' | 'batch';
  /** Side of the windows that attention stays in, in tokens; default: all tokens. */
  readonly window?: number;
  /** Whether every second block's windows are shifted by half a window, round the edge. Default false. */
  readonly shift?: boolean;
}

/** Moves a map `[N, H, W, C]` up and left, round the edge. */
function rolled(x: Tensor, by: number): Tensor {
  if (by === 0) return x;
  const along = (y: Tensor, axis: number): Tensor => {
    const at = (by + y.shape[axis]) % y.shape[axis];
    return concat([y.slice(axis, at), y.slice(axis, 0, at)], axis);
  };
  return along(along(x, 1), 2);
}

/** Attention and perceptron, each after a norm and beside an identity. */
class Block extends Module {
  readonly norm1: Layer;
  readonly attn: MultiHeadAttention;
  readonly norm2: Layer;
  readonly mlp: Sequential;

  constructor(
    private readonly options: VitOptions,
    private readonly shift: number,
  ) {
    super();
    const { width, heads, norm = 'layer' } = options;
    const makeNorm = (): Layer => (norm === 'layer' ? new LayerNorm(width) : new BatchNorm2d(width));
    const starts = { init: init.truncatedNormal(0, 0.02), biasInit: init.zeros };
    this.norm1 = makeNorm();
    this.attn = new MultiHeadAttention(width, { numHeads: heads, ...starts });
    this.norm2 = makeNorm();
    this.mlp = new Sequential(
      new Linear(width, 2 * width, starts),
      new Activation('gelu'),
      new Linear(2 * width, width, starts),
    );
  }

  /** Maps `[N, H, W, C]`. */
  override forward(x: Tensor): Tensor {
    const [N, H, W, C] = x.shape;
    const M = this.options.window ?? H;
    const cut = rolled(this.norm1.forward(x), this.shift)
      .reshape(N, H / M, M, W / M, M, C)
      .transpose(0, 1, 3, 2, 4, 5)
      .reshape((N * H * W) / (M * M), M * M, C);
    const joined = this.attn
      .forward(cut)
      .reshape(N, H / M, W / M, M, M, C)
      .transpose(0, 1, 3, 2, 4, 5)
      .reshape(N, H, W, C);
    const attended = x.add(rolled(joined, -this.shift));
    return attended.add(this.mlp.forward(this.norm2.forward(attended)));
  }
}

/** Sines and cosines of one axis, `[count, width]` (Vaswani et al., arXiv:1706.03762). */
const waves = (count: number, width: number): number[][] =>
  Array.from({ length: count }, (_, at) =>
    Array.from({ length: width }, (_, i) => {
      const angle = at / 100 ** ((2 * (i >> 1)) / width);
      return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }),
  );

export class SmallVit extends Module {
  readonly patches: Conv2d;
  readonly blocks: readonly Block[];
  readonly norm: Layer;
  readonly head: Linear;
  readonly positions: Parameter | undefined;
  private readonly fixed: Tensor | undefined;

  constructor(private readonly options: VitOptions) {
    super();
    const {
      channels,
      patch,
      width,
      depth,
      classes,
      window,
      shift = false,
      positions = 'learnt',
      norm = 'layer',
    } = options;
    const grid = options.side / patch;
    this.patches = new Conv2d(channels, width, { kernelSize: patch, stride: patch });
    this.blocks = Array.from(
      { length: depth },
      (_, i) => new Block(options, shift && i % 2 === 1 ? (window ?? 0) >> 1 : 0),
    );
    this.norm = norm === 'layer' ? new LayerNorm(width) : new BatchNorm2d(width);
    this.head = new Linear(width, classes);
    this.positions =
      positions === 'learnt'
        ? new Parameter(init.truncatedNormal(0, 0.02)([grid, grid, width]), [1, grid, grid, width])
        : undefined;
    if (positions === 'fixed') this.fixed = tensor(waves(grid * grid, width).flat(), [1, grid, grid, width]);
    if (positions === '2-D') {
      const own = waves(grid, width / 2);
      const values = Array.from({ length: grid * grid }, (_, i) => [...own[Math.floor(i / grid)], ...own[i % grid]]);
      this.fixed = tensor(values.flat(), [1, grid, grid, width]);
    }
  }

  /** `positions`: others than its own, `[1, h, w, C]`, for images of another size. */
  features(images: Tensor, positions?: Tensor): Tensor {
    const map = this.patches.forward(images);
    const own = positions ?? this.positions?.read() ?? this.fixed;
    return this.norm.forward(this.blocks.reduce<Tensor>((x, block) => block.forward(x), own ? map.add(own) : map));
  }

  override forward(images: Tensor): Tensor {
    return this.head.forward(this.features(images).mean([1, 2]));
  }

  get tokensAlong(): number {
    return this.options.side / this.options.patch;
  }
}
