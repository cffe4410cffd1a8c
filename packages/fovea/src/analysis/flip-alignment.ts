// Flip alignment: by how much what a layer makes of a mirrored image differs from the mirrored result, and how much of that lies in where it looks.

import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { attentionLayers } from '../models/attention-layers.ts';
import { WindowAttention } from '../models/swin/window-attention.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { watchCalls } from '../nn/module-calls.ts';
import { compile, Tensor } from '../tensor/index.ts';
import { requireFinite } from './explained-class.ts';
import { gridOf } from './layer-output.ts';
import { alignedSizes, leanAdvice, leaningWindows, leanReason } from './leaning-windows.ts';
import { type MirrorAxis, withMirroredWeights } from './mirrored-weights.ts';
import { nameOf } from './profile.ts';
import { receptiveField } from './receptive-field.ts';
import type { AnalysisReport } from './report.ts';
import { requireImages, requireModel } from './require-input.ts';
import { tokensBefore } from './token-grid.ts';

const AXES = { vertical: 0, horizontal: 1 } as const;

/** Options of `flipAlignment`. */
export interface FlipAlignmentOptions {
  /** 'horizontal': left and right change places; 'vertical': top and bottom. Default 'horizontal'. */
  readonly axis?: keyof typeof AXES;
}

/** What a layer that gives a map does with a mirrored image. */
export interface FlipLayer {
  /** Dotted name. */
  readonly name: string;
  /** Class of the layer. */
  readonly type: string;
  /** `[N, h, w, c]`, of tokens without those that are no patches. */
  readonly mapShape: Shape;
  /** ‖f(flip x) − flip f(x)‖ / ‖f(x)‖ with the weights as they are: kernels tell left from right, and are meant to. */
  readonly difference: number;
  /** The same with every kernel and grid of positions averaged with its mirror image, so that what is left lies in where layers look: 0 where they are aligned. */
  readonly misalignment: number;
  /** Root mean square of the misalignment at each place of the map, row by row, over that of f(x). */
  readonly map: readonly number[];
  /** Pixels of the image between where a unit looks and where its mirror image does, by the windows alone; null where it sees all, or units lie unevenly. */
  readonly offset: number | null;
}

/** A layer that misaligns what was aligned. */
export interface FlipCause {
  /** Dotted name; '' for the model itself, between its layers. */
  readonly layer: string;
  /** What looks at other places. */
  readonly reason: string;
  /** What to do about it. */
  readonly advice: string;
}

/** What `flipAlignment` gives. */
export interface FlipAlignmentReport extends AnalysisReport<'flip-alignment'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** Of the images, `[N, H, W, C]`. */
  readonly inputShape: Shape;
  /** As the option of that name. */
  readonly axis: keyof typeof AXES;
  /** Layers that give maps, in the order in which they end. */
  readonly layers: readonly FlipLayer[];
  /** Of the model's output, such as its logits: what averaging over the mirror image evens out. */
  readonly output: { readonly difference: number; readonly misalignment: number } | null;
  /** Where misalignment begins; none for a model that is aligned. */
  readonly causes: readonly FlipCause[];
  /** The nearest smaller and larger image side along the axis at which every window is aligned; none where there is none near, or nothing leans. */
  readonly alignedSizes: readonly number[];
}

/** Above what rounding in float32 makes of deep networks. */
const ALIGNED = 1e-3;

/**
 * ‖f(flip x) − flip f(x)‖ / ‖f(x)‖ for the map f of every layer: as it is, and with mirrored weights, which shows the windows that lean to one side. It
 * names the layers where this begins, and says what to change. The model computes in evaluation mode, and does not change.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @throws ValueError for a model with hooks, or values that are not finite
 * @example
 * const conv = new Conv2d(3, 4, { kernelSize: 3, stride: 2, padding: 1 });
 * const { causes } = await flipAlignment(new Sequential(conv), images);
 * causes[0].layer; // '0'
 */
export async function flipAlignment(
  model: Module,
  images: Tensor,
  options: FlipAlignmentOptions = {},
): Promise<FlipAlignmentReport> {
  const op = 'flipAlignment';
  requireOptions(op, options, ['axis']);
  const { axis = 'horizontal' } = options;
  requireOneOf(op, 'axis', axis, Object.keys(AXES));
  requireModel(op, model);
  requireImages(op, images);
  const along = AXES[axis];
  return inEvaluation(model, async () => {
    const copy = await withMirroredWeights(op, model, along);
    const grid = gridOf(model, images.shape);
    const [plain, mirrored] = [
      await errors(op, model, images, along, grid),
      await errors(op, copy, images, along, grid),
    ];
    copy.dispose();
    const fields = await receptiveField(model, images.shape);
    const offsets = new Map(
      fields.layers.map(({ name, axes, outputShape }) => [
        name,
        axes && offsetOf(axes[along], outputShape, images.shape, along),
      ]),
    );
    const layers = mirrored.layers.map(({ name, type, mapShape, output, map }, i): FlipLayer => {
      const { output: difference } = plain.layers[i];
      return { name, type, mapShape, difference, misalignment: output, map, offset: offsets.get(name) ?? null };
    });
    const windows = leaningWindows(op, model, images.shape, along);
    const causes = origins(mirrored.layers).map((layer) => causeOf(layer, windows, along));
    return {
      ...{
        kind: 'flip-alignment',
        version: 1,
        model: nameOf(model),
        inputShape: [...images.shape],
        axis,
        layers,
        causes,
      },
      output: plain.output === null ? null : { difference: plain.output, misalignment: mirrored.output as number },
      alignedSizes: windows.length > 0 && causes.length > 0 ? alignedSizes(op, model, images.shape, along) : [],
    };
  });
}

function causeOf(layer: string, windows: ReturnType<typeof leaningWindows>, along: MirrorAxis): FlipCause {
  const window = windows.find((one) => one.layer === layer || (layer !== '' && one.layer.startsWith(`${layer}.`)));
  if (window) return { layer, reason: leanReason(window, along), advice: leanAdvice(window, along) };
  return {
    layer,
    reason:
      'no window of it leans: it tells the sides apart by itself, by uneven padding or cropping, an order of neighbours, shifted windows, or weights for each place',
    advice: 'average over the mirror image where that matters (flip=true of fovea predict)',
  };
}

/** Pixels of the image that unit 0 is farther from its end than the last unit from the other. */
function offsetOf(
  { size, jump, start }: { size: number | null; jump: number | null; start: number | null },
  outputShape: Shape | null,
  inputShape: Shape,
  along: MirrorAxis,
): number | null {
  if (size === null || jump === null || start === null || outputShape?.length !== 4) return null;
  const units = outputShape[1 + along];
  return inputShape[1 + along] - 1 - (2 * start + size - 1 + jump * (units - 1));
}

/** How far a layer's map is off, and how far what it was given was. */
interface LayerError {
  readonly name: string;
  readonly type: string;
  readonly mapShape: Shape;
  /** Null where it was given no map. */
  readonly input: number | null;
  readonly output: number;
  readonly map: readonly number[];
}

/** Layers that make a misaligned map of an aligned one, and hold none that does. */
function origins(layers: readonly LayerError[]): string[] {
  const found: string[] = [];
  // Layers come before those that hold them.
  for (const { name, input, output } of layers) {
    if (input !== null && input > ALIGNED) {
      // What it was given was aligned nowhere: the layer that holds it did something in between.
      if (found.length === 0) found.push(name.slice(0, Math.max(0, name.lastIndexOf('.'))));
      continue;
    }
    if (output <= ALIGNED) continue;
    if (!found.some((inner) => name === '' || inner.startsWith(`${name}.`))) found.push(name);
  }
  return found;
}

/** Of one tensor: the sums of squares of difference and map, and the difference at each place. */
interface Measured {
  readonly error: Tensor;
  readonly norm: Tensor;
  readonly places: Tensor;
}

async function errors(
  op: string,
  model: Module,
  images: Tensor,
  along: MirrorAxis,
  grid: readonly [number, number] | undefined,
): Promise<{ readonly layers: LayerError[]; readonly output: number | null }> {
  // Within attention there are scores between tokens, and windows, which are no maps.
  const attention = [...attentionLayers(model)];
  const isMap = (name: string): boolean =>
    !attention.some(([one, layer]) => name.startsWith(`${one}.`) || (name === one && layer instanceof WindowAttention));
  const run = compile((x: Tensor) => {
    const [plain, flipped] = [x, x.flip(1 + along)].map((input) => watchCalls(model, () => model.forward(input)));
    const measure = (a: unknown, b: unknown): Measured | null => {
      const [one, other] = [asMap(a, grid), asMap(b, grid)];
      return one && other ? measured(one, other, along) : null;
    };
    const layers = plain.calls.flatMap(({ name, module, inputs, output }, i) => {
      const shape = asMap(output, grid)?.shape;
      const own = name !== '' && isMap(name) && shape ? measure(output, flipped.calls[i].output) : null;
      if (!own || !shape) return [];
      return [
        { name, type: module.constructor.name, shape, own, input: measure(inputs[0], flipped.calls[i].inputs[0]) },
      ];
    });
    const [a, b] = [plain.result, flipped.result];
    const both =
      a instanceof Tensor && a.rank === 2 && b instanceof Tensor
        ? { error: b.sub(a).square().sum(), norm: a.square().sum() }
        : null;
    return { layers, both };
  });
  const { layers, both } = await run(images);
  const ratio = async ({ error, norm }: Pick<Measured, 'error' | 'norm'>): Promise<number> => {
    const [off, size] = [await error.item(), await norm.item()];
    requireFinite(op, [off, size]);
    return size > 0 ? Math.sqrt(off / size) : 0;
  };
  const found = new Map<string, LayerError>();
  for (const { name, type, shape, own, input } of layers) {
    const norm = await own.norm.item();
    const mean = norm / elementCount(shape);
    const map = Array.from(await own.places.data(), (value) => (mean > 0 ? Math.sqrt(value / mean) : 0));
    const output = await ratio(own);
    // Of a layer that is called again, the last call counts.
    found.delete(name);
    found.set(name, { name, type, mapShape: [...shape], input: input && (await ratio(input)), output, map });
  }
  return { layers: [...found.values()], output: both && (await ratio(both)) };
}

/** A map `[N, h, w, c]`, tokens as one; undefined for all else. */
function asMap(value: unknown, grid: readonly [number, number] | undefined): Tensor | undefined {
  if (!(value instanceof Tensor) || value.dtype !== 'float32') return undefined;
  if (value.rank === 4) return value;
  const [N, T, C] = value.shape;
  const before = value.rank === 3 && grid ? tokensBefore(T, grid) : undefined;
  return grid && before !== undefined ? value.slice(1, before).reshape(N, ...grid, C) : undefined;
}

function measured(plain: Tensor, flipped: Tensor, along: MirrorAxis): Measured {
  const off = flipped.sub(plain.flip(1 + along)).square();
  return { error: off.sum(), norm: plain.square().sum(), places: off.mean([0, 3]) };
}
