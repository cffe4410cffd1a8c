// The head that many families have: the mean over all places and a classifier, with timm's names.

import { Dropout, type LayerNorm, type LinearOptions, Module } from '../nn/index.ts';
import { globalAveragePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import type { CompleteModelOptions } from './model.ts';

/** fc(drop(norm(mean of the map))): `[N, H, W, features]` → `[N, numClasses]`. Without a norm, the mean is dropped from as it is. */
export class PooledHead extends Module {
  readonly norm: LayerNorm | undefined;
  readonly drop: Dropout;
  readonly fc: Classifier;

  constructor(
    features: number,
    { numClasses, dropRate }: Pick<CompleteModelOptions, 'numClasses' | 'dropRate'>,
    starts: Pick<LinearOptions, 'init' | 'biasInit'> = {},
    norm?: LayerNorm,
  ) {
    super();
    this.norm = norm;
    this.drop = new Dropout(dropRate);
    this.fc = new Classifier(features, numClasses, starts);
  }

  override forward(map: Tensor): Tensor {
    const pooled = globalAveragePool2d(map);
    return this.fc.forward(this.drop.forward(this.norm ? this.norm.forward(pooled) : pooled));
  }
}
