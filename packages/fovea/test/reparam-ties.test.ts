// Fusion of models whose layers share weights, or whose weights and results somebody else uses: the fused model gives the same.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatchNorm2d, Conv2d, ConvTranspose2d, Linear, Module, RepVggBlock, Sequential } from '../src/nn/index.ts';
import { relu } from '../src/ops/index.ts';
import { fuse } from '../src/reparam/index.ts';
import { getBackend, type Shape, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal, words } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';
import { inFullTier } from './tiers.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

const SHAPE: Shape = [2, 4, 5, 3];

const values = async (module: Module): Promise<readonly number[]> =>
  Array.from(await (module.forward(tensor(normal('images', SHAPE), SHAPE)) as Tensor).data());

/** Fuses, and checks that the outputs are the same and the model given is as it was. @returns norms folded, branches fused */
async function check(model: Module): Promise<readonly [number, number]> {
  setFormulaWeights(model, 1);
  const expected = await values(model.eval());
  const { model: fused, foldedNorms, fusedBranches } = await fuse(model, SHAPE);
  const actual = await values(fused);
  const largest = Math.max(...expected.map(Math.abs));
  expect(largest).toBeGreaterThan(0.01);
  expect(Math.max(...expected.map((value, i) => Math.abs(value - actual[i]))) / largest).toBeLessThan(3e-6);
  expect(await values(model)).toEqual(expected);
  return [foldedNorms, fusedBranches];
}

type Affine = Conv2d | ConvTranspose2d | Linear;

const AFFINE: readonly [string, () => Affine][] = [
  ['a convolution', () => new Conv2d(3, 3, { kernelSize: 3, padding: 1 })],
  ['a transposed convolution', () => new ConvTranspose2d(3, 3, { kernelSize: 3, padding: 1 })],
  ['an affine layer', () => new Linear(3, 3)],
];

/** Two layers, each with a norm. */
class TwoPairs extends Module {
  readonly second: Affine;
  readonly norms = [new BatchNorm2d(3), new BatchNorm2d(3)];

  constructor(readonly first: Affine) {
    super();
    this.second = Object.assign(Object.create(Object.getPrototypeOf(first)), first) as Affine;
  }

  /** The second layer gets weights of its own but for those named. */
  sharing(make: () => Affine, ...names: readonly ('weight' | 'bias')[]): this {
    Object.assign(this.second, make(), Object.fromEntries(names.map((name) => [name, this.first[name]])));
    return this;
  }

  override forward(x: Tensor): Tensor {
    const y = relu(this.norms[0].forward(this.first.forward(x)));
    return this.norms[1].forward(this.second.forward(y));
  }
}

describe.each(AFFINE)('%s', (_, make) => {
  it.each([
    ['weight', ['weight']],
    ['bias', ['bias']],
    ['weight and bias', ['weight', 'bias']],
  ] as const)('that shares its %s with another gets its own', async (_, names) => {
    expect(await check(new TwoPairs(make()).sharing(make, ...names))).toEqual([2, 0]);
  });

  it('keeps a norm beside a layer without one that has its weight', async () => {
    class OneNorm extends TwoPairs {
      override forward(x: Tensor): Tensor {
        return this.second.forward(this.norms[0].forward(this.first.forward(x)));
      }
    }
    expect(await check(new OneNorm(make()).sharing(make, 'weight', 'bias'))).toEqual([1, 0]);
  });

  it('keeps both norms when it runs twice', async () => {
    class RunsTwice extends TwoPairs {
      override forward(x: Tensor): Tensor {
        return this.norms[1].forward(this.first.forward(this.norms[0].forward(this.first.forward(x))));
      }
    }
    expect(await check(new RunsTwice(make()))).toEqual([0, 0]);
  });

  it('keeps a norm that reads one of two uses of its result', async () => {
    class TwoUses extends TwoPairs {
      override forward(x: Tensor): Tensor {
        const y = this.first.forward(x);
        return this.norms[1].forward(this.second.forward(this.norms[0].forward(y).add(relu(y))));
      }
    }
    expect(await check(new TwoUses(make()).sharing(make))).toEqual([1, 0]);
  });

  it('keeps a norm when two norms read its result', async () => {
    class TwoNorms extends TwoPairs {
      override forward(x: Tensor): Tensor {
        const y = this.first.forward(x);
        return this.norms[0].forward(y).add(this.norms[1].forward(y).mul(2));
      }
    }
    expect(await check(new TwoNorms(make()))).toEqual([0, 0]);
  });

  it.each(['weight', 'bias'] as const)('keeps a norm when forward reads its %s', async (name) => {
    class ReadsWeight extends TwoPairs {
      override forward(x: Tensor): Tensor {
        const scale = this.first[name]?.read().abs().mean();
        return super.forward(x).mul(scale ?? 1);
      }
    }
    // The norm after the other layer still goes into it.
    expect(await check(new ReadsWeight(make()).sharing(make))).toEqual([1, 0]);
  });

  it('keeps a norm when forward reads what that knows', async () => {
    class ReadsNorm extends TwoPairs {
      override forward(x: Tensor): Tensor {
        const [norm] = this.norms;
        return super
          .forward(x)
          .add(norm.runningMean.read())
          .mul(norm.weight?.read() ?? 1);
      }
    }
    expect(await check(new ReadsNorm(make()).sharing(make))).toEqual([1, 0]);
  });
});

it('a class with a forward of its own is neither a convolution nor a norm', async () => {
  class ConvRelu extends Conv2d {
    override forward(x: Tensor): Tensor {
      return relu(super.forward(x));
    }
  }
  class HalvedWeight extends Conv2d {
    override forward(x: Tensor): Tensor {
      return super.forward(x).sub(this.weight.read().mean());
    }
  }
  class NormRelu extends BatchNorm2d {
    override forward(x: Tensor): Tensor {
      return relu(super.forward(x));
    }
  }
  class Named extends Conv2d {
    readonly label = 'stem';
  }
  const conv = (): Conv2d => new Conv2d(3, 3, { kernelSize: 1 });
  expect(await check(new Sequential(new ConvRelu(3, 3, { kernelSize: 1 }), new BatchNorm2d(3)))).toEqual([0, 0]);
  expect(await check(new Sequential(new HalvedWeight(3, 3, { kernelSize: 1 }), new BatchNorm2d(3)))).toEqual([0, 0]);
  expect(await check(new Sequential(conv(), new NormRelu(3)))).toEqual([0, 0]);
  expect(await check(new Sequential(new Named(3, 3, { kernelSize: 1 }), new BatchNorm2d(3)))).toEqual([1, 0]);
});

describe('blocks of branches', () => {
  const block = (): RepVggBlock => new RepVggBlock({ inChannels: 3, outChannels: 3, kernelSize: 3 });

  it('become convolutions when they share weights or branches with one another', async () => {
    const [a, b] = [block(), block()];
    Object.assign(b.convKxk.conv, { weight: a.convKxk.conv.weight });
    Object.assign(b, { conv1x1: a.conv1x1 });
    expect(await check(new Sequential(a, b, a))).toEqual([0, 2]);
  });

  it('stay when forward reads a weight of theirs, calls a layer within or adds to what they do', async () => {
    class Uses extends Module {
      readonly block = block();
      readonly other = block();

      override forward(x: Tensor): Tensor {
        return this.other.forward(this.block.forward(x)).mul(this.block.convKxk.conv.weight.read().mean());
      }
    }
    class Calls extends Uses {
      override forward(x: Tensor): Tensor {
        return this.other.forward(this.block.forward(x)).add(this.block.convKxk.forward(x));
      }
    }
    class Extended extends RepVggBlock {
      readonly last = new Conv2d(3, 3, { kernelSize: 1 });

      override forward(x: Tensor): Tensor {
        return this.last.forward(super.forward(x));
      }
    }
    expect((await check(new Uses()))[1]).toBe(1);
    expect((await check(new Calls()))[1]).toBe(1);
    const extended = new Sequential(new Extended({ inChannels: 3, outChannels: 3, kernelSize: 3 }), block());
    expect(await check(extended)).toEqual([2, 1]);
  });
});

/** A random program over a few layers and norms, some of which share weights. */
class RandomModel extends Module {
  readonly layers: readonly Affine[];
  readonly norms: readonly BatchNorm2d[];
  private readonly plan: readonly number[];

  constructor(seed: number) {
    super();
    const stream = words(`fusion ${seed}`, 64);
    let at = 0;
    const below = (n: number): number => stream[at++] % n;
    this.layers = Array.from({ length: 4 }, () => AFFINE[below(3)][1]());
    this.norms = Array.from({ length: 4 }, () => new BatchNorm2d(3));
    for (const layer of this.layers) {
      const other = this.layers[below(4)];
      const names = [['weight'], ['bias'], ['weight', 'bias'], [], []][below(5)];
      if (layer.constructor !== other.constructor) continue;
      for (const name of names) Object.assign(layer, { [name]: Reflect.get(other, name) });
    }
    this.plan = Array.from(stream.subarray(at, at + 4));
  }

  override forward(x: Tensor): Tensor {
    const made = [x];
    for (const [step, which] of this.plan.entries()) {
      // Mostly the last value and the next layer, so that norms follow layers that run once.
      const input = made[which % 5 === 0 ? (which >>> 8) % made.length : made.length - 1];
      const next = (which >>> 3) % 5 === 0 ? which >>> 11 : step;
      const [layer, norm] = [this.layers[next % 4], this.norms[next % 4]];
      const kind = (which >>> 14) % 10;
      if (kind < 6) made.push(norm.forward(layer.forward(input)));
      else if (kind === 6) made.push(norm.forward(input).add(layer.forward(input)));
      else if (kind === 7) made.push(relu(layer.forward(input)));
      else if (kind === 8) made.push(norm.forward(input).mul(layer.weight.read().mean().add(1)));
      else made.push(relu(input).add(norm.forward(layer.forward(made[0]))));
    }
    return made.slice(-2).reduce((a, b) => a.add(b));
  }
}

it.runIf(inFullTier)(
  'random programs give the same',
  async () => {
    let folded = 0;
    for (let seed = 0; seed < 50; seed++) folded += (await check(new RandomModel(seed)))[0];
    expect(folded).toBeGreaterThan(40);
    expect(folded).toBeLessThan(160);
  },
  60_000,
);
