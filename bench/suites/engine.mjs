// The cases of the benchmark, as data: what every peer runs, and what Fovea's WebAssembly backend has to reach.

const conv = (id, role, reach) => ({
  id,
  kind: 'conv',
  n: 16,
  inChannels: 64,
  outChannels: 64,
  size: 56,
  kernel: 3,
  roles: [role],
  flops: 2 * 16 * 56 * 56 * 64 * 64 * 9,
  reach,
});

const network = (kind, model, reach, extra = {}) => ({
  id: `${kind} ${model} ${extra.size ?? 224}² n${extra.n ?? 16}`,
  kind,
  model,
  n: 16,
  size: 224,
  reach,
  ...extra,
});

/** Heads of 64 features, forward with the gradients of queries, keys and values; `algorithm`: Fovea's. */
const attention = (tokens, reach, extra = {}) => ({
  id: `attention 8 heads, ${tokens} tokens${extra.isCausal ? ', causal' : ''}${extra.algorithm === 'direct' ? ', weights in memory' : ''}`,
  kind: 'attention',
  heads: 8,
  tokens,
  width: 64,
  reach,
  ...extra,
});

/** `watched`: first step, time around WebAssembly and peak memory are reported too. `reach.gflops`: at least so many GFLOP/s. `reach.pytorch`: at least so many times PyTorch's speed. */
export const CASES = [
  { id: 'matmul 1024³', kind: 'matmul', m: 1024, n: 1024, k: 1024, flops: 2 * 1024 ** 3, reach: { gflops: 90 } },
  conv('conv 3×3 n16 64→64 56² forward', 'forward', { gflops: 85 }),
  conv('conv 3×3 n16 64→64 56² dX', 'inputGrad', { gflops: 85 }),
  conv('conv 3×3 n16 64→64 56² dW', 'weightGrad', { gflops: 85 }),
  {
    id: 'depthwise 3×3 n16 c96 56² forward + dX + dW',
    kind: 'conv',
    n: 16,
    inChannels: 96,
    outChannels: 96,
    groups: 96,
    size: 56,
    kernel: 3,
    roles: ['forward', 'inputGrad', 'weightGrad'],
    reach: { pytorch: 1 / 1.5 },
  },
  {
    id: 'batch-norm affine + hard-swish n16 c96 56²',
    kind: 'batchNormActivation',
    n: 16,
    channels: 96,
    size: 56,
    reach: { pytorch: 1.3 },
  },
  attention(1024, { pytorch: 0.5 }),
  attention(1024, { pytorch: 0.4 }, { algorithm: 'direct' }),
  attention(1024, { pytorch: 0.5 }, { isCausal: true }),
  network('training', 'mobilenetv3_small_100', { pytorch: 1 }, { watched: true }),
  network(
    'training',
    'mobilenetv3_small_100',
    { pytorch: 1.5 },
    { n: 64, size: 28, smallImage: true, inChannels: 1, numClasses: 10 },
  ),
  network('training', 'resnet18', { pytorch: 0.33 }),
  network('training', 'vit_tiny_patch16_224', { pytorch: 0.5 }),
  network('inference', 'mobilenetv3_small_100', { pytorch: 1 }),
  network('inference', 'resnet18', { pytorch: 0.35 }),
  network('inference', 'vit_tiny_patch16_224', { pytorch: 0.45 }),
];

export const PEERS = ['fovea', 'pytorch', 'tfjs', 'jax'];
/** New processes for every case, so that what ran before does not matter to anyone. */
export const FRESH = true;
