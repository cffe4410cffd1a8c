// Every layer at two realistic sizes, forward and backward, for inputs and all parameters: what both peers build from names and arguments.

const image = (n, size, channels) => [n, size, size, channels];
const LARGE = image(8, 56, 64);
const SMALL = image(16, 14, 256);
const TOKENS = [8, 197, 192];
const WINDOWS = [64, 49, 384];

/** A case for each shape; `args` of a function of the shape are made from it. */
const at = (layer, shapes, args = [], note = '') =>
  shapes.map((shape) => {
    const own = typeof args === 'function' ? args(shape) : args;
    return {
      id: [layer, note, `[${shape.join(', ')}]`].filter(Boolean).join(' '),
      kind: 'layer',
      layer,
      args: own,
      shape,
      reach: { pytorch: 1 / 1.5 },
    };
  });

const images = (layer, args, note) => at(layer, [LARGE, SMALL], args, note);
const channels = (shape) => shape[shape.length - 1];
const conv = (settings, note) => images('Conv2d', (shape) => [channels(shape), channels(shape), settings], note);

const block = (shape) => ({ inChannels: channels(shape), outChannels: channels(shape), kernelSize: 3 });

const ACTIVATIONS = [
  'ReLU',
  'ReLU6',
  'LeakyReLU',
  'ELU',
  'SELU',
  'GELU',
  'SiLU',
  'Mish',
  'HardSwish',
  'HardSigmoid',
  'HardTanh',
  'Sigmoid',
  'LogSigmoid',
  'Tanh',
  'Softplus',
  'Softsign',
];

export const CASES = [
  conv({ kernelSize: 3, padding: 1 }, '3×3'),
  conv({ kernelSize: 3, padding: 1, stride: 2 }, '3×3 stride 2'),
  conv({ kernelSize: 1 }, '1×1'),
  conv({ kernelSize: 3, padding: 2, dilation: 2 }, '3×3 dilation 2'),
  conv({ kernelSize: 3, padding: 1, groups: 8 }, '3×3 groups 8'),
  images(
    'Conv2d',
    (shape) => [channels(shape), channels(shape), { kernelSize: 3, padding: 1, groups: channels(shape) }],
    '3×3 depthwise',
  ),
  images(
    'Conv2d',
    (shape) => [channels(shape), channels(shape), { kernelSize: 7, padding: 3, groups: channels(shape) }],
    '7×7 depthwise',
  ),
  images('ConvTranspose2d', (shape) => [channels(shape), channels(shape) / 2, { kernelSize: 2, stride: 2 }]),
  at('Linear', [TOKENS, WINDOWS], (shape) => [channels(shape), 4 * channels(shape)]),
  images('BatchNorm2d', (shape) => [channels(shape)]),
  at('LayerNorm', [TOKENS, WINDOWS], (shape) => [channels(shape)]),
  at('RMSNorm', [TOKENS, WINDOWS], (shape) => [channels(shape)]),
  images('GroupNorm', (shape) => [16, channels(shape)]),
  images('InstanceNorm2d', (shape) => [channels(shape), { affine: true }]),
  images('MaxPool2d', [{ kernelSize: 3, stride: 2, padding: 1 }]),
  images('AvgPool2d', [{ kernelSize: 2, stride: 2 }]),
  images('L2Pool2d', [{ kernelSize: 2, stride: 2 }]),
  images('AdaptiveAvgPool2d', [7]),
  images('AdaptiveMaxPool2d', [7]),
  images('AdaptiveAvgPool2d', [5], 'uneven'),
  images('GlobalAvgPool2d', []),
  images('GlobalMaxPool2d', []),
  images('MaxUnpool2d', [{ kernelSize: 2 }]),
  images('PixelShuffle', [2]),
  images('PixelUnshuffle', [2]),
  images('Upsample', [{ scaleFactor: 2, mode: 'nearest' }], 'nearest'),
  images('Upsample', [{ scaleFactor: 2, mode: 'bilinear' }], 'bilinear'),
  images('Upsample', [{ scaleFactor: 2, mode: 'bicubic' }], 'bicubic'),
  images('Upsample', [{ size: 7, mode: 'area' }], 'area'),
  images('Upsample', [{ scaleFactor: 0.5, mode: 'bilinear', antialias: true }], 'bilinear antialias'),
  ACTIVATIONS.map((name) => images(name, [])),
  images('PReLU', (shape) => [{ numParameters: channels(shape) }]),
  at('Softmax', [
    [8, 3, 197, 197],
    [256, 1000],
  ]),
  at('LogSoftmax', [
    [8, 3, 197, 197],
    [256, 1000],
  ]),
  images('Dropout', [0.2]),
  images('DropPath', [0.2]),
  at('MultiHeadAttention', [TOKENS, WINDOWS], (shape) => [channels(shape), { numHeads: channels(shape) / 32 }]),
  images('SqueezeExcite', (shape) => [channels(shape)]),
  images('EcaModule', (shape) => [channels(shape)]),
  images('CbamModule', (shape) => [channels(shape)]),
  at('DualAttention', [image(8, 28, 64), SMALL], (shape) => [channels(shape)]),
  images('CondConv2d', (shape) => [channels(shape), channels(shape), { kernelSize: 3, padding: 1, numExperts: 4 }]),
  images('DynamicConv2d', (shape) => [channels(shape), channels(shape), { kernelSize: 3, padding: 1 }]),
  images('RepVggBlock', (shape) => [block(shape)]),
  images('MobileOneBlock', (shape) => [{ ...block(shape), groups: channels(shape), convBranches: 4 }]),
  images('AcBlock', (shape) => [block(shape)]),
  images('DiverseBranchBlock', (shape) => [block(shape)]),
  images('LargeKernelConv2d', (shape) => [
    { ...block(shape), kernelSize: 31, groups: channels(shape), smallKernelSize: 5 },
  ]),
  at('CrossEntropy', [
    [256, 1000],
    [8, 56, 56, 21],
  ]),
].flat(2);

export const PEERS = ['fovea', 'pytorch'];
/** One pair of processes for all: each case is short, and starting takes longer than running. */
export const FRESH = false;
