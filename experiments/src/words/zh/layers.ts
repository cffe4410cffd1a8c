// Chinese texts of the experiments on layers.

import type { Translation } from '../translation.ts';

export const LAYERS: Readonly<Record<string, Translation>> = {
  B1: {
    title: '池化与上采样的梯度',
    varied: ['操作', '填充', '相等的值'],
    measures: {
      sumError: '无填充时，前后梯度之和的最大相对差',
      paddedSum: '到达的梯度比例：带填充的 3×3 平均池化',
      unevenness: '平均池化窗口内的最大差异',
      toLargest: '全部梯度给了最大值的窗口所占比例',
      tied: '四个值相等的窗口中，最大池化给予梯度的像素数',
    },
    rule: '无填充时梯度之和的差须在 10⁻⁵ 以内，平均池化须均分，最大池化的每个窗口须把梯度全部给最大值。有填充时，本应给零的那部分梯度会丢失：属于适用范围。',
    reasons: {
      'the sums agree': '梯度之和一致',
      'the sums differ by #': '梯度之和相差 #',
      'average pooling spreads evenly; max pooling gives all to the maximum': '平均池化均分；最大池化全部给最大值',
      'average pooling differs by # within a window, or only # of the windows of max pooling give all to the maximum':
        '平均池化在窗口内相差 #，或最大池化只有 # 的窗口全部给最大值',
      'with padding, too': '有填充时同样如此',
      'with padding that counts in the average, # of the gradient arrives: the rest would go to zeros outside':
        '填充计入平均时，只有 # 的梯度到达：其余给了外侧的零',
      'of equal values one alone gets the gradient': '值相等时只有一个得到梯度',
      'of four equal values # get a gradient': '四个相等的值中有 # 个得到梯度',
    },
  },
  B4: {
    title: 'Dropout',
    varied: ['p'],
    measures: {
      mean: 'dropout 前后均值之比，p = 0.5',
      unscaled: '同上，不放大',
      gradient: '梯度与 0 或 1/(1−p) 的最大距离，所有 p',
      variance: 'dropout 前后方差之比，p = 0.5，输入均值 1、标准差 1',
    },
    rule: '均值变化须在 1 % 以内，每个梯度须为 0 或 1/(1−p)。方差也不变属于适用范围：dropout 之后的 batch norm 学到的方差，在推理时并不存在。',
    reasons: {
      'the mean becomes #': '均值变为 #',
      'the mean stays (#), which it would not without scaling (#)': '均值保持不变（#），不放大则不然（#）',
      'every gradient is # or #/(#−p)': '每个梯度都是 # 或 #/(#−p)',
      'some gradient is # away from # and #/(#−p)': '有梯度距 {2} 或 {3}/({4}−p) 达 {1}',
      'the variance does not stay: it grows to # at p = #, so that statistics of a batch norm behind dropout do not fit evaluation':
        '方差并不保持：在 p = {2} 时增至 {1}，因此 dropout 之后 batch norm 的统计量与推理时不符',
      'the variance stays, too': '方差同样保持',
    },
  },
  B5: {
    title: '理论感受野',
    varied: ['层数', '卷积核：3、5、7', '步长：1、2', '空洞率：1、2'],
    measures: {
      traced: '追踪得到的感受野与公式的最大差',
      measured: '梯度支撑集与公式的最大差',
      depth: '步长 1 时 (感受野 − 1) ∝ 层数ᵖ 的指数 p',
      kernel: '(感受野 − 1) ∝ (卷积核 − 1)ᵖ 的指数 p',
      strided: '步长 2 时 (感受野 − 1) ∝ 层数ᵖ 的指数 p',
      filled: '空洞率 2 的最深堆叠实际看到的列占其感受野的比例',
    },
    rule: '公式、追踪结果与梯度支撑集须处处一致（包括空洞卷积），对深度（步长 1）和卷积核的指数须为 1。任意步长下都与深度成正比，以及空洞卷积在各方面都相当于更大的核，属于适用范围。',
    reasons: {
      'the trace differs by # pixels from the formula, the support by #': '追踪结果与公式相差 # 像素，支撑集相差 #',
      'formula, trace and support of the gradient agree, with dilation, too':
        '公式、追踪结果与梯度支撑集一致，包括空洞卷积',
      'it grows with depth to the power #, with kernel size to the power #':
        '随深度按 # 次幂增长，随卷积核按 # 次幂增长',
      'at stride # the field grows in proportion to depth and to kernel size':
        '步长 # 时，感受野与深度、卷积核大小成正比',
      'not at stride #: there it grows with the product of strides, within these layers like depth to the power #':
        '步长 # 时不然：按步长之积增长，在这些层数内近似为深度的 # 次幂',
      'at stride # as well': '步长 # 时同样如此',
      'dilation is a larger kernel in extent only: the stack sees # of its columns':
        '空洞卷积只在范围上等于更大的核：堆叠只看到其中 # 的列',
      'a dilated stack sees all of its field': '空洞卷积堆叠看到整个感受野',
    },
  },
  B6: {
    title: '有效感受野',
    varied: ['网络：线性、relu、残差', '层数', '卷积核', '训练'],
    measures: {
      linearDepth: '宽度 ∝ 层数ᵖ 的指数 p，线性网络',
      reluDepth: '同上，relu',
      residualDepth: '同上，残差连接',
      kernel: '宽度 ∝ 卷积核ᵖ 的指数 p，线性网络',
      kurtosis: '最深线性堆叠的峰度（正态分布为 3）',
      large: '单个大核的宽度与理论感受野相同的 3×3 堆叠之比，线性网络',
      trainedRelu: '训练后的宽度与训练前之比，relu',
      trainedResidual: '同上，残差连接',
    },
    rule: '线性网络对深度的指数须在 0.4 与 0.6 之间，对卷积核的指数在 0.85 与 1.2 之间，峰度在 2.5 与 3.5 之间，且大核须比堆叠更宽。relu 与残差连接下也如此（0.4 至 0.6），且训练不改变宽度（5 % 以内），属于适用范围。',
    caveat: '指数来自随机权重；训练为 8 层网络在 Fashion-MNIST 上；宽度指梯度平方在一个轴上分布的标准差。',
    reasons: {
      'the field of linear networks grows with depth to the power #, with the kernel to the power #':
        '线性网络的感受野随深度按 # 次幂增长，随卷积核按 # 次幂增长',
      'its kurtosis is #, not a normal distribution’s #': '峰度为 #，不同于正态分布的 #',
      'its kurtosis is #, near a normal distribution’s #': '峰度为 #，接近正态分布的 #',
      'one large kernel is # times as wide as a stack with the same theoretical field':
        '单个大核的宽度是理论感受野相同的堆叠的 # 倍',
      'one large kernel is # times as wide as a stack': '单个大核的宽度是堆叠的 # 倍',
      'with relu the exponent is #': 'relu 下指数为 #',
      'with relu #': 'relu 下 #',
      'with residual connections the exponent is #': '残差连接下指数为 #',
      'with residual connections #': '残差连接下 #',
      'training leaves the width as it is: # times with relu, # with residual connections':
        '训练不改变宽度：relu 下为 # 倍，残差连接下为 # 倍',
      'training changes the width: # times with relu, # with residual connections':
        '训练改变宽度：relu 下为 # 倍，残差连接下为 # 倍',
    },
  },
  B7: {
    title: 'PixelShuffle 与转置卷积',
    varied: ['卷积核', '步长', '权重'],
    measures: {
      inPlace: 'PixelShuffle 的结果中，等于对应位置各通道的比例',
      shape: '恢复了形状的图像所占比例',
      error: '恢复的数值的相对误差（取最佳尺度）',
      uneven3: '转置卷积的不均匀度，核 3、步长 2（图像与权重均为常数）',
      uneven4: '同上，核 4、步长 2',
      unevenResize: '同上，最近邻上采样加 3×3 卷积',
    },
    rule: 'PixelShuffle 须处处正确；形状须总能恢复，而数值误差须大于 10 %。笔记未提及的棋盘效应一并测量。',
    reasons: {
      'pixel shuffle does so for # of the results only': 'PixelShuffle 只有 # 的结果如此',
      'pixel shuffle puts the channels of a place side by side': 'PixelShuffle 把同一位置的各通道排在一起',
      'the shape is restored in # of the cases, the values with an error of #': '# 的情况下形状恢复，数值误差为 #',
      'transposed convolution restores the shape, and the values with an error of #': '转置卷积恢复形状，数值误差为 #',
      'unevenness: kernel # #, kernel # #, resizing #': '不均匀度：核 # 为 #，核 # 为 #，插值为 #',
      'besides, it leaves a checkerboard (#) unless the stride divides the kernel':
        '此外，除非步长整除卷积核，否则会留下棋盘效应（#）',
    },
  },
  B8a: {
    title: 'FLOPs 公式',
    varied: ['层的种类', '通道数', '卷积核', '分组数'],
    measures: {
      kinds: '层的种类数',
      corrected: '修正后的公式与统计不符的种类数',
      printed: '笔记中的公式与统计不符的种类数',
      separable: '逐深度、逐点与全连接层中，笔记公式不符的种类数',
    },
    rule: '除三种有笔误的层之外（属于适用范围），笔记中的公式须与统计一致；修正后的公式须全部一致。',
    reasons: {
      '# corrected formulas differ from the count': '有 # 个修正后的公式与统计不符',
      'the corrected formulas give the count for every kind of layer': '修正后的公式对所有种类的层都与统计一致',
      '# other printed formulas are wrong': '另有 # 个笔记中的公式有误',
      'those printed for convolution, groups, pooling, activations and attention are right':
        '笔记中卷积、分组、池化、激活与注意力的公式正确',
      'those of # kinds are slips: depthwise keeps C_in and drops the channels, pointwise drops C_out, fully connected is (#·C_in − #)·C_out':
        '有 # 种的公式是笔误：逐深度卷积保留了 C_in 而漏了通道数，逐点卷积漏了 C_out，全连接应为 (#·C_in − #)·C_out',
      'so are the others': '其余公式同样正确',
    },
  },
  B11a: {
    title: '镜像融合推理',
    varied: ['步长卷积的边长、卷积核与填充', '网络：带步长、对齐'],
    measures: {
      even: '偶数边长的错位，3×3，填充 1',
      odd: '奇数边长的错位，3×3，填充 1',
      strided: '准确率的提高，偶数边长上使用步长 3×3 卷积的网络',
      aligned: '准确率的提高，采样对齐的网络',
      more: '步长网络与对齐网络的提高之差',
    },
    rule: '步长须在偶数边长上错位、在奇数边长上对齐，且镜像融合须对步长网络有益。错位就是原因属于适用范围：对齐的网络受益须更少。',
    caveat: 'Fashion-MNIST，训练时没有镜像图像；其中的鞋都朝同一方向。',
    reasons: {
      'misalignment is # on an even side, # on an odd one': '偶数边长的错位为 #，奇数边长为 #',
      'a stride is misaligned on an even side (#) and not on an odd one':
        '步长在偶数边长上错位（#），在奇数边长上不错位',
      'averaging gains #': '融合提高 #',
      'averaging changes accuracy by #': '融合使准确率变化 #',
      'misalignment is not the reason: an aligned network gains #; the difference is #':
        '错位不是原因：对齐的网络提高 #；两者之差为 #',
      'an aligned network gains less: #': '对齐的网络受益更少：#',
    },
  },
};
