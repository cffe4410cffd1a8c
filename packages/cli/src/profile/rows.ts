// Layers of a model as rows of a table, the same in text and on the page.

import type { LayerField, LayerProfile, LayerTime, PassTime } from 'fovea/analysis';
import { percent } from '../figures.ts';
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

/** `[1, 56, 56, 64]`, or how many tensors it gives, of which `outputRows` says more. */
export function outputText({ outputShape, outputs, calls }: LayerProfile): string {
  if (outputs.length > 0) return `${outputs.length} outputs`;
  return outputShape ? `[${outputShape.join(', ')}]` : calls === 0 ? 'not reached' : '';
}

/** What its units see; of several outputs, each with its name. */
export const seesText = (field: LayerField): string =>
  `${
    field.outputs.length > 0
      ? field.outputs.map((one) => `${one.name}: ${fieldText(one)}`).join('; ')
      : fieldText(field)
  }${field.unproductive ? '\u00a0*' : ''}`;

/** Each of several tensors that a layer gives: its name, its shape and what its units see. */
export const outputRows = ({ layer, field }: LayerRow): { name: string; shape: readonly number[]; sees: string }[] =>
  layer.outputs.map(({ name, shape }, i) => ({
    name,
    shape,
    sees: field.outputs[i] ? fieldText(field.outputs[i]) : '',
  }));

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
export function fieldText({ axes }: Pick<LayerField, 'axes'>): string {
  if (!axes) return '';
  if (axes.every(({ wholeImage }) => wholeImage)) return 'all';
  const sizes = axes.map(({ size, inside }) => size ?? inside);
  return sizes.every((one) => one === sizes[0]) ? String(sizes[0]) : sizes.join('×');
}

export const milliseconds = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);

const BEYOND = { cache: 'in cache', algorithm: 'fewer operations', limit: 'above measured' } as const;

/** The part of what the machine allows, or why it is more than that. */
export const attainedText = ({ attained, beyond }: PassTime): string =>
  beyond === null ? percent(attained) : BEYOND[beyond];

/** What keeps a pass from being faster; nothing where there was none. */
export const limitText = (pass: PassTime | null | undefined): string =>
  !pass ? '' : pass.beyond === 'cache' ? 'cache' : pass.limit;
