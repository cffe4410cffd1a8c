// What a module's own forward computes, as few operations that a reader knows: a product or pooling with what follows it, a softmax, a sum of two branches.

import type { PoolGeometry } from '../base/geometry.ts';
import type { Node } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';

/** Nodes of one call that are shown as one. */
export interface OperationGroup {
  readonly nodes: readonly Node[];
  /** Such as `conv 3×3 · relu`. */
  readonly label: string;
  /** Whether it only moves values. */
  readonly isQuiet: boolean;
}

/** Each begins a group of its own. */
const MAJOR: ReadonlySet<Primitive> = new Set<Primitive>([
  ...(['conv2d', 'conv2dInputGrad', 'conv2dWeightGrad', 'matmul', 'concat', 'gather', 'scatterAdd'] as const),
  ...(['maxPool2d', 'maxPool2dIndices', 'poolGather', 'poolScatter', 'averagePool2d', 'averagePool2dGrad'] as const),
  ...(['attention', 'attentionLogSum', 'attentionGrad'] as const),
]);

interface Growing {
  readonly nodes: Node[];
  /** Where what it reads comes from, outside of itself. */
  readonly sources: Set<unknown>;
  readonly isMajor: boolean;
}

/**
 * Joins nodes into groups: what needs nothing but a group, or besides it only what the group needs already, becomes part of it. So no group needs, by way of
 * others, what comes from itself. `sourceOf` says what gives a node that is not among `nodes`; undefined for what does not depend on the input.
 * @param nodes in the order in which they were made
 */
export function groupOperations(
  nodes: readonly Node[],
  sourceOf: (node: Node) => unknown | undefined,
): OperationGroup[] {
  const groupOf = new Map<Node, Growing>();
  const groups: Growing[] = [];
  const lastOf = new Map<unknown, Growing>();
  for (const node of nodes) {
    const sources = new Set<unknown>(node.inputs.flatMap((input) => groupOf.get(input) ?? sourceOf(input) ?? []));
    const group = MAJOR.has(node.op) ? undefined : groupFor(sources, lastOf);
    if (group) {
      group.nodes.push(node);
      groupOf.set(node, group);
      continue;
    }
    const made = { nodes: [node], sources, isMajor: MAJOR.has(node.op) };
    groups.push(made);
    groupOf.set(node, made);
    // Slices of one value, such as queries, keys and values, are one group.
    if (!made.isMajor && sources.size === 1) for (const source of sources) lastOf.set(source, made);
  }
  return groups.map(({ nodes: own }) => ({
    nodes: own,
    label: labelOf(own),
    isQuiet: own.every((node) => QUIET.has(node.op)),
  }));
}

function groupFor(sources: ReadonlySet<unknown>, lastOf: ReadonlyMap<unknown, Growing>): Growing | undefined {
  const own = [...sources].filter(isGrowing);
  if (sources.size === 1) return own[0] ?? lastOf.get([...sources][0]);
  // Such as x · sigmoid(x): the rest of what it needs is what the group needs, too. Sums with what a product reads stay visible.
  return own.find(
    (group) => !group.isMajor && [...sources].every((source) => source === group || group.sources.has(source)),
  );
}

const isGrowing = (source: unknown): source is Growing =>
  typeof source === 'object' && source !== null && 'isMajor' in source;

/** Say nothing where something else is in the group. */
const QUIET: ReadonlySet<string> = new Set([
  ...['reshape', 'transpose', 'slice', 'pad', 'expand', 'cast', 'detach'],
  ...['barrier', 'checkpoint'],
]);

const WORDS: Partial<Record<Primitive, string>> = {
  conv2dWeightGrad: 'conv',
  attentionLogSum: 'attention',
  attentionGrad: 'attention',
  maxPool2dIndices: 'argmax',
  poolGather: 'gather',
  poolScatter: 'unpool',
  averagePool2dGrad: 'unpool',
  scatterAdd: 'scatter',
  reduceMax: 'max',
};

/** How a softmax, a sigmoid and the like come about: by what is in them. */
const KNOWN: readonly (readonly [word: string, needs: readonly string[], instead: readonly string[]])[] = [
  ['softmax', ['max', 'exp', 'sum'], ['max', 'exp', 'sum', 'sub', 'reciprocal', 'mul', 'div']],
  ['silu', ['exp', 'reciprocal', 'neg', 'mul'], ['exp', 'reciprocal', 'neg', 'shift', 'mul', 'clip']],
  ['sigmoid', ['exp', 'reciprocal', 'neg'], ['exp', 'reciprocal', 'neg', 'shift']],
  ['hard swish', ['shift', 'relu', 'clip', 'mul'], ['shift', 'relu', 'clip', 'mul']],
  ['hard sigmoid', ['shift', 'relu', 'clip'], ['shift', 'relu', 'clip']],
  ['relu6', ['relu', 'clip'], ['relu', 'clip']],
  ['gelu', ['erf', 'mul'], ['erf', 'mul', 'add', 'shift']],
  ['norm', ['mean', 'rsqrt'], ['mean', 'rsqrt', 'sub', 'mul', 'add', 'shift']],
];

/** Told only where there is nothing else to tell: by numbers, and choices. */
const MINOR: ReadonlySet<string> = new Set(['scale', 'shift', 'where', 'less', 'lessEqual', 'equal', 'notEqual']);

function labelOf(nodes: readonly Node[]): string {
  const words = new Set(nodes.map((node) => wordOf(node)));
  const isMean = words.has('scale') && !words.has('exp');
  let list = [...words].map((word) => (word === 'sum' && isMean ? 'mean' : word));
  for (const [word, needs, instead] of KNOWN) {
    if (!needs.every((need) => list.includes(need))) continue;
    const at = list.findIndex((own) => instead.includes(own));
    list.splice(at, 0, word);
    list = list.filter((own) => !instead.includes(own));
  }
  const loud = list.filter((word) => !QUIET.has(word));
  const telling = loud.filter((word) => !MINOR.has(word));
  const shown = telling.length > 0 ? telling : loud.length > 0 ? loud : list;
  return shown.slice(0, MOST_WORDS).join(' · ') + (shown.length > MOST_WORDS ? ' …' : '');
}

const MOST_WORDS = 3;

function wordOf(node: Node): string {
  switch (node.op) {
    case 'conv2d':
    case 'conv2dInputGrad': {
      const { groups, inChannels } = node.attributes.geometry;
      const kind = groups > 1 && groups === inChannels ? 'depthwise conv' : groups > 1 ? 'grouped conv' : 'conv';
      return `${node.op === 'conv2d' ? kind : `transposed ${kind}`} ${windowText(node.attributes.geometry)}`;
    }
    case 'maxPool2d':
      return `max pool ${windowText(node.attributes.geometry)}`;
    case 'averagePool2d':
      return `average pool ${windowText(node.attributes.geometry)}`;
    case 'max':
      return node.inputs.some((input) => constantOf(input) === 0) ? 'relu' : 'clip';
    case 'min':
      return 'clip';
    case 'mul':
    case 'div':
    case 'add':
    case 'sub': {
      const isByNumber = node.inputs.some((input) => constantOf(input) !== undefined);
      if (!isByNumber) return node.op;
      return node.op === 'mul' || node.op === 'div' ? 'scale' : 'shift';
    }
    default:
      return WORDS[node.op] ?? node.op;
  }
}

const windowText = ({ rows, columns }: PoolGeometry): string => `${rows.kernel}×${columns.kernel}`;

/** The number that a node repeats; undefined for all other nodes. */
function constantOf(node: Node): number | undefined {
  if (node.op === 'expand' || node.op === 'reshape') return constantOf(node.inputs[0]);
  return node.op === 'constant' ? node.attributes.value : undefined;
}
