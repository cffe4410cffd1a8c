// Fovea as a peer: its WebAssembly backend, from the built package.

import { compile, grad, realize, setBackend, tensor } from 'fovea';
import { createModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { batchNorm, conv2d, crossEntropy, hardSwish, scaledDotProductAttention } from 'fovea/ops';
import { SGD } from 'fovea/optim';
import { now, serve } from '../peer.mjs';
import { layer } from './layers.mjs';

const backend = await setBackend('wasm', { threads: Number(process.env.BENCH_THREADS ?? 2) });

/** Milliseconds that the last call spent in WebAssembly, to tell what replaying costs around it. */
let insideMs = 0;
const load = backend.load.bind(backend);
backend.load = (code) => {
  const executable = load(code);
  return {
    dispose: () => executable.dispose(),
    run: (bindings) => {
      const start = now();
      const done = () => {
        insideMs += now() - start;
      };
      // A promise while threads are still starting.
      const running = executable.run(bindings);
      return running ? running.then(done) : done();
    },
  };
};

async function random(...shape) {
  const size = shape.reduce((product, count) => product * count, 1);
  const values = Float32Array.from({ length: size }, () => Math.random() * 2 - 1);
  const result = tensor(values, shape);
  await realize(result);
  return result;
}

/** Calls a compiled function and frees what it returns. */
const calling = (fn, args) => async () => {
  insideMs = 0;
  const results = await fn(...args);
  for (const result of [results].flat()) result.dispose();
};

async function convolution(request) {
  const { n, inChannels, outChannels, size, kernel, stride = 1, groups = 1, roles } = request;
  const options = { stride, padding: Math.floor(kernel / 2), groups };
  const x = await random(n, size, size, inChannels);
  const w = await random(kernel, kernel, inChannels / groups, outChannels);
  const y = conv2d(x, w, undefined, options);
  const dy = await random(...y.shape);
  const results = {
    forward: (a, b) => conv2d(a, b, undefined, options),
    inputGrad: (a, b, c) => grad(conv2d(a, b, undefined, options).mul(c).sum(), [a])[0],
    weightGrad: (a, b, c) => grad(conv2d(a, b, undefined, options).mul(c).sum(), [b])[0],
  };
  return calling(
    compile((a, b, c) => roles.map((role) => results[role](a, b, c))),
    [x, w, dy],
  );
}

async function batchNormActivation({ n, channels, size }) {
  const x = await random(n, size, size, channels);
  const [mean, variance, weight, bias] = await Promise.all(Array.from({ length: 4 }, () => random(channels)));
  const spread = variance.abs();
  await realize(spread);
  return calling(
    compile((a, m, v, w, b) => hardSwish(batchNorm(a, m, v, w, b))),
    [x, mean, spread, weight, bias],
  );
}

async function attention({ heads, tokens, width, isCausal = false, algorithm = 'auto' }) {
  const operands = await Promise.all(Array.from({ length: 4 }, () => random(1, heads, tokens, width)));
  const step = (query, key, value, g) => {
    const y = scaledDotProductAttention(query, key, value, { isCausal, algorithm });
    return [y, ...grad(y.mul(g).sum(), [query, key, value])];
  };
  return calling(compile(step), operands);
}

async function network(request) {
  const { kind, model: name, n, size, inChannels = 3, numClasses = 1000, smallImage = false } = request;
  manualSeed(0);
  const model = createModel(name, { inChannels, numClasses, smallImage });
  const images = await random(n, size, size, inChannels);
  if (kind === 'inference') {
    model.eval();
    return calling(
      compile((x) => model.forward(x)),
      [images],
    );
  }
  model.train();
  const labels = tensor(
    Int32Array.from({ length: n }, () => Math.floor(Math.random() * numClasses)),
    [n],
    'int32',
  );
  await realize(labels);
  const optimizer = new SGD(model.parameters(), { lr: 0.01, momentum: 0.9 });
  const step = compile((x, y) => {
    const loss = crossEntropy(model.forward(x), y);
    optimizer.minimize(loss);
    return loss;
  });
  return calling(step, [images, labels]);
}

const prepare = async (request) => {
  switch (request.kind) {
    case 'matmul':
      return calling(
        compile((a, b) => a.matmul(b)),
        [await random(request.m, request.k), await random(request.k, request.n)],
      );
    case 'conv':
      return convolution(request);
    case 'batchNormActivation':
      return batchNormActivation(request);
    case 'attention':
      return attention(request);
    case 'layer':
      return layer(request, random, calling);
    case 'training':
    case 'inference':
      return network(request);
    default:
      return undefined;
  }
};

await serve({ fovea: backend.description }, prepare, () => ({ insideMs }));
