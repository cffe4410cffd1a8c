// Where boxes and lines of a diagram lie: each unfolded box is laid out by itself, by dagre, and is then a box of that size in the one around it.

import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode } from 'fovea/analysis';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedLine {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** Middle of the shape's text; lines that carry what another line has told have none. */
  readonly label: (Point & { readonly text: string }) | undefined;
}

export interface PlacedBox {
  readonly node: GraphNode;
  /** Of the upper left corner, in the box around it. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Undefined for a box that is folded, or has nothing in it. */
  readonly inner: { readonly boxes: readonly PlacedBox[]; readonly lines: readonly PlacedLine[] } | undefined;
}

export interface LayoutOptions {
  readonly isOpen: (node: GraphNode) => boolean;
  /** Lines of text in a folded box. */
  readonly linesOf: (node: GraphNode) => readonly string[];
  /** Pixels. */
  readonly widthOf: (text: string, bold: boolean) => number;
}

/** Height of the line that names an unfolded box. */
export const TITLE_HEIGHT = 28;
const [LINE, PADDING, DOT] = [16, 10, 8];

export const shapeText = (shape: readonly number[]): string => (shape.length === 0 ? 'scalar' : shape.join('×'));

/** Ports inside of a box are dots; those of the model itself have text. */
const isDot = (node: GraphNode, depth: number): boolean =>
  depth > 0 && (node.kind === 'input' || node.kind === 'output');

function folded(node: GraphNode, depth: number, { linesOf, widthOf }: LayoutOptions): PlacedBox {
  if (isDot(node, depth)) return { node, x: 0, y: 0, width: DOT, height: DOT, inner: undefined };
  const lines = linesOf(node);
  const room = node.nodes.length > 0 ? 18 : 0;
  const widths = lines.map((line, i) => widthOf(line, i === 0) + (i === 0 ? room : 0));
  return {
    node,
    x: 0,
    y: 0,
    width: Math.max(56, Math.ceil(Math.max(...widths)) + 2 * PADDING),
    height: lines.length * LINE + 12,
    inner: undefined,
  };
}

/** Boxes and lines in a node, from its upper left corner. */
export function placeNode(node: GraphNode, options: LayoutOptions, depth = 0): PlacedBox {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 22, edgesep: 14, ranksep: 26, marginx: 14, marginy: 10 });
  graph.setDefaultNodeLabel(() => ({}));
  const boxes = new Map(
    node.nodes.map((one) => [
      one.id,
      options.isOpen(one) && one.nodes.length > 0 ? placeNode(one, options, depth + 1) : folded(one, depth, options),
    ]),
  );
  for (const [id, { width, height }] of boxes) graph.setNode(id, { width, height });
  const told = new Set<number>();
  node.edges.forEach(({ from, to, shape, value }, i) => {
    const text = told.has(value) ? '' : shapeText(shape);
    told.add(value);
    const label = text === '' ? {} : { width: options.widthOf(text, false) + 8, height: 14, labelpos: 'c' as const };
    graph.setEdge(from, to, label, String(i));
  });
  layout(graph);
  const top = depth === 0 ? 0 : TITLE_HEIGHT;
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const title = depth === 0 ? 0 : options.widthOf(options.linesOf(node).join(' '), true) + 2 * PADDING + 24;
  const [full, shift] = [Math.max(width, title), Math.max(0, title - width) / 2];
  const placed = [...boxes].map(([id, box]) => {
    const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
    return { ...box, x: x - box.width / 2 + shift, y: y - box.height / 2 + top };
  });
  const moved = ({ x, y }: Point): Point => ({ x: x + shift, y: y + top });
  const lines = node.edges.map((edge, i): PlacedLine => {
    const found = graph.edge(edge.from, edge.to, String(i)) as { points?: Point[]; x?: number; y?: number };
    const { points = [], x, y } = found;
    const label = x === undefined || y === undefined ? undefined : { ...moved({ x, y }), text: shapeText(edge.shape) };
    return { edge, points: points.map(moved), label };
  });
  return { node, x: 0, y: 0, width: full, height: height + top, inner: { boxes: placed, lines } };
}
