// Receptive fields laid over the picture that the network is shown: which pixels a unit sees, framed, and how much each of them counts, in colours.

import { ShapeError, ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireList, requireRanges } from '../base/require.ts';
import { formatShape } from '../base/shape.ts';
import type { RasterImage } from '../images/index.ts';
import { requireRasterImage } from '../images/raster-image.ts';
import type { AxisField } from './axis-field.ts';
import type { LayerEffectiveField } from './effective-receptive-field.ts';
import { labelOf } from './named-outputs.ts';
import type { LayerField, ReceptiveFieldReport } from './receptive-field.ts';

/** What a unit sees, in pixels of the network's input. */
export interface ProjectedField {
  /** Dotted name of the layer; '' for the model; with one of several outputs behind it, where it was asked for. */
  readonly layer: string;
  /** Row and column of the unit on the layer's map. */
  readonly unit: readonly [row: number, column: number];
  /** First and last row inside the image. */
  readonly rows: readonly [first: number, last: number];
  /** First and last column. */
  readonly columns: readonly [first: number, last: number];
  /** Whether that is all of the image. */
  readonly wholeImage: boolean;
  /** As the report says of the layer. */
  readonly unproductive: boolean;
  /** `[height, width]` that rows and columns are counted in. */
  readonly imageSize: readonly [height: number, width: number];
}

const OP = 'projectField';

/**
 * The pixels that one unit of a layer sees, cut off at the image's borders.
 * @param layer dotted name, with the name of one of several outputs behind it, such as `neck output 1`, or `output.mask` of the model
 * @param unit row and column on the layer's map. Default: the one in the middle
 * @throws ValueError for an unknown layer, or one that the input does not reach or that has no such unit; ShapeError for a report about other inputs than images
 * @example
 * const report = await receptiveField(model, [1, 32, 32, 3]);
 * projectField(report, 'conv_stem', [0, 0]).rows; // [0, 1]
 */
export function projectField(
  report: ReceptiveFieldReport,
  layer: string,
  unit?: readonly [row: number, column: number],
): ProjectedField {
  if ((report as Partial<ReceptiveFieldReport> | null)?.kind !== 'receptive-field')
    refuse(OP, 'report', 'what receptiveField gives', report);
  if (typeof layer !== 'string') refuse(OP, 'layer', "a layer's dotted name", layer);
  const { inputShape, layers } = report;
  if (report.axes.length !== 2)
    throw new ShapeError(`${OP}: needs the report of images [N, H, W, C]: got one of ${formatShape(inputShape)}`);
  const fields = layers.flatMap(fieldsOf);
  const found = layers.find(({ name }) => name === layer) ?? fields.find(({ name }) => name === layer);
  if (!found) {
    const names = fields.map(({ name }) => name).filter((name) => name !== '');
    throw new ValueError(
      `${OP}: no layer of the ${report.model} is called '${layer}'${names.length > 0 ? `; did you mean '${nearestName(layer, names)}'?` : ''}`,
    );
  }
  const { axes } = found;
  if (!axes) throw new ValueError(`${OP}: the input does not reach layer '${layer}'; name another one`);
  if (unit !== undefined && !(Array.isArray(unit) && unit.length === 2)) refuse(OP, 'unit', 'a row and a column', unit);
  const along = (axis: 0 | 1): Seen => seenAlong(found, axis, inputShape[axis + 1], unit?.[axis]);
  const [rows, columns] = [along(0), along(1)];
  return {
    layer,
    unit: [rows.unit, columns.unit],
    rows: rows.ends,
    columns: columns.ends,
    wholeImage: axes.every(({ wholeImage }) => wholeImage),
    unproductive: found.unproductive,
    imageSize: [inputShape[1], inputShape[2]],
  };
}

/** The layer as a whole, and each of several outputs of it. */
const fieldsOf = (layer: LayerField): LayerField[] => [
  layer,
  ...layer.outputs.map(({ name, ...output }) => ({
    ...layer,
    ...output,
    name: labelOf({ name: layer.name, output: name }),
  })),
];

interface Seen {
  readonly unit: number;
  readonly ends: readonly [first: number, last: number];
}

function seenAlong(
  { name, axes, outputShape }: LayerField,
  axis: 0 | 1,
  length: number,
  unit: number | undefined,
): Seen {
  const field = (axes as readonly AxisField[])[axis];
  const count = field.units?.length ?? (outputShape?.length === 4 ? outputShape[axis + 1] : 1);
  const chosen = unit ?? Math.floor(count / 2);
  if (!Number.isInteger(chosen) || chosen < 0 || chosen >= count)
    throw new ValueError(
      `${OP}: layer '${name}' has ${count} ${axis === 0 ? 'rows' : 'columns'} of units: got unit ${chosen}; count from 0`,
    );
  if (field.wholeImage) return { unit: chosen, ends: [0, length - 1] };
  const ends = field.units?.[chosen];
  if (!ends)
    throw new ValueError(
      `${OP}: units of layer '${name}' do not lie along the image's ${axis === 0 ? 'rows' : 'columns'}, or see nothing of it; name another layer`,
    );
  return { unit: chosen, ends };
}

/** Options of `overlayFields`. */
export interface FieldOverlayOptions {
  /** How much darker what no field covers gets, 0…1. Default 0.45. */
  readonly dim?: number;
}

/** Of frames, one after another: blue, orange, green, purple, yellow, red. */
export const FRAME_COLORS = [
  [47, 126, 216],
  [232, 130, 58],
  [58, 167, 109],
  [176, 92, 198],
  [201, 162, 39],
  [214, 69, 93],
] as const;

/** Frame and gap of a dashed one, in widths of the frame. */
const DASH = 4;

/**
 * The picture with a frame around each field, in colours of their own; dashed around those of unproductive layers. What lies outside of all of them is
 * darker.
 * @param image of any size: fields are scaled to it
 * @throws ValueError for what is no picture or no field, fields of different image sizes, and options out of range
 * @example
 * const report = await receptiveField(model, [1, 32, 32, 3]);
 * const { width, height } = overlayFields(picture, [projectField(report, 'conv_stem')]);
 * [width, height]; // [8, 6]
 */
export function overlayFields(
  image: RasterImage,
  fields: readonly ProjectedField[],
  options: FieldOverlayOptions = {},
): RasterImage {
  requireOptions('overlayFields', options, ['dim']);
  const { dim = 0.45 } = options;
  requireRanges('overlayFields', { dim }, { dim: 'probability' });
  requireRasterImage('overlayFields', image);
  requireFields(fields);
  const { width, height } = image;
  const boxes = fields.map((field) => scaled(field, image, fields[0]));
  const data = new Uint8Array(width * height * 3);
  const frame = Math.max(1, Math.round(Math.min(width, height) / 120));
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const own = boxes.findIndex((box) => isOnFrame(box, row, column, frame));
      const covered = boxes.length === 0 || boxes.some((box) => isInside(box, row, column));
      for (let channel = 0; channel < 3; channel++) {
        const value = image.data[image.channels === 1 ? at : 3 * at + channel];
        data[3 * at + channel] =
          own < 0 ? Math.round(covered ? value : (1 - dim) * value) : FRAME_COLORS[own % FRAME_COLORS.length][channel];
      }
    }
  }
  return { width, height, channels: 3, data };
}

/** @throws ValueError unless all are what `projectField` gives */
function requireFields(fields: unknown): asserts fields is readonly ProjectedField[] {
  requireList('overlayFields', 'fields', fields, 'what projectField gives');
  const isField = (field: unknown): boolean => {
    const { rows, columns, imageSize } = (field ?? {}) as Partial<ProjectedField>;
    return [rows, columns, imageSize].every((pair) => Array.isArray(pair) && pair.length === 2);
  };
  for (const [i, field] of fields.entries())
    if (!isField(field)) refuse('overlayFields', `fields[${i}]`, 'what projectField gives', field);
}

interface PixelBox {
  readonly top: number;
  readonly left: number;
  /** First row and column beyond. */
  readonly bottom: number;
  readonly right: number;
  readonly dashed: boolean;
}

function scaled(field: ProjectedField, { width, height }: RasterImage, first: ProjectedField): PixelBox {
  const [rows, columns] = field.imageSize;
  if (rows !== first.imageSize[0] || columns !== first.imageSize[1])
    throw new ValueError(
      `overlayFields: fields must be of one image size: got ${formatShape(first.imageSize)} and ${formatShape(field.imageSize)}`,
    );
  const [down, across] = [height / rows, width / columns];
  return {
    top: Math.round(field.rows[0] * down),
    bottom: Math.max(Math.round(field.rows[0] * down) + 1, Math.round((field.rows[1] + 1) * down)),
    left: Math.round(field.columns[0] * across),
    right: Math.max(Math.round(field.columns[0] * across) + 1, Math.round((field.columns[1] + 1) * across)),
    dashed: field.unproductive,
  };
}

const isInside = ({ top, bottom, left, right }: PixelBox, row: number, column: number): boolean =>
  row >= top && row < bottom && column >= left && column < right;

function isOnFrame(box: PixelBox, row: number, column: number, width: number): boolean {
  if (!isInside(box, row, column)) return false;
  const { top, bottom, left, right, dashed } = box;
  const horizontal = Math.min(row - top, bottom - 1 - row) < width;
  const vertical = Math.min(column - left, right - 1 - column) < width;
  if (!horizontal && !vertical) return false;
  const along = horizontal ? column - left : row - top;
  return !dashed || Math.floor(along / (DASH * width)) % 2 === 0;
}

/** Options of `fieldHeat`. */
export interface FieldHeatOptions {
  /** Powers of ten from the least value that shows to the largest: gradients fall off so fast that a linear scale shows a dot. Default 3. */
  readonly decades?: number;
}

/**
 * An effective field as heat for `overlayHeat`: the logarithm of its map, from 0 at `10^−decades` of its largest value to 1 there.
 * @returns `[H, W]`, 0…1
 * @throws ValueError for what has no map, and for options out of range
 * @example
 * fieldHeat({ map: [1, 0.1, 0.0001, 0] }); // [1, 0.6667, 0, 0]
 */
export function fieldHeat(field: Pick<LayerEffectiveField, 'map'>, options: FieldHeatOptions = {}): Float32Array {
  requireOptions('fieldHeat', options, ['decades']);
  const { decades = 3 } = options;
  requireRanges('fieldHeat', { decades }, { decades: 'positive' });
  const map: unknown = (field as Partial<typeof field> | null)?.map;
  if (!Array.isArray(map) || !map.every((value) => typeof value === 'number'))
    refuse('fieldHeat', 'field', 'a layer of effectiveReceptiveField, with its map', field);
  const largest = map.reduce((most, value) => Math.max(most, value), 0);
  return Float32Array.from(map, (value) => (value > 0 ? Math.max(0, 1 + Math.log10(value / largest) / decades) : 0));
}
