// Every public function that takes options refuses a misspelt one. The tables are typed by the exports: one that is forgotten does not compile.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as analysis from '../src/analysis/index.ts';
import * as attacks from '../src/attacks/index.ts';
import * as data from '../src/data/index.ts';
import * as features from '../src/features/index.ts';
import * as pictures from '../src/images/index.ts';
import * as root from '../src/index.ts';
import * as io from '../src/io/index.ts';
import * as metrics from '../src/metrics/index.ts';
import * as models from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import * as onnx from '../src/onnx/index.ts';
import * as ops from '../src/ops/index.ts';
import * as optim from '../src/optim/index.ts';
import * as predict from '../src/predict/index.ts';
import * as reparam from '../src/reparam/index.ts';
import * as segmentation from '../src/segmentation/index.ts';
import * as train from '../src/train/index.ts';
import type { Call, Table } from './option-table.ts';
import { FORENSICS } from './options-of-forensics.ts';
import { GLANCE, GLANCE_METHODS } from './options-of-glance.ts';
import { INIT, NN } from './options-of-layers.ts';
import { MULTIMODAL, TEXT, TEXT_METHODS } from './options-of-texts.ts';

const images = (size = 4, channels = 2) => root.ones([1, size, size, channels]);
const vectors = () => root.ones([2, 3]);
const labels = () => root.tensor([0, 1], [2], 'int32');
const parameters = () => [new nn.Parameter(Float32Array.of(1), [1])];

const ROOT: Table<typeof root> = {
  ...({ DeviceError: 'data', DTypeError: 'data', FoveaError: 'data', InternalError: 'data' } as const),
  ...({
    ShapeError: 'data',
    ValueError: 'data',
    cacheFolder: 'none',
    resemblingName: 'none',
    requireAll: 'none',
    compile: 'none',
    checkPrograms: 'none',
    checkpoint: 'none',
    plannedMemory: 'none',
  } as const),
  ...({
    concat: 'none',
    full: 'none',
    iota: 'none',
    ones: 'none',
    stack: 'none',
    arange: 'none',
    einsum: 'none',
    eye: 'none',
    linspace: 'none',
    tensor: 'none',
    where: 'none',
  } as const),
  ...({ zeros: 'none', getBackend: 'none', memory: 'none', Generator: 'none', State: 'none' } as const),
  ...({ realize: 'none', Tensor: 'data' } as const),
  meshgrid: (wrong) => root.meshgrid([root.ones([2])], wrong),
  gradcheck: (wrong) => root.gradcheck((x) => x, [vectors()], wrong),
  grad: (wrong) => root.grad(vectors().sum(), [], wrong),
  setBackend: (wrong) => root.setBackend('js', wrong),
};

const OPS: Table<typeof ops> = {
  ...({ activate: 'none', hardSigmoid: 'none', hardSwish: 'none', logSigmoid: 'none', mish: 'none' } as const),
  ...({ quickGelu: 'none' } as const),
  clipLoss: (wrong) => ops.clipLoss(vectors(), vectors(), wrong),
  siglipLoss: (wrong) => ops.siglipLoss(vectors(), vectors(), wrong),
  ...({ relu: 'none', relu6: 'none', selu: 'none', sigmoid: 'none', silu: 'none', softsign: 'none' } as const),
  ...({ tanh: 'none', linear: 'none', pixelShuffle: 'none', pixelUnshuffle: 'none', prelu: 'none' } as const),
  ...({ steepHardSigmoid: 'none', adaptiveAveragePool2d: 'none', adaptiveMaxPool2d: 'none' } as const),
  ...({ adaptiveMaxPool2dWithIndices: 'none', l1Penalty: 'none', l2Penalty: 'none', weightedSum: 'none' } as const),
  ...({
    withConvAlgorithm: 'none',
    glu: 'none',
    oneHot: 'none',
    channelShuffle: 'none',
    tanhShrink: 'none',
    threshold: 'none',
  } as const),
  celu: (wrong) => ops.celu(vectors(), wrong),
  hardShrink: (wrong) => ops.hardShrink(vectors(), wrong),
  softShrink: (wrong) => ops.softShrink(vectors(), wrong),
  embedding: (wrong) => ops.embedding(labels(), vectors(), wrong),
  ...({ adaptiveAveragePool3d: 'none', adaptiveMaxPool3d: 'none', adaptiveMaxPool1dWithIndices: 'none' } as const),
  embeddingBag: (wrong) => ops.embeddingBag(root.zeros([1, 2], 'int32'), vectors(), wrong),
  pad1d: (wrong) => ops.pad1d(root.ones([1, 4, 2]), 1, wrong),
  pad3d: (wrong) => ops.pad3d(root.ones([1, 2, 2, 2, 1]), 1, wrong),
  lpPool1d: (wrong) => ops.lpPool1d(root.ones([1, 4, 2]), 2, { kernelSize: 2, ...wrong }),
  lpPool2d: (wrong) => ops.lpPool2d(images(), 2, { kernelSize: 2, ...wrong }),
  lpPool3d: (wrong) => ops.lpPool3d(root.ones([1, 2, 2, 2, 1]), 2, { kernelSize: 2, ...wrong }),
  convTranspose3d: (wrong) =>
    ops.convTranspose3d(root.ones([1, 2, 2, 2, 1]), root.ones([1, 1, 1, 1, 1]), undefined, wrong),
  maxUnpool1d: (wrong) =>
    ops.maxUnpool1d(root.ones([1, 4, 2]), root.zeros([1, 4, 2], 'int32'), { kernelSize: 2, ...wrong }),
  pad2d: (wrong) => ops.pad2d(images(), 1, wrong),
  unfold: (wrong) => ops.unfold(images(), { kernelSize: 1, ...wrong }),
  fold: (wrong) => ops.fold(root.ones([1, 4, 2]), { kernelSize: 1, outputSize: 2, ...wrong }),
  gridSample: (wrong) => ops.gridSample(images(), root.ones([1, 2, 2, 2]), wrong),
  affineGrid: (wrong) => ops.affineGrid(root.ones([1, 2, 3]), 2, wrong),
  localResponseNorm: (wrong) => ops.localResponseNorm(vectors(), 2, wrong),
  lpNormalize: (wrong) => ops.lpNormalize(vectors(), wrong),
  marginRankingLoss: (wrong) => ops.marginRankingLoss(vectors(), vectors(), vectors(), wrong),
  hingeEmbeddingLoss: (wrong) => ops.hingeEmbeddingLoss(vectors(), vectors(), wrong),
  cosineEmbeddingLoss: (wrong) => ops.cosineEmbeddingLoss(vectors(), vectors(), root.ones([2]), wrong),
  softMarginLoss: (wrong) => ops.softMarginLoss(vectors(), vectors(), wrong),
  multiLabelSoftMarginLoss: (wrong) => ops.multiLabelSoftMarginLoss(vectors(), vectors(), wrong),
  multiLabelMarginLoss: (wrong) => ops.multiLabelMarginLoss(vectors(), root.zeros([2, 3], 'int32'), wrong),
  ctcLoss: (wrong) => ops.ctcLoss(root.ones([2, 3, 4]), root.zeros([2, 1], 'int32'), labels(), labels(), wrong),
  multiMarginLoss: (wrong) => ops.multiMarginLoss(vectors(), labels(), wrong),
  nllLoss: (wrong) => ops.nllLoss(vectors(), labels(), wrong),
  gaussianNllLoss: (wrong) => ops.gaussianNllLoss(vectors(), vectors(), vectors(), wrong),
  poissonNllLoss: (wrong) => ops.poissonNllLoss(vectors(), vectors(), wrong),
  lovaszSoftmaxLoss: (wrong) => ops.lovaszSoftmaxLoss(vectors(), labels(), wrong),
  elu: (wrong) => ops.elu(vectors(), wrong),
  gelu: (wrong) => ops.gelu(vectors(), wrong),
  hardTanh: (wrong) => ops.hardTanh(vectors(), wrong),
  leakyRelu: (wrong) => ops.leakyRelu(vectors(), wrong),
  softplus: (wrong) => ops.softplus(vectors(), wrong),
  softmax: (wrong) => ops.softmax(vectors(), wrong),
  logSoftmax: (wrong) => ops.logSoftmax(vectors(), wrong),
  logSumExp: (wrong) => ops.logSumExp(vectors(), wrong),
  attentionWeights: (wrong) => ops.attentionWeights(vectors(), vectors(), wrong),
  scaledDotProductAttention: (wrong) => ops.scaledDotProductAttention(vectors(), vectors(), vectors(), wrong),
  conv2d: (wrong) => ops.conv2d(images(), root.ones([1, 1, 2, 3]), undefined, wrong),
  ...({ adaptiveAveragePool1d: 'none', adaptiveMaxPool1d: 'none' } as const),
  deformConv2d: (wrong) =>
    ops.deformConv2d(images(), root.ones([1, 4, 4, 2]), root.ones([1, 1, 2, 3]), undefined, wrong),
  conv3d: (wrong) => ops.conv3d(root.ones([1, 2, 2, 2, 1]), root.ones([1, 1, 1, 1, 1]), undefined, wrong),
  maxPool3d: (wrong) => ops.maxPool3d(root.ones([1, 2, 2, 2, 1]), { kernelSize: 2, ...wrong }),
  averagePool3d: (wrong) => ops.averagePool3d(root.ones([1, 2, 2, 2, 1]), { kernelSize: 2, ...wrong }),
  conv1d: (wrong) => ops.conv1d(root.ones([1, 4, 2]), root.ones([1, 2, 3]), undefined, wrong),
  convTranspose1d: (wrong) => ops.convTranspose1d(root.ones([1, 4, 2]), root.ones([1, 3, 2]), undefined, wrong),
  maxPool1d: (wrong) => ops.maxPool1d(root.ones([1, 4, 2]), { kernelSize: 2, ...wrong }),
  maxPool1dWithIndices: (wrong) => ops.maxPool1dWithIndices(root.ones([1, 4, 2]), { kernelSize: 2, ...wrong }),
  averagePool1d: (wrong) => ops.averagePool1d(root.ones([1, 4, 2]), { kernelSize: 2, ...wrong }),
  convTranspose2d: (wrong) => ops.convTranspose2d(images(), root.ones([1, 1, 3, 2]), undefined, wrong),
  cosineSimilarity: (wrong) => ops.cosineSimilarity(vectors(), vectors(), wrong),
  distance: (wrong) => ops.distance(vectors(), vectors(), wrong),
  distanceMatrix: (wrong) => ops.distanceMatrix(vectors(), vectors(), wrong),
  l2Normalize: (wrong) => ops.l2Normalize(vectors(), wrong),
  groupNorm: (wrong) => ops.groupNorm(images(), 1, undefined, undefined, wrong),
  instanceNorm: (wrong) => ops.instanceNorm(images(), undefined, undefined, wrong),
  instanceNormWithStatistics: (wrong) => ops.instanceNormWithStatistics(images(), undefined, undefined, wrong),
  rmsNorm: (wrong) => ops.rmsNorm(vectors(), undefined, wrong),
  batchNorm: (wrong) => ops.batchNorm(images(), root.ones([2]), root.ones([2]), undefined, undefined, wrong),
  batchNormTraining: (wrong) => ops.batchNormTraining(images(), undefined, undefined, wrong),
  layerNorm: (wrong) => ops.layerNorm(vectors(), undefined, undefined, wrong),
  averagePool2d: (wrong) => ops.averagePool2d(images(), { kernelSize: 2, ...wrong }),
  maxPool2d: (wrong) => ops.maxPool2d(images(), { kernelSize: 2, ...wrong }),
  maxPool2dWithIndices: (wrong) => ops.maxPool2dWithIndices(images(), { kernelSize: 2, ...wrong }),
  blurPool2d: (wrong) => ops.blurPool2d(images(), wrong),
  l2Pool2d: (wrong) => ops.l2Pool2d(images(), { kernelSize: 2, ...wrong }),
  globalAveragePool2d: (wrong) => ops.globalAveragePool2d(images(), wrong),
  globalMaxPool2d: (wrong) => ops.globalMaxPool2d(images(), wrong),
  maxUnpool2d: (wrong) => ops.maxUnpool2d(images(), images().cast('int32'), { kernelSize: 2, ...wrong }),
  interpolate: (wrong) => ops.interpolate(images(), { scaleFactor: 2, ...wrong }),
  resampleGrid: (wrong) => ops.resampleGrid([1], [1, 1], [2, 2], wrong),
  binaryCrossEntropy: (wrong) => ops.binaryCrossEntropy(vectors(), vectors(), wrong),
  binaryCrossEntropyWithLogits: (wrong) => ops.binaryCrossEntropyWithLogits(vectors(), vectors(), wrong),
  infoNce: (wrong) => ops.infoNce(vectors(), vectors(), wrong),
  tripletMarginLoss: (wrong) => ops.tripletMarginLoss(vectors(), vectors(), vectors(), wrong),
  crossEntropy: (wrong) => ops.crossEntropy(vectors(), labels(), wrong),
  distillationLoss: (wrong) => ops.distillationLoss(vectors(), vectors(), labels(), wrong),
  softTargetLoss: (wrong) => ops.softTargetLoss(vectors(), vectors(), wrong),
  klDivergence: (wrong) => ops.klDivergence(vectors(), vectors(), wrong),
  binaryFocalLoss: (wrong) => ops.binaryFocalLoss(vectors(), vectors(), wrong),
  focalLoss: (wrong) => ops.focalLoss(vectors(), labels(), wrong),
  polyLoss: (wrong) => ops.polyLoss(vectors(), labels(), wrong),
  marginLogits: (wrong) => ops.marginLogits(vectors(), root.ones([3, 2]), labels(), wrong),
  marginSoftmax: (wrong) => ops.marginSoftmax(vectors(), root.ones([3, 2]), labels(), wrong),
  elasticNetPenalty: (wrong) => ops.elasticNetPenalty([vectors()], wrong),
  diceLoss: (wrong) => ops.diceLoss(images(), images(), wrong),
  tverskyLoss: (wrong) => ops.tverskyLoss(images(), images(), wrong),
  charbonnierLoss: (wrong) => ops.charbonnierLoss(vectors(), vectors(), wrong),
  huberLoss: (wrong) => ops.huberLoss(vectors(), vectors(), wrong),
  l1Loss: (wrong) => ops.l1Loss(vectors(), vectors(), wrong),
  mseLoss: (wrong) => ops.mseLoss(vectors(), vectors(), wrong),
  smoothL1Loss: (wrong) => ops.smoothL1Loss(vectors(), vectors(), wrong),
};

const lr = 0.1;

const OPTIM: Table<typeof optim> = {
  ...({ clipGradValue: 'none', StochasticWeightAverage: 'none', constantLr: 'none', sequentialLr: 'none' } as const),
  Adadelta: (wrong) => new optim.Adadelta(parameters(), { lr, ...wrong }),
  Adafactor: (wrong) => new optim.Adafactor(parameters(), { lr, ...wrong }),
  Adagrad: (wrong) => new optim.Adagrad(parameters(), { lr, ...wrong }),
  Adam: (wrong) => new optim.Adam(parameters(), { lr, ...wrong }),
  AdamW: (wrong) => new optim.AdamW(parameters(), { lr, ...wrong }),
  Adamax: (wrong) => new optim.Adamax(parameters(), { lr, ...wrong }),
  ASGD: (wrong) => new optim.ASGD(parameters(), { lr, ...wrong }),
  AveragedMomentum: (wrong) => new optim.AveragedMomentum(parameters(), { lr, ...wrong }),
  LBFGS: (wrong) => new optim.LBFGS(parameters(), wrong),
  Lamb: (wrong) => new optim.Lamb(parameters(), { lr, ...wrong }),
  Lion: (wrong) => new optim.Lion(parameters(), { lr, ...wrong }),
  Muon: (wrong) => new optim.Muon(parameters(), { lr, ...wrong }),
  NAdam: (wrong) => new optim.NAdam(parameters(), { lr, ...wrong }),
  ProximalSGD: (wrong) => new optim.ProximalSGD(parameters(), { lr, ...wrong }),
  RAdam: (wrong) => new optim.RAdam(parameters(), { lr, ...wrong }),
  RMSprop: (wrong) => new optim.RMSprop(parameters(), { lr, ...wrong }),
  Rprop: (wrong) => new optim.Rprop(parameters(), { lr, ...wrong }),
  SGD: (wrong) => new optim.SGD(parameters(), { lr, ...wrong }),
  Optimizer: (wrong) => new optim.SGD([{ params: parameters(), options: wrong }], { lr }),
  ExponentialMovingAverage: (wrong) => new optim.ExponentialMovingAverage(new nn.Linear(2, 2), wrong),
  ReduceOnPlateau: (wrong) => new optim.ReduceOnPlateau({ lr, ...wrong }),
  clipGradNorm: (wrong) => optim.clipGradNorm(new Map(), 1, wrong),
  cosineLr: (wrong) => optim.cosineLr({ lr, totalSteps: 2, ...wrong }),
  cosineRestartsLr: (wrong) => optim.cosineRestartsLr({ lr, firstSteps: 2, ...wrong }),
  cosineWithWarmup: (wrong) => optim.cosineWithWarmup({ lr, totalSteps: 2, ...wrong }),
  cyclicLr: (wrong) => optim.cyclicLr({ baseLr: 0, maxLr: 1, ...wrong }),
  cyclicMomentum: (wrong) => optim.cyclicMomentum(wrong),
  oneCycleMomentum: (wrong) => optim.oneCycleMomentum({ totalSteps: 10, ...wrong }),
  Lookahead: (wrong) => new optim.Lookahead(new optim.SGD(parameters(), { lr }), wrong),
  SAM: (wrong) => new optim.SAM(new optim.SGD(parameters(), { lr }), wrong),
  oneCycleLr: (wrong) => optim.oneCycleLr({ maxLr: 1, totalSteps: 10, ...wrong }),
  exponentialLr: (wrong) => optim.exponentialLr({ lr, gamma: 1, ...wrong }),
  lambdaLr: (wrong) => optim.lambdaLr({ lr, factor: () => 1, ...wrong }),
  linearLr: (wrong) => optim.linearLr({ lr, ...wrong }),
  multiStepLr: (wrong) => optim.multiStepLr({ lr, milestones: [], ...wrong }),
  polynomialLr: (wrong) => optim.polynomialLr({ lr, totalSteps: 2, ...wrong }),
  stepLr: (wrong) => optim.stepLr({ lr, stepSize: 2, ...wrong }),
  withWarmup: (wrong) => optim.withWarmup(() => 1, { warmupSteps: 1, ...wrong }),
};

const METRICS: Table<typeof metrics> = {
  ...({ BinaryRanking: 'none', predictions: 'none', probabilities: 'none', TopKAccuracy: 'none' } as const),
  ...({ topKAccuracy: 'none', Mean: 'none', averagePrecision: 'none', macroAveragePrecision: 'none' } as const),
  ...({ macroRocAuc: 'none', rocAuc: 'none', rocAucByPairs: 'none' } as const),
  ...({ rocAucOneVsOne: 'none', topKCurve: 'none' } as const),
  brierScore: (wrong) => metrics.brierScore([], [], 2, wrong),
  logLoss: (wrong) => metrics.logLoss([], [], 2, wrong),
  regressionReport: (wrong) => metrics.regressionReport([], [], wrong),
  meanReciprocalRank: (wrong) => metrics.meanReciprocalRank([], [], 1, wrong),
  ndcg: (wrong) => metrics.ndcg([], [], 1, wrong),
  precisionAtK: (wrong) => metrics.precisionAtK([], [], 1, wrong),
  recallAtK: (wrong) => metrics.recallAtK([], [], 1, wrong),
  retrievalMap: (wrong) => metrics.retrievalMap([], [], 1, wrong),
  CalibrationError: (wrong) => new metrics.CalibrationError(wrong),
  ConfusionMatrix: (wrong) => new metrics.ConfusionMatrix(2, wrong),
  multiLabelReport: (wrong) => metrics.multiLabelReport([0.5], [1], 1, wrong),
  psnr: (wrong) => metrics.psnr(images(), images(), wrong),
  ssim: (wrong) => metrics.ssim(images(16), images(16), wrong),
};

const FEATURES: Table<typeof features> = {
  ...({ crossColumns: 'none', Matrix: 'none', murmurHash3: 'none', characterNgrams: 'none' } as const),
  ...({ characterNgramsOfWords: 'none', wordNgrams: 'none', normalize: 'none', PlattScaling: 'none' } as const),
  ...({ MaxAbsScaler: 'none', joinColumns: 'none', SparseMatrix: 'none', TemperatureScaling: 'none' } as const),
  ...({ Transformer: 'none', WordVectors: 'none' } as const),
  BinDiscretizer: (wrong) => new features.BinDiscretizer(wrong),
  CountVectorizer: (wrong) => new features.CountVectorizer(wrong),
  hashFeatures: (wrong) => features.hashFeatures([], wrong),
  hashTexts: (wrong) => features.hashTexts([], wrong),
  IsotonicRegression: (wrong) => new features.IsotonicRegression(wrong),
  LogisticRegression: (wrong) => new features.LogisticRegression(wrong),
  OneHotEncoder: (wrong) => new features.OneHotEncoder(wrong),
  PolynomialFeatures: (wrong) => new features.PolynomialFeatures(wrong),
  MinMaxScaler: (wrong) => new features.MinMaxScaler(wrong),
  RobustScaler: (wrong) => new features.RobustScaler(wrong),
  StandardScaler: (wrong) => new features.StandardScaler(wrong),
  textAnalyzer: (wrong) => features.textAnalyzer(wrong),
  TfidfTransformer: (wrong) => new features.TfidfTransformer(wrong),
  TfidfVectorizer: (wrong) => new features.TfidfVectorizer(wrong),
  Word2Vec: (wrong) => new features.Word2Vec(wrong),
};

const loss = (x: root.Tensor) => x.sum();

const ATTACKS: Table<typeof attacks> = {
  fgsm: (wrong) => attacks.fgsm(loss, images(), labels(), { epsilon: 1, ...wrong }),
  pgd: (wrong) => attacks.pgd(loss, images(), labels(), { epsilon: 1, ...wrong }),
};

const sink = { write: async () => {} };

const IO: Table<typeof io> = {
  ...({ blobSource: 'none', bytesSource: 'none', openSafetensors: 'none', narrowFloat32: 'none' } as const),
  ...({ toBfloat16Bits: 'none', toFloat16Bits: 'none', toFloat32: 'data', toInt32: 'data' } as const),
  openPyTorch: (wrong) => io.openPyTorch(source, wrong),
  openWeights: (wrong) => io.openWeights(source, wrong),
  writePyTorch: 'none',
  writeSafetensors: (wrong) => io.writeSafetensors(sink, [], wrong),
};

const set: data.ImageSet = {
  pixels: new Uint8Array(4),
  labels: new Int32Array(4),
  height: 1,
  width: 1,
  channels: 1,
  classNames: ['a'],
};

const DATA: Table<typeof data> = {
  ...({ parseIdx: 'none', channelStatistics: 'data', imageSetFromIdx: 'none', selectImages: 'none' } as const),
  takeImages: 'none',
  balancedClassWeights: 'none',
  batchCount: (wrong) => data.batchCount(1, { batchSize: 1, ...wrong }),
  batches: (wrong) => data.batches(set, { batchSize: 1, ...wrong }),
  permutation: 'none',
  splitLabels: (wrong) => data.splitLabels([0, 0], 0.5, wrong),
  splitImages: (wrong) => data.splitImages(set, 0.5, wrong),
};

const picture: pictures.RasterImage = { width: 1, height: 1, channels: 1, data: new Uint8Array(1) };

const preprocessing: pictures.Preprocessing = {
  ...({ imageSize: [1, 1], channels: 1, mean: [0], std: [1] } as const),
  ...({ interpolation: 'bilinear', cropPct: 1, cropMode: 'center' } as const),
};

const stream = () => new pictures.RandomStream(0, 0, 0);
const corners: pictures.Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

const IMAGES: Table<typeof pictures> = {
  ...({ adjustBrightness: 'none', adjustContrast: 'none', adjustGamma: 'none', adjustHue: 'none' } as const),
  ...({ adjustSaturation: 'none', adjustSharpness: 'none', autocontrast: 'data', centerCrop: 'none' } as const),
  ...({ equalize: 'data', gaussianBlur: 'none', grayscale: 'none', horizontalFlip: 'data', invert: 'data' } as const),
  ...({ fiveCrop: 'none', posterize: 'none', solarize: 'none', verticalFlip: 'data' } as const),
  RandomStream: 'none',
  augMix: (wrong) => pictures.augMix(picture, stream(), wrong),
  augmentation: (wrong) => pictures.augmentation({ imageSize: [1, 1], ...wrong }),
  colorJitter: (wrong) => pictures.colorJitter(picture, stream(), wrong),
  randAugment: (wrong) => pictures.randAugment(picture, stream(), wrong),
  randomAffine: (wrong) => pictures.randomAffine(picture, stream(), { degrees: 1, ...wrong }),
  mixBatch: (wrong) =>
    pictures.mixBatch({ images: new Float32Array(1), labels: new Int32Array(1), shape: [1, 1, 1, 1] }, stream(), wrong),
  randomCropBox: (wrong) => pictures.randomCropBox(picture, stream(), wrong),
  randomErasing: (wrong) => pictures.randomErasing(picture, stream(), wrong),
  randomGaussianBlur: (wrong) => pictures.randomGaussianBlur(picture, stream(), wrong),
  randomGrayscale: (wrong) => pictures.randomGrayscale(picture, stream(), wrong),
  randomHorizontalFlip: (wrong) => pictures.randomHorizontalFlip(picture, stream(), wrong),
  randomPerspective: (wrong) => pictures.randomPerspective(picture, stream(), wrong),
  randomResizedCrop: (wrong) => pictures.randomResizedCrop(picture, 1, stream(), wrong),
  randomRotation: (wrong) => pictures.randomRotation(picture, 1, stream(), wrong),
  randomVerticalFlip: (wrong) => pictures.randomVerticalFlip(picture, stream(), wrong),
  tenCrop: (wrong) => pictures.tenCrop(picture, 1, wrong),
  trivialAugmentWide: (wrong) => pictures.trivialAugmentWide(picture, stream(), wrong),
  affine: (wrong) => pictures.affine(picture, wrong),
  perspective: (wrong) => pictures.perspective(picture, corners, corners, wrong),
  rotate: (wrong) => pictures.rotate(picture, 1, wrong),
  crop: (wrong) => pictures.crop(picture, { top: 0, left: 0, height: 1, width: 1, ...wrong }),
  imageBatches: (wrong) =>
    pictures.imageBatches(
      { labels: new Int32Array(1), load: async () => picture },
      { batchSize: 1, mean: [0], std: [1], ...wrong },
    ),
  decodeMask: (wrong) => pictures.decodeMask(new Uint8Array(1), wrong),
  jointAugmentation: (wrong) => pictures.jointAugmentation({ imageSize: [1, 1], ...wrong }),
  maskColors: 'none',
  overlayMask: (wrong) => pictures.overlayMask({ image: picture, mask: picture }, wrong),
  decodeImage: (wrong) => pictures.decodeImage(new Uint8Array(1), wrong),
  pad: (wrong) => pictures.pad(picture, 1, wrong),
  preprocess: (wrong) => pictures.preprocess(picture, { ...preprocessing, ...wrong }),
  resize: (wrong) => pictures.resize(picture, 1, wrong),
  resizeAndCrop: (wrong) => pictures.resizeAndCrop(picture, { ...preprocessing, ...wrong }),
};

const MODELS: Table<typeof models> = {
  ...({ ImageModel: 'none', layerGroups: 'none', listModels: 'none', modelRecord: 'none' } as const),
  createModel: (wrong) => models.createModel('resnet18', wrong),
  setGradCheckpointing: (wrong) => models.setGradCheckpointing(models.createModel('resnet18'), wrong),
  createScaledModel: (wrong) => models.createScaledModel('resnet18', wrong),
};

const ONNX: Table<typeof onnx> = {
  exportOnnx: (wrong) => onnx.exportOnnx(new nn.Linear(2, 2), [1, 2], wrong),
};

const REPARAM: Table<typeof reparam> = {
  ...({ modelCost: 'none', fuse: 'none' } as const),
  pruneChannels: (wrong) => reparam.pruneChannels(new nn.Linear(2, 2), { ratio: 0.5, ...wrong }),
  pruneHeads: (wrong) => reparam.pruneHeads(new nn.Linear(2, 2), {}, wrong),
  reparameterize: (wrong) => reparam.reparameterize(new nn.Linear(2, 2), { inputShape: [1, 2], ...wrong }),
};

const model = () => new nn.Linear(2, 2);
const source = io.bytesSource(new Uint8Array(0));

const TRAIN: Table<typeof train> = {
  ...({ loadOptimizer: 'none', saveOptimizer: 'data', saveWeights: 'data', evaluator: 'none' } as const),
  ...({
    loadProgress: 'none',
    saveProgress: 'data',
    loadModel: 'data',
    readModelDescription: 'data',
    loadSegmentationModel: 'data',
  } as const),
  parameterGroups: (wrong) => train.parameterGroups(models.createModel('mobilenetv3_small_050'), { lr, ...wrong }),
  loadPretrained: (wrong) => train.loadPretrained(source, model(), wrong),
  loadWeights: (wrong) => train.loadWeights(source, model(), wrong),
  saveModel: (wrong) => train.saveModel({ write: async () => {} }, models.createModel('mobilenetv3_small_050'), wrong),
  findLearningRate: (wrong) =>
    train.findLearningRate({
      model: model(),
      optimizer: new optim.SGD(parameters(), { lr }),
      trainBatches: () => [],
      ...wrong,
    }),
  trainingMemory: (wrong) =>
    train.trainingMemory(
      { model: model(), optimizer: new optim.SGD(parameters(), { lr }) },
      { shape: [1, 2], ...wrong },
    ),
  fit: (wrong) =>
    train.fit({
      model: model(),
      optimizer: new optim.SGD(parameters(), { lr }),
      epochs: 1,
      stepsPerEpoch: 1,
      trainBatches: () => [],
      validationBatches: () => [],
      lrAt: () => lr,
      ...wrong,
    }),
};

const heat = { heat: new Float32Array(1), height: 1, width: 1 };

const ANALYSIS: Table<typeof analysis> = {
  attentionRollout: (wrong) =>
    analysis.attentionRollout(models.createModel('mobilenetv3_small_050'), root.zeros([1, 32, 32, 3]), wrong),
  effectiveReceptiveField: (wrong) => analysis.effectiveReceptiveField(model(), [1, 2, 2, 3], wrong),
  ...({ hasGlobalAttention: 'none', attributionMethods: 'none' } as const),
  attribute: (wrong) => analysis.attribute(model(), images(), 'saliency', wrong),
  attentionHeads: (wrong) => analysis.attentionHeads(model(), images(), wrong),
  flipAlignment: (wrong) => analysis.flipAlignment(model(), images(), wrong),
  headCurve: (wrong) => analysis.headCurve(model(), images(), [0], wrong),
  headImportance: (wrong) => analysis.headImportance(model(), images(), wrong),
  cascadingRandomization: (wrong) => analysis.cascadingRandomization(model(), images(), 'saliency', wrong),
  deletionCurve: (wrong) => analysis.deletionCurve(model(), images(), heat, wrong),
  gradCam: (wrong) => analysis.gradCam(model(), images(), wrong),
  gradCamPlusPlus: (wrong) => analysis.gradCamPlusPlus(model(), images(), wrong),
  inputXGradient: (wrong) => analysis.inputXGradient(model(), images(), wrong),
  insertionCurve: (wrong) => analysis.insertionCurve(model(), images(), heat, wrong),
  integratedGradients: (wrong) => analysis.integratedGradients(model(), images(), wrong),
  occlusion: (wrong) => analysis.occlusion(model(), images(), wrong),
  saliency: (wrong) => analysis.saliency(model(), images(), wrong),
  smoothGrad: (wrong) => analysis.smoothGrad(model(), images(), wrong),
  fieldHeat: (wrong) => analysis.fieldHeat({ map: [1] }, wrong),
  overlayFields: (wrong) => analysis.overlayFields(picture, [], wrong),
  projectField: 'none',
  signalPropagation: (wrong) => analysis.signalPropagation(model(), [1, 2], wrong),
  SignalRecorder: (wrong) => new analysis.SignalRecorder(model(), [1, 2], wrong),
  overlayHeat: (wrong) => analysis.overlayHeat(picture, new Float32Array(1), [1, 1], wrong),
  measureMachine: 'none',
  modelGraph: 'none',
  paretoFront: 'none',
  sensitivity: (wrong) => analysis.sensitivity(() => ({ model: model(), inputShape: [1, 2] }), { a: [1] }, wrong),
  inspectProgram: (wrong) => analysis.inspectProgram((x) => x, [vectors()], wrong),
  receptiveField: (wrong) => analysis.receptiveField(model(), [1, 2, 2, 2], wrong),
  measureTime: (wrong) => analysis.measureTime(model(), [1, 2], wrong),
  profileModel: (wrong) => analysis.profileModel(model(), [1, 2], wrong),
};

const PREDICT: Table<typeof predict> = {
  ...({ Predictor: 'none', Segmenter: 'none' } as const),
  load: (wrong) => predict.load(source, wrong),
};

const SEGMENTATION: Table<typeof segmentation> = {
  SegmentationModel: 'data',
  createSegmentationModel: (wrong) =>
    segmentation.createSegmentationModel({ decoder: 'fpn', backbone: 'resnet18', numClasses: 2, ...wrong }),
  ...({ listDecoders: 'none', segmentationModelOf: 'data' } as const),
  mvssLoss: (wrong) => segmentation.mvssLoss(segmenter().model, wrong),
  slidingWindow: (wrong) => segmentation.slidingWindow((x) => x, images(), { window: 2, ...wrong }),
};

const segmenter = () =>
  new predict.Segmenter(
    segmentation.createSegmentationModel({ decoder: 'fpn', backbone: 'mobilenetv3_small_050', numClasses: 2 }),
    preprocessing,
  );

const predictor = () => new predict.Predictor(models.createModel('mobilenetv3_small_050'), preprocessing);

/** Methods with options, which the types of the exports do not list. */
const METHODS: Readonly<Record<string, Call>> = {
  'Tensor.sum': (wrong) => vectors().sum(0, wrong),
  'Tensor.max': (wrong) => vectors().max(0, wrong),
  'Tensor.min': (wrong) => vectors().min(0, wrong),
  'Tensor.min of int32': (wrong) => labels().min(0, wrong),
  'Tensor.div': (wrong) => vectors().div(2, wrong),
  'Tensor.prod': (wrong) => vectors().prod(0, wrong),
  'Tensor.any': (wrong) => vectors().any(0, wrong),
  'Tensor.all': (wrong) => vectors().all(0, wrong),
  'Tensor.var': (wrong) => vectors().var(0, wrong),
  'Tensor.std': (wrong) => vectors().std(0, wrong),
  'Tensor.norm': (wrong) => vectors().norm(2, 0, wrong),
  'Tensor.argsort': (wrong) => vectors().argsort(0, wrong),
  'Tensor.sort': (wrong) => vectors().sort(0, wrong),
  'Tensor.topk': (wrong) => vectors().topk(1, 0, wrong),
  'Tensor.scatterElements': (wrong) => root.ones([2]).scatterElements(labels(), root.ones([2]), 0, wrong),
  'Tensor.mean': (wrong) => vectors().mean(0, wrong),
  'ConfusionMatrix.update': (wrong) => new metrics.ConfusionMatrix(2).update([], [], wrong),
  'BinaryRanking.rocCurve': (wrong) => new metrics.BinaryRanking().rocCurve(wrong),
  'IsotonicRegression.fit': (wrong) => new features.IsotonicRegression().fit([1], [1], wrong),
  'LogisticRegression.fit': (wrong) => new features.LogisticRegression().fit([[1], [2]], [0, 1], wrong),
  'Segmenter.segment': (wrong) => segmenter().segment(picture, wrong),
  'Predictor.explain': (wrong) => predictor().explain(picture, wrong),
  'Predictor.predict': (wrong) => predictor().predict(new Uint8Array(0), wrong),
  'Predictor.stream': (wrong) => predictor().stream([], wrong),
  ...TEXT_METHODS,
  ...GLANCE_METHODS,
  'PlattScaling.fit': (wrong) => new features.PlattScaling().fit([1, 2], [0, 1], wrong),
};

const TABLES: Readonly<Record<string, Readonly<Record<string, Call | 'none' | 'data'>>>> = {
  '.': ROOT,
  './analysis': ANALYSIS,
  './ops': OPS,
  './nn': { ...NN, ...INIT },
  './optim': OPTIM,
  './metrics': METRICS,
  './features': FEATURES,
  './attacks': ATTACKS,
  './io': IO,
  './data': DATA,
  './images': IMAGES,
  './models': MODELS,
  './forensics': FORENSICS,
  './segmentation': SEGMENTATION,
  './predict': PREDICT,
  './reparam': REPARAM,
  './onnx': ONNX,
  './text': TEXT,
  './multimodal': MULTIMODAL,
  './glance': GLANCE,
  './train': TRAIN,
};

beforeAll(async () => {
  await root.setBackend('js');
});

it('every sub-path of the package has a table', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(Object.keys(TABLES)).toEqual(Object.keys(manifest.exports));
});

const calls = Object.entries({ ...TABLES, methods: METHODS }).flatMap(([path, table]) =>
  Object.entries(table).flatMap(([name, entry]) => (typeof entry === 'function' ? [[path, name, entry] as const] : [])),
);

describe('a misspelt option is refused', () => {
  it.each(calls)('%s %s', async (_, __, call) => {
    await expect((async () => call({ notAnOption: 1 }))()).rejects.toThrow(
      /: unknown option notAnOption; the options are /,
    );
  });
});
