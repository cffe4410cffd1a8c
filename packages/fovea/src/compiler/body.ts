// Lowers the elementwise expression below a kernel's root to an SSA body with strided loads, following views by index maps.

import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import {
  dot,
  expandMap,
  type IndexMap,
  identityMap,
  reshapeMap,
  SplitRequest,
  sliceMap,
  transposeMap,
} from './index-map.ts';
import { BINARY_OPS, type BinaryOp, type Expr, UNARY_OPS, type UnaryOp, type View } from './ir.ts';
import { exprKey } from './merge.ts';

const unary = new Set<string>(UNARY_OPS);
const binary = new Set<string>(BINARY_OPS);

export const isElementwise = (node: Node): boolean =>
  unary.has(node.op) || binary.has(node.op) || node.op === 'where' || node.op === 'cast' || node.op === 'detach';
export const isView = (node: Node): boolean =>
  node.op === 'reshape' || node.op === 'transpose' || node.op === 'expand' || node.op === 'slice';
export const isGenerator = (node: Node): boolean =>
  node.op === 'constant' || node.op === 'iota' || node.op === 'randomBits';

/** Thrown when an expression cannot be read through a view: the node must be given a buffer of its own. */
export class MaterializeRequest {
  constructor(readonly node: Node) {}
}

/** A body over `dims`, ready to become a map or reduce kernel. */
export interface Body {
  dims: number[];
  loads: View[];
  body: Expr[];
  /** Value of each root expression asked for. */
  values: number[];
  /** Which dims each axis of the iteration shape became, outermost first. */
  axisDims: number[][];
}

export interface BodyContext {
  /** Buffer of a node that has one; undefined means that it is computed inside the kernel. */
  bufferOf(node: Node): number | undefined;
}

/** Lowers `roots` (all of the iteration shape) to one body; dims are split where reshapes need it. */
export function lowerBody(shape: Shape, roots: readonly Node[], context: BodyContext, asInput: boolean): Body {
  const axisSizes = shape.map((size) => [size]);
  for (;;) {
    const dims = axisSizes.flat();
    let next = 0;
    const axisDims = axisSizes.map((sizes) => sizes.map(() => next++));
    try {
      const lowering = new BodyLowering(dims, context);
      const map = identityMap(axisDims, dims);
      const values = roots.map((root) => lowering.value(root, map, !asInput));
      return { dims, loads: lowering.loads, body: lowering.body, values, axisDims };
    } catch (request) {
      if (!(request instanceof SplitRequest)) throw request;
      splitDim(axisSizes, request);
    }
  }
}

function splitDim(axisSizes: number[][], request: SplitRequest): void {
  let dim = 0;
  for (const sizes of axisSizes) {
    if (request.dim < dim + sizes.length) {
      const at = request.dim - dim;
      sizes.splice(at, 1, sizes[at] / request.inner, request.inner);
      return;
    }
    dim += sizes.length;
  }
}

class BodyLowering {
  readonly loads: View[] = [];
  readonly body: Expr[] = [];
  private readonly steps = new Map<string, number>();
  private readonly loadIndex = new Map<string, number>();
  private readonly done = new Map<Node, Map<string, number>>();

  constructor(
    private readonly dims: readonly number[],
    private readonly context: BodyContext,
  ) {}

  /** Body index of the node's value at the mapped position. `inside`: compute it here even if it has a buffer (it is the root being written). */
  value(node: Node, map: IndexMap, inside = false): number {
    const key = map.map((index) => `${index.offset}+${index.coefficients}`).join('|');
    let known = this.done.get(node);
    if (!known) {
      known = new Map();
      this.done.set(node, known);
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const index = this.compute(node, map, inside);
    known.set(key, index);
    return index;
  }

  private compute(node: Node, map: IndexMap, inside: boolean): number {
    const buffer = inside ? undefined : this.context.bufferOf(node);
    if (buffer !== undefined) return this.load(node, buffer, map);
    switch (node.op) {
      case 'constant':
        return this.step({ op: 'constant', value: node.attributes.value, dtype: node.dtype });
      case 'iota': {
        const index = map[node.attributes.axis];
        return this.step({ op: 'index', offset: index.offset, strides: index.coefficients, dtype: 'int32' });
      }
      case 'randomBits':
        return this.random(node, map);
      case 'detach':
        return this.value(node.inputs[0], map);
      case 'cast':
        return this.step({ op: 'cast', a: this.value(node.inputs[0], map), dtype: node.dtype });
      case 'where': {
        const [a, b, c] = node.inputs.map((input) => this.value(input, map));
        return this.step({ op: 'where', a, b, c, dtype: node.dtype });
      }
      case 'transpose':
        return this.value(node.inputs[0], transposeMap(map, node.attributes.permutation));
      case 'expand':
        return this.value(node.inputs[0], expandMap(map, node.inputs[0].shape, node.shape));
      case 'slice':
        return this.value(node.inputs[0], sliceMap(map, node.attributes.start, node.attributes.step));
      case 'reshape':
        return this.reshaped(node.inputs[0], node.shape, map);
    }
    if (unary.has(node.op))
      return this.step({ op: node.op as UnaryOp, a: this.value(node.inputs[0], map), dtype: node.dtype });
    if (binary.has(node.op)) {
      const [a, b] = node.inputs.map((input) => this.value(input, map));
      return this.step({ op: node.op as BinaryOp, a, b, dtype: node.dtype });
    }
    throw new MaterializeRequest(node);
  }

  private reshaped(input: Node, shape: Shape, map: IndexMap): number {
    const buffer = this.context.bufferOf(input);
    if (buffer !== undefined) return this.loadAt(input, buffer, dot(map, contiguousStrides(shape), this.dims.length));
    const inner = reshapeMap(map, shape, input.shape, this.dims);
    if (!inner) throw new MaterializeRequest(input);
    return this.value(input, inner);
  }

  private random(node: Node, map: IndexMap): number {
    const key = node.inputs[0];
    const at = (position: number): IndexMap => [{ offset: position, coefficients: this.dims.map(() => 0) }];
    const [a, b] = [this.value(key, at(0)), this.value(key, at(1))];
    const index = dot(map, contiguousStrides(node.shape), this.dims.length);
    return this.step({ op: 'random', a, b, offset: index.offset, strides: index.coefficients, dtype: 'int32' });
  }

  private load(node: Node, buffer: number, map: IndexMap): number {
    return this.loadAt(node, buffer, dot(map, contiguousStrides(node.shape), this.dims.length));
  }

  private loadAt(node: Node, buffer: number, index: { offset: number; coefficients: readonly number[] }): number {
    const strides = index.coefficients.map((c, d) => (this.dims[d] === 1 ? 0 : c));
    const key = `${buffer}:${index.offset}:${strides}`;
    let load = this.loadIndex.get(key);
    if (load === undefined) {
      load = this.loads.push({ buffer, offset: index.offset, strides }) - 1;
      this.loadIndex.set(key, load);
    }
    return this.step({ op: 'load', load, dtype: node.dtype });
  }

  private step(expr: Expr): number {
    const key = exprKey(expr);
    let index = this.steps.get(key);
    if (index === undefined) {
      index = this.body.push(expr) - 1;
      this.steps.set(key, index);
    }
    return index;
  }
}

export const isEmpty = (node: Node): boolean => elementCount(node.shape) === 0;
