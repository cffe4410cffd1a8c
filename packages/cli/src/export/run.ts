// `fovea export`: a trained run as a file for other programs, checked before it gets its name.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from 'fovea/io';
import type { Predictor } from 'fovea/predict';
import { fuse } from 'fovea/reparam';
import { commandError } from '../command-error.ts';
import { bytesText } from '../figures.ts';
import { loadRun, requireOneRun } from '../predict/load-run.ts';
import { advising } from '../run-folder/file-error.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { type FileToWrite, naming, writeFile } from '../run-folder/write-file.ts';
import { makeBackend } from '../settings/backend.ts';
import { type CheckInputs, checkInputs } from './check-inputs.ts';
import type { ExportConfig } from './config.ts';
import { FILE_FORMATS, type FileFormat, type FloatType, outputOf, type Request } from './formats.ts';
import { webFiles } from './web.ts';

/** Largest difference from the source, relative to its largest output, that passes. */
const TOLERANCES: Readonly<Record<FloatType, number>> = { float32: 1e-4, float16: 1e-2, bfloat16: 0.1 };

const formatOf = (format: ExportConfig['format']): FileFormat =>
  FILE_FORMATS[format === 'web' ? 'safetensors' : format];

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

/** The largest difference, relative to the largest expected value. */
export function difference(expected: Float32Array, actual: Float32Array): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [largest, most] = [0, 0];
  for (const [i, value] of expected.entries()) {
    largest = Math.max(largest, Math.abs(value));
    // Not a number is the greatest difference there is.
    most = Math.max(most, Number.isNaN(actual[i]) ? Number.POSITIVE_INFINITY : Math.abs(value - actual[i]));
  }
  return largest === 0 ? most : most / largest;
}

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

/** Where to write: as asked, or beside the weights. */
function outputPath(run: string, { output, weights, format }: ExportConfig): string {
  if (output !== '') return output;
  const found = statSync(run, { throwIfNoEntry: false });
  if (format === 'web') return join(found?.isDirectory() ? run : '.', 'web');
  // The source is a safetensors file of that name itself.
  const extension = `${format === 'safetensors' ? 'export.' : ''}${formatOf(format).extension}`;
  if (found?.isDirectory()) return join(run, `${weights}.${extension}`);
  // A repository of the hub has no folder here.
  return found
    ? join(dirname(run), `${basename(run).replace(/\.[^.]*$/, '')}.${extension}`)
    : `${basename(run)}.${extension}`;
}

/** Writes files, each whole or not at all; the folder is made. */
async function writeInto(folder: string, files: readonly FileToWrite[]): Promise<void> {
  await naming(folder, makeFolders(folder));
  for (const file of files) await writeFile(folder, file);
}

/**
 * Runs `fovea export RUN [settings]`; gives the exit code.
 * @throws ValueError when there is no run, or the result does not compute what the run does; nothing is written then
 */
export async function exportRun(names: readonly string[], config: ExportConfig, stop: AbortSignal): Promise<number> {
  const run = requireOneRun('export', names);
  await makeBackend('export', config.threads);
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
