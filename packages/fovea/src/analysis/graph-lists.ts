// Modules of one list or stage, `layer1.0`, `layer1.1` …, as one node of a graph that unfolds: what makes a deep network readable.

import type { Shape } from '../base/shape.ts';
import { type GraphEdge, type GraphNode, inOrder, portNode } from './graph-node.ts';

type Level = Pick<GraphNode, 'nodes' | 'edges'>;

/**
 * Puts the modules of each list into a node, and in there those of lists within. Lists whose members something else is needed between, such as another
 * list's, stay as they are.
 * @param owner name of the module whose forward calls them; `around` that of the list in it that they are in already
 */
export function groupLists(level: Level, owner: string, id: string, around = owner): Level {
  const prefix = around === '' ? '' : `${around}.`;
  const lists = new Set(level.nodes.flatMap((node) => listOf(node, prefix) ?? []));
  return [...lists].reduce((grouped, name, i) => groupOne(grouped, owner, prefix, name, `${id}/list${i}`), level);
}

/** The first part of a name of several parts. */
function listOf({ kind, name }: GraphNode, prefix: string): string | undefined {
  if (kind !== 'module' || !name.startsWith(prefix)) return undefined;
  const own = name.slice(prefix.length);
  return own.includes('.') ? own.slice(0, own.indexOf('.')) : undefined;
}

function groupOne(level: Level, owner: string, prefix: string, name: string, id: string): Level {
  const members = new Set(level.nodes.filter((node) => listOf(node, prefix) === name).map((node) => node.id));
  const inside = withBetween(level, members);
  const nodes = level.nodes.filter((node) => inside.has(node.id));
  const rest = level.nodes.filter((node) => !inside.has(node.id));
  const isWhole = rest.every(({ kind }) => kind === 'input' || kind === 'output');
  if (members.size < 2 || isWhole || nodes.some((node) => !members.has(node.id) && node.kind !== 'operations'))
    return level;
  const full = prefix + name;
  const { inner, outer, inputs, shapes } = cut(level.edges, inside, id, full);
  const output = shapes.length > 0 ? [portNode(`${id}/out`, 'output', full, shapes)] : [];
  const list: GraphNode = {
    ...portNode(id, 'list', full, shapes),
    label: owner === '' ? full : full.slice(owner.length + 1),
    parameters: sumOf(nodes, ({ parameters }) => parameters),
    macs: sumOf(nodes, ({ macs }) => macs),
    flops: sumOf(nodes, ({ flops }) => flops),
    ...groupLists({ nodes: [...inputs, ...nodes, ...output], edges: inner }, owner, id, full),
  };
  return { nodes: inOrder([...rest.slice(0, -1), list, ...rest.slice(-1)], outer), edges: outer };
}

interface Cut {
  /** Between nodes of the list, and to its ports. */
  readonly inner: readonly GraphEdge[];
  /** All others, with the list in its nodes' place. */
  readonly outer: readonly GraphEdge[];
  readonly inputs: readonly GraphNode[];
  /** Of what it gives. */
  readonly shapes: readonly Shape[];
}

/** What crosses the border comes in, and goes out, once for each value and place. */
function cut(edges: readonly GraphEdge[], inside: ReadonlySet<string>, id: string, name: string): Cut {
  const [inner, outer]: [GraphEdge[], GraphEdge[]] = [[], []];
  const inputs = new Map<number, GraphNode>();
  const outputs = new Map<number, Shape>();
  for (const edge of edges) {
    const { from, to, value, shape } = edge;
    if (inside.has(from) && inside.has(to)) inner.push(edge);
    else if (inside.has(to)) {
      if (!inputs.has(value)) {
        inputs.set(value, portNode(`${id}/in${inputs.size}`, 'input', name, [shape]));
        outer.push({ ...edge, to: id });
      }
      inner.push({ ...edge, from: (inputs.get(value) as GraphNode).id });
    } else if (inside.has(from)) {
      outer.push({ ...edge, from: id });
      if (!outputs.has(value)) inner.push({ ...edge, to: `${id}/out` });
      outputs.set(value, shape);
    } else outer.push(edge);
  }
  return { inner, outer, inputs: [...inputs.values()], shapes: [...outputs.values()] };
}

/** The members, and whatever is both behind one of them and before one. */
function withBetween({ edges }: Level, members: ReadonlySet<string>): ReadonlySet<string> {
  const behind = reached(members, (id) => edges.filter(({ from }) => from === id).map(({ to }) => to));
  const before = reached(members, (id) => edges.filter(({ to }) => to === id).map(({ from }) => from));
  return new Set([...behind].filter((id) => before.has(id)));
}

function reached(from: ReadonlySet<string>, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  // A set goes on with what is added to it meanwhile.
  for (const id of seen) for (const other of next(id)) seen.add(other);
  return seen;
}

const sumOf = (nodes: readonly GraphNode[], figure: (node: GraphNode) => number): number =>
  nodes.reduce((sum, node) => sum + figure(node), 0);
