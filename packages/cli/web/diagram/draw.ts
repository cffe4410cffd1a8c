// A laid-out graph as SVG: boxes within boxes that assistive technology reads as a tree, lines with shapes between them.

import type { GraphNode } from 'fovea/analysis';
import { type PlacedBox, type PlacedLine, type Point, TITLE_HEIGHT } from './layout.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

export interface DrawOptions {
  readonly linesOf: (node: GraphNode) => readonly string[];
  /** 0…1; undefined for what has no colour. */
  readonly strengthOf: (node: GraphNode) => number | undefined;
  /** What is read out of a node. */
  readonly describe: (node: GraphNode, level: number) => string;
}

/** Through the points, bent between them. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const bends = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1];
    const end = i === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point)} ${at(end)}`;
  });
  return `M${at(first)}${bends.length > 0 ? bends.join('') : rest.map((point) => `L${at(point)}`).join('')}`;
}

function drawLine({ points, label }: PlacedLine, arrow: string): SVGElement[] {
  const line = element('path', { class: 'line', d: pathOf(points), 'marker-end': `url(#${arrow})` });
  if (!label) return [line];
  return [line, element('text', { class: 'shape', x: label.x.toFixed(1), y: (label.y + 4).toFixed(1) }, label.text)];
}

const ROUNDED: ReadonlySet<GraphNode['kind']> = new Set(['operations', 'input', 'output']);

function drawFolded({ node, width, height }: PlacedBox, options: DrawOptions): (SVGElement | string)[] {
  const strength = options.strengthOf(node);
  const style = strength === undefined ? '' : `--strength:${(8 + 62 * strength).toFixed(1)}%`;
  const box = element('rect', { class: 'box', width, height, rx: ROUNDED.has(node.kind) ? height / 2.4 : 5, style });
  const shadow =
    node.kind === 'list' ? [element('rect', { class: 'box behind', x: 4, y: 4, width, height, rx: 5 })] : [];
  const mark = node.nodes.length > 0 ? '▸ ' : '';
  const lines = options
    .linesOf(node)
    .map((line, i) =>
      element('text', { class: i === 0 ? 'name' : 'more', x: width / 2, y: 18 + 16 * i }, (i === 0 ? mark : '') + line),
    );
  // Words of two lines are not one word.
  return [...shadow, box, ...lines.flatMap((line) => [' ', line])];
}

/** A box with all that is in it; ports are dots, which nothing is read out of. */
function drawBox(placed: PlacedBox, options: DrawOptions, arrow: string, level: number): SVGElement {
  const { node, x, y, width, height, inner } = placed;
  const transform = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  const isPort = node.kind === 'input' || node.kind === 'output';
  if (isPort && level > 1)
    return element(
      'g',
      { transform, class: 'port', 'aria-hidden': 'true' },
      element('circle', { cx: width / 2, cy: height / 2, r: width / 2 }),
    );
  const folds = node.nodes.length > 0;
  const group = element('g', {
    transform,
    class: `node ${node.kind}${inner ? ' open' : ''}${folds ? ' folds' : ''}`,
    role: 'treeitem',
    tabindex: -1,
    'aria-level': level,
    'aria-label': options.describe(node, level),
    'data-id': node.id,
    ...(folds && { 'aria-expanded': String(inner !== undefined) }),
  });
  if (!inner) group.append(...drawFolded(placed, options));
  else {
    const [name, ...more] = options.linesOf(node);
    group.append(
      element('rect', { class: 'box', width, height, rx: 8 }),
      element('rect', { class: 'title', width, height: TITLE_HEIGHT, rx: 8 }),
      element(
        'text',
        { class: 'name', x: 10, y: 18 },
        `▾ ${name} `,
        element('tspan', { class: 'more' }, more.join(' ')),
      ),
      element('g', { role: 'group' }, ...drawInner(inner, options, arrow, level + 1)),
    );
  }
  return group;
}

function drawInner(
  { boxes, lines }: NonNullable<PlacedBox['inner']>,
  options: DrawOptions,
  arrow: string,
  level: number,
): SVGElement[] {
  return [
    element('g', { 'aria-hidden': 'true' }, ...lines.flatMap((line) => drawLine(line, arrow))),
    ...boxes.map((box) => drawBox(box, options, arrow, level)),
  ];
}

/** The whole model. `arrow` is an id that no other picture of the page has; `label` names the tree. */
export function drawModel(placed: PlacedBox, options: DrawOptions, arrow: string, label: string): SVGElement {
  const { width, height, inner } = placed;
  const head = element('marker', {
    id: arrow,
    viewBox: '0 0 8 8',
    refX: 7,
    refY: 4,
    markerWidth: 7,
    markerHeight: 7,
    orient: 'auto',
  });
  head.append(element('path', { class: 'arrow', d: 'M0 0.5L8 4L0 7.5z' }));
  return element(
    'svg',
    {
      role: 'tree',
      'aria-label': label,
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      'data-width': Math.ceil(width),
      'data-height': Math.ceil(height),
    },
    element('defs', {}, head),
    ...(inner ? drawInner(inner, options, arrow, 1) : []),
  );
}
