// The modules of a model in the order of its tree, each with what it made itself in a trace and whose weights it has.

import type { Node } from '../graph/node.ts';
import { scopeOf } from '../graph/scope.ts';
import { Buffer, type Module, Parameter } from '../nn/index.ts';
import type { ModuleCall } from '../nn/module-calls.ts';
import type { ModelTrace } from './trace.ts';

export interface LayerPart {
  /** Dotted name; '' for the model. */
  readonly name: string;
  readonly module: Module;
  /** 0 for the model. */
  readonly depth: number;
  /** The name under which the same module came before. */
  readonly sharedWith: string | undefined;
  readonly calls: readonly ModuleCall[];
  /** Made while its own forward ran, but in no module below it. */
  readonly nodes: readonly Node[];
  /** Its own, not those of modules below it; what came before under another name is left out. */
  readonly states: readonly (Parameter | Buffer)[];
  /** Weights that it uses and that came before, under their first names. */
  readonly sharedWeights: readonly string[];
}

/** A module before those below it; those below it in the order of its fields. */
export function layerTree(model: Module, { calls, nodes }: Pick<ModelTrace, 'calls' | 'nodes'>): LayerPart[] {
  const [callsOf, nodesOf] = [groupBy(calls, ({ name }) => name), groupBy(nodes, (node) => scopeOf(node)?.name)];
  const firstModule = new Map<Module, string>();
  const firstState = new Map<object, string>();
  const parts: LayerPart[] = [];
  const visit = (module: Module, name: string, depth: number): void => {
    const sharedWith = firstModule.get(module);
    if (sharedWith === undefined) firstModule.set(module, name);
    const own = ownStates(module, name);
    parts.push({
      name,
      module,
      depth,
      sharedWith,
      calls: callsOf.get(name) ?? [],
      nodes: nodesOf.get(name) ?? [],
      states: own.filter(([, state]) => !firstState.has(state)).map(([, state]) => state),
      sharedWeights: own.flatMap(([, state]) => firstState.get(state) ?? []),
    });
    for (const [full, state] of own) if (!firstState.has(state)) firstState.set(state, full);
    for (const [child, below] of module.children()) visit(below, name === '' ? child : `${name}.${child}`, depth + 1);
  };
  visit(model, '', 0);
  return parts;
}

/** By full name: those in the module's own fields, which come before those of the modules below. */
function ownStates(module: Module, name: string): [string, Parameter | Buffer][] {
  const prefix = name === '' ? '' : `${name}.`;
  const children = [...module.children()].map(([child]) => `${prefix}${child}.`);
  const own: [string, Parameter | Buffer][] = [];
  for (const entry of module.namedStates(prefix)) {
    if (children.some((child) => entry[0].startsWith(child))) break;
    own.push(entry);
  }
  return own;
}

function groupBy<T, K>(list: readonly T[], key: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const own = key(item);
    if (own === undefined) continue;
    const group = groups.get(own);
    if (group) group.push(item);
    else groups.set(own, [item]);
  }
  return groups;
}

/** The part and all below it: those that follow it in the tree and lie deeper. */
export function withBelow<T extends { readonly depth: number }>(parts: readonly T[], index: number): readonly T[] {
  let end = index + 1;
  while (end < parts.length && parts[end].depth > parts[index].depth) end++;
  return parts.slice(index, end);
}

export const parametersOf = (states: readonly (Parameter | Buffer)[]): readonly Parameter[] =>
  states.filter((state) => state instanceof Parameter);

export const buffersOf = (states: readonly (Parameter | Buffer)[]): readonly Buffer[] =>
  states.filter((state) => state instanceof Buffer);
