// The diagram of one model: what is unfolded, what it is coloured by, how large it is, and what keys and pointers do.

import type { GraphNode } from 'fovea/analysis';
import type { DiagramFigure } from '../../src/profile/diagram-figure.ts';
import { type Drag, dragging } from './drag.ts';
import { drawModel } from './draw.ts';
import { type DiagramData, figureOf, strengthOf, textOf } from './figures.ts';
import { type PlacedBox, placeNode, shapeText } from './layout.ts';
import { type DiagramWords, ENGLISH } from './words.ts';

const ZOOM = 1.25;
const [LEAST_SCALE, MOST_SCALE] = [0.04, 4];

/** Where a diagram, its legend and what is told of the chosen box go. */
export interface DiagramParts {
  readonly scroll: HTMLElement;
  readonly legend: HTMLElement;
  readonly details: HTMLElement;
}

const context = document.createElement('canvas').getContext('2d');

/** In the font that the style sheet gives to names, or to all else. */
function widthOf(text: string, bold: boolean): number {
  if (!context) return 7.5 * text.length;
  context.font = bold ? '600 13px system-ui, sans-serif' : '11.5px system-ui, sans-serif';
  return context.measureText(text).width * 1.04;
}

export class DiagramView {
  private readonly open = new Set<string>();
  private readonly byId = new Map<string, GraphNode>();
  private readonly around = new Map<string, GraphNode>();
  private figure: DiagramFigure | undefined;
  private scale = 1;
  private readonly gone = new AbortController();
  /** A press of a mouse's button that moves what is seen is not a click. */
  private readonly drag: Drag;
  private current: string;

  constructor(
    private readonly data: DiagramData,
    private readonly parts: DiagramParts,
    private readonly arrow: string,
    private readonly words: DiagramWords = ENGLISH,
  ) {
    const note = (node: GraphNode): void => {
      this.byId.set(node.id, node);
      for (const inner of node.nodes) {
        this.around.set(inner.id, node);
        note(inner);
      }
    };
    note(data.graph.root);
    this.figure = data.figures[0];
    this.current = data.graph.root.nodes[0]?.id ?? '';
    this.drag = dragging(parts.scroll, this.gone.signal);
    this.listen();
    this.show();
    this.natural(parts.scroll.clientWidth);
  }

  /** Lets go of the window; what is drawn stays. */
  remove(): void {
    this.gone.abort();
  }

  colourBy(index: number): void {
    this.figure = this.data.figures[index];
    this.show();
  }

  unfoldAll(isOpen: boolean): void {
    this.open.clear();
    if (isOpen) for (const node of this.byId.values()) if (node.nodes.length > 0) this.open.add(node.id);
    this.current = this.data.graph.root.nodes[0]?.id ?? '';
    this.show();
  }

  /** So that all of it can be seen. */
  fit(): void {
    const { width, height } = this.size();
    const { clientWidth, clientHeight } = this.parts.scroll;
    this.zoomTo(Math.min(1, clientWidth / width, clientHeight / height));
  }

  /** At the size at which it can be read; at first, where that is too wide for the page, as wide as it is. */
  natural(within = Number.POSITIVE_INFINITY): void {
    this.zoomTo(Math.min(1, within / this.size().width));
  }

  /** Around the middle of what is seen, or a point of the screen. */
  zoom(factor: number, x?: number, y?: number): void {
    const { scroll } = this.parts;
    const box = scroll.getBoundingClientRect();
    const [left, top] = [(x ?? box.left + box.width / 2) - box.left, (y ?? box.top + box.height / 2) - box.top];
    const before = this.scale;
    const [atX, atY] = [(scroll.scrollLeft + left) / before, (scroll.scrollTop + top) / before];
    this.zoomTo(before * factor);
    scroll.scrollTo(atX * this.scale - left, atY * this.scale - top);
  }

  private size(): { readonly width: number; readonly height: number } {
    const { width = '1', height = '1' } = this.svg()?.dataset ?? {};
    return { width: Number(width), height: Number(height) };
  }

  private readonly svg = (): SVGElement | null => this.parts.scroll.querySelector('svg');

  private zoomTo(scale: number): void {
    this.scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
    const { width, height } = this.size();
    const svg = this.svg();
    svg?.setAttribute('width', String(width * this.scale));
    svg?.setAttribute('height', String(height * this.scale));
  }

  private readonly linesOf = (node: GraphNode): readonly string[] => {
    if (node.kind === 'input' || node.kind === 'output') return [node.label, ...node.outputShapes.map(shapeText)];
    const value = this.figure && figureOf(this.figure, node);
    const count = node.nodes.filter(({ kind }) => kind === 'module' || kind === 'list').length;
    const what = node.kind === 'list' ? this.words.layers(count) : node.type;
    const isTold = value !== undefined && (value !== 0 || this.figure?.group !== 'cost');
    const more = [what, isTold && this.figure ? textOf(this.figure, value) : ''].filter((text) => text !== '');
    const call = node.call > 1 ? ` ${this.words.call(node.call)}` : '';
    return [node.label + call, ...(more.length > 0 ? [more.join(' · ')] : [])];
  };

  private readonly describe = (node: GraphNode): string => {
    const shapes = node.outputShapes.map(shapeText);
    const figures = this.data.figures.flatMap((figure) => {
      const value = figureOf(figure, node);
      return value ? [`${figure.title} ${textOf(figure, value)}`] : [];
    });
    const around = this.around.get(node.id);
    const sources = around?.edges.filter(({ to }) => to === node.id).map(({ from }) => this.byId.get(from)?.label);
    const isPort = node.kind === 'input' || node.kind === 'output';
    return [
      // What stands in the box comes first: who speaks to the page says what can be seen.
      ...this.linesOf(node),
      node.kind === 'module' && node.name !== node.label ? node.name : '',
      shapes.length > 0 && !isPort ? this.words.gives(shapes) : '',
      sources?.length ? this.words.from([...new Set(sources)].flatMap((name) => name ?? [])) : '',
      ...figures,
    ]
      .filter((text) => text)
      .join('; ')
      .replaceAll('\u00a0', ' ');
  };

  /** Draws everything anew; what has the focus keeps it. */
  private show(): void {
    const { scroll } = this.parts;
    const hadFocus = scroll.contains(document.activeElement);
    const { linesOf, describe } = this;
    const isOpen = ({ id }: GraphNode): boolean => this.open.has(id);
    const placed = placeNode(this.data.graph.root, { isOpen, linesOf, widthOf });
    const most = this.mostShown(placed);
    const shade = (node: GraphNode): number | undefined => {
      const value = this.figure && figureOf(this.figure, node);
      return value === undefined ? undefined : strengthOf(value, most);
    };
    const label = this.words.tree(placed.node.type, shapeText(placed.node.nodes[0]?.outputShapes[0] ?? []));
    scroll.replaceChildren(drawModel(placed, { linesOf, describe, strengthOf: shade }, this.arrow, label));
    this.zoomTo(this.scale);
    this.legend(most);
    this.select(this.current, hadFocus);
  }

  private mostShown({ inner }: PlacedBox): number {
    const values = (inner?.boxes ?? []).map((box): number =>
      box.inner ? this.mostShown(box) : Math.abs((this.figure && figureOf(this.figure, box.node)) || 0),
    );
    return Math.max(0, ...values);
  }

  private legend(most: number): void {
    const { legend } = this.parts;
    const figure = this.figure;
    legend.replaceChildren();
    if (!figure) return;
    const bar = document.createElement('i');
    const labels = [0, most / 4, most].map((value) => {
      const text = document.createElement('span');
      text.textContent = textOf(figure, value);
      return text;
    });
    legend.append(labels[0], bar, labels[2]);
    bar.title = this.words.middle(textOf(figure, most / 4));
  }

  private readonly elementOf = (id: string): SVGElement | null =>
    this.parts.scroll.querySelector<SVGElement>(`[data-id="${CSS.escape(id)}"]`);

  private select(id: string, focus: boolean): void {
    const found = this.elementOf(id);
    this.elementOf(this.current)?.setAttribute('tabindex', '-1');
    if (!found) return;
    this.current = id;
    found.setAttribute('tabindex', '0');
    if (focus) {
      found.focus({ preventScroll: true });
      const head = found.querySelector('.title, .box') ?? found;
      head.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    const node = this.byId.get(id);
    if (node) this.parts.details.textContent = this.describe(node);
  }

  /** The box stays where it is on the screen. */
  private toggle(id: string): void {
    if ((this.byId.get(id)?.nodes.length ?? 0) === 0) return;
    const before = this.elementOf(id)?.getBoundingClientRect();
    if (!this.open.delete(id)) this.open.add(id);
    this.current = id;
    this.show();
    const after = this.elementOf(id)?.getBoundingClientRect();
    if (!before || !after) return;
    const { scroll } = this.parts;
    scroll.scrollBy(after.left + after.width / 2 - before.left - before.width / 2, after.top - before.top);
  }

  private move(step: (at: number, ids: readonly string[]) => string | undefined): void {
    const ids = [...this.parts.scroll.querySelectorAll<SVGElement>('.node')].map(({ dataset }) => dataset.id ?? '');
    const to = step(ids.indexOf(this.current), ids);
    if (to !== undefined) this.select(to, true);
  }

  private inward(): void {
    const inner = this.byId.get(this.current)?.nodes ?? [];
    if (inner.length > 0 && !this.open.has(this.current)) this.toggle(this.current);
    else if (inner.length > 0) this.move((at, ids) => ids[at + 1]);
  }

  private outward(): void {
    const around = this.around.get(this.current);
    if (this.open.has(this.current)) this.toggle(this.current);
    else if (around && around !== this.data.graph.root) this.select(around.id, true);
  }

  /** As trees are gone through: up and down, in and out. */
  private readonly keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => this.move((at, ids) => ids[at + 1]),
    ArrowUp: () => this.move((at, ids) => ids[at - 1]),
    Home: () => this.move((_, ids) => ids[0]),
    End: () => this.move((_, ids) => ids.at(-1)),
    ArrowRight: () => this.inward(),
    ArrowLeft: () => this.outward(),
    Enter: () => this.toggle(this.current),
    ' ': () => this.toggle(this.current),
    '+': () => this.zoom(ZOOM),
    '-': () => this.zoom(1 / ZOOM),
    '0': () => this.fit(),
    '1': () => this.natural(),
  };

  private listen(): void {
    const { scroll } = this.parts;
    scroll.addEventListener('keydown', (event) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : this.keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    scroll.addEventListener('click', ({ target }) => {
      const found = (target as Element).closest<SVGElement>('.node');
      if (found?.dataset.id === undefined || this.drag.moved) return;
      this.select(found.dataset.id, true);
      const isHead = (target as Element).matches('.title, .name, .more');
      if (isHead || !found.classList.contains('open')) this.toggle(found.dataset.id);
    });
    scroll.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      },
      { passive: false },
    );
  }
}
