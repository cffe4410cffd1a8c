// The network of tools/fixtures/fields_and_signals.py with the same weights, and what PyTorch says of it.

import { readFileSync } from 'node:fs';
import type { Shape } from '../src/base/shape.ts';
import * as nn from '../src/nn/index.ts';
import { type Tensor, tensor } from '../src/tensor/index.ts';
import { normal } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';

interface Statistics {
  readonly mean: number;
  readonly std: number;
  readonly zeros: number;
  readonly largest: number;
}

interface Fixture {
  readonly images: Shape;
  readonly classes: number;
  readonly gain: number;
  readonly labels: readonly number[];
  readonly fields: readonly {
    readonly name: string;
    readonly unit: readonly number[];
    readonly center: readonly number[];
    readonly map: readonly number[];
    readonly sides: readonly number[];
    readonly mean: readonly number[];
    readonly std: readonly number[];
    readonly gaussian: {
      readonly amplitude: number;
      readonly mean: readonly number[];
      readonly sigma: readonly number[];
      readonly rSquared: number;
    };
  }[];
  readonly layers: readonly {
    readonly name: string;
    readonly activation: Statistics;
    readonly gradient: Statistics;
    readonly saturation: { readonly low: number; readonly high: number } | null;
  }[];
  readonly parameters: readonly {
    readonly name: string;
    readonly norm: number;
    readonly gradientNorm: number;
    readonly gradientRatio: number;
    readonly spectralNorm?: number;
    readonly effectiveRank?: number;
  }[];
}

export const fixture = JSON.parse(
  readFileSync(new URL('fixtures/fields-and-signals.json', import.meta.url), 'utf8'),
) as Fixture;

export class SmallNetwork extends nn.Module {
  readonly conv1 = new nn.Conv2d(3, 8, { kernelSize: 3, padding: 1, bias: false });
  readonly bn1 = new nn.BatchNorm2d(8);
  readonly act1 = new nn.ReLU();
  readonly pool = new nn.MaxPool2d({ kernelSize: 2 });
  readonly conv2 = new nn.Conv2d(8, 12, { kernelSize: 5, padding: 2 });
  readonly act2 = new nn.Tanh();
  readonly conv3 = new nn.Conv2d(12, 12, { kernelSize: 3, padding: 1 });
  readonly act3 = new nn.Sigmoid();
  readonly fc = new nn.Linear(12, fixture.classes);

  override forward(images: Tensor): Tensor {
    const early = this.act1.forward(this.bn1.forward(this.conv1.forward(images)));
    const x = this.act2.forward(this.conv2.forward(this.pool.forward(early)));
    return this.fc.forward(this.act3.forward(this.conv3.forward(x).mul(4).add(x)).mean([1, 2]));
  }
}

export function smallNetwork(): SmallNetwork {
  const model = new SmallNetwork();
  setFormulaWeights(model, fixture.gain);
  return model;
}

export const smallImages = (): Tensor => tensor(normal('images', fixture.images), fixture.images);

/** Numbers and lists of them, within a part of the expected one's size. */
export function expectClose(found: unknown, expected: unknown, where: string, part = 1e-4, least = 1e-6): void {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
  const [own, other] = [list(found), list(expected)] as readonly (readonly number[])[];
  if (own.length !== other.length) throw new Error(`${where}: ${own.length} values instead of ${other.length}`);
  for (const [i, value] of other.entries()) {
    if (!(Math.abs(own[i] - value) <= part * Math.abs(value) + least))
      throw new Error(`${where}: value ${i} is ${own[i]} instead of ${value}`);
  }
}
