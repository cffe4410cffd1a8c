// The jax-js peer: its WebAssembly device.

import { blockUntilReady, defaultDevice, grad, init, jit, lax, numpy as np, random } from '@jax-js/jax';
import { serve } from '../peer.mjs';

await init('wasm');
defaultDevice('wasm');

const normal = async (...shape) => blockUntilReady(random.normal(random.key(shape.length), shape));

const timed = (compute) => async () => {
  const result = await blockUntilReady(compute());
  result.dispose();
};

const prepare = async (request) => {
  if (request.kind === 'matmul') {
    const a = await normal(request.m, request.k);
    const b = await normal(request.k, request.n);
    const multiply = jit((x, y) => np.matmul(x, y));
    return timed(() => multiply(a.ref, b.ref));
  }
  if (request.kind === 'conv' && request.roles.length === 1 && !request.groups) {
    const { n, inChannels, outChannels, size, kernel, roles } = request;
    const x = await normal(n, inChannels, size, size);
    const w = await normal(outChannels, inChannels, kernel, kernel);
    const convolve = (a, b) => lax.conv(a, b, [1, 1], 'SAME');
    const results = {
      forward: convolve,
      inputGrad: grad((a, b) => convolve(a, b).sum(), { argnums: 0 }),
      weightGrad: grad((a, b) => convolve(a, b).sum(), { argnums: 1 }),
    };
    const run = jit(results[roles[0]]);
    return timed(() => run(x.ref, w.ref));
  }
  return undefined;
};

await serve({ 'jax-js': '0.1.25' }, prepare);
