// The effective receptive field: how much each pixel of the image changes a unit of a layer, by gradients (Luo et al., NeurIPS 2016, arXiv:1701.04128).

import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRanges } from '../base/require.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { watchCalls } from '../nn/module-calls.ts';
import { compile, grad, Tensor, tensor } from '../tensor/index.ts';
import { nodeOf, tensorOf, usedIn } from '../tensor/internal.ts';
import { addSums, areaOf, bootstrap, type MassSums, massSums, meanOf, sideHolding, spreadOf } from './field-mass.ts';
import { fitGaussian, type GaussianFit } from './gaussian-fit.ts';
import { type LayerMap, LayerMaps, mapTensorsOf } from './layer-maps.ts';
import { requireInputShape } from './model-input.ts';
import { labelOf } from './named-outputs.ts';
import { nameOf } from './profile.ts';
import { normalImages, randomSigns } from './random-images.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { weightsHash } from './weights-hash.ts';
import { withoutZeroBorders } from './zero-borders.ts';

/** Options of `effectiveReceptiveField`. */
export interface EffectiveFieldOptions {
  /**
   * Dotted names; '' for the model. One of several outputs of a layer is named behind it, as its reports name it: 'neck output 1', or for the model's own
   * 'output.mask'; without, it is the first. Default: the last map before global pooling.
   */
  readonly layers?: string | readonly string[];
  /** Whether the last map of each size is looked at as well, or blocks where there are few sizes, and each of several outputs of the model. Default false. */
  readonly stages?: boolean;
  /** Which unit: parts of the map's height and width, 0…1. Default [0.5, 0.5], the middle. */
  readonly position?: readonly [vertical: number, horizontal: number];
  /**
   * What of a unit's channels is differentiated: their sum with random signs, others for each image, or their plain sum, as most published figures have it.
   * It says nothing behind a layer norm, whose channels always add up to the same. Default 'random'.
   */
  readonly channels?: 'random' | 'sum';
  /** Parts of the mass whose squares are sought. Default [0.2, 0.3, 0.5, 0.99]. */
  readonly masses?: readonly number[];
  /** Images that go through the network together; no result depends on it. Default 8. */
  readonly batchSize?: number;
  /** Of the random images and of the intervals. Default 0. */
  readonly seed?: number;
}

/** A square about the center of a unit's field. */
export interface FieldSquare {
  /** Part of the mass that it holds, 0…1. */
  readonly mass: number;
  /** In pixels. It may reach over the image's border where the unit does not lie in the middle. */
  readonly side: number;
  /** 95 % interval of the side over the inputs, by bootstrap; null for one input. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Part of the image's pixels in it, 0…1. */
  readonly area: number;
}

/** The effective receptive field of one layer. */
export interface LayerEffectiveField {
  /** Dotted name; '' for the whole model. */
  readonly name: string;
  /** Which of several tensors that the layer gives: `output 0` of a list, `output.mask` of an object, and so on; null where it gives one. */
  readonly output: string | null;
  /** Class of the layer. */
  readonly type: string;
  /** For one image: `[1, h, w, c]`, or `[1, T, c]` for tokens. */
  readonly outputShape: Shape;
  /** Row and column of the unit on the layer's map; null for a layer without places, all of whose outputs are summed. */
  readonly unit: readonly [row: number, column: number] | null;
  /** Middle of the unit's theoretical field, in pixels; the image's middle without a unit. */
  readonly center: readonly [row: number, column: number];
  /** Height and width of the theoretical field on an unbounded image; null where there is no such number. */
  readonly theoretical: readonly [height: number, width: number] | null;
  /** Whether every unit of the layer sees all of the image, by attention, pooling, or windows that are large enough. */
  readonly wholeImage: boolean;
  /** The smallest squares about the centre that hold so much of the mass. */
  readonly squares: readonly FieldSquare[];
  /** Centre of gravity of the mass. */
  readonly mean: readonly [row: number, column: number];
  /** Standard deviation of the mass along each axis, in pixels. */
  readonly std: readonly [vertical: number, horizontal: number];
  /** 95 % intervals of these over the inputs; null for one input. */
  readonly stdInterval: readonly [readonly [number, number], readonly [number, number]] | null;
  /** Null where no Gaussian fits, as to a single pixel. */
  readonly gaussian: GaussianFit | null;
  /** `[H, W]`, row-major: mean over the inputs of the gradient's size, summed over channels; all of it sums to 1. */
  readonly map: readonly number[];
}

/** What `effectiveReceptiveField` gives. */
export interface EffectiveFieldReport extends AnalysisReport<'effective-receptive-field'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** `[N, H, W, C]`, N the number of inputs. */
  readonly inputShape: Shape;
  /** Whether the images were random or given. */
  readonly input: 'normal' | 'given';
  /** As the option of that name. */
  readonly channels: 'random' | 'sum';
  /** Of the random images and signs. */
  readonly seed: number;
  /** SHA-256 of the weights; null where the platform cannot tell. */
  readonly weights: string | null;
  /** In the order of the network. */
  readonly layers: readonly LayerEffectiveField[];
}

const OP = 'effectiveReceptiveField';
const MASSES = [0.2, 0.3, 0.5, 0.99];

/**
 * Effective receptive fields: `|∂(sum of a unit's channels, with random signs) / ∂image|`, summed over the image's channels and averaged over inputs.
 * Evaluation mode; each image must be computed apart from the others of its batch.
 * @param input shape `[N, H, W, C]` for N images of standard-normal numbers, or images of that shape, float32, as the model takes them
 * @throws ValueError for an unknown layer or one that no gradient reaches, and options out of range; ShapeError for inputs of another rank or without
 * images; DTypeError for a layer that gives integers; else as `receptiveField`
 * @example
 * const { layers } = await effectiveReceptiveField(model, [2, 32, 32, 3]);
 * for (const { name, squares, gaussian } of layers) console.log(name, squares[2].side, gaussian?.sigma);
 */
export async function effectiveReceptiveField(
  model: Module,
  input: Shape | Tensor,
  options: EffectiveFieldOptions = {},
): Promise<EffectiveFieldReport> {
  const { position, masses, batchSize, seed, channels, ...chosen } = completeOptions(options);
  requireModel(OP, model);
  const inputShape = requireImageInput(input);
  const [N, H, W, C] = inputShape;
  return inEvaluation(model, async () => {
    const maps = new LayerMaps(OP, model, [1, H, W, C]);
    const layers = chooseLayers(maps, chosen).map((map) => located(maps, map, position, [H, W]));
    const found = layers.map((): { sum: Float64Array; sums: MassSums[] } => ({
      sum: new Float64Array(H * W),
      sums: [],
    }));
    const gradients = compile((x: Tensor, signs: readonly Tensor[]) => fieldsOf(model, layers, x, signs));
    const signsOf = (first: number, { outputShape }: LocatedLayer): Tensor => {
      const last = outputShape[outputShape.length - 1];
      const values = randomSigns(seed, first, batch, last);
      const shape = [batch, ...outputShape.slice(1, -1).map(() => 1), last];
      return tensor(channels === 'sum' ? values.fill(1) : values, shape);
    };
    const size = H * W * C;
    const given = input instanceof Tensor ? ((await input.data()) as Float32Array) : undefined;
    const batch = Math.min(batchSize, N);
    for (let first = 0; first < N; first += batch) {
      const count = Math.min(batch, N - first);
      // Filled up with zeros, so that one Program does for all.
      const values = new Float32Array(batch * size);
      values.set(given ? given.subarray(first * size, (first + count) * size) : normalImages(seed, first, count, size));
      const results = await gradients(
        tensor(values, [batch, H, W, C]),
        layers.map((layer) => signsOf(first, layer)),
      );
      for (const [i, result] of results.entries()) {
        const data = await result.data();
        for (let n = 0; n < count; n++)
          addImage(found[i], data.subarray(n * H * W, (n + 1) * H * W), layers[i], [H, W]);
        result.dispose();
      }
    }
    return {
      kind: 'effective-receptive-field',
      version: 1,
      model: nameOf(model),
      inputShape,
      input: given ? 'given' : 'normal',
      channels,
      seed,
      weights: await weightsHash(model),
      layers: layers.map((layer, i) => fieldOf(layer, found[i], { masses, seed, size: [H, W] })),
    };
  });
}

type Chosen = Pick<EffectiveFieldOptions, 'layers' | 'stages'>;

function completeOptions(options: EffectiveFieldOptions) {
  requireOptions(OP, options, ['layers', 'stages', 'position', 'channels', 'masses', 'batchSize', 'seed']);
  const { position = [0.5, 0.5], masses = MASSES, batchSize = 8, seed = 0, stages = false } = options;
  const { layers, channels = 'random' } = options;
  requireOneOf(OP, 'channels', channels, ['random', 'sum']);
  requireRanges(OP, { batchSize, seed, stages }, { batchSize: 'count', seed: 'seed', stages: 'flag' });
  const isPart = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
  if (!Array.isArray(position) || position.length !== 2 || !position.every(isPart))
    refuse(OP, 'position', 'two numbers in [0, 1], parts of the height and of the width', position);
  if (!Array.isArray(masses) || masses.length === 0 || !masses.every((mass) => isPart(mass) && mass > 0))
    refuse(OP, 'masses', 'a list of numbers in (0, 1]', masses);
  const names = typeof layers === 'string' ? [layers] : layers;
  if (
    names !== undefined &&
    !(Array.isArray(names) && names.every((name) => typeof name === 'string') && names.length > 0)
  )
    refuse(OP, 'layers', "a layer's dotted name, or a list of them", layers);
  return { position, channels, masses, batchSize, seed, stages, ...(names && { layers: names }) };
}

/** @throws ShapeError unless these are images, or the shape of some */
function requireImageInput(input: Shape | Tensor): Shape {
  if (input instanceof Tensor) requireDType(OP, 'input', input, 'float32');
  else requireInputShape(OP, input);
  const shape = input instanceof Tensor ? input.shape : input;
  requireShape(OP, 'input', shape, ['N', 'H', 'W', 'C']);
  if (elementCount(shape) === 0) throw new ShapeError(`${OP}: needs at least one image: got [${shape.join(', ')}]`);
  return [...shape];
}

function chooseLayers(maps: LayerMaps, { layers, stages }: Chosen): LayerMap[] {
  const named = (layers as readonly string[] | undefined)?.map((name) => maps.named(name)) ?? [];
  const wanted = new Set([...named, ...(stages ? maps.stages() : named.length > 0 ? [] : [maps.last()])]);
  return maps.maps.filter((map) => wanted.has(map));
}

/** A layer with the unit that is looked at, and where it lies. */
interface LocatedLayer extends LayerMap {
  readonly unit: readonly [row: number, column: number] | null;
  readonly center: readonly [row: number, column: number];
  readonly theoretical: readonly [height: number, width: number] | null;
  readonly wholeImage: boolean;
}

function located(
  maps: LayerMaps,
  map: LayerMap,
  position: readonly [number, number],
  [H, W]: readonly [number, number],
): LocatedLayer {
  const wholeImage = maps.seesWhole(map);
  if (!map.grid) return { ...map, unit: null, center: [(H - 1) / 2, (W - 1) / 2], theoretical: null, wholeImage };
  const [rows, columns] = map.grid;
  const unitOf = (part: number, size: number): number => Math.min(size - 1, Math.floor(part * size));
  const unit = [unitOf(position[0], rows), unitOf(position[1], columns)] as const;
  const { center, size } = maps.placeOf(map, unit);
  return { ...map, unit, center, theoretical: size, wholeImage };
}

/** `[N, H, W]` for each layer: the gradient's size. */
function fieldsOf(model: Module, layers: readonly LocatedLayer[], images: Tensor, signs: readonly Tensor[]): Tensor[] {
  const { calls } = watchCalls(model, () => model.forward(images));
  const fields = layers.map((layer, i) => {
    const label = labelOf(layer);
    const call = calls.findLast(({ name }) => name === layer.name);
    const output = (call ? mapTensorsOf(call) : []).find((one) => one.label === label)?.tensor as Tensor;
    if (output.dtype !== 'float32')
      throw new DTypeError(
        `${OP}: layer '${label}' gives ${output.dtype}, through which no gradient flows; name a layer that gives float32`,
      );
    const unit = unitOf(output, layer).mul(signs[i]).sum();
    if (!usedIn(unit, [images])[0])
      throw new ValueError(`${OP}: no gradient flows from layer '${label}' to the input; name another layer`);
    return grad(unit, [images])[0].abs().sum(3);
  });
  return withoutZeroBorders(fields.map(nodeOf)).map(tensorOf);
}

function unitOf(output: Tensor, { unit, grid, before }: LocatedLayer): Tensor {
  if (!unit || !grid) return output;
  const [row, column] = unit;
  if (output.rank === 4) return output.slice(1, row, row + 1).slice(2, column, column + 1);
  const token = before + row * grid[1] + column;
  return output.slice(1, token, token + 1);
}

/** One input's map. @throws ValueError for values that are not finite */
function addImage(
  { sum, sums }: { readonly sum: Float64Array; readonly sums: MassSums[] },
  values: ArrayLike<number>,
  layer: LocatedLayer,
  size: readonly [number, number],
): void {
  const own = massSums(values, size, layer.center);
  if (!Number.isFinite(own.total))
    throw new ValueError(
      `${OP}: the gradient of layer '${labelOf(layer)}' is not finite; the weights or the images are damaged, or the network's depth makes values overflow`,
    );
  for (let i = 0; i < sum.length; i++) sum[i] += values[i];
  sums.push(own);
}

function fieldOf(
  layer: LocatedLayer,
  { sum, sums }: { readonly sum: Float64Array; readonly sums: readonly MassSums[] },
  {
    masses,
    seed,
    size,
  }: { readonly masses: readonly number[]; readonly seed: number; readonly size: readonly [number, number] },
): LayerEffectiveField {
  const { name, output, type, outputShape, unit, center, theoretical, wholeImage } = layer;
  const all = addSums(sums);
  if (all.total === 0)
    throw new ValueError(
      `${OP}: the gradient of the unit of layer '${labelOf(layer)}' is 0 at every pixel for all inputs; weights of 0 or dead units lie between them`,
    );
  const figures = (own: MassSums): number[] => [...masses.map((mass) => sideHolding(own, mass)), ...spreadOf(own)];
  const intervals = bootstrap(sums, seed, figures);
  const [mean, std] = [meanOf(all), spreadOf(all)];
  const map = Array.from(sum, (value) => value / all.total);
  return {
    name,
    output,
    type,
    outputShape,
    unit,
    center,
    theoretical,
    wholeImage,
    squares: masses.map((mass, i): FieldSquare => {
      const side = sideHolding(all, mass);
      return { mass, side, interval: intervals?.[i] ?? null, area: areaOf(side, size, center) };
    }),
    mean,
    std,
    stdInterval: intervals && [intervals[masses.length], intervals[masses.length + 1]],
    gaussian: fitGaussian(map, size, { mean, sigma: std }),
    map,
  };
}
