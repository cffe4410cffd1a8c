// The geometry of a 2-D window (convolution, pooling): what shape rules, meaning, gradients and kernels all share.

/** Geometry of a 2-D convolution over `[N, H, W, C]` with weight `[KH, KW, C/groups, K]` giving `[N, OH, OW, K]`. */
export interface ConvGeometry {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  /** Rows of zeros (for max pooling: of −∞) above the input; `padBottom` etc. may differ. Never negative. */
  readonly padTop: number;
  readonly padLeft: number;
  readonly padBottom: number;
  readonly padRight: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly groups: number;
  /** Whether every product of a weight and a pixel is to be computed as such, and summed: by no algorithm that needs fewer. */
  readonly direct?: boolean;
}

/** Geometry of 2-D pooling: a depthwise window, so channels are the same on both sides. */
export type PoolGeometry = Omit<ConvGeometry, 'outChannels' | 'groups' | 'direct'>;
