// The nodes and constants of the file while they are written: names, shared constants, shapes that depend on the batch.

import type { EngineArray } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { toFloat16Bits } from '../io/small-floats.ts';
import { type Dims, isDynamic } from './dims.ts';

export type ElementType = 'float32' | 'float16' | 'int32' | 'int64' | 'bool' | 'uint32';

export type AttributeValue = number | string | readonly number[] | { readonly float: number };

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: string[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export interface Initializer {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly number[];
  /** Little-endian elements; bool as bytes. */
  readonly bytes: Uint8Array;
}

const LARGEST_HALF = 65504;
/** ONNX's number for float32. */
const FLOAT32 = 1;

/** Nodes in an order in which inputs come before users. */
export class Writer {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: Initializer[] = [];
  private readonly counts = new Map<string, number>();
  private readonly shared = new Map<string, string>();
  private readonly producers = new Map<string, OnnxNode>();
  private readonly taken = new Set<string>();

  /**
   * @param batchSource the input that N is read from, at its first position
   * @param halfWeights whether weights are stored as float16, and widened by a node
   */
  constructor(
    private readonly batchSource: string | undefined,
    private readonly halfWeights = false,
  ) {}

  /** A name that nothing else has, near the wanted one. */
  unique(wanted: string): string {
    let name = wanted;
    for (let i = 1; this.taken.has(name); i++) name = `${wanted}_${i}`;
    this.taken.add(name);
    return name;
  }

  /** Writes a node with one result, whose name it gives back. */
  node(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue | undefined>> = {},
  ): string {
    return this.nodeOf(type, inputs, attributes, 1)[0];
  }

  nodeOf(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue | undefined>>,
    count: number,
  ): string[] {
    const number = this.counts.get(type) ?? 0;
    this.counts.set(type, number + 1);
    const outputs = Array.from({ length: count }, (_, i) => this.unique(`${type}_${number}${i > 0 ? `_${i}` : ''}`));
    const given = Object.entries(attributes).filter(([, value]) => value !== undefined) as [string, AttributeValue][];
    const node: OnnxNode = { type, inputs, outputs, attributes: Object.fromEntries(given) };
    this.nodes.push(node);
    for (const output of outputs) this.producers.set(output, node);
    return outputs;
  }

  /** A reshape; of a reshaped value, of what that was made from. */
  reshape(name: string, dims: Dims): string {
    const before = this.producers.get(name);
    const source = before?.type === 'Reshape' ? before.inputs[0] : name;
    return this.node('Reshape', [source, this.shape(dims)], { allowzero: dims.includes(0) ? 1 : undefined });
  }

  /** int64 sizes as a value: a constant where one axis at most depends on the batch, and −1 may stand for it. */
  shape(dims: Dims): string {
    const dynamic = dims.filter(isDynamic).length;
    if (dynamic === 0 || (dynamic === 1 && !dims.includes(0)))
      return this.int64(dims.map((dim) => (isDynamic(dim) ? -1 : dim)));
    return this.fullShape(dims);
  }

  /** As `shape`, without −1. */
  fullShape(dims: Dims): string {
    if (!dims.some(isDynamic)) return this.int64(dims as readonly number[]);
    const parts = dims.map((dim) => (isDynamic(dim) ? this.batches(dim.batches) : this.int64([dim])));
    return parts.length === 1 ? parts[0] : this.once(`shape ${parts}`, () => this.node('Concat', parts, { axis: 0 }));
  }

  /** int64 [1]: a multiple of the batch size. */
  private batches(times: number): string {
    const { batchSource } = this;
    const batch = this.once('batch', () => this.node('Shape', [batchSource as string], { start: 0, end: 1 }));
    return times === 1 ? batch : this.once(`batch ${times}`, () => this.node('Mul', [batch, this.int64([times])]));
  }

  private once(key: string, make: () => string): string {
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const name = make();
    this.shared.set(key, name);
    return name;
  }

  int64(values: readonly number[]): string {
    return this.once(`int64 ${values}`, () => {
      const data = BigInt64Array.from(values, BigInt);
      return this.initializer('shape', 'int64', [values.length], new Uint8Array(data.buffer));
    });
  }

  /** A scalar of the engine's dtype. */
  scalar(value: number, type: 'float32' | 'int32' | 'bool'): string {
    return this.once(`${type} ${Object.is(value, -0) ? '-0' : value}`, () =>
      this.constant('constant', type, [], type === 'float32' ? Float32Array.of(value) : Int32Array.of(value)),
    );
  }

  constant(name: string, type: 'float32' | 'int32' | 'bool', dims: readonly number[], data: EngineArray): string {
    if (this.halfWeights && type === 'float32' && dims.length >= 2) return this.halfConstant(name, dims, data);
    const bytes =
      type === 'bool'
        ? Uint8Array.from(data, (value) => Number(value !== 0))
        : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return this.initializer(name, type, dims, bytes);
  }

  private halfConstant(name: string, dims: readonly number[], data: EngineArray): string {
    const outside = data.findIndex((value) => Number.isFinite(value) && Math.abs(value) > LARGEST_HALF);
    if (outside >= 0)
      throw new ValueError(
        `exportOnnx: float16 holds numbers up to ${LARGEST_HALF}: got ${data[outside]} in "${name}"; leave weightDtype out`,
      );
    const bits = toFloat16Bits(data as Float32Array);
    const half = this.initializer(`${name}_half`, 'float16', dims, new Uint8Array(bits.buffer));
    return this.node('Cast', [half], { to: FLOAT32 });
  }

  private initializer(wanted: string, type: ElementType, dims: readonly number[], bytes: Uint8Array): string {
    const name = this.unique(wanted);
    this.initializers.push({ name, type, dims, bytes });
    return name;
  }

  /** Gives a value another name, in what makes it and in all that reads it. False for an input or a constant. */
  rename(from: string, to: string): boolean {
    const producer = this.producers.get(from);
    if (!producer) return false;
    this.producers.delete(from);
    producer.outputs[producer.outputs.indexOf(from)] = to;
    this.nodes.forEach((node, i) => {
      if (node.inputs.includes(from))
        this.nodes[i] = { ...node, inputs: node.inputs.map((input) => (input === from ? to : input)) };
    });
    return true;
  }

  /** The same value under another name. */
  copy(from: string, to: string): void {
    this.nodes.push({ type: 'Identity', inputs: [from], outputs: [to], attributes: {} });
  }

  /** Drops what no output needs. */
  prune(outputs: readonly string[]): void {
    const needed = new Set(outputs);
    const kept: OnnxNode[] = [];
    for (const node of [...this.nodes].reverse()) {
      if (!node.outputs.some((output) => needed.has(output))) continue;
      kept.push(node);
      for (const input of node.inputs) needed.add(input);
    }
    this.nodes.splice(0, this.nodes.length, ...kept.reverse());
    const live = this.initializers.filter(({ name }) => needed.has(name));
    this.initializers.splice(0, this.initializers.length, ...live);
  }
}
