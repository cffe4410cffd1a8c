// Random numbers in the graph: counter-based, from an explicit seed, so that the same seed gives the same values on any number of threads.

import { requireRanges } from '../base/require.ts';
import type { Shape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import { makeNode } from '../graph/node.ts';
import { State } from './state.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/**
 * A stream of random tensors (Philox4x32-10). Its counter is a State, so that compiled functions draw new values at every call.
 * @paper Salmon et al., SC 2011
 * @example
 * const generator = new Generator(0);
 * const [a, b] = [await generator.uniform([3]).data(), await generator.uniform([3]).data()];
 * a[0] === b[0]; // false
 */
export class Generator {
  /** int32 [2]: seed and number of draws so far. */
  readonly state: State;

  /** @throws ValueError unless the seed is an integer of at most 32 bits */
  constructor(seed: number) {
    this.state = new State(Int32Array.of(checkSeed(seed), 0), [2]);
  }

  /**
   * Restarts the stream.
   * @throws ValueError unless the seed is an integer of at most 32 bits
   */
  seed(seed: number): void {
    this.state.set(Int32Array.of(checkSeed(seed), 0));
  }

  /** Uniform 32-bit words as int32 (Philox4x32-10: Salmon et al., SC 2011). */
  bits(shape: Shape): Tensor {
    return tensorOf(makeNode('randomBits', [nodeOf(drawSeed(this))], { shape }));
  }

  /** float32 in [low, high): 24 random bits. */
  uniform(shape: Shape, low = 0, high = 1): Tensor {
    const bits = nodeOf(this.bits(shape));
    const top = build.shiftRight(bits, build.constant(8, shape, 'int32'));
    return tensorOf(build.cast(top, 'float32'))
      .mul((high - low) * 2 ** -24)
      .add(low);
  }

  /** float32 normal by the Box–Muller transform. */
  normal(shape: Shape, mean = 0, std = 1): Tensor {
    const radius = this.uniform(shape).neg().add(1).log().mul(-2).sqrt();
    const angle = this.uniform(shape, 0, 2 * Math.PI);
    return radius.mul(angle.cos()).mul(std).add(mean);
  }

  /** bool, true with probability p. */
  bernoulli(shape: Shape, p: number): Tensor {
    return this.uniform(shape).less(p);
  }
}

/** int32 `[2]`: the key of the generator's next draw, which this is. */
export function drawSeed({ state }: Generator): Tensor {
  const key = state.read();
  const one = tensorOf(makeNode('iota', [], { shape: [2], axis: 0 }));
  state.assign(key.add(one));
  return key;
}

function checkSeed(seed: number): number {
  requireRanges('Generator', { seed }, { seed: 'seed' });
  return seed | 0;
}
