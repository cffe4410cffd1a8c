// The TensorFlow.js peer: its WebAssembly backend, which has no gradient of a convolution.

import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { serve } from '../peer.mjs';

setThreadsCount(Number(process.env.BENCH_THREADS ?? 2));
await tf.setBackend('wasm');
await tf.ready();

const prepare = async (request) => {
  if (request.kind === 'matmul') {
    const a = tf.randomNormal([request.m, request.k]);
    const b = tf.randomNormal([request.k, request.n]);
    return timed(() => tf.matMul(a, b));
  }
  if (request.kind === 'conv' && request.roles.length === 1 && request.roles[0] === 'forward' && !request.groups) {
    const x = tf.randomNormal([request.n, request.size, request.size, request.inChannels]);
    const w = tf.randomNormal([request.kernel, request.kernel, request.inChannels, request.outChannels]);
    return timed(() => tf.conv2d(x, w, 1, 'same'));
  }
  return undefined;
};

const timed = (compute) => () => {
  const result = compute();
  result.dispose();
};

await serve({ tfjs: tf.version_core }, prepare);
