// `fovea export`: a trained run as a file for other programs, checked before it gets its name.

import { basename, dirname } from 'node:path';
import type { ByteSink } from 'fovea/io';
import type { Predictor } from 'fovea/predict';
import { fuse } from 'fovea/reparam';
import { commandError } from '../command-error.ts';
import { bytesText } from '../figures.ts';
import { loadRun, requireOneRun } from '../predict/load-run.ts';
import { advising } from '../run-folder/file-error.ts';
import { loadSegmenter } from '../segment/load.ts';
import { makeBackend } from '../settings/backend.ts';
import { type CheckInputs, checkInputs } from './check-inputs.ts';
import type { ExportConfig } from './config.ts';
import { type FloatType, outputOf, type Request } from './formats.ts';
import { difference, formatOf, outputPath, TOLERANCES, writeInto } from './output.ts';
import { webFiles } from './web.ts';

const FUSED_BY_DEFAULT: readonly string[] = ['onnx', 'web'];

/** What is to be written, by settings and defaults. */
async function requestOf(source: Predictor, config: ExportConfig): Promise<Request> {
  const { format, softmax } = config;
  if (softmax && format !== 'onnx')
    throw commandError('export', `softmax=true: only onnx has it; leave it out for ${format}`);
  if (softmax && source.multiLabel)
    throw commandError(
      'export',
      'softmax=true: a picture can show several classes, so that each probability is the sigmoid of its logit; leave it out',
    );
  if (format === 'onnx' && config.dtype !== 'auto' && config.dtype !== 'float32')
    throw commandError(
      'export',
      `dtype=${config.dtype}: onnx is written in float32; leave dtype out, or choose another format`,
    );
  const wanted = config.fuse === 'auto' ? FUSED_BY_DEFAULT.includes(format) : config.fuse === 'true';
  const { imageSize, channels } = source.preprocessing;
  const already = source.model.architecture?.fused ?? false;
  const model = wanted && !already ? (await fuse(source.model, [1, ...imageSize, channels])).model : source.model;
  return { source, model, softmax, dtype: floatType(config) };
}

const floatType = ({ dtype, format }: ExportConfig): FloatType => {
  if (dtype !== 'auto') return dtype;
  return format === 'web' ? 'float16' : 'float32';
};

/** @throws ValueError where the file computes something else than its source */
async function check(bytes: Uint8Array, inputs: CheckInputs, request: Request, config: ExportConfig): Promise<number> {
  const { format } = config;
  const { compute } = formatOf(format);
  const expected = await outputOf(request.source.model, inputs, request.softmax);
  const found = difference(expected, await compute(bytes, inputs, request));
  const tolerance = TOLERANCES[request.dtype];
  if (found <= tolerance) return found;
  throw commandError(
    'export',
    `the result differs from the run by ${found.toExponential(1)} of the largest output on ${inputs.name}, more than ${tolerance}; nothing was written${request.dtype === 'float32' ? '' : '; dtype=float32 keeps all digits'}`,
  );
}

/**
 * Runs `fovea export RUN [settings]`; gives the exit code.
 * @throws ValueError when there is no run, or the result does not compute what the run does; nothing is written then
 */
export async function exportRun(names: readonly string[], config: ExportConfig, stop: AbortSignal): Promise<number> {
  const run = requireOneRun('export', names);
  await makeBackend('export', config.threads);
  const segmenter = await loadSegmenter(run, config.weights);
  if (segmenter) return (await import('../segment/export.ts')).exportSegment(run, segmenter, config, stop);
  const source = await loadRun(run, config.weights, stop);
  const request = await requestOf(source, config);
  const inputs = await checkInputs(run, config.pictures, source, (text) => console.error(text));
  const { write } = formatOf(config.format);
  const bytes = await write(request);
  const found = await check(bytes, inputs, request, config);
  if (stop.aborted) return Number(stop.reason);
  const path = outputPath(run, config);
  const [folder, files] =
    config.format === 'web'
      ? [path, await webFiles(source, bytes)]
      : [dirname(path), [{ name: basename(path), fill: (sink: ByteSink) => sink.write(bytes) }]];
  await advising('output', writeInto(folder, files));
  const wasFused = request.model !== source.model;
  if (config.json) {
    const { format } = config;
    const told = { path, format, bytes: bytes.byteLength, fused: wasFused, difference: found, checkedOn: inputs.name };
    console.log(JSON.stringify(told, null, 2));
    return 0;
  }
  console.log(`${path}: ${bytesText(bytes.byteLength)}${wasFused ? ', fused' : ''}`);
  console.log(`largest difference from the run on ${inputs.name}: ${found.toExponential(1)} of the largest output`);
  if (config.format === 'web') console.log('serve the folder from any static host; here: npx serve in it');
  return 0;
}
