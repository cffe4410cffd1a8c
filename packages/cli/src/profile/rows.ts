// Layers of a model as rows of a table, the same in text and on the page.

import type { LayerField, LayerProfile, LayerTime } from 'fovea/analysis';
import type { Subject } from './subject.ts';

export interface LayerRow {
  readonly layer: LayerProfile;
  readonly field: LayerField;
  readonly time: LayerTime | undefined;
  /** What its name adds to that of the layer around it. */
  readonly label: string;
}

/** All layers; a layer before those in it. */
export function layerRows({ profile, receptiveField, time }: Subject): LayerRow[] {
  const around: string[] = [];
  return profile.layers.map((layer, i) => {
    around.length = layer.depth;
    const parent = around[layer.depth - 1] ?? '';
    around.push(layer.name);
    const label = parent === '' ? layer.name : layer.name.slice(parent.length + 1);
    return { layer, field: receptiveField.layers[i], time: time?.layers[i], label };
  });
}

const UNITS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** `4.09 G`: three digits and a prefix. */
export function short(value: number, space = ' '): string {
  const unit = UNITS.find(([size]) => value >= size);
  if (!unit) return String(Math.round(value * 100) / 100);
  return `${(value / unit[0]).toPrecision(3)}${space}${unit[1]}`;
}

/** `7×7`, `7 of 9` where rows and columns agree; `all` for the whole image. */
export function fieldText({ axes }: LayerField): string {
  if (!axes) return '';
  if (axes.every(({ wholeImage }) => wholeImage)) return 'all';
  const sizes = axes.map(({ size, inside }) => size ?? inside);
  return sizes.every((one) => one === sizes[0]) ? String(sizes[0]) : sizes.join('×');
}

export const milliseconds = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
