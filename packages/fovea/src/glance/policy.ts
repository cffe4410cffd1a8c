// Where to look next: a recurrent network that reads the maps of what was seen, with an estimate of the rewards to come.

import type { Shape } from '../base/shape.ts';
import { Conv2d, GRU, Linear, Module } from '../nn/index.ts';
import { relu, sigmoid } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

/** What reads the maps: 1×1 convolution, relu, linear, relu. */
class MapReader extends Module {
  readonly conv: Conv2d;
  readonly fc: Linear;

  constructor([, h, w, c]: Shape, channels: number, hiddenSize: number) {
    super();
    this.conv = new Conv2d(c, channels, { kernelSize: 1, bias: false });
    this.fc = new Linear(h * w * channels, hiddenSize);
  }

  override forward(maps: Tensor): Tensor {
    return relu(this.fc.forward(relu(this.conv.forward(maps)).reshape(maps.shape[0], -1)));
  }
}

/** What the policy says, step by step. */
export interface PolicyOutput {
  /** `[N, T, 2]`: the means of the next positions (x, y), each in 0…1. */
  readonly means: Tensor;
  /** `[N, T]`: estimates of the rewards to come. */
  readonly values: Tensor;
  /** `[1, N, hiddenSize]`: what the next step goes on from. */
  readonly hidden: Tensor;
}

/**
 * The policy of a `GlanceFocus`: reads the maps of the glance and of the crops so far, and proposes the next crop.
 * @shape what was read of T maps `[N, T, hiddenSize]` and, if given, h `[1, N, hiddenSize]` → a `PolicyOutput`
 * @paper Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const { policy } = glancer;
 * policy.forward(zeros([2, 3, 8])).means.shape; // [2, 3, 2]
 */
export class CropPolicy extends Module {
  readonly glanceReader: MapReader;
  readonly cropReader: MapReader;
  readonly gru: GRU;
  readonly actor: Linear;
  readonly critic: Linear;

  constructor(
    glance: Shape,
    crop: Shape,
    { policyChannels, policySize }: { readonly policyChannels: number; readonly policySize: number },
  ) {
    super();
    this.glanceReader = new MapReader(glance, policyChannels, policySize);
    this.cropReader = new MapReader(crop, policyChannels, policySize);
    this.gru = new GRU(policySize, policySize);
    this.actor = new Linear(policySize, 2);
    this.critic = new Linear(policySize, 1);
  }

  override forward(read: Tensor, hidden?: Tensor): PolicyOutput {
    const T = read.shape[1];
    const states = this.gru.forward(read, hidden);
    return {
      means: sigmoid(this.actor.forward(states)),
      values: this.critic.forward(states).squeeze(2),
      hidden: states.slice(1, T - 1, T).transpose(1, 0, 2),
    };
  }
}
