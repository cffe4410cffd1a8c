// What boxes of a model's diagram can be coloured by.

import type { Subject } from './subject.ts';

/** As packages/cli/web/diagram/figures.ts reads it. */
export interface DiagramFigure {
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
export function diagramFigures({ profile, receptiveField, time }: Subject): DiagramFigure[] {
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
