// Parts of a model that are not to be trained: their parameters stay, and their batch norms use the statistics that they have.

import { ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import type { Module } from './module.ts';
import { BatchNorm2d } from './norm.ts';

/**
 * Keeps parameters as they are. A batch norm whose parameters are all frozen uses its running statistics in training, too, and leaves them
 * as they are (timm's `freeze`, FrozenBatchNorm2d of Detectron2).
 * @param patterns names of modules or parameters, such as `'blocks.0'`, which takes in all that lies within; `*` stands for any letters and
 * dots, `?` for one
 * @returns the names of all parameters that it has frozen
 * @throws ValueError for a pattern that no parameter has
 * @example
 * const layer = new Linear(2, 3);
 * freeze(layer, 'weight'); // ['weight']
 */
export function freeze(model: Module, patterns: string | readonly string[]): string[] {
  return setTrained('freeze', model, patterns, false);
}

/**
 * Lets parameters learn again: the opposite of `freeze`.
 * @returns the names of all parameters that learn again
 * @throws ValueError for a pattern that no parameter has
 * @example
 * const layer = new Linear(2, 3);
 * freeze(layer, '*');
 * unfreeze(layer, 'bias'); // ['bias']
 */
export function unfreeze(model: Module, patterns: string | readonly string[] = '*'): string[] {
  return setTrained('unfreeze', model, patterns, true);
}

function setTrained(op: string, model: Module, patterns: string | readonly string[], trained: boolean): string[] {
  const parameters = [...model.namedParameters()];
  const names = parameters.map(([name]) => name);
  const expressions = (typeof patterns === 'string' ? [patterns] : patterns).map((pattern) => {
    const expression = expressionOf(pattern);
    if (names.some((name) => expression.test(name))) return expression;
    throw new ValueError(
      `${op}: no parameter is called ${pattern}; did you mean ${nearestName(pattern, modulesOf(names))}?`,
    );
  });
  const matched = parameters.filter(([name]) => expressions.some((expression) => expression.test(name)));
  for (const [, parameter] of matched) parameter.requiresGrad = trained;
  for (const [, module] of model.namedModules()) {
    if (!(module instanceof BatchNorm2d) || module.parameters().length === 0) continue;
    module.frozen = module.parameters().every(({ requiresGrad }) => !requiresGrad);
  }
  return matched.map(([name]) => name);
}

/** The pattern, and all that lies within a module of that name. */
function expressionOf(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}(\\..*)?$`, 's');
}

/** Names of parameters, and of all modules that they lie in. */
const modulesOf = (names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => name.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.')))),
];
