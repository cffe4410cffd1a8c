// One exported file: how each format is written, and what it computes when it is read again.

import { Tensor, tensor, ValueError } from 'fovea';
import { type ByteSink, bytesSource } from 'fovea/io';
import { createModel, type ImageModel } from 'fovea/models';
import type { Module } from 'fovea/nn';
import { exportOnnx } from 'fovea/onnx';
import { softmax } from 'fovea/ops';
import type { Predictor } from 'fovea/predict';
import { fuse } from 'fovea/reparam';
import { loadModel, loadWeights, type SaveModelOptions, saveModel } from 'fovea/train';
import type { CheckInputs } from './check-inputs.ts';
import { runOnnx } from './onnx-session.ts';
import { preprocessingSteps } from './preprocessing-steps.ts';

export type FloatType = NonNullable<SaveModelOptions['dtype']>;

/** What to write. */
export interface Request {
  readonly source: Predictor;
  /** Fused where that was asked for. */
  readonly model: ImageModel;
  readonly dtype: FloatType;
  readonly softmax: boolean;
}

export interface FileFormat {
  readonly extension: string;
  /** Bytes of the file. */
  readonly write: (request: Request) => Promise<Uint8Array>;
  /** Logits, or probabilities where those were asked for, of what was written. */
  readonly compute: (bytes: Uint8Array, inputs: CheckInputs, request: Request) => Promise<Float32Array>;
}

/** The bytes that a function writes. */
export async function collected(write: (sink: ByteSink) => Promise<void>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await write({ write: async (chunk) => void chunks.push(chunk.slice()) });
  return Buffer.concat(chunks);
}

/** Result of a model in evaluation mode. */
export async function outputOf(
  model: Module,
  { values, shape }: CheckInputs,
  probabilities: boolean,
): Promise<Float32Array> {
  const logits: unknown = model.eval().forward(tensor(values, shape));
  if (!(logits instanceof Tensor))
    throw new ValueError(`the outputs of ${model.constructor.name} are compared: needs a model that gives one tensor`);
  return Float32Array.from(await (probabilities ? softmax(logits) : logits).data());
}

const described = ({ source }: Request): Pick<SaveModelOptions, 'preprocessing' | 'classNames' | 'multiLabel'> => ({
  multiLabel: source.multiLabel,
  preprocessing: source.preprocessing,
  ...(source.classNames && { classNames: source.classNames }),
});

const safetensors: FileFormat = {
  extension: 'safetensors',
  write: (request) =>
    collected((sink) => saveModel(sink, request.model, { ...described(request), dtype: request.dtype })),
  compute: async (bytes, inputs) => outputOf((await loadModel(bytesSource(bytes))).model, inputs, false),
};

const pytorch: FileFormat = {
  extension: 'pt',
  write: ({ model, dtype }) => collected((sink) => saveModel(sink, model, { dtype, format: 'pytorch' })),
  compute: async (bytes, inputs, { model }) => {
    const { name = '', options, fused } = model.architecture ?? {};
    const plain = createModel(name, options);
    const again = fused ? (await fuse(plain, [1, ...inputs.shape.slice(1)])).model : plain;
    await loadWeights(bytesSource(bytes), again);
    return outputOf(again, inputs, false);
  },
};

const onnx: FileFormat = {
  extension: 'onnx',
  write: ({ source, model, softmax: probabilities }) => {
    const { preprocessing, classNames } = source;
    return exportOnnx(model, [1, ...preprocessing.imageSize, preprocessing.channels], {
      softmax: probabilities,
      preprocessing: { ...preprocessing },
      metadata: {
        preprocessing_steps: preprocessingSteps(preprocessing),
        ...(source.multiLabel && { multi_label: 'true' }),
      },
      ...(classNames && { classNames }),
    });
  },
  compute: (bytes, inputs) => runOnnx(bytes, inputs),
};

export const FILE_FORMATS = { onnx, safetensors, pytorch } as const;
