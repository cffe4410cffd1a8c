// What compile() infers: arguments without a type are tensors; others, and what comes back, are typed as the function is.

import { compile, type Tensor } from 'fovea';
import type { Module } from 'fovea/nn';

declare const x: Tensor;
declare const model: Module & { forward(x: Tensor): Tensor };
declare const scale: (factor: number) => Tensor;

const two = compile((images, labels) => images.sub(labels).mean());
export const scalar: Tensor = await two(x, x);
// @ts-expect-error: two arguments are needed
await two(x);
// @ts-expect-error: a number is no tensor
await two(x, 3);
// @ts-expect-error: a tensor has no such method
compile((images) => images.flat());

const trees = compile((batch: { a: Tensor; b: readonly Tensor[] }, count: number) => ({ sum: batch.a, count }));
export const { sum, count }: { sum: Tensor; count: number } = await trees({ a: x, b: [x] }, 3);
// @ts-expect-error: not such a tree
await trees(x, 3);

const options = compile(
  (images: Tensor, { training = true }: { training?: boolean } = {}) => [images, training] as const,
);
export const [, training]: readonly [Tensor, boolean] = await options(x, { training: false });
await options(x);

export const results: Tensor[] = [
  await compile(() => x)(),
  await compile((...all: Tensor[]) => all[0])(x, x),
  await compile((...all) => all[0].add(1))(x, x),
  await compile((first?: Tensor) => first ?? x)(),
  await compile(([first]: readonly [Tensor, Tensor]) => first)([x, x]),
  await compile((module: Module, images: Tensor) => images.add(module.parameters()[0].read()))(model, x),
  await compile(<T extends Tensor>(images: T) => images)(x),
  await compile(model.forward.bind(model))(x),
  await compile(scale)(3),
];
export const annotated: (images: Tensor) => Promise<Tensor> = compile((images) => images.mul(2));
