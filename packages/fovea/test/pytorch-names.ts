// What Fovea has for each name of PyTorch: names of ours that a test looks up, with how to write it where the name does not say it; or why there is none.

/** `Tensor.x`, `fovea.x`, or `ops.x` of a sub-path, several with spaces between; behind a bar, how to write it. */
type Ours = string;

export interface ModuleNames {
  readonly ours: Readonly<Record<string, Ours>>;
  /** Why there is nothing, by reason. */
  readonly none: Readonly<Record<string, string>>;
}

const COMPLEX = 'there are no complex numbers';
const LINEAR_ALGEBRA = 'linear algebra beyond products';
const SPECIAL = 'a special function that images have not needed';
const INVERSE = 'trigonometry beyond sin, cos and tanh';
const QUANTISED = 'there are no quantised tensors';
const INTERNAL = "PyTorch's own bookkeeping";
const ONE_AXIS = 'sequences: use the 2-D layer on `[N, 1, L, C]`';
const VOLUMES = 'volumes: Fovea is for images';
const NOT_YET = 'not there yet';
const UNIQUE = 'its size depends on the values: read them with `data()`';

/** `name` of Tensor under the same name. */
const methods = (names: string): Record<string, Ours> =>
  Object.fromEntries(names.split(' ').map((name) => [name, `Tensor.${name}`]));

/** Names of a sub-path of ours by names of theirs, `theirs=ours`. */
const of = (path: string, pairs: string): Record<string, Ours> =>
  Object.fromEntries(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('='))
      .map(([theirs, ours = theirs]) => [theirs, `${path}.${ours}`]),
  );

export const PYTORCH: Readonly<Record<string, ModuleNames>> = {
  torch: {
    ours: {
      ...methods(
        'abs add all any argmax argmin argsort ceil chunk cos cumprod cumsum detach div equal erf exp expm1 flatten',
      ),
      ...methods(
        'flip floor greater less log log10 log1p log2 matmul max maximum mean min minimum mul neg nonzero norm pow',
      ),
      ...methods(
        'prod reciprocal reshape roll round rsqrt sign sin sort split sqrt square squeeze std sub sum tanh topk tril',
      ),
      ...methods('triu trunc unsqueeze var'),
      ...of(
        'Tensor',
        'absolute=abs amax=max amin=min negative=neg multiply=mul divide=div true_divide=div subtract=sub',
      ),
      ...of('Tensor', 'eq=equal ne=notEqual not_equal=notEqual lt=less le=lessEqual less_equal=lessEqual gt=greater'),
      ...of('Tensor', 'ge=greaterEqual greater_equal=greaterEqual clamp=clip clip isnan=isNaN isfinite=isFinite'),
      ...of('Tensor', 'logical_and=logicalAnd logical_or=logicalOr logical_not=logicalNot bitwise_and=logicalAnd'),
      ...of('Tensor', 'bitwise_or=logicalOr bitwise_not=logicalNot mm=matmul bmm=matmul mv=matmul dot=matmul'),
      ...of(
        'Tensor',
        'gather=gatherElements take_along_dim=gatherElements index_select=gather scatter=scatterElements',
      ),
      ...of('Tensor', 'masked_select=maskedSelect argwhere=nonzero permute=transpose broadcast_to=expand numel=size'),
      ...of('Tensor', 'repeat_interleave=repeatInterleave tile=repeat unsafe_chunk=chunk unsafe_split=split'),
      ...of('Tensor', 'unsafe_split_with_sizes=split split_with_sizes=split fix=trunc narrow=slice'),
      ...of('fovea', 'arange einsum eye full linspace meshgrid ones zeros stack where tensor compile cat=concat'),
      ...of('fovea', 'from_numpy=tensor as_tensor=tensor bernoulli=Generator rand=Generator randn=Generator'),
      ...of('fovea', 'normal=Generator randint=Generator'),
      ...of(
        'ops',
        'softmax log_softmax=logSoftmax logsumexp=logSumExp relu prelu sigmoid hardshrink=hardShrink cdist=distanceMatrix',
      ),
      addmm: 'Tensor.add Tensor.matmul | `a.add(b.matmul(c))`',
      addbmm: 'Tensor.matmul Tensor.sum | `a.add(b.matmul(c).sum(0))`',
      baddbmm: 'Tensor.add Tensor.matmul | `a.add(b.matmul(c))`',
      addmv: 'Tensor.add Tensor.matmul | `a.add(m.matmul(v))`',
      addr: 'Tensor.add fovea.einsum | `a.add(einsum("i,j->ij", v, w))`',
      addcmul: 'Tensor.add Tensor.mul | `a.add(b.mul(c).mul(value))`',
      addcdiv: 'Tensor.add Tensor.div | `a.add(b.div(c).mul(value))`',
      adjoint: 'Tensor.transpose | `x.transpose(…, -1, -2)`',
      allclose: 'Tensor.all | `a.sub(b).abs().lessEqual(atol).all()`',
      isclose: 'Tensor.lessEqual | `a.sub(b).abs().lessEqual(atol)`',
      aminmax: 'Tensor.min Tensor.max | both, each on its own',
      block_diag: 'Tensor.pad fovea.concat | pads and concatenates',
      broadcast_tensors: 'Tensor.expand | operations broadcast by themselves',
      clamp_max: 'Tensor.minimum',
      clone: 'fovea.Tensor | not needed: tensors do not change',
      clamp_min: 'Tensor.maximum',
      count_nonzero: 'Tensor.notEqual Tensor.sum | `x.notEqual(0).cast("int32").sum()`',
      deg2rad: 'Tensor.mul | `x.mul(Math.PI / 180)`',
      rad2deg: 'Tensor.mul | `x.mul(180 / Math.PI)`',
      diag: 'fovea.einsum | `einsum("ii->i", m)`; of a vector `eye(n).mul(v)`',
      diagonal: 'fovea.einsum | `einsum("ii->i", m)`',
      diag_embed: 'fovea.eye Tensor.mul | `v.unsqueeze(-1).mul(eye(n))`',
      diagflat: 'fovea.eye Tensor.mul | `eye(n).mul(v.flatten())`',
      trace: 'fovea.einsum | `einsum("ii->", m)`',
      diff: 'Tensor.slice Tensor.sub | `x.slice(-1, 1).sub(x.slice(-1, 0, -1))`',
      dist: 'Tensor.sub Tensor.norm | `a.sub(b).norm()`',
      dsplit: 'Tensor.chunk | along axis 2',
      hsplit: 'Tensor.chunk | along axis 1',
      vsplit: 'Tensor.chunk | along axis 0',
      tensor_split: 'Tensor.split | with a list of sizes',
      dstack: 'fovea.concat | along axis 2',
      hstack: 'fovea.concat | along axis 1',
      vstack: 'fovea.concat | along axis 0',
      empty: 'fovea.zeros | takes no memory until something needs it',
      erfc: 'Tensor.erf | `x.erf().neg().add(1)`',
      exp2: 'Tensor.exp | `x.mul(Math.LN2).exp()`',
      fliplr: 'Tensor.flip | `x.flip(1)`',
      flipud: 'Tensor.flip | `x.flip(0)`',
      float_power: 'Tensor.pow',
      floor_divide: 'Tensor.div | `x.div(y, { roundingMode: "floor" })`',
      remainder: 'Tensor.div Tensor.sub | `x.sub(x.div(y, { roundingMode: "floor" }).mul(y))`',
      fmod: 'Tensor.div Tensor.sub | `x.sub(x.div(y, { roundingMode: "trunc" }).mul(y))`',
      frac: 'Tensor.trunc Tensor.sub | `x.sub(x.trunc())`',
      full_like: 'fovea.full | `full(x.shape, value, x.dtype)`',
      ones_like: 'fovea.ones | `ones(x.shape, x.dtype)`',
      zeros_like: 'fovea.zeros | `zeros(x.shape, x.dtype)`',
      heaviside: 'fovea.where | `where(x.equal(0), y, x.greater(0).cast("float32"))`',
      hypot: 'Tensor.square Tensor.sqrt | `x.square().add(y.square()).sqrt()`',
      index_add: 'Tensor.scatterElements | with `reduce: "add"`',
      scatter_add: 'Tensor.scatterElements | with `reduce: "add"`',
      inner: 'Tensor.matmul | `a.matmul(b.transpose())`',
      outer: 'fovea.einsum | `einsum("i,j->ij", v, w)`',
      ger: 'fovea.einsum | `einsum("i,j->ij", v, w)`',
      vdot: 'Tensor.matmul',
      kron: 'fovea.einsum Tensor.reshape | `einsum("ij,kl->ikjl", a, b)`, reshaped',
      isinf: 'Tensor.abs Tensor.equal | `x.abs().equal(Infinity)`',
      isposinf: 'Tensor.equal | `x.equal(Infinity)`',
      isneginf: 'Tensor.equal | `x.equal(-Infinity)`',
      is_tensor: 'fovea.Tensor | `x instanceof Tensor`',
      is_nonzero: 'Tensor.item | `(await x.item()) !== 0`',
      is_same_size: 'Tensor.shape | compare the shapes',
      lerp: 'Tensor.sub Tensor.add | `a.add(b.sub(a).mul(weight))`',
      logaddexp: 'ops.logSumExp fovea.stack | `logSumExp(stack([a, b], -1))`',
      logical_xor: 'Tensor.notEqual | of bool tensors',
      bitwise_xor: 'Tensor.notEqual | of bool tensors',
      logit: 'Tensor.log | `p.div(p.neg().add(1)).log()`',
      masked_fill: 'fovea.where | `where(mask, value, x)`',
      masked_scatter: 'fovea.where Tensor.scatterElements | by positions',
      moveaxis: 'Tensor.transpose',
      movedim: 'Tensor.transpose',
      swapaxes: 'Tensor.transpose',
      swapdims: 'Tensor.transpose',
      transpose: 'Tensor.transpose | names all axes in their new order',
      t: 'Tensor.transpose | `x.transpose()`',
      msort: 'Tensor.sort | along axis 0',
      kthvalue: 'Tensor.topk | the last of `topk(k, axis, { largest: false })`',
      nan_to_num: 'Tensor.isNaN fovea.where | `where(x.isNaN(), 0, x)`',
      nansum: 'Tensor.isNaN fovea.where | `where(x.isNaN(), 0, x).sum()`',
      nanmean: 'Tensor.isNaN fovea.where | sum over the count of numbers',
      narrow_copy: 'Tensor.slice',
      select: 'Tensor.slice Tensor.squeeze | `x.slice(axis, i, i + 1).squeeze(axis)`',
      unbind: 'Tensor.split | `x.split(1, axis).map((one) => one.squeeze(axis))`',
      ravel: 'Tensor.flatten',
      unflatten: 'Tensor.reshape',
      positive: 'fovea.Tensor | the tensor itself',
      rot90: 'Tensor.transpose Tensor.flip | transposes and flips',
      sgn: 'Tensor.sign',
      signbit: 'Tensor.less | `x.less(0)`',
      sinh: 'Tensor.exp | `x.exp().sub(x.neg().exp()).div(2)`',
      cosh: 'Tensor.exp | `x.exp().add(x.neg().exp()).div(2)`',
      tan: 'Tensor.sin Tensor.cos | `x.sin().div(x.cos())`',
      slice_inverse: 'Tensor.pad',
      take: 'Tensor.flatten Tensor.gather | `x.flatten().gather(indices)`',
      tril_indices: 'fovea.ones Tensor.tril Tensor.nonzero | `await ones([n, n]).tril().nonzero()`',
      triu_indices: 'fovea.ones Tensor.triu Tensor.nonzero | `await ones([n, n]).triu().nonzero()`',
      xlogy: 'fovea.where Tensor.log | `where(x.equal(0), 0, x.mul(y.log()))`',
      randperm: 'data.permutation | on the host',
      cartesian_prod: 'fovea.meshgrid fovea.stack | stacks a grid',
      cov: 'Tensor.matmul Tensor.mean | `d.transpose().matmul(d).div(n - 1)` with d = x − mean',
      corrcoef: 'Tensor.matmul Tensor.std | the covariance over the deviations',
    },
    none: {
      [COMPLEX]:
        'angle conj conj_physical imag is_complex is_conj real resolve_conj resolve_neg isreal is_neg istft stft',
      [LINEAR_ALGEBRA]:
        'cholesky cholesky_inverse cholesky_solve det geqrf inverse logdet lu lu_solve matrix_exp matrix_power orgqr ormqr pinverse qr slogdet svd triangular_solve cross',
      [SPECIAL]:
        'digamma erfinv i0 igamma igammac lgamma mvlgamma polygamma sinc logaddexp2 logcumsumexp ldexp frexp nextafter copysign gcd lcm',
      [INVERSE]: 'acos acosh arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan atan2 atanh',
      [QUANTISED]:
        'dequantize int_repr q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point smm sspaddmm',
      [INTERNAL]:
        'get_device hash_tensor is_distributed is_floating_point is_grad_enabled is_inference is_signed set_default_dtype as_strided as_strided_scatter nonzero_static',
      [UNIQUE]: 'unique unique_consecutive bincount histc histogram combinations multinomial',
      'bit shifts of int32 are no public operation': 'bitwise_left_shift bitwise_right_shift',
      'write it with `where`, `concat` or `scatterElements`; tensors do not change':
        'diagonal_scatter index_copy index_fill index_put index_reduce put scatter_reduce select_scatter slice_scatter renorm',
      [NOT_YET]: 'cummax cummin fmax fmin median mode nanmedian nanquantile quantile logspace',
    },
  },
  'torch.nn': {
    ours: {
      ...of(
        'nn',
        'AdaptiveAvgPool2d AdaptiveMaxPool2d AvgPool2d BatchNorm2d Conv2d ConvTranspose2d Dropout ELU Flatten GELU GroupNorm',
      ),
      ...of(
        'nn',
        'Hardsigmoid=HardSigmoid Hardswish=HardSwish Hardtanh=HardTanh Identity InstanceNorm2d LayerNorm LeakyReLU Linear',
      ),
      ...of(
        'nn',
        'LogSigmoid LogSoftmax LPPool2d=L2Pool2d MaxPool2d MaxUnpool2d Mish Module PixelShuffle PixelUnshuffle PReLU ReLU ReLU6',
      ),
      ...of('nn', 'CircularPad2d ConstantPad2d Embedding GRU LSTM ReflectionPad2d ReplicationPad2d ZeroPad2d'),
      ...of(
        'nn',
        'RMSNorm SELU Sequential Sigmoid SiLU Softmax Softplus Softsign Tanh Upsample MultiheadAttention=MultiHeadAttention',
      ),
      ...of(
        'ops',
        'BCELoss=binaryCrossEntropy BCEWithLogitsLoss=binaryCrossEntropyWithLogits CosineEmbeddingLoss=cosineEmbeddingLoss',
      ),
      ...of(
        'ops',
        'CosineSimilarity=cosineSimilarity CrossEntropyLoss=crossEntropy GaussianNLLLoss=gaussianNllLoss HingeEmbeddingLoss=hingeEmbeddingLoss',
      ),
      ...of(
        'ops',
        'HuberLoss=huberLoss KLDivLoss=klDivergence L1Loss=l1Loss MarginRankingLoss=marginRankingLoss MSELoss=mseLoss',
      ),
      ...of(
        'ops',
        'MultiLabelSoftMarginLoss=multiLabelSoftMarginLoss MultiMarginLoss=multiMarginLoss NLLLoss=nllLoss NLLLoss2d=nllLoss',
      ),
      ...of(
        'ops',
        'PairwiseDistance=distance PoissonNLLLoss=poissonNllLoss SmoothL1Loss=smoothL1Loss SoftMarginLoss=softMarginLoss',
      ),
      ...of(
        'ops',
        'TripletMarginLoss=tripletMarginLoss CELU=celu Fold=fold Unfold=unfold GLU=glu Hardshrink=hardShrink Softshrink=softShrink',
      ),
      ...of(
        'ops',
        'Tanhshrink=tanhShrink Threshold=threshold LocalResponseNorm=localResponseNorm CrossMapLRN2d=localResponseNorm',
      ),
      BatchNorm1d: 'nn.BatchNorm2d | takes `[N, C]` and `[N, L, C]`, too: channels are the last axis',
      BatchNorm3d: 'nn.BatchNorm2d | takes any `[…, C]`',
      SyncBatchNorm: 'nn.BatchNorm2d | there is one process',
      Softmax2d: 'nn.Softmax | along the last axis, that of the channels',
      Softmin: 'nn.Softmax | of `x.neg()`',
      UpsamplingBilinear2d: 'nn.Upsample | `{ mode: "bilinear", alignCorners: true }`',
      UpsamplingNearest2d: 'nn.Upsample | `{ mode: "nearest" }`',
      ModuleList: 'nn.Module | an array in a field of a module',
      ModuleDict: 'nn.Module | an object of a class of its own',
      ParameterList: 'nn.Parameter | an array in a field of a module',
      ParameterDict: 'nn.Parameter | fields of a module',
      Container: 'nn.Module',
      Unflatten: 'Tensor.reshape',
      TripletMarginWithDistanceLoss: 'ops.tripletMarginLoss ops.distance | `distance` and `maximum`',
      LinearCrossEntropyLoss: 'nn.Linear ops.crossEntropy',
    },
    none: {
      [ONE_AXIS]:
        'AdaptiveAvgPool1d AdaptiveMaxPool1d AvgPool1d CircularPad1d ConstantPad1d Conv1d ConvTranspose1d Dropout1d InstanceNorm1d LPPool1d MaxPool1d MaxUnpool1d ReflectionPad1d ReplicationPad1d ZeroPad1d',
      [VOLUMES]:
        'AdaptiveAvgPool3d AdaptiveMaxPool3d AvgPool3d CircularPad3d ConstantPad3d Conv3d ConvTranspose3d Dropout3d FractionalMaxPool3d InstanceNorm3d LPPool3d MaxPool3d MaxUnpool3d ReflectionPad3d ReplicationPad3d ZeroPad3d',
      'backends of several devices: there is one process': 'DataParallel',
      [NOT_YET]:
        'AdaptiveLogSoftmaxWithLoss AlphaDropout Bilinear ChannelShuffle CTCLoss Dropout2d EmbeddingBag FeatureAlphaDropout FractionalMaxPool2d GRUCell LSTMCell MultiLabelMarginLoss RNN RNNBase RNNCell RNNCellBase RReLU Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer',
    },
  },
  'torch.nn.functional': {
    ours: {
      ...of(
        'ops',
        'adaptive_avg_pool2d=adaptiveAveragePool2d adaptive_max_pool2d=adaptiveMaxPool2d affine_grid=affineGrid',
      ),
      ...of(
        'ops',
        'adaptive_max_pool2d_with_indices=adaptiveMaxPool2dWithIndices avg_pool2d=averagePool2d celu elu conv2d embedding fold',
      ),
      ...of(
        'ops',
        'binary_cross_entropy=binaryCrossEntropy binary_cross_entropy_with_logits=binaryCrossEntropyWithLogits glu gelu',
      ),
      ...of(
        'ops',
        'conv_transpose2d=convTranspose2d cosine_embedding_loss=cosineEmbeddingLoss cosine_similarity=cosineSimilarity',
      ),
      ...of(
        'ops',
        'cross_entropy=crossEntropy gaussian_nll_loss=gaussianNllLoss grid_sample=gridSample group_norm=groupNorm linear',
      ),
      ...of(
        'ops',
        'hardshrink=hardShrink hardsigmoid=hardSigmoid hardswish=hardSwish hardtanh=hardTanh huber_loss=huberLoss interpolate',
      ),
      ...of(
        'ops',
        'hinge_embedding_loss=hingeEmbeddingLoss instance_norm=instanceNorm kl_div=klDivergence l1_loss=l1Loss mish',
      ),
      ...of(
        'ops',
        'layer_norm=layerNorm leaky_relu=leakyRelu local_response_norm=localResponseNorm log_softmax=logSoftmax prelu relu relu6',
      ),
      ...of(
        'ops',
        'logsigmoid=logSigmoid lp_pool2d=l2Pool2d margin_ranking_loss=marginRankingLoss max_pool2d=maxPool2d selu sigmoid silu',
      ),
      ...of(
        'ops',
        'max_pool2d_with_indices=maxPool2dWithIndices max_unpool2d=maxUnpool2d mse_loss=mseLoss nll_loss=nllLoss normalize=lpNormalize',
      ),
      ...of(
        'ops',
        'multi_margin_loss=multiMarginLoss multilabel_soft_margin_loss=multiLabelSoftMarginLoss one_hot=oneHot pad=pad2d softmax',
      ),
      ...of(
        'ops',
        'pairwise_distance=distance pdist=distanceMatrix pixel_shuffle=pixelShuffle pixel_unshuffle=pixelUnshuffle softplus softsign',
      ),
      ...of(
        'ops',
        'poisson_nll_loss=poissonNllLoss rms_norm=rmsNorm scaled_dot_product_attention=scaledDotProductAttention threshold tanh',
      ),
      ...of(
        'ops',
        'smooth_l1_loss=smoothL1Loss soft_margin_loss=softMarginLoss softshrink=softShrink tanhshrink=tanhShrink unfold',
      ),
      ...of(
        'ops',
        'triplet_margin_loss=tripletMarginLoss upsample=interpolate upsample_bilinear=interpolate upsample_nearest=interpolate',
      ),
      batch_norm: 'ops.batchNorm ops.batchNormTraining | by given statistics, or by the batch',
      dropout: 'nn.Dropout | a layer: it knows whether it trains',
      multi_head_attention_forward: 'nn.MultiHeadAttention nn.CrossAttention',
      softmin: 'ops.softmax | of `x.neg()`',
      triplet_margin_with_distance_loss: 'ops.tripletMarginLoss ops.distance | `distance` and `maximum`',
      channel_shuffle:
        'Tensor.reshape Tensor.transpose | `x.reshape(N, H, W, g, C / g).transpose(0, 1, 2, 4, 3).reshape(N, H, W, C)`',
      native_channel_shuffle: 'Tensor.reshape Tensor.transpose | as `channel_shuffle`',
      linear_cross_entropy: 'ops.linear ops.crossEntropy',
      grouped_mm: 'Tensor.matmul | with a batch axis',
    },
    none: {
      [ONE_AXIS]:
        'adaptive_avg_pool1d adaptive_max_pool1d adaptive_max_pool1d_with_indices avg_pool1d conv1d conv_tbc conv_transpose1d dropout1d lp_pool1d max_pool1d max_pool1d_with_indices max_unpool1d',
      [VOLUMES]:
        'adaptive_avg_pool3d adaptive_max_pool3d adaptive_max_pool3d_with_indices avg_pool3d conv3d conv_transpose3d dropout3d fractional_max_pool3d fractional_max_pool3d_with_indices lp_pool3d max_pool3d max_pool3d_with_indices max_unpool3d',
      'there are no 8-bit floats': 'scaled_mm scaled_grouped_mm',
      [NOT_YET]:
        'alpha_dropout bilinear ctc_loss dropout2d embedding_bag feature_alpha_dropout fractional_max_pool2d fractional_max_pool2d_with_indices gumbel_softmax multilabel_margin_loss rrelu',
    },
  },
  'torch.optim': {
    ours: of('optim', 'Adadelta Adafactor Adagrad Adam Adamax AdamW Muon NAdam Optimizer RAdam RMSprop SGD'),
    none: {
      'an average of the weights beside any optimiser is `ExponentialMovingAverage`': 'ASGD',
      'it asks for the loss several times a step; `LogisticRegression` of `fovea/features` has its own': 'LBFGS',
      'for full batches': 'Rprop',
      'there are no sparse gradients; `Adagrad` learns rare features': 'SparseAdam',
    },
  },
  'torch.optim.lr_scheduler': {
    ours: {
      ...of(
        'optim',
        'CosineAnnealingLR=cosineLr CosineAnnealingWarmRestarts=cosineRestartsLr CyclicLR=cyclicLr ExponentialLR=exponentialLr',
      ),
      ...of(
        'optim',
        'LambdaLR=lambdaLr LinearLR=linearLr MultiStepLR=multiStepLr OneCycleLR=oneCycleLr PolynomialLR=polynomialLr',
      ),
      ...of('optim', 'ReduceLROnPlateau=ReduceOnPlateau SequentialLR=sequentialLr StepLR=stepLr'),
      ConstantLR: 'optim.withWarmup optim.constantLr | `linearLr` with equal factors',
      MultiplicativeLR: 'optim.lambdaLr | the product of the factors',
      ChainedScheduler: 'optim.lambdaLr | a schedule is a function: `(step) => lr * a(step) * b(step)`',
      LRScheduler: 'optim.lambdaLr | a schedule is a function from the step to the rate',
    },
    none: {},
  },
  'torchvision.transforms': {
    ours: {
      ...of(
        'images',
        'AugMix=augMix CenterCrop=centerCrop ColorJitter=colorJitter FiveCrop=fiveCrop GaussianBlur=randomGaussianBlur',
      ),
      ...of(
        'images',
        'Grayscale=grayscale Pad=pad RandAugment=randAugment RandomAffine=randomAffine RandomErasing=randomErasing',
      ),
      ...of(
        'images',
        'RandomGrayscale=randomGrayscale RandomHorizontalFlip=randomHorizontalFlip RandomPerspective=randomPerspective',
      ),
      ...of(
        'images',
        'RandomResizedCrop=randomResizedCrop RandomRotation=randomRotation RandomVerticalFlip=randomVerticalFlip Resize=resize',
      ),
      ...of('images', 'TenCrop=tenCrop TrivialAugmentWide=trivialAugmentWide'),
      RandomAdjustSharpness: 'images.adjustSharpness images.RandomStream | with a chance of your own',
      RandomAutocontrast: 'images.autocontrast images.RandomStream | with a chance of your own',
      RandomEqualize: 'images.equalize images.RandomStream | with a chance of your own',
      RandomInvert: 'images.invert images.RandomStream | with a chance of your own',
      RandomPosterize: 'images.posterize images.RandomStream | with a chance of your own',
      RandomSolarize: 'images.solarize images.RandomStream | with a chance of your own',
      RandomCrop: 'images.pad images.crop images.RandomStream | pads, then crops at a drawn place',
      RandomApply: 'images.RandomStream | an `if` on a drawn number',
      RandomChoice: 'images.RandomStream | an index that is drawn',
      RandomOrder: 'images.RandomStream | an order that is drawn',
      Compose: 'images.augmentation | calls one after another',
      Lambda: 'images.augmentation | any function of a picture',
      Normalize: 'images.preprocess images.imageBatches | with `mean` and `std`',
      ToTensor: 'images.preprocess fovea.tensor | pixels become float32 in 0…1',
      PILToTensor: 'images.decodeImage fovea.tensor',
      ConvertImageDtype: 'images.preprocess',
      InterpolationMode: 'images.resize | a string: "bilinear", "bicubic", …',
    },
    none: {
      'its learnt policies suit ImageNet, CIFAR-10 and SVHN; `randAugment` and `trivialAugmentWide` need none':
        'AutoAugment AutoAugmentPolicy',
      'pictures are plain arrays: write them with a library of your choice': 'ToPILImage',
      [NOT_YET]: 'ElasticTransform LinearTransformation',
    },
  },
};
