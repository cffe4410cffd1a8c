// Layers of a model as rows of a table, the same in text and on the page.

import type { AxisField, LayerField, LayerProfile, LayerTime, PassTime } from 'fovea/analysis';
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
export function outputText({ outputShape, outputs, calls }: LayerProfile, { sameAs, axes }: LayerField): string {
  if (outputs.length > 0) return `${outputs.length} outputs`;
  if (outputShape) return `[${outputShape.join(', ')}]`;
  if (calls > 0) return '';
  // The same module by another name is one that the input does reach.
  return sameAs !== undefined && axes ? `the same as ${sameAs || 'the model'}` : 'not reached';
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

/** What a unit sees along one axis, in positions. */
function axisText({ size, inside, wholeImage }: AxisField): string {
  if (size !== null) return String(size);
  return wholeImage ? WHOLE_IMAGE : `${inside}${AT_MOST}`;
}

export const WHOLE_IMAGE = 'whole image';

/** Behind a number that holds for this image only. */
const AT_MOST = '†';

/** `7`, or `7×9` where rows and columns differ: of an unbounded image; `whole image` behind what looks at all of it, and `56†` for the most that is seen of this one. */
export function fieldText({ axes }: Pick<LayerField, 'axes'>): string {
  if (!axes || axes.length === 0) return '';
  const sizes = axes.map(axisText);
  return sizes.every((one) => one === sizes[0]) ? sizes[0] : sizes.join('×');
}

/** What the mark means, where one of the texts has it. */
export const fieldNotes = (texts: readonly string[]): string[] =>
  texts.some((text) => text.includes(AT_MOST))
    ? [`${AT_MOST} the most that a unit sees of this image: units differ, or go by the image's size`]
    : [];

export const milliseconds = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);

const BEYOND = { cache: 'in cache', algorithm: 'fewer operations', limit: 'above measured' } as const;

/** The part of what the machine allows, or why it is more than that. */
export const attainedText = ({ attained, beyond }: PassTime): string =>
  beyond === null ? percent(attained) : BEYOND[beyond];

/** What keeps a pass from being faster; nothing where there was none. */
export const limitText = (pass: PassTime | null | undefined): string =>
  !pass ? '' : pass.beyond === 'cache' ? 'cache' : pass.limit;
