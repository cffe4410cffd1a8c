// Weights that are computed from others in every forward: weight and spectral norm, with the names of torch.nn.utils.parametrizations.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireCounts, requireInteger, requireRange } from '../base/require.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { ConvTranspose2d } from './conv.ts';
import { noteReplacement } from './forward-calls.ts';
import { normal } from './init.ts';
import { fileShape } from './layout.ts';
import { Buffer, type FileLayout, type Module, Parameter, ParametrizedWeight } from './module.ts';
import { ConvTranspose1d } from './sequence.ts';
import { ConvTranspose3d } from './volume.ts';
import type { StateDict } from './weights.ts';

/** For each axis of a weight in files, the axis in memory. */
function memoryAxes(op: string, layout: FileLayout, { length: rank }: Shape): number[] {
  const inOrder = Array.from({ length: rank }, (_, axis) => axis);
  if (layout === 'same') return inOrder;
  if (layout === 'linear' || layout === 'conv') return [rank - 1, rank - 2, ...inOrder.slice(0, rank - 2)];
  throw new ValueError(`${op}: takes no stacks of kernels: got a weight of layout ${layout}`);
}

/** Axis `dim` in files as an axis in memory. @throws ValueError unless the weight has it */
function memoryAxis(op: string, dim: number, weight: Parameter): number {
  requireInteger(op, 'dim', dim, 0, weight.shape.length - 1);
  return memoryAxes(op, weight.fileLayout, weight.shape)[dim];
}

/** v · g / ‖v‖, the norm over all axes but one, or over all. */
class NormalizedWeight extends ParametrizedWeight {
  readonly original0: Parameter;
  readonly original1: Parameter;

  constructor(
    weight: Parameter,
    /** In memory, that of which each entry has a norm of its own. */
    private readonly axis: number | undefined,
  ) {
    super(weight.shape, weight.fileLayout);
    const shape = axis === undefined ? [] : weight.shape.map((size, i) => (i === axis ? size : 1));
    this.original0 = new Parameter(
      new Float32Array(elementCount(shape)),
      shape,
      axis === undefined ? 'same' : weight.fileLayout,
    );
    this.original1 = weight;
    this.original0.assign(this.norms());
  }

  override forward(): Tensor {
    return this.original1.read().mul(this.original0.read().div(this.norms()));
  }

  private norms(): Tensor {
    const squares = this.original1.read().square();
    if (this.axis === undefined) return squares.sum().sqrt();
    const others = this.shape.map((_, i) => i).filter((i) => i !== this.axis);
    return squares.sum(others, { keepDims: true }).sqrt();
  }
}

/** The singular vectors that the largest singular value is estimated by. */
interface Vectors {
  readonly _u: Buffer;
  readonly _v: Buffer;
}

/** How many iterations the vectors begin with, as in PyTorch. */
const FIRST_ITERATIONS = 15;

/** W / σ with σ = uᵀ·W·v, W as a matrix of the rows along one axis. */
class SpectralWeight extends ParametrizedWeight {
  readonly original: Parameter;
  readonly 0: Vectors;

  constructor(
    weight: Parameter,
    private readonly order: readonly number[],
    private readonly iterations: number,
    private readonly eps: number,
  ) {
    super(weight.shape, weight.fileLayout);
    this.original = weight;
    const rows = weight.shape[order[0]];
    const columns = elementCount(weight.shape) / rows;
    const [u, v] = [rows, columns].map((size) => new Buffer(normal()([size]), [size]));
    this[0] = { _u: u, _v: v };
    this.iterate(this.matrix().detach(), FIRST_ITERATIONS);
  }

  override forward(): Tensor {
    const matrix = this.matrix();
    const { u, v } = this.training ? this.iterate(matrix.detach(), this.iterations) : this.vectors();
    const sigma = u.mul(matrix.matmul(v)).sum();
    return this.original.read().div(sigma);
  }

  /** `[rows, columns]`, the columns in the order of files. */
  private matrix(): Tensor {
    return this.original
      .read()
      .transpose(...this.order)
      .reshape(this.shape[this.order[0]], -1);
  }

  private vectors(): { u: Tensor; v: Tensor } {
    return { u: this[0]._u.read(), v: this[0]._v.read() };
  }

  private iterate(matrix: Tensor, times: number): { u: Tensor; v: Tensor } {
    let { u, v } = this.vectors();
    for (let i = 0; i < times; i++) {
      u = this.normalized(matrix.matmul(v));
      v = this.normalized(matrix.transpose().matmul(u));
    }
    this[0]._u.assign(u);
    this[0]._v.assign(v);
    return { u, v };
  }

  private normalized(x: Tensor): Tensor {
    return x.div(x.square().sum().sqrt().maximum(this.eps));
  }
}

/** Fields of any module. */
type Fields = Record<string, unknown>;

/** The parameter in a field of the layer. */
function parameterOf(op: string, layer: Module, name: string): Parameter {
  const weight = (layer as unknown as Fields)[name];
  if (weight instanceof ParametrizedWeight)
    throw new ValueError(`${op}: ${name} of the ${layer.constructor.name} is computed already; remove that first`);
  if (!(weight instanceof Parameter))
    refuse(op, 'name', `that of a field with a parameter of the ${layer.constructor.name}`, name);
  return weight;
}

/** Puts `computed` in the field, and lets old names of files count. */
function put(layer: Module, name: string, computed: ParametrizedWeight, old: Readonly<Record<string, string>>): void {
  if (!layer.training) computed.eval();
  const renamed = (dict: StateDict): StateDict =>
    new Map([...dict].map(([key, entry]) => [key in old ? `parametrizations.${name}.${old[key]}` : key, entry]));
  const fields = layer as unknown as Fields & { adaptWeights?: (dict: StateDict) => StateDict };
  const before = fields.adaptWeights?.bind(layer);
  Object.assign(fields, {
    [name]: computed,
    adaptWeights: before ? (dict: StateDict) => before(renamed(dict)) : renamed,
  });
  noteReplacement(layer);
}

/** Options of `weightNorm`. */
export interface WeightNormOptions {
  /** Of the weight: a field of the layer. Default 'weight'. */
  readonly name?: string;
  /** Axis of the weight in files whose entries have norms of their own; null: one norm of all. Default 0, the outputs. */
  readonly dim?: number | null;
}

/**
 * Computes the layer's weight as g · v / ‖v‖, so that length and direction are learnt apart; `torch.nn.utils.parametrizations.weight_norm`.
 * In files g is `parametrizations.weight.original0`, v `parametrizations.weight.original1`; `weight_g` and `weight_v` are read, too. Make the
 * optimiser afterwards: g is a new parameter.
 * @returns the layer
 * @throws ValueError for a layer without such a parameter, or an axis that it does not have
 * @paper Salimans & Kingma, NeurIPS 2016, arXiv:1602.07868
 * @example
 * const layer = weightNorm(new Linear(2, 3));
 * [...layer.namedParameters()].map(([name]) => name); // ['bias', 'parametrizations.weight.original0', 'parametrizations.weight.original1']
 */
export function weightNorm<M extends Module>(layer: M, options: WeightNormOptions = {}): M {
  const op = 'weightNorm';
  requireOptions(op, options, ['name', 'dim']);
  const { name = 'weight', dim = 0 } = options;
  const weight = parameterOf(op, layer, name);
  const computed = new NormalizedWeight(weight, dim === null ? undefined : memoryAxis(op, dim, weight));
  put(layer, name, computed, { [`${name}_g`]: 'original0', [`${name}_v`]: 'original1' });
  return layer;
}

/** Options of `spectralNorm`. */
export interface SpectralNormOptions {
  /** Of the weight: a field of the layer. Default 'weight'. */
  readonly name?: string;
  /** Steps of the power method in every forward while training. Default 1. */
  readonly powerIterations?: number;
  /** The least length of a vector. Default 1e-12. */
  readonly eps?: number;
  /** Axis of the weight in files that the outputs lie on. Default 1 for transposed convolutions, else 0. */
  readonly dim?: number;
}

/**
 * Divides the layer's weight by its largest singular value, which the power method estimates, so that the layer's Lipschitz constant is 1;
 * `torch.nn.utils.parametrizations.spectral_norm`. In files the weight is `parametrizations.weight.original`, the vectors
 * `parametrizations.weight.0._u` and `._v`; `weight_orig`, `weight_u` and `weight_v` are read, too. While training, every forward moves the vectors.
 * @returns the layer
 * @throws ValueError for a layer without such a parameter of two or more axes, or options out of range
 * @paper Miyato et al., ICLR 2018, arXiv:1802.05957
 * @example
 * const layer = spectralNorm(new Linear(2, 3));
 * [...layer.namedParameters()].map(([name]) => name); // ['bias', 'parametrizations.weight.original']
 */
export function spectralNorm<M extends Module>(layer: M, options: SpectralNormOptions = {}): M {
  const op = 'spectralNorm';
  requireOptions(op, options, ['name', 'powerIterations', 'eps', 'dim']);
  const isTransposed = [ConvTranspose1d, ConvTranspose2d, ConvTranspose3d].some((kind) => layer instanceof kind);
  const { name = 'weight', powerIterations = 1, eps = 1e-12, dim = isTransposed ? 1 : 0 } = options;
  const weight = parameterOf(op, layer, name);
  requireCounts(op, { powerIterations });
  requireRange(op, 'eps', eps, 'positive');
  if (weight.shape.length < 2) refuse(op, name, 'a matrix or a kernel', fileShape(weight.fileLayout, weight.shape));
  const first = memoryAxis(op, dim, weight);
  const others = memoryAxes(op, weight.fileLayout, weight.shape).filter((axis) => axis !== first);
  const computed = new SpectralWeight(weight, [first, ...others], powerIterations, eps);
  put(layer, name, computed, { [`${name}_orig`]: 'original', [`${name}_u`]: '0._u', [`${name}_v`]: '0._v' });
  return layer;
}

/**
 * Gives the layer a plain weight again, of the values that were computed last; `torch.nn.utils.parametrize.remove_parametrizations`. Make
 * the optimiser afterwards.
 * @throws ValueError where the weight is not computed
 * @example
 * const layer = weightNorm(new Linear(2, 3));
 * await removeParametrizations(layer);
 * [...layer.namedParameters()].map(([name]) => name); // ['weight', 'bias']
 */
export async function removeParametrizations(layer: Module, name = 'weight'): Promise<void> {
  const computed = (layer as unknown as Fields)[name];
  if (!(computed instanceof ParametrizedWeight))
    refuse('removeParametrizations', 'name', `that of a computed weight of the ${layer.constructor.name}`, name);
  const [{ training }, values] = [computed, await computed.eval().data()];
  if (training) computed.train();
  Object.assign(layer, { [name]: new Parameter(values as Float32Array, computed.shape, computed.fileLayout) });
  noteReplacement(layer);
}
