// The modes of a model's modules while it is measured: evaluation or training for the time being, then each its own again.

import type { Module } from './module.ts';

/** Runs `task` with the whole model in evaluation mode. A module that differs from its model, such as a frozen norm in training, does so again afterwards. */
export const inEvaluation = <R>(model: Module, task: () => Promise<R>): Promise<R> =>
  inMode(model, (module) => module.eval(), task);

/** The same in training mode. */
export const inTraining = <R>(model: Module, task: () => Promise<R>): Promise<R> =>
  inMode(model, (module) => module.train(), task);

async function inMode<R>(model: Module, set: (model: Module) => void, task: () => Promise<R>): Promise<R> {
  const modes = [...model.namedModules()].map(([, module]) => ({ module, training: module.training }));
  set(model);
  try {
    return await task();
  } finally {
    // From the root down: a mode goes down the tree, so that each module's own comes last.
    for (const { module, training } of modes) {
      if (training) module.train();
      else module.eval();
    }
  }
}
