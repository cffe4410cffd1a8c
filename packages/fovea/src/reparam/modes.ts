// The modes of a model's modules while it is measured: evaluation for the time being, then each its own again.

import type { Module } from '../nn/index.ts';

/** Runs `task` with the whole model in evaluation mode. A module that differs from its model, such as a frozen norm in training, does so again afterwards. */
export async function inEvaluation<R>(model: Module, task: () => Promise<R>): Promise<R> {
  const modes = [...model.namedModules()].map(([, module]) => ({ module, training: module.training }));
  model.eval();
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
