// What Fovea has for the names of torch.nn and torch.nn.functional.

import { INTERNAL, type ModuleNames, NOT_YET, of, VOLUMES } from './words.ts';

export const LAYERS: Readonly<Record<string, ModuleNames>> = {
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
        'LogSigmoid LogSoftmax LPPool2d MaxPool2d MaxUnpool2d Mish Module PixelShuffle PixelUnshuffle PReLU ReLU ReLU6',
      ),
      ...of('nn', 'Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer'),
      ...of('nn', 'AdaptiveAvgPool1d AdaptiveMaxPool1d AvgPool1d Conv1d ConvTranspose1d MaxPool1d'),
      ...of('nn', 'AvgPool3d Conv3d CTCLoss MaxPool3d'),
      ...of('nn', 'AlphaDropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout'),
      ...of(
        'nn',
        'CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss L1Loss MSELoss SmoothL1Loss HuberLoss KLDivLoss HingeEmbeddingLoss',
      ),
      ...of(
        'nn',
        'SoftMarginLoss MultiLabelSoftMarginLoss MultiLabelMarginLoss MultiMarginLoss PoissonNLLLoss GaussianNLLLoss MarginRankingLoss CosineEmbeddingLoss TripletMarginLoss',
      ),
      ...of('nn', 'CircularPad2d ConstantPad2d Embedding GRU LSTM ReflectionPad2d ReplicationPad2d ZeroPad2d'),
      ...of(
        'nn',
        'RMSNorm SELU Sequential Sigmoid SiLU Softmax Softplus Softsign Tanh Upsample MultiheadAttention=MultiHeadAttention',
      ),
      ...of(
        'nn',
        'CircularPad1d CircularPad3d ConstantPad1d ConstantPad3d ReflectionPad1d ReflectionPad3d ReplicationPad1d',
      ),
      ...of('nn', 'ReplicationPad3d ZeroPad1d ZeroPad3d InstanceNorm1d InstanceNorm3d LPPool1d LPPool3d MaxUnpool1d'),
      ...of('nn', 'AdaptiveAvgPool3d AdaptiveMaxPool3d ConvTranspose3d ChannelShuffle EmbeddingBag RNN'),
      RNNCell: 'nn.RNN | of one step: `rnn.forward(x.unsqueeze(1), h.unsqueeze(0)).squeeze(1)`',
      GRUCell: 'nn.GRU | of one step: `gru.forward(x.unsqueeze(1), h.unsqueeze(0)).squeeze(1)`',
      ...of('ops', 'CosineSimilarity=cosineSimilarity'),
      ...of('ops', 'NLLLoss2d=nllLoss'),
      ...of('ops', 'PairwiseDistance=distance'),
      ...of('ops', 'CELU=celu Fold=fold Unfold=unfold GLU=glu Hardshrink=hardShrink Softshrink=softShrink'),
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
      [VOLUMES]: 'MaxUnpool3d',
      [INTERNAL]: 'RNNBase RNNCellBase',
      'backends of several devices: there is one process': 'DataParallel',
      [NOT_YET]: 'AdaptiveLogSoftmaxWithLoss Bilinear FractionalMaxPool2d FractionalMaxPool3d LSTMCell RReLU',
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
        'logsigmoid=logSigmoid lp_pool2d=lpPool2d margin_ranking_loss=marginRankingLoss max_pool2d=maxPool2d selu sigmoid silu',
      ),
      ...of(
        'ops',
        'max_pool2d_with_indices=maxPool2dWithIndices max_unpool2d=maxUnpool2d mse_loss=mseLoss nll_loss=nllLoss normalize=lpNormalize',
      ),
      ...of(
        'ops',
        'multi_margin_loss=multiMarginLoss ctc_loss=ctcLoss multilabel_margin_loss=multiLabelMarginLoss multilabel_soft_margin_loss=multiLabelSoftMarginLoss one_hot=oneHot softmax',
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
      ...of(
        'ops',
        'adaptive_avg_pool1d=adaptiveAveragePool1d adaptive_max_pool1d=adaptiveMaxPool1d avg_pool1d=averagePool1d conv1d',
      ),
      ...of(
        'ops',
        'conv_transpose1d=convTranspose1d max_pool1d=maxPool1d max_pool1d_with_indices=maxPool1dWithIndices',
      ),
      ...of(
        'ops',
        'lp_pool1d=lpPool1d lp_pool3d=lpPool3d max_unpool1d=maxUnpool1d adaptive_max_pool1d_with_indices=adaptiveMaxPool1dWithIndices',
      ),
      ...of('ops', 'adaptive_avg_pool3d=adaptiveAveragePool3d adaptive_max_pool3d=adaptiveMaxPool3d'),
      ...of('ops', 'conv_transpose3d=convTranspose3d channel_shuffle=channelShuffle embedding_bag=embeddingBag'),
      native_channel_shuffle: 'ops.channelShuffle',
      gumbel_softmax: 'fovea.Generator ops.softmax | `softmax(x.add(noise).div(tau))`, noise −log(−log u) of drawn u',
      pad: 'ops.pad1d ops.pad2d ops.pad3d | by the number of axes',
      conv_tbc: 'ops.conv1d | of `x.transpose(1, 0, 2)`',
      ...of('ops', 'avg_pool3d=averagePool3d conv3d max_pool3d=maxPool3d'),
      batch_norm: 'ops.batchNorm ops.batchNormTraining | by given statistics, or by the batch',
      dropout: 'nn.Dropout | a layer: it knows whether it trains',
      ...of('nn', 'dropout1d=Dropout1d dropout2d=Dropout2d dropout3d=Dropout3d alpha_dropout=AlphaDropout'),
      feature_alpha_dropout: 'nn.FeatureAlphaDropout',
      multi_head_attention_forward: 'nn.MultiHeadAttention nn.CrossAttention',
      softmin: 'ops.softmax | of `x.neg()`',
      triplet_margin_with_distance_loss: 'ops.tripletMarginLoss ops.distance | `distance` and `maximum`',
      linear_cross_entropy: 'ops.linear ops.crossEntropy',
      grouped_mm: 'Tensor.matmul | with a batch axis',
    },
    none: {
      [VOLUMES]: 'adaptive_max_pool3d_with_indices max_pool3d_with_indices max_unpool3d',
      'there are no 8-bit floats': 'scaled_mm scaled_grouped_mm',
      [NOT_YET]:
        'bilinear fractional_max_pool2d fractional_max_pool2d_with_indices fractional_max_pool3d fractional_max_pool3d_with_indices rrelu',
    },
  },
};
