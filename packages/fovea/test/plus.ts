// Test support: a small layer that adds a number, and what is given to it.

import { Module } from '../src/nn/index.ts';
import { type Tensor, tensor } from '../src/tensor/index.ts';

export const X = [1, 2];
export const x = (): Tensor => tensor(X);

export const numbers = async (values: Tensor): Promise<number[]> => [...(await values.data())];

/** Adds a number. */
export class Plus extends Module {
  constructor(readonly by: number) {
    super();
  }

  override forward(value: Tensor): Tensor {
    return value.add(this.by);
  }
}
