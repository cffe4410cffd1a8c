// The layers of a model whose units lie over the image, as maps or as rows of tokens: where each unit lies, and which layers show how the network goes on.

import { ShapeError, ValueError } from '../base/errors.ts';
import { resemblingName } from '../base/nearest-name.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { topologicalOrder } from '../graph/node.ts';
import type { Module } from '../nn/index.ts';
import type { ModuleCall } from '../nn/module-calls.ts';
import { Tensor } from '../tensor/index.ts';
import { nodeOf, tensorsOf } from '../tensor/internal.ts';
import { isWhole, unitsAlong } from './axis-field.ts';
import { ConstantValues } from './constant-values.ts';
import { type Field, single } from './field-layout.ts';
import { lineSize, seenBy } from './field-line.ts';
import { followFields, followLines, lineOf } from './follow-fields.ts';
import { labelOf, namedTensors } from './named-outputs.ts';
import { type Grid, tokensBefore } from './token-grid.ts';
import { countedNodes, type ModelTrace, traceModel } from './trace.ts';

/** A layer's units: rows and columns of vectors. */
export interface LayerMap {
  /** Dotted name; '' for the model. */
  readonly name: string;
  /** Which of several tensors that the layer gives, by its name; null where it gives one. */
  readonly output: string | null;
  readonly type: string;
  readonly outputShape: Shape;
  /** Rows and columns of units; null where they have no places, as behind global pooling. */
  readonly grid: readonly [rows: number, columns: number] | null;
  /** Tokens before those of the grid, such as that of the class. */
  readonly before: number;
}

/** What a unit sees, without other parts of the image that come in by attention or global pooling. */
export interface UnitPlace {
  /** Middle of its field, row and column of the image. */
  readonly center: readonly [row: number, column: number];
  /** Height and width of its field on an unbounded image; null where there is no such number. */
  readonly size: readonly [height: number, width: number] | null;
}

/** The tensors of a call that maps are of. */
export function mapTensorsOf(
  call: Pick<ModuleCall, 'name' | 'output'>,
): { label: string; output: string | null; tensor: Tensor }[] {
  const all = namedTensors(call.output);
  return all.map(({ name, tensor }) => {
    const output = all.length > 1 ? name : null;
    return { label: labelOf({ name: call.name, output }), output, tensor };
  });
}

/** What a module returned, or the first tensor within. */
export function outputOf(call: Pick<ModuleCall, 'output'> | undefined): Tensor | undefined {
  const output = call?.output;
  return output instanceof Tensor ? output : tensorsOf(output)[0];
}

/** Whether rows and columns are those of the image over one number, rounded at each layer. */
const isScaled = ([rows, columns]: Grid, [height, width]: Grid): boolean =>
  Math.abs(rows * width - columns * height) <= Math.max(rows, columns, height, width);

function gridOf(shape: Shape, inputShape: Shape, grids: readonly Grid[]): Pick<LayerMap, 'grid' | 'before'> {
  const image: Grid = [inputShape[1], inputShape[2]];
  if (shape.length === 4 && shape[0] === inputShape[0] && isScaled([shape[1], shape[2]], image))
    return { grid: [shape[1], shape[2]], before: 0 };
  const tokens = shape.length === 3 && shape[0] === inputShape[0] ? shape[1] : 0;
  const grid = grids.findLast((one) => tokensBefore(tokens, one) !== undefined);
  return { grid: grid ?? null, before: (grid && tokensBefore(tokens, grid)) ?? 0 };
}

/** The maps of a model for images `[N, H, W, C]`, in the order in which its layers end, each with its last call. */
export class LayerMaps {
  readonly maps: readonly LayerMap[];
  private readonly outputs = new Map<string, Tensor>();
  private readonly kept: readonly Map<object, Field>[];
  private readonly all: readonly Map<object, Field>[];
  /** Inside the image. */
  private readonly fields: Map<object, Field>;

  /** @throws what the model throws for an input that it cannot take */
  constructor(
    private readonly op: string,
    private readonly model: Module,
    private readonly inputShape: Shape,
  ) {
    const trace = traceModel(op, model, inputShape);
    const called = trace.calls.filter(({ name }, i) => !trace.calls.slice(i + 1).some((later) => later.name === name));
    const grids: Grid[] = [];
    this.maps = called.flatMap((call) =>
      mapTensorsOf(call).map(({ label, output, tensor }): LayerMap => {
        this.outputs.set(label, tensor);
        const found = gridOf(tensor.shape, inputShape, grids);
        if (found.grid && tensor.rank === 4) grids.push(found.grid);
        return { name: call.name, output, type: call.module.constructor.name, outputShape: tensor.shape, ...found };
      }),
    );
    const nodes = reachedNodes(trace);
    const start = nodeOf(trace.inputs[0]);
    const values = new ConstantValues();
    const lines = (kept: boolean) => [1, 2].map((axis) => followLines(start, nodes, axis, values, kept));
    this.kept = lines(true);
    this.all = lines(false);
    this.fields = followFields(start, nodes, [1, 2], values);
  }

  /** By its label; of several outputs the first by the layer's name; also by another name of the same module. @throws ValueError for a name that the model does not have, or whose forward does not run */
  named(name: string): LayerMap {
    const found = this.maps.find((map) => labelOf(map) === name) ?? this.maps.find((map) => map.name === name);
    if (found) return found;
    const { op, model } = this;
    const type = model.constructor.name;
    const known = [...model.namedModules()];
    const module = known.find(([own]) => own === name)?.[1];
    if (module) {
      const aliases = known.filter(([, other]) => other === module).map(([own]) => own);
      const same = this.maps.find((map) => aliases.includes(map.name));
      if (same) return same;
      throw new ValueError(
        `${op}: the forward of layer ${name} does not run for this input, or gives no tensor; name another layer`,
      );
    }
    const names = this.maps.map(labelOf).filter((own) => own !== '');
    const meant = resemblingName(name, names);
    const layers =
      names.length > 0
        ? `its layers are ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`
        : "it has none, so that only the model itself can be named, by ''; a part that is a Module of its own has a name";
    throw new ValueError(
      `${op}: no layer of the ${type} is called '${name}'; ${meant ? `did you mean '${meant}'?` : layers}`,
    );
  }

  /** Where a unit lies: by its own line of fields, that of another layer with the same grid, or else by its part of the image. */
  placeOf(map: LayerMap, [row, column]: Grid): UnitPlace {
    const grid = map.grid as Grid;
    const alike = this.maps.filter((other) => other.before === 0 && other.grid?.every((size, i) => size === grid[i]));
    const center = [row, column].map((unit, axis) => {
      const own = [map, ...alike].map((layer) => this.seen(layer, axis, unit)).find((seen) => seen !== undefined);
      return own ? (own[0] + own[1]) / 2 : ((unit + 0.5) * this.inputShape[axis + 1]) / grid[axis] - 0.5;
    });
    const sizes = [0, 1].map((axis) => {
      const line = this.all[axis].get(nodeOf(this.outputs.get(labelOf(map)) as Tensor));
      return line && lineSize(lineOf(line));
    });
    const [height, width] = sizes;
    return {
      center: center as unknown as Grid,
      size: height === undefined || width === undefined ? null : [height, width],
    };
  }

  /** Whether every unit of a layer sees all of the image. */
  seesWhole(map: LayerMap): boolean {
    const field = this.fields.get(nodeOf(this.outputs.get(labelOf(map)) as Tensor));
    return field?.extents.every((extent, i) => isWhole(extent, this.inputShape[i + 1])) ?? false;
  }

  private seen(map: LayerMap, axis: number, unit: number): Grid | undefined {
    if (map.outputShape.length !== 4) return undefined;
    const node = nodeOf(this.outputs.get(labelOf(map)) as Tensor);
    const placed = this.kept[axis].get(node);
    const field = placed?.line?.axis === axis + 1 ? single(placed, axis + 1) : undefined;
    const seen = field && seenBy(lineOf(field), unit);
    if (!seen || (seen[0] < this.inputShape[axis + 1] && seen[1] >= 0)) return seen;
    // Outside: of pixels that a roll has brought in from the other side.
    return unitsAlong(this.fields.get(node) as Field, axis, axis + 1)?.[unit] ?? undefined;
  }

  /** Maps of more than one unit, of each tensor the outermost layer that gives it. */
  private distinct(): LayerMap[] {
    const last = new Map<Tensor, LayerMap>();
    for (const map of this.maps) {
      if (!map.grid || map.grid[0] * map.grid[1] < 2) continue;
      const output = this.outputs.get(labelOf(map)) as Tensor;
      if (output.dtype === 'float32' && this.fields.has(nodeOf(output))) last.set(output, map);
    }
    return [...last.values()];
  }

  /** The last map before global pooling. @throws ShapeError where no layer has one */
  last(): LayerMap {
    const last = this.distinct().at(-1);
    if (last) return last;
    throw new ShapeError(
      `${this.op}: no layer of the ${this.model.constructor.name} gives a map of several units for images ${formatShape(this.inputShape)}; name a layer, or give larger images`,
    );
  }

  /** The last block of each size, or map where there is none, and blocks before them where sizes are few: what shows growth with depth. Also each of several outputs of the model. */
  stages(): LayerMap[] {
    const maps = this.distinct();
    const sizes = new Map<string, LayerMap[]>();
    for (const map of maps) {
      const size = `${map.grid} ${map.before}`;
      sizes.set(size, [...(sizes.get(size) ?? []), map]);
    }
    const parts = sizes.size >= FEW_SIZES ? 1 : FEW_SIZES;
    const wanted = new Set([...sizes.values()].flatMap((group) => evenly(outerBlocks(group), parts)));
    const isResult = ({ name, output }: LayerMap): boolean => name === '' && output !== null;
    return maps.filter((map) => wanted.has(map) || map === maps.at(-1) || isResult(map));
  }
}

const FEW_SIZES = 4;

/** Items of lists, such as `layer1.0`, that lie in no other; all maps where there is none. */
function outerBlocks(maps: readonly LayerMap[]): readonly LayerMap[] {
  const blocks = maps.filter(({ name }) => /(^|\.)\d+$/.test(name));
  const depthOf = ({ name }: LayerMap): number => name.split('.').length;
  const least = Math.min(...blocks.map(depthOf));
  return blocks.length > 0 ? blocks.filter((block) => depthOf(block) === least) : maps.slice(-1);
}

/** The last one, and as many before it that the list is in parts of equal length. */
const evenly = <T>(list: readonly T[], parts: number): T[] =>
  Array.from({ length: parts }, (_, i) => list[Math.ceil(((i + 1) * list.length) / parts) - 1]);

/** Also those that only results of layers need. */
const reachedNodes = ({ inputs, outputs, calls }: ModelTrace) =>
  countedNodes({
    inputs,
    nodes: topologicalOrder([...outputs, ...calls.flatMap(({ output }) => tensorsOf(output))].map(nodeOf)),
  });
