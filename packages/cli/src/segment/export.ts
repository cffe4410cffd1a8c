// `fovea export` of a network that gives each pixel a class: what each format writes, and what it computes when it is read again.

import { basename, dirname } from 'node:path';
import { Generator, type Tensor, tensor } from 'fovea';
import { type ByteSink, bytesSource } from 'fovea/io';
import { exportOnnx } from 'fovea/onnx';
import type { Segmenter } from 'fovea/predict';
import { fuse } from 'fovea/reparam';
import { type SegmentationModel, segmentationModelOf } from 'fovea/segmentation';
import { loadSegmentationModel, loadWeights, saveModel } from 'fovea/train';
import { commandError } from '../command-error.ts';
import type { CheckInputs } from '../export/check-inputs.ts';
import { EXPORT_OPTIONS, type ExportConfig } from '../export/config.ts';
import { collected } from '../export/formats.ts';
import { runOnnx } from '../export/onnx-session.ts';
import { difference, outputPath, TOLERANCES, writeInto } from '../export/output.ts';
import { bytesText } from '../figures.ts';
import { advising } from '../run-folder/file-error.ts';
import { requireDefaults } from './load.ts';

const IMAGES = 2;

/** Images of noise in the size that the network was trained with. */
async function noise({ preprocessing }: Segmenter): Promise<CheckInputs> {
  const shape = [IMAGES, ...preprocessing.imageSize, preprocessing.channels] as const;
  const values = Float32Array.from(await new Generator(0).normal(shape).data());
  return { values, shape, name: `${IMAGES} random images` };
}

async function outputOf(model: SegmentationModel, { values, shape }: CheckInputs): Promise<Float32Array> {
  const logits: Tensor = model.eval().forward(tensor(values, shape));
  return Float32Array.from(await logits.data());
}

interface Written {
  readonly bytes: Uint8Array;
  readonly fused: boolean;
  /** Logits `[N, H, W, classes]` of what was written. */
  readonly compute: (inputs: CheckInputs) => Promise<Float32Array>;
}

type DType = 'float32' | 'float16' | 'bfloat16';

async function written(segmenter: Segmenter, { format, fuse: fuses }: ExportConfig, dtype: DType): Promise<Written> {
  const { model, preprocessing, classNames } = segmenter;
  if (format === 'onnx') {
    const example = [1, ...preprocessing.imageSize, preprocessing.channels] as const;
    const exported = fuses === 'false' ? model : (await fuse(model, example)).model;
    const bytes = await exportOnnx(exported, example, {
      preprocessing: { ...preprocessing },
      ...(classNames && { classNames }),
    });
    const compute = async (inputs: CheckInputs): Promise<Float32Array> => {
      const logits = await runOnnx(bytes, inputs);
      const [count, height, width] = inputs.shape;
      return channelsLast(logits, [count, height, width, model.numClasses]);
    };
    return { bytes, fused: exported !== model, compute };
  }
  if (format === 'pytorch') {
    const bytes = await collected((sink) => saveModel(sink, model, { dtype, format: 'pytorch' }));
    const compute = async (inputs: CheckInputs): Promise<Float32Array> => {
      const again = segmentationModelOf(model.architecture as NonNullable<typeof model.architecture>);
      await loadWeights(bytesSource(bytes), again);
      return outputOf(again, inputs);
    };
    return { bytes, fused: false, compute };
  }
  const bytes = await collected((sink) => saveModel(sink, model, { dtype, preprocessing, classNames }));
  const compute = async (inputs: CheckInputs): Promise<Float32Array> =>
    outputOf((await loadSegmentationModel(bytesSource(bytes))).model, inputs);
  return { bytes, fused: false, compute };
}

/** Maps `[N, C, H, W]` with their channels last. */
function channelsLast(values: Float32Array, [count, height, width, channels]: CheckInputs['shape']): Float32Array {
  const out = new Float32Array(values.length);
  const pixels = height * width;
  for (let i = 0; i < count * channels; i++) {
    const [image, channel] = [Math.floor(i / channels), i % channels];
    for (let pixel = 0; pixel < pixels; pixel++)
      out[(image * pixels + pixel) * channels + channel] = values[i * pixels + pixel];
  }
  return out;
}

/** Gives the exit code. @throws ValueError for settings that cannot be used, or a file that does not compute what the run does; nothing is written then */
export async function exportSegment(
  run: string,
  segmenter: Segmenter,
  config: ExportConfig,
  stop: AbortSignal,
): Promise<number> {
  const { format } = config;
  requireDefaults('export', config, EXPORT_OPTIONS, ['softmax', 'pictures']);
  if (format === 'web')
    throw commandError(
      'export',
      'format=web: a network that gives each pixel a class has no page yet; take onnx or safetensors',
    );
  const dtype = config.dtype === 'auto' ? 'float32' : config.dtype;
  if (format === 'onnx' && dtype !== 'float32')
    throw commandError(
      'export',
      `dtype=${dtype}: onnx is written in float32; leave dtype out, or choose another format`,
    );
  if (format !== 'onnx' && config.fuse === 'true')
    throw commandError(
      'export',
      `fuse=true: only with format=onnx for a network that gives each pixel a class; leave it out`,
    );
  const inputs = await noise(segmenter);
  const { bytes, fused, compute } = await written(segmenter, config, dtype);
  const found = difference(await outputOf(segmenter.model, inputs), await compute(inputs));
  const tolerance = TOLERANCES[dtype];
  if (found > tolerance)
    throw commandError(
      'export',
      `the result differs from the run by ${found.toExponential(1)} of the largest output on ${inputs.name}, more than ${tolerance}; nothing was written`,
    );
  if (stop.aborted) return Number(stop.reason);
  const path = outputPath(run, config);
  await advising(
    'output',
    writeInto(dirname(path), [{ name: basename(path), fill: (sink: ByteSink) => sink.write(bytes) }]),
  );
  if (config.json) {
    console.log(
      JSON.stringify(
        { path, format, bytes: bytes.byteLength, fused, difference: found, checkedOn: inputs.name },
        null,
        2,
      ),
    );
    return 0;
  }
  console.log(`${path}: ${bytesText(bytes.byteLength)}${fused ? ', fused' : ''}`);
  console.log(`largest difference from the run on ${inputs.name}: ${found.toExponential(1)} of the largest output`);
  return 0;
}
