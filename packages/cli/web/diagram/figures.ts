// What boxes of a diagram are coloured by: figures of the report, by name of module, or of the graph itself.

import type { GraphNode, ModelGraph } from 'fovea/analysis';
import type { DiagramFigure } from '../../src/profile/diagram-figure.ts';

/** What a page says of one model. */
export interface DiagramData {
  readonly graph: ModelGraph;
  readonly figures: readonly DiagramFigure[];
}

/** Undefined where the figure says nothing of the node. */
export function figureOf(figure: DiagramFigure, node: GraphNode): number | undefined {
  if (node.kind === 'input' || node.kind === 'output') return undefined;
  if (figure.field) return node[figure.field];
  if (node.kind === 'module') return figure.values?.[node.name];
  if (node.kind === 'operations') return undefined;
  const inner = node.nodes.flatMap((one) => figureOf(figure, one) ?? []);
  if (inner.length === 0) return undefined;
  return figure.lists === 'most' ? Math.max(...inner) : inner.reduce((sum, value) => sum + value, 0);
}

const PREFIXES = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

export function textOf({ unit }: DiagramFigure, value: number): string {
  if (unit === 'ms') return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)}\u00a0ms`;
  if (unit === 'part') return `${Number((100 * value).toPrecision(3))}\u00a0%`;
  if (unit === 'pixels') return `${Math.round(value)}\u00a0px`;
  const [size, prefix] = PREFIXES.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  const digits = size === 1 ? String(Number(value.toPrecision(3))) : (value / size).toPrecision(3);
  const ending = unit === 'bytes' ? `${prefix}B` : prefix;
  return ending === '' ? digits : `${digits}\u00a0${ending}`;
}

/** 0…1 of the largest size; by roots, so that small ones differ, too. */
export const strengthOf = (value: number, most: number): number => (most > 0 ? Math.sqrt(Math.abs(value) / most) : 0);
