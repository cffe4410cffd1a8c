// The diagram of a model on the page of `fovea profile`: its graph and what it can be coloured by, which the page's script draws.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ValueError } from 'fovea';
import type { ModelGraph } from 'fovea/analysis';
import type { Subject } from '../profile/subject.ts';

/** As packages/cli/web/diagram/figures.ts reads it. */
interface DiagramFigure {
  readonly title: string;
  readonly unit: 'count' | 'bytes' | 'ms' | 'pixels' | 'number';
  readonly field?: 'parameters' | 'macs' | 'flops';
  readonly values?: Readonly<Record<string, number>>;
  readonly lists?: 'sum' | 'most';
}

/** By dotted name; those without a value are left out. */
function byName<T extends { readonly name: string }>(
  layers: readonly T[],
  value: (layer: T) => number | null | undefined,
): Readonly<Record<string, number>> {
  return Object.fromEntries(layers.map((layer) => [layer.name, value(layer)]).filter(([, found]) => found != null));
}

/** What boxes can be coloured by: a row for each figure that reports have by layer. Those that no layer has are left out. */
function figuresOf({ profile, receptiveField, time }: Subject): DiagramFigure[] {
  const { layers } = profile;
  const figures: DiagramFigure[] = [
    { title: 'MACs', unit: 'count', field: 'macs' },
    { title: 'exact FLOPs', unit: 'count', field: 'flops' },
    { title: 'parameters', unit: 'count', field: 'parameters' },
    { title: 'memory kept for backward', unit: 'bytes', values: byName(layers, (layer) => layer.savedBytes) },
    { title: 'memory alive', unit: 'bytes', values: byName(layers, (layer) => layer.liveBytes), lists: 'most' },
    { title: 'forward time', unit: 'ms', values: byName(time?.layers ?? [], (layer) => layer.forward?.milliseconds) },
    { title: 'backward time', unit: 'ms', values: byName(time?.layers ?? [], (layer) => layer.backward?.milliseconds) },
    {
      title: 'receptive field',
      unit: 'pixels',
      values: byName(receptiveField.layers, ({ axes }) => axes?.[0] && (axes[0].size ?? axes[0].inside)),
      lists: 'most',
    },
  ];
  return figures.filter(({ field, values }) => field || Object.keys(values ?? {}).length > 0);
}

/** JSON that can stand in a script: nothing in it ends the script. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const diagramHtml = (subject: Subject, graph: ModelGraph): string =>
  `<div class="diagram"><script type="application/json">${embedded({ graph, figures: figuresOf(subject) })}</script></div>`;

/** Heading and diagram; empty where the graph was not asked for. */
export const diagramSection = (subject: Subject): string =>
  subject.graph
    ? `<h2>Diagram</h2><p class="soft note">Click a box to unfold or fold it. Keys: ↑ ↓ go along, → ← in and out, + − change the size, 0 shows all, 1 is the size to read.</p>${diagramHtml(subject, subject.graph)}`
    : '';

/** The script that draws the diagrams of a page, as the build has made it. @throws ValueError where it is missing */
export function diagramScript(): string {
  const path = fileURLToPath(new URL('../../dist/web/diagram.js', import.meta.url));
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ValueError(`profile: the page's diagram.js is missing (${(error as Error).message}); run: npm run build`);
  }
}

export const DIAGRAM_STYLE = `
.diagram { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.diagram .tools { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; padding: 10px 12px; border-bottom: 1px solid var(--line); }
.diagram .gap { flex: 1; } .diagram select, .diagram button { font: inherit; font-size: 13.5px; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 3px 9px; }
.diagram button { cursor: pointer; } .diagram button:hover { border-color: var(--mark); }
.diagram .legend { display: inline-flex; align-items: center; gap: 6px; font-size: 12.5px; color: var(--soft); white-space: nowrap; }
.diagram .legend i { width: 90px; height: 11px; border-radius: 3px; background: linear-gradient(to right, color-mix(in srgb, var(--mark) 8%, var(--card)), color-mix(in srgb, var(--mark) 70%, var(--card))); border: 1px solid var(--line); }
.diagram .scroll { overflow: auto; height: min(78vh, 760px); cursor: grab; } .diagram .scroll:active { cursor: grabbing; }
.diagram .scroll svg { max-width: none; margin: 0 auto; user-select: none; } .diagram .details { padding: 8px 12px; min-height: 40px; border-top: 1px solid var(--line); font-size: 13.5px; overflow-wrap: anywhere; }
.diagram .node { outline: none; } .diagram .node.folds { cursor: pointer; }
.diagram .box { fill: color-mix(in srgb, var(--mark) var(--strength, 0%), var(--card)); stroke: color-mix(in srgb, var(--soft) 70%, transparent); }
.diagram .open > .box { fill: color-mix(in srgb, var(--soft) 7%, transparent); } .diagram .title { fill: color-mix(in srgb, var(--soft) 16%, transparent); }
.diagram .operations > .box { stroke-dasharray: 3 2; } .diagram .input > .box, .diagram .output > .box { fill: var(--ground); }
.diagram .node:focus-visible > .box, .diagram .node[tabindex="0"] > .box:not(.behind) { stroke: var(--mark); stroke-width: 2; }
.diagram text { fill: var(--ink); font: 11.5px system-ui, sans-serif; } .diagram text.name { font-weight: 600; font-size: 13px; }
.diagram .node:not(.open) > text { text-anchor: middle; } .diagram .more { opacity: 0.78; font-weight: 400; font-size: 11.5px; }
.diagram text.shape { text-anchor: middle; fill: var(--soft); font-size: 10.5px; paint-order: stroke; stroke: var(--card); stroke-width: 3px; stroke-opacity: 0.6; }
.diagram .line { fill: none; stroke: color-mix(in srgb, var(--soft) 75%, transparent); stroke-width: 1.2; } .diagram .arrow, .diagram .port circle { fill: var(--soft); }
@media (max-width: 480px) { .diagram .scroll { height: 70vh; } .diagram .gap { flex-basis: 100%; } }
`;
