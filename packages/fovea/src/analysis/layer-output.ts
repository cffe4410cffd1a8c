// What one layer of a model gives while the model runs, as maps that lie over the image.

import { ShapeError, ValueError } from '../base/errors.ts';
import { resemblingName } from '../base/nearest-name.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { ImageModel } from '../models/index.ts';
import { Module } from '../nn/index.ts';
import { whileHooked } from '../nn/tree.ts';
import { Tensor } from '../tensor/index.ts';
import { newEffects, runtime } from '../tensor/internal.ts';
import { abstractTensor } from './model-input.ts';
import { nameOf } from './profile.ts';
import { traceModel } from './trace.ts';

/** A layer by its dotted name, or the module itself. */
export type LayerChoice = string | Module;

export interface FoundLayer {
  readonly name: string;
  readonly module: Module;
}

const MOST_NAMES = 8;

/** @throws ValueError where the model does not hold it, with the name that it resembles */
export function findLayer(op: string, model: Module, layer: LayerChoice): FoundLayer {
  const all = [...model.namedModules()].slice(1);
  const found = all.find(([name, module]) => name === layer || module === layer);
  if (found) return { name: found[0], module: found[1] };
  if (layer instanceof Module)
    throw new ValueError(
      `${op}: ${nameOf(model)} does not hold the ${layer.constructor.name}; give a layer of the model, or its name`,
    );
  if (typeof layer !== 'string' || all.length === 0)
    throw new ValueError(`${op}: layer must be the name of a layer of ${nameOf(model)}: got ${String(layer)}`);
  const names = all.map(([name]) => name);
  const meant = resemblingName(layer, names);
  throw new ValueError(
    `${op}: no layer of ${nameOf(model)} is called ${layer}; ${meant ? `did you mean ${meant}?` : `its layers are ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`}`,
  );
}

/** The last layer whose result is a map of more than one place. @throws ValueError where none is */
export function lastMapLayer(op: string, model: Module, inputShape: Shape): FoundLayer {
  const { calls } = traceModel(op, model, inputShape);
  const maps = calls.filter(
    ({ name, output }) => name !== '' && output instanceof Tensor && output.rank === 4 && isMap(output.shape),
  );
  const last = maps[maps.length - 1];
  if (!last)
    throw new ValueError(
      `${op}: ${nameOf(model)} has no layer that gives maps [N, h, w, c], as convolutions do; use integratedGradients, smoothGrad or occlusion`,
    );
  return last;
}

const isMap = ([, height, width]: Shape): boolean => height * width > 1;

/** Height and width of the maps that a model tells where its images are looked at by; undefined where it has none. */
export function gridOf(model: Module, inputShape: Shape): readonly [height: number, width: number] | undefined {
  if (!(model instanceof ImageModel)) return undefined;
  const { shape } = runtime.effects.trace(newEffects(), () => model.forwardMaps(abstractTensor(inputShape)).maps);
  return shape.length === 4 ? [shape[1], shape[2]] : undefined;
}

/** Runs the model, with what the last call of the layer gave. @throws ValueError where the layer does not run, or gives no tensor */
export function withOutput<R>(
  op: string,
  { name, module }: FoundLayer,
  run: () => R,
): { readonly output: Tensor; readonly result: R } {
  let output: unknown;
  const result = whileHooked(
    [module],
    (_, __, given) => {
      output = given;
    },
    run,
  );
  if (!(output instanceof Tensor))
    throw new ValueError(
      `${op}: the layer ${name} ${output === undefined ? 'does not run' : 'gives no tensor'}; choose another`,
    );
  return { output, result };
}

/**
 * The output as `[N, h, w, c]`, and what came before its places (a class token) left out.
 * @param grid of the patches, for tokens `[N, T, c]`
 * @throws ShapeError for what lies over no image
 */
export function asMaps(
  op: string,
  name: string,
  output: Tensor,
  grid: readonly [number, number] | undefined,
): (values: Tensor) => Tensor {
  const { shape } = output;
  if (shape.length === 4) return (values) => values;
  const [N, T, C] = shape;
  const places = grid ? grid[0] * grid[1] : 0;
  if (shape.length !== 3 || !grid || T < places)
    throw new ShapeError(
      `${op}: the layer ${name} must give maps [N, h, w, c], or a token for each patch: got ${formatShape(shape)}; choose a layer before it`,
    );
  return (values) => values.slice(1, T - places).reshape(N, ...grid, C);
}
