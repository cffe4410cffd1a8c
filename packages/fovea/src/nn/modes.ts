// The modes of a model's modules while it is measured: evaluation or training for the time being, then each its own again.

import type { Module } from './module.ts';

/** Runs `task` with the whole model in evaluation mode. A module that differs from its model, such as a frozen norm in training, does so again afterwards. */
export const inEvaluation = <R>(model: Module, task: () => Promise<R>): Promise<R> =>
  inMode(model, (module) => module.eval(), task);

/** The same in training mode. */
export const inTraining = <R>(model: Module, task: () => Promise<R>): Promise<R> =>
  inMode(model, (module) => module.train(), task);

/** `inEvaluation` for a task that is done when it returns. */
export function inEvaluationNow<R>(model: Module, task: () => R): R {
  const restore = setMode(model, (module) => module.eval());
  try {
    return task();
  } finally {
    restore();
  }
}

async function inMode<R>(model: Module, set: (model: Module) => void, task: () => Promise<R>): Promise<R> {
  const restore = setMode(model, set);
  try {
    return await task();
  } finally {
    restore();
  }
}

/** Sets the mode; what it gives sets each module's own again. */
function setMode(model: Module, set: (model: Module) => void): () => void {
  const modes = [...model.namedModules()].map(([, module]) => ({ module, training: module.training }));
  set(model);
  return () => {
    // From the root down: a mode goes down the tree, so that each module's own comes last.
    for (const { module, training } of modes) {
      if (training) module.train();
      else module.eval();
    }
  };
}
