// When a loss is not finite: keeps the weights as they were before the step, and finds the layer that it begins at.

import { ValueError } from '../base/errors.ts';
import type { Module } from '../nn/index.ts';
import { whileHooked } from '../nn/tree.ts';
import { type State, Tensor, where } from '../tensor/index.ts';

/** The loss of a step was NaN or infinite, though its images were not. */
export class LossNotFinite extends ValueError {}

/** The value of a loss, which is let go. @throws LossNotFinite */
export async function finiteLoss(op: string, loss: Tensor): Promise<number> {
  const value = await loss.item();
  loss.dispose();
  if (Number.isFinite(value)) return value;
  throw new LossNotFinite(`${op}: the loss is ${value}; lower the learning rate, or look at the images`);
}

/**
 * Lets the model's weights and statistics change in `update` only where the loss is finite: after a step that is not, they are those that led to it.
 * Traced with the step, so that nothing is copied.
 */
export function changeIfFinite(model: Module, loss: () => Tensor, update: (loss: Tensor) => void): Tensor {
  const states = [...model.namedStates()].map(([, state]) => state);
  const before = states.map((state) => state.read());
  const value = loss();
  update(value);
  // Not so of NaN and of both infinities.
  const finite = value.sub(value).equal(0);
  for (const [i, state] of states.entries()) {
    const after = state.read();
    if (after !== before[i]) state.assign(where(finite, after, before[i]));
  }
  return value;
}

interface Output {
  readonly name: string;
  readonly kind: string;
  readonly module: Module;
  readonly tensors: readonly Tensor[];
}

/** The tensors that a layer gives, whatever it gives them in. */
function tensorsIn(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value];
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(tensorsIn) : [];
}

/** Runs the model and notes what each layer gives, in the order in which they end: a layer before those that it is a part of. */
function outputsOf(model: Module, images: Tensor): Output[] {
  const outputs: Output[] = [];
  const names = new Map([...model.namedModules()].map(([name, module]) => [module, name]));
  const note = (module: Module, _: unknown, output: unknown): void => {
    const name = names.get(module) || 'the model';
    outputs.push({ name, kind: module.constructor.name, module, tensors: tensorsIn(output) });
  };
  whileHooked(names.keys(), note, () => model.forward(images));
  return outputs;
}

/** What a State holds. */
type Values = Awaited<ReturnType<State['data']>>;

const allFinite = (values: Values): boolean => values.every(Number.isFinite);

/** In words, the first layer that gives a value that is not finite; undefined when all give finite ones. The model's weights and statistics stay as they are. */
export async function firstNonFinite(model: Module, images: Tensor): Promise<string | undefined> {
  // Before the forward pass, which changes statistics.
  const before = new Map<State, Values>();
  for (const [, state] of model.namedStates()) before.set(state, (await state.data()).slice());
  try {
    for (const { name, kind, module, tensors } of outputsOf(model, images)) {
      const values = await Promise.all(tensors.map((one) => one.data()));
      if (values.every(allFinite)) continue;
      const [weight] = [...module.namedStates()].find(([, state]) => !allFinite(before.get(state) as Values)) ?? [];
      return `${name} (${kind})${weight === undefined ? '' : `, whose ${weight} has been so since an earlier step`}`;
    }
    return undefined;
  } finally {
    for (const [state, values] of before) state.set(values);
  }
}
