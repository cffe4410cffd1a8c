// Chinese texts of the experiments on norms.

import type { Translation } from '../translation.ts';

export const NORMALISATION: Readonly<Record<string, Translation>> = {
  B8d: {
    title: 'Batch norm 之前的偏置',
    varied: ['统计量：当前批、滑动平均'],
    measures: {
      gradient: '训练时偏置梯度与权重梯度之比',
      change: '训练时偏置改变约 1 引起的结果最大变化',
      frozenGradient: '统计量冻结时的第一项',
      parameters: '偏置增加的参数量',
      bytes: '训练多占用的字节数',
    },
    rule: '训练时偏置须没有梯度（小于权重梯度的 10⁻⁵）且不改变结果（小于 10⁻⁴）。统计量冻结时也无用，属于适用范围。',
    reasons: {
      'the bias has a gradient of # of the weights’, or changes results by #': '偏置的梯度是权重的 #，或使结果改变 #',
      'in training the bias has no gradient and changes nothing; it adds # parameters and # bytes':
        '训练时偏置没有梯度，也不改变结果；它增加 # 个参数和 # 字节',
      'with frozen statistics as well': '统计量冻结时同样如此',
      'with frozen statistics it does have a gradient, # of the weights’': '统计量冻结时偏置有梯度，为权重的 #',
    },
  },
  B11b: {
    title: 'Batch norm 的滑动统计量',
    varied: ['批', '数据在中途的偏移'],
    measures: {
      layer: '层的均值与 Σ α(1−α)ᵖ·mean 的最大差',
      printed: '笔记中的 Σ αᵖ·mean 与层的均值的最大差',
      older: '一批与其后一批的权重之比，α = 0.1',
      lag: '数据偏移 95 % 到达所需的批数，α = 0.1（ln 0.05 / ln 0.9 = 28.4）',
    },
    rule: '层须等于 Σ α(1−α)ᵖ·mean（差在 10⁻⁴ 以内），且越早的批影响越小。等于笔记中的 Σ αᵖ·mean，属于适用范围。',
    reasons: {
      'the layer is Σ α(#−α)ᵖ·mean; each older batch counts # of the next, and a shift needs # batches to arrive':
        '该层就是 Σ α(#−α)ᵖ·mean；更早一批的权重是后一批的 #，数据偏移需 # 批才能到达',
      'the layer differs from Σ α(#−α)ᵖ·mean by #': '该层与 Σ α(#−α)ᵖ·mean 相差 #',
      'the printed Σ αᵖ·mean is something else: its weights do not sum to #, and it is off by up to #':
        '笔记中的 Σ αᵖ·mean 是另一回事：权重之和不为 #，最多偏差 #',
      'Σ αᵖ·mean is the same': 'Σ αᵖ·mean 与之相同',
    },
  },
  B13: {
    title: '按通道与按 token 的归一化',
    varied: ['归一化：batch、group、layer', '每批图像数', '网络：卷积网络、transformer'],
    measures: {
      cnn: 'batch norm 与 layer norm 的测试准确率之差，卷积网络，最大批',
      cnnSmall: '同上，最小批',
      groupSmall: 'batch norm 与 group norm 之差，卷积网络，最小批',
      vit: 'layer norm 与 batch norm 之差，transformer，最大批',
    },
    rule: '在最大批下，卷积网络中 batch norm 须优于 layer norm，transformer 中须相反。每批图像少时 batch norm 仍适合卷积网络，属于适用范围。',
    caveat: 'Fashion-MNIST 上的小网络；学习率按批大小的平方根放大。',
    reasons: {
      'in a convolutional network batch norm is not better than layer norm: #':
        '卷积网络中 batch norm 并不优于 layer norm：#',
      'in a convolutional network batch norm is better than layer norm by #':
        '卷积网络中 batch norm 比 layer norm 好 #',
      'in a transformer layer norm is better than batch norm by #': 'transformer 中 layer norm 比 batch norm 好 #',
      'in a transformer layer norm is not better than batch norm: #':
        'transformer 中 layer norm 并不优于 batch norm：#',
      'with the smallest batch, too: #': '最小批下同样如此：#',
      'with the smallest batch it is not: # against layer norm, # against group norm':
        '最小批下不然：相对 layer norm 为 #，相对 group norm 为 #',
    },
  },
};
