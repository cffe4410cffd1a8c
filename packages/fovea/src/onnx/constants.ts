// Values of the terms that follow from weights alone: computed once, at export, by the engine.

import type { DType, EngineArray } from '../base/dtype.ts';
import { InternalError, ValueError } from '../base/errors.ts';
import { contiguousStrides, elementCount, type Shape } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { flatIndex, forEachPosition } from '../graph/reference/rule.ts';
import { realize } from '../tensor/index.ts';
import { leafOf, tensorOf } from '../tensor/internal.ts';
import type { Dims } from './dims.ts';
import type { Term, TracedGraph } from './term.ts';

export interface Values {
  readonly data: EngineArray;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** What a broadcast term repeats; the term itself otherwise. */
export function sourceOf(term: Term): Term {
  let source = term;
  while (source.node.op === 'expand') source = source.inputs[0];
  return source;
}

/** The number that a term is everywhere, however it is broadcast. */
export function scalarOf(term: Term): number | undefined {
  const { node } = sourceOf(term);
  return node.op === 'constant' ? node.attributes.value : undefined;
}

/** The sizes of a term that has none that depend on the batch. */
export function fixedShape(dims: Dims): Shape {
  return dims.map((dim) => {
    if (typeof dim !== 'number') throw new InternalError('exportOnnx: a constant has a size that depends on the batch');
    return dim;
  });
}

export class Constants {
  private constructor(private readonly values: ReadonlyMap<Term, EngineArray>) {}

  /**
   * Computes all that terms read which are not constant themselves.
   * @throws ValueError for a tensor that `fn` makes from the batch size
   */
  static async read(graph: TracedGraph): Promise<Constants> {
    await requireSameLeaves(graph);
    const needed = new Set<Term>();
    const need = (term: Term): void => {
      const source = sourceOf(term);
      if (source.folded && source.node.op !== 'constant') needed.add(source);
    };
    for (const term of graph.terms) if (!term.folded) term.inputs.forEach(need);
    graph.outputs.forEach(need);
    const terms = [...needed];
    const tensors = terms.map(({ node }) => tensorOf(node));
    await realize(...tensors);
    const data = await Promise.all(tensors.map((tensor) => tensor.data()));
    return new Constants(new Map(terms.map((term, i) => [term, data[i]])));
  }

  /** The values of a folded term, which some term that is not folded reads. */
  of(term: Term): Values {
    const source = sourceOf(term);
    const shape = fixedShape(term.dims);
    const { dtype } = term.node;
    const from = this.sourceValues(source);
    if (source === term) return { data: from, shape, dtype };
    const data = dtype === 'float32' ? new Float32Array(elementCount(shape)) : new Int32Array(elementCount(shape));
    const strides = contiguousStrides(source.dims as Shape);
    const steps = strides.map((stride, axis) => (source.dims[axis] === 1 ? 0 : stride));
    forEachPosition(shape, (position, flat) => {
      data[flat] = from[flatIndex(position, steps)];
    });
    return { data, shape, dtype };
  }

  private sourceValues(source: Term): EngineArray {
    if (source.node.op === 'constant') {
      const { value, dtype } = source.node.attributes;
      const count = elementCount(fixedShape(source.dims));
      return dtype === 'float32' ? new Float32Array(count).fill(value) : new Int32Array(count).fill(value);
    }
    const data = this.values.get(source);
    if (!data) throw new InternalError(`exportOnnx: the values of a constant ${source.node.op} were not read`);
    return data;
  }
}

/** @throws ValueError for a leaf that holds other values at another batch size */
async function requireSameLeaves({ twins }: TracedGraph): Promise<void> {
  for (const [term, others] of twins) {
    if (!term.folded) continue;
    for (const other of others) {
      if (leafOf(other) === leafOf(term.node)) continue;
      const [own, its] = [await readLeaf(term.node), await readLeaf(other)];
      if (own.length === its.length && own.every((value, i) => Object.is(value, its[i]))) continue;
      throw new ValueError(
        `exportOnnx: a constant tensor of shape [${term.node.shape.join(', ')}] is made from the batch size: its values differ from batch to batch; compute it from the input instead, or give dynamicBatch: false`,
      );
    }
  }
}

const readLeaf = (node: Node): Promise<EngineArray> => tensorOf(node).data();
