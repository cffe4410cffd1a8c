// What an optimiser trains: parameters, or groups of them with options of their own.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { shown } from '../base/require.ts';
import type { Parameter } from '../nn/index.ts';
import { State, Tensor } from '../tensor/index.ts';

/** Parameters that share options; what a group leaves out is the optimiser's own. */
export interface ParameterGroup<S> {
  /** The parameters of the group. */
  readonly params: readonly Parameter[];
  /** Those that differ from the optimiser's. Default: none. */
  readonly options?: Partial<S>;
}

/** What an optimiser trains: parameters, or groups of them with options of their own. */
export type OptimizerParams<S> = readonly Parameter[] | readonly ParameterGroup<S>[];

export const isGroups = <S>(params: OptimizerParams<S>): params is readonly ParameterGroup<S>[] =>
  params.length > 0 && 'params' in params[0];

/** @throws ValueError for what are neither parameters nor groups of them */
export function requireParams(name: string, params: unknown): void {
  if (!Array.isArray(params)) {
    const isModel = typeof params === 'object' && params !== null && 'parameters' in params;
    const hint = isModel ? 'a model; give model.parameters()' : `${shown(params)}; give a list of them`;
    throw new ValueError(`${name}: params must be parameters, or groups { params, options } of them: got ${hint}`);
  }
  for (const [i, one] of params.entries()) {
    if (isParameter(one)) continue;
    const what = one instanceof Tensor ? 'a Tensor; keep values that are learnt in a Parameter' : shown(one);
    if (typeof one !== 'object' || one === null || !('params' in one))
      throw new ValueError(`${name}: params[${i}] must be a Parameter, or a group { params, options }: got ${what}`);
    requireOptions(`${name}: params[${i}]`, one as ParameterGroup<object>, ['params', 'options']);
    requireMembers(name, i, one.params);
  }
  if (params.some(isParameter) && !params.every(isParameter))
    throw new ValueError(
      `${name}: params must be all parameters or all groups: got both; put the parameters into a group`,
    );
}

function requireMembers(name: string, group: number, members: unknown): void {
  if (Array.isArray(members) && members.every(isParameter)) return;
  throw new ValueError(
    `${name}: params[${group}].params must be a list of Parameters: got ${shown(Array.isArray(members) ? members.find((one) => !isParameter(one)) : members)}; give layer.parameters()`,
  );
}

const isParameter = (value: unknown): value is Parameter => value instanceof State && 'requiresGrad' in value;
