// Parameters in groups with learning rates and decay of their own, for an optimiser: layer-wise decay, a rate for the classifier, no decay of norms and biases.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import { ImageModel, layerGroups } from '../models/index.ts';
import type { Module, Parameter } from '../nn/index.ts';
import type { OptimizerOptions, ParameterGroup } from '../optim/index.ts';

/** Options of `parameterGroups`. */
export interface ParameterGroupOptions {
  /** Learning rate of the classifier's layer, before `headLr`. */
  readonly lr: number;
  /** Of parameters with more than one axis; norms and biases have none. Default 0. */
  readonly weightDecay?: number;
  /** What each layer's learning rate is multiplied by for every layer behind it (Clark et al., ELECTRA; Bao et al., BEiT): 0.75 is usual for transformers. Default 1. */
  readonly layerDecay?: number;
  /** What the classifier's learning rate is multiplied by. Default 1. */
  readonly headLr?: number;
}

/**
 * All parameters with `requiresGrad`, in groups as timm's `param_groups_layer_decay` makes them. With the optimiser's `lr` the rates of all
 * groups change in proportion.
 * @throws ValueError for options out of range, a model of unknown layers, or one whose parameters are all frozen
 * @paper Bao et al., ICLR 2022, arXiv:2106.08254
 * @example
 * const groups = parameterGroups(model, { lr: 0.001, weightDecay: 0.05, layerDecay: 0.75 });
 * const optimizer = new AdamW(groups, { lr: 0.001 });
 */
export function parameterGroups(model: Module, options: ParameterGroupOptions): ParameterGroup<OptimizerOptions>[] {
  requireOptions('parameterGroups', options, ['lr', 'weightDecay', 'layerDecay', 'headLr']);
  const { lr, weightDecay = 0, layerDecay = 1, headLr = 1 } = options;
  const values = { lr, weightDecay, layerDecay, headLr };
  requireRanges('parameterGroups', values, {
    lr: 'notNegative',
    weightDecay: 'notNegative',
    layerDecay: 'probability',
    headLr: 'notNegative',
  });
  const scaleOf = scales(model, layerDecay, headLr);
  const groups = new Map<string, { readonly params: Parameter[]; readonly scale: number; readonly decays: boolean }>();
  for (const decays of [true, false]) {
    for (const [name, parameter] of model.namedParameters()) {
      if (!parameter.requiresGrad || parameter.shape.length > 1 !== decays) continue;
      const scale = scaleOf(name);
      const key = `${decays} ${scale}`;
      const group = groups.get(key) ?? { params: [], scale, decays };
      group.params.push(parameter);
      groups.set(key, group);
    }
  }
  if (groups.size === 0)
    throw new ValueError('parameterGroups: all parameters are frozen, so that there is nothing to train');
  return Array.from(groups.values(), ({ params, scale, decays }) => ({
    params,
    options: { lr: lr * scale, weightDecay: decays ? weightDecay : 0 },
  }));
}

/** What the learning rate of a parameter is multiplied by. */
function scales(model: Module, layerDecay: number, headLr: number): (name: string) => number {
  if (layerDecay === 1 && headLr === 1) return () => 1;
  if (!(model instanceof ImageModel))
    throw new ValueError(
      `parameterGroups: layerDecay and headLr need a model of fovea/models: got ${model.constructor.name}; make groups of its parameters yourself`,
    );
  const layers = layerDecay === 1 ? undefined : layerGroups(model);
  const last = Math.max(0, ...(layers?.values() ?? []));
  const head = new Set(model.classifierNames());
  return (name) => layerDecay ** (last - (layers?.get(name) ?? last)) * (head.has(name) ? headLr : 1);
}
