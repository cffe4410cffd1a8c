// What ONNX Runtime makes of an exported file.

import { commandError } from '../command-error.ts';
import type { CheckInputs } from './check-inputs.ts';

/** What is used of onnxruntime-web. */
interface OnnxRuntime {
  readonly env: { readonly wasm: { numThreads?: number }; logLevel?: string };
  readonly InferenceSession: {
    create(bytes: Uint8Array): Promise<{
      readonly inputNames: readonly string[];
      readonly outputNames: readonly string[];
      run(feeds: object): Promise<Readonly<Record<string, { readonly data: Float32Array }>>>;
      release(): Promise<void>;
    }>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => object;
}

/** @throws ValueError where the package is missing */
async function loadRuntime(): Promise<OnnxRuntime> {
  // An optional package of 140 MB, which nobody needs who exports nothing.
  const name = 'onnxruntime-web/wasm';
  try {
    return (await import(name)) as OnnxRuntime;
  } catch (error) {
    throw commandError(
      'export',
      `the result is checked in ONNX Runtime, which cannot be loaded (${(error as Error).message.split('\n')[0]}); run: npm install onnxruntime-web`,
    );
  }
}

/** Images with their channels first. */
export function channelsFirst({ values, shape: [count, height, width, channels] }: CheckInputs): Float32Array {
  const out = new Float32Array(values.length);
  const pixels = height * width;
  for (let image = 0; image < count; image++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let channel = 0; channel < channels; channel++)
        out[(image * channels + channel) * pixels + pixel] = values[(image * pixels + pixel) * channels + channel];
    }
  }
  return out;
}

/** The file's only output for the images. */
export async function runOnnx(bytes: Uint8Array, inputs: CheckInputs): Promise<Float32Array> {
  const { env, InferenceSession, Tensor } = await loadRuntime();
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  const session = await InferenceSession.create(bytes);
  try {
    const [count, height, width, channels] = inputs.shape;
    const input = new Tensor('float32', channelsFirst(inputs), [count, channels, height, width]);
    const results = await session.run({ [session.inputNames[0]]: input });
    return Float32Array.from(results[session.outputNames[0]].data);
  } finally {
    await session.release();
  }
}
