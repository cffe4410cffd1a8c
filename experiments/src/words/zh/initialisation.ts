// Chinese texts of the experiments on initial weights and inputs.

import type { Translation } from '../translation.ts';

export const INITIALISATION: Readonly<Record<string, Translation>> = {
  A1: {
    title: '全零权重',
    varied: ['激活函数：relu、tanh、sigmoid', '层数'],
    measures: {
      deepGradient: 'relu 或 tanh、两层及以上、所有步中最大的权重梯度',
      biasGradient: '第一步时最后一层偏置的最小梯度',
      singleGradient: '单层网络第一步的权重梯度',
      sigmoidGradient: 'sigmoid、两层及以上，第一步时最后一层权重的最小梯度',
      sigmoidSpread: 'sigmoid，训练后同一隐藏层各单元之间的最大差异',
      biasOnlyLoss: '训练后的损失，relu，最深的网络（随机猜测为 ln 10 = 2.303）',
    },
    rule: '对于含 relu 或 tanh 隐藏层的网络，权重梯度须恰好为 0，且有偏置的梯度不为 0。单层网络和 sigmoid 是否也如此，属于适用范围；注意 sigmoid(0) = 0.5，并不是 0。',
    reasons: {
      'with relu and tanh every weight gradient is #, and the last bias has one of #: the loss stays at #':
        'relu 与 tanh 下所有权重梯度均为 #，最后一层偏置的梯度为 #：损失停在 #',
      'with relu or tanh some weight has a gradient of #, or no bias has one':
        'relu 或 tanh 下有权重的梯度达到 #，或者偏置没有梯度',
      'a single layer learns no weights either': '单层网络的权重同样学不到东西',
      'a single layer has a weight gradient of #: without hidden units, zero is a fine start':
        '单层网络的权重梯度为 #：没有隐藏单元时，全零是可行的起点',
      'with sigmoid the last weight gets a gradient (#), as sigmoid(#) = #; its units drift apart by rounding alone':
        'sigmoid 下最后一层权重有梯度（#），因为 sigmoid(#) = #；各单元只因舍入误差而分化',
      'with sigmoid all weight gradients are #, too': 'sigmoid 下所有权重梯度同样为 #',
      'with sigmoid the last weight gets a gradient (#), as sigmoid(#) = #; its units stay identical for ever':
        'sigmoid 下最后一层权重有梯度（#），因为 sigmoid(#) = #；各单元始终完全相同',
    },
  },
  A2: {
    title: '正态权重 × 0.1',
    varied: ['激活函数：tanh、relu', '宽度：64、512', '层'],
    measures: {
      tanh64: '信号大小的逐层倍数：tanh，宽度 64',
      tanhBack64: '梯度大小的逐层倍数：tanh，宽度 64',
      tanhBack512: '梯度大小的逐层倍数：tanh，宽度 512',
      relu64: '信号大小的逐层倍数：relu，宽度 64',
      relu512: '信号大小的逐层倍数：relu，宽度 512',
    },
    rule: '宽度 64（0.1·√64 = 0.8）时，tanh 层的信号和梯度每层至少须缩小 10 %。任意宽度下都会缩小属于适用范围：宽度 512（0.1·√512 = 2.26）时可能反而爆炸。',
    reasons: {
      'at width # tanh’s signal shrinks by the factor # a layer': '宽度 # 时 tanh 的信号每层缩为 # 倍',
      'at width # tanh’s signal changes by the factor # a layer': '宽度 # 时 tanh 的信号每层变为 # 倍',
      'its gradient changes by # a layer': '梯度每层变为 # 倍',
      'its gradient shrinks by # a layer': '梯度每层缩为 # 倍',
      'relu’s signal shrinks at width #, too': 'relu 的信号在宽度 # 时同样缩小',
      'it depends on #·√width: at width # relu’s signal grows by the factor # a layer':
        '取决于 #·√宽度：宽度 # 时 relu 的信号每层增大为 # 倍',
      'at width # tanh’s gradient does not grow (#)': '宽度 # 时 tanh 的梯度不会增大（#）',
      'at width # tanh’s gradient explodes instead: # a layer': '宽度 # 时 tanh 的梯度反而爆炸：每层 # 倍',
    },
  },
  A3: {
    title: 'Xavier 权重',
    varied: ['激活函数：tanh、增益 5/3 的 tanh、sigmoid、relu', '层数'],
    measures: {
      shallow: '浅层堆叠之后的信号与第一层之后的信号之比，tanh',
      deep: '深层堆叠的同一比值',
      decay: '深层堆叠中信号 ∝ 层数ᵖ 的指数 p，tanh',
      gradient: '深层堆叠第一层的梯度（以最后一层为 1），tanh',
      sigmoidGradient: '同上，sigmoid',
      reluDeep: '深层堆叠之后的信号与第一层之后的信号之比，relu',
    },
    rule: '少数几层 tanh 须保留至少一半信号，层数多时须有所损失；所谓“收缩慢”，指按深度的幂次衰减，使梯度保持在原大小的 1 % 以上。sigmoid 是否同样适用属于适用范围：其梯度须保持在 1 % 以上。',
    reasons: {
      'a few tanh layers leave # of the signal': '少数几层 tanh 只留下 # 的信号',
      'a few tanh layers keep # of the signal': '少数几层 tanh 保留 # 的信号',
      'with depth it goes to #, like depth to the power #': '随深度变为 #，近似为深度的 # 次幂',
      'with depth it shrinks slowly, to #, like depth to the power #': '随深度缓慢收缩至 #，近似为深度的 # 次幂',
      'tanh’s gradients arrive at # of their size': 'tanh 的梯度到达时为原来的 #',
      'tanh’s gradients vanish: # arrives': 'tanh 的梯度消失：只剩 #',
      'sigmoid is not served: its gradients arrive at # of their size, as its slope is at most # and its outputs are not around #':
        'sigmoid 并不适用：梯度到达时只有原来的 #，因为其斜率至多 #，且输出不以 # 为中心',
      'sigmoid’s gradients arrive, too: #': 'sigmoid 的梯度同样能到达：#',
    },
  },
  A4: {
    title: 'Kaiming 权重',
    varied: ['权重：Kaiming、Xavier', '激活函数：relu、tanh', '层'],
    measures: {
      kaiming: '信号大小的逐层倍数：Kaiming，relu',
      kaimingBack: '梯度大小从后向前的逐层倍数：Kaiming，relu',
      xavier: '信号大小的逐层倍数：Xavier，relu（预期 √½ = 0.707）',
    },
    rule: '使用 Kaiming 权重时，relu 层的信号和梯度每层变化须在 5 % 以内；使用 Xavier 时信号每层须缩小 20 % 以上。',
    reasons: {
      'Kaiming changes the signal of relu layers by # a layer': 'Kaiming 使 relu 层的信号每层变为 # 倍',
      'Kaiming keeps the signal of relu layers: factor # a layer': 'Kaiming 保持 relu 层的信号：每层 # 倍',
      'and the gradient: #': '梯度亦然：#',
      'the gradient changes by # a layer': '梯度每层变为 # 倍',
      'Xavier’s halves its power: # a layer': 'Xavier 使信号功率减半：每层 # 倍',
      'Xavier’s does as well: #': 'Xavier 同样可用：#',
    },
  },
  C1: {
    title: '输入中心化',
    varied: ['输入的范围', '学习率'],
    measures: {
      positive: '两个权重同向变化的步数比例，输入全为正',
      centred: '同上，中心化的输入',
      angle: '相邻两步的平均夹角，全正输入与中心化输入之比',
      gain: '0 至 1 的输入与中心化输入的训练损失之比，各取最佳学习率',
      large: '0 至 255 与 0 至 1 的输入的训练损失之比，各取最佳学习率',
      standard: '中心化与标准化输入的训练损失之比',
    },
    rule: '输入全为正时，每一步都须使两个权重同向变化，中心化时须少于 70 %，且中心化须降低同样步数后的损失。取各自最佳学习率时大的输入仍更差，属于适用范围。',
    reasons: {
      'both weights move the same way at # of the steps with positive inputs, at # with centred ones':
        '输入全为正时 # 的步中两个权重同向变化，中心化时为 #',
      'with positive inputs both weights move the same way at every step, with centred ones at #':
        '输入全为正时两个权重每步都同向变化，中心化时为 #',
      'inputs from # to # leave # times the loss of centred ones after the same steps':
        '同样步数后，# 至 # 的输入的损失是中心化的 # 倍',
      'centring does not help: inputs from # to # leave # times its loss':
        '中心化没有帮助：# 至 # 的输入的损失是其 # 倍',
      'large inputs are only a matter of the rate: at their best one they leave # times the loss':
        '大的输入只是学习率的问题：各取最佳时损失为 # 倍',
      'inputs from # to # leave # times the loss of those from # to #':
        '{1} 至 {2} 的输入的损失是 {4} 至 {5} 的 {3} 倍',
    },
  },
};
