// A deep stack of equal layers without training: how large signals and gradients are, layer by layer.

import { compile, grad, stack, type Tensor, tensor } from 'fovea';
import { type init, manualSeed } from 'fovea/nn';
import { type ActivationName, activate } from 'fovea/ops';
import { normals } from './random.ts';

export interface StackOptions {
  readonly depth: number;
  readonly width: number;
  readonly activation: ActivationName;
  /** Of the weights, `[width, width]`; there are no biases. */
  readonly initializer: init.Initializer;
  readonly seed: number;
  readonly samples?: number;
}

/** Root mean squares, from the first layer to the last. */
export interface StackSizes {
  /** Of what each layer gives. */
  readonly activations: number[];
  /** Of the loss's gradient by what each layer gives, where that by the last has size 1. */
  readonly gradients: number[];
}

const size = (x: Tensor): Tensor => x.square().mean().sqrt();

/** Sends normal inputs through the stack, and a normal gradient back. */
export async function measureStack(options: StackOptions): Promise<StackSizes> {
  const { depth, width, activation, initializer, seed, samples = 64 } = options;
  const probe = compile((input: Tensor, weights: Tensor, direction: Tensor) => {
    const outputs: Tensor[] = [];
    let x = input;
    for (let i = 0; i < depth; i++) {
      x = activate(x.matmul(weights.slice(0, i, i + 1).reshape(width, width)), activation);
      outputs.push(x);
    }
    const slopes = grad(x.mul(direction).sum(), outputs);
    return { activations: stack(outputs.map(size)), gradients: stack(slopes.map(size)) };
  });
  manualSeed(seed);
  const weights = new Float32Array(depth * width * width);
  for (let i = 0; i < depth; i++) weights.set(initializer([width, width]), i * width * width);
  const draw = (purpose: number): Tensor => tensor(normals(samples * width, seed, purpose), [samples, width]);
  const { activations, gradients } = await probe(draw(1), tensor(weights, [depth, width, width]), draw(2));
  return { activations: [...(await activations.data())], gradients: [...(await gradients.data())] };
}
