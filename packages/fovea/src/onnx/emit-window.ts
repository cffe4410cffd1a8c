// Nodes of windows: convolution, transposed convolution, pooling. All of them read and give planes: NCHW.

import { ValueError } from '../base/errors.ts';
import { inputPixels, outputPixels, type PoolGeometry, type WindowAxis } from '../base/geometry.ts';
import { scalarOf, sourceOf, type Values } from './constants.ts';
import { ELEMENT } from './emit-elementwise.ts';
import { type Emitter, permuted } from './emitter.ts';
import { NCHW, storedDims } from './layout.ts';
import type { ChannelFactor, Step } from './step.ts';
import type { Term } from './term.ts';
import type { AttributeValue } from './writer.ts';

/** `[KH, KW, C / groups, K]` → `[K, C / groups, KH, KW]`. */
const WEIGHT_ORDER = [3, 2, 0, 1];

const windowAttributes = ({ rows, columns }: PoolGeometry): Record<string, readonly number[]> => ({
  kernel_shape: [rows.kernel, columns.kernel],
  strides: [rows.stride, columns.stride],
  pads: [rows.before, columns.before, rows.after, columns.after],
});

const dilations = ({ rows, columns }: PoolGeometry): Record<string, readonly number[]> => ({
  dilations: [rows.dilation, columns.dilation],
});

export function emitConv(emitter: Emitter, term: Term, step: Extract<Step, { kind: 'conv' }>): void {
  const { x, w, geometry, after } = step;
  const { writer } = emitter;
  const attributes = { ...windowAttributes(geometry), ...dilations(geometry), group: geometry.groups };
  const image = emitter.in(x, NCHW);
  if (after.length === 0) {
    const name = writer.node('Conv', [image, emitter.in(w, WEIGHT_ORDER)], attributes);
    emitter.put(term, name, NCHW);
    return;
  }
  const { weight, bias } = foldedWeights(emitter, w, after);
  const name = emitter.nameOf(sourceOf(w));
  const inputs = [
    image,
    writer.constant(name, 'float32', weight.shape, weight.data),
    writer.constant(biasName(name), 'float32', [bias.length], bias),
  ];
  emitter.put(term, writer.node('Conv', inputs, attributes), NCHW);
}

const biasName = (weight: string): string =>
  weight.endsWith('.weight') ? `${weight.slice(0, -'weight'.length)}bias` : `${weight}_bias`;

/** The weight with all products, and what all sums add up to, by channel. */
function foldedWeights(
  { constants }: Emitter,
  w: Term,
  after: readonly ChannelFactor[],
): { readonly weight: Values; readonly bias: Float32Array } {
  const values = constants.of(w);
  const channels = values.shape[3];
  const scale = new Float64Array(channels).fill(1);
  const bias = new Float64Array(channels);
  for (const { op, by } of after) {
    const number = scalarOf(by);
    const data = number === undefined ? constants.of(by).data : [number];
    for (let k = 0; k < channels; k++) {
      const value = data[data.length === 1 ? 0 : k];
      if (op === 'mul') scale[k] *= value;
      if (op === 'mul') bias[k] *= value;
      else bias[k] += op === 'add' ? value : -value;
    }
  }
  const scaled = new Float32Array(values.data);
  for (let i = 0; i < scaled.length; i += channels) for (let k = 0; k < channels; k++) scaled[i + k] *= scale[k];
  return { weight: permuted({ ...values, data: scaled }, WEIGHT_ORDER), bias: Float32Array.from(bias) };
}

/** False for a primitive without a window, and for those that only gradients need. */
export function emitPrimitiveWindow(emitter: Emitter, term: Term): boolean {
  const { node, inputs } = term;
  switch (node.op) {
    case 'conv2dInputGrad':
      emitTransposedConv(emitter, term);
      return true;
    case 'maxPool2d': {
      const { geometry } = node.attributes;
      put(emitter, term, 'MaxPool', [emitter.in(inputs[0], NCHW)], {
        ...windowAttributes(geometry),
        ...dilations(geometry),
      });
      return true;
    }
    case 'averagePool2d': {
      const { geometry, countIncludePad } = node.attributes;
      requireDense(geometry);
      put(emitter, term, 'AveragePool', [emitter.in(inputs[0], NCHW)], {
        ...windowAttributes(geometry),
        count_include_pad: Number(countIncludePad),
      });
      return true;
    }
    case 'maxPool2dIndices':
      emitPoolIndices(emitter, term);
      return true;
    case 'poolGather':
    case 'poolScatter':
      emitIndexedPool(emitter, term);
      return true;
    default:
      return false;
  }
}

function put(
  emitter: Emitter,
  term: Term,
  type: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>>,
): void {
  emitter.put(term, emitter.writer.node(type, inputs, attributes), NCHW);
}

function requireDense({ rows, columns }: PoolGeometry): void {
  if (rows.dilation !== 1 || columns.dilation !== 1)
    throw new ValueError('exportOnnx: averages of dilated windows need a later opset; use a dilation of 1');
}

function emitTransposedConv(emitter: Emitter, term: Term): void {
  const { node, inputs } = term;
  if (node.op !== 'conv2dInputGrad') return;
  const { geometry: g } = node.attributes;
  // What the windows of a convolution do not reach comes out as zeros.
  const rest = ({ size, out, kernel, stride, dilation, before, after }: WindowAxis): number =>
    size - ((out - 1) * stride + dilation * (kernel - 1) + 1 - before - after);
  put(emitter, term, 'ConvTranspose', [emitter.in(inputs[0], NCHW), emitter.in(inputs[1], WEIGHT_ORDER)], {
    ...windowAttributes(g),
    ...dilations(g),
    group: g.groups,
    output_padding: [rest(g.rows), rest(g.columns)],
  });
}

/** ONNX counts positions through batch and channels as well. */
function emitPoolIndices(emitter: Emitter, term: Term): void {
  const { node, inputs } = term;
  if (node.op !== 'maxPool2dIndices') return;
  const { geometry } = node.attributes;
  const { writer } = emitter;
  const attributes = { ...windowAttributes(geometry), ...dilations(geometry) };
  const [, positions] = writer.nodeOf('MaxPool', [emitter.in(inputs[0], NCHW)], attributes, 2);
  const within = writer.node('Mod', [positions, writer.int64([inputPixels(geometry)])]);
  emitter.put(term, writer.node('Cast', [within], { to: ELEMENT.int32 }), NCHW);
}

/** Values at positions of an image, or put there: on planes that are laid out as lines. */
function emitIndexedPool(emitter: Emitter, term: Term): void {
  const { node, inputs } = term;
  if (node.op !== 'poolGather' && node.op !== 'poolScatter') return;
  const { geometry: g } = node.attributes;
  const { writer } = emitter;
  const [pixels, windows] = [inputPixels(g), outputPixels(g)];
  const [values, positions] = inputs;
  const [batch, , , channels] = values.dims;
  const line = (input: Term, length: number): string =>
    writer.reshape(emitter.in(input, NCHW), [batch, channels, length]);
  const at = line(positions, windows);
  const result =
    node.op === 'poolGather'
      ? writer.node('GatherElements', [line(values, pixels), at], { axis: 2 })
      : writer.node(
          'ScatterElements',
          [
            writer.node('Expand', [writer.scalar(0, 'float32'), writer.fullShape([batch, channels, pixels])]),
            at,
            line(values, windows),
          ],
          { axis: 2, reduction: 'add' },
        );
  emitter.put(term, writer.reshape(result, storedDims(term.dims, NCHW)), NCHW);
}
