// Runs exported files in ONNX Runtime, for tests.

import { env, InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web/wasm';
import type { DType, EngineArray, Shape } from '../src/tensor/index.ts';

env.wasm.numThreads = 1;
env.logLevel = 'error';

export interface Feed {
  readonly data: EngineArray;
  readonly shape: Shape;
  readonly dtype: DType;
}

export interface Result {
  readonly data: ArrayLike<number>;
  readonly dims: readonly number[];
}

/** What the file computes, by the names of its outputs. Inputs are given in the order of the file. */
export async function runOnnx(bytes: Uint8Array, inputs: readonly Feed[]): Promise<Record<string, Result>> {
  const session = await InferenceSession.create(bytes, { graphOptimizationLevel: 'all' });
  try {
    const feeds = Object.fromEntries(inputs.map((input, i) => [session.inputNames[i], ortTensor(input)]));
    const results = await session.run(feeds);
    return Object.fromEntries(
      session.outputNames.map((name) => {
        const { data, dims } = results[name];
        return [name, { data: Array.from(data as Float32Array, Number), dims }];
      }),
    );
  } finally {
    await session.release();
  }
}

function ortTensor({ data, shape, dtype }: Feed): OrtTensor {
  if (dtype === 'float32') return new OrtTensor('float32', Float32Array.from(data), [...shape]);
  if (dtype === 'int32') return new OrtTensor('int32', Int32Array.from(data), [...shape]);
  return new OrtTensor('bool', Uint8Array.from(data), [...shape]);
}
