// Less memory for training: parts of a model whose activations are computed again when their gradient comes.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { addHook, type Hook, holdForward, hooksOf, removeHook } from '../nn/forward-calls.ts';
import type { Module } from '../nn/index.ts';
import { checkpoint } from '../tensor/index.ts';
import type { ImageModel } from './model.ts';
import { modelRecord } from './registry.ts';

/** Options of `setGradCheckpointing`. */
export interface GradCheckpointingOptions {
  /** False goes back to keeping all activations. Default true. */
  readonly enable?: boolean;
  /** Names of the modules, each a part of its own. Default: the blocks of a model that `createModel` made. */
  readonly layers?: readonly string[];
}

/** The same for all modules, so that a module tells whether it has it. */
const CHECKPOINTED: Hook = { around: (inputs, forward) => checkpoint(forward, ...inputs) };

/**
 * Has gradients keep nothing of a block but what it was given (`checkpoint`): its activations are computed again when its gradient is. Training then
 * needs much less memory and about a third more time. As `set_grad_checkpointing` of timm.
 * @returns the names of the modules, each of which is computed again as a whole; none for a plain chain of layers, such as VGG
 * @throws ValueError for a name that no module has, and without names for a model that `createModel` did not make
 * @paper Chen et al., Training Deep Nets with Sublinear Memory Cost, 2016, arXiv:1604.06174
 * @example
 * setGradCheckpointing(createModel('resnet18')); // ['layer1.0', 'layer1.1', 'layer2.0', 'layer2.1', 'layer3.0', 'layer3.1', 'layer4.0', 'layer4.1']
 */
export function setGradCheckpointing(model: Module, options: GradCheckpointingOptions = {}): string[] {
  requireOptions('setGradCheckpointing', options, ['enable', 'layers']);
  const { enable = true, layers = blockNames(model as ImageModel) } = options;
  const modules = new Map(model.namedModules());
  const chosen = layers.map((name) => {
    const module = modules.get(name);
    if (module) return module;
    throw new ValueError(`setGradCheckpointing: no module is called ${name}; namedModules() lists them`);
  });
  for (const module of chosen) {
    const isOn = hooksOf(module).includes(CHECKPOINTED);
    if (enable && !isOn) {
      // For good: a forward that is wrapped without hooks is what it was.
      holdForward(module);
      addHook(module, CHECKPOINTED);
    }
    if (!enable && isOn) removeHook(module, CHECKPOINTED);
  }
  return [...layers];
}

/** Modules that the record counts as one layer, the stem and what follows the trunk apart. Of a lone convolution there is nothing to compute again. */
function blockNames(model: ImageModel): string[] {
  const { architecture } = model;
  if (!architecture)
    throw new ValueError(
      `setGradCheckpointing: the blocks of ${model.constructor.name} are not known; name its modules: { layers: ['block1', …] }`,
    );
  const patterns = modelRecord(architecture.name)
    .layers.slice(1)
    .filter((pattern) => pattern instanceof RegExp);
  return [...model.namedModules()]
    .filter(
      ([name, module]) => [...module.children()].length > 0 && patterns.some((one) => one.exec(name)?.[0] === name),
    )
    .map(([name]) => name);
}
