// Chinese texts of the experiments on activations.

import type { Translation } from '../translation.ts';

export const ACTIVATIONS: Readonly<Record<string, Translation>> = {
  B2: {
    title: 'Sigmoid 的斜率',
    varied: ['输入', '激活函数：sigmoid、relu', '层'],
    measures: {
      peak: '最大斜率',
      printed: '笔记中的公式 1/(eˣ+1)² 与斜率的最大差',
      corrected: 'e⁻ˣ/(1+e⁻ˣ)² 与斜率的最大差',
      normal: '与最接近的正态曲线的最大差，占曲线高度的比例',
      sigmoidFactor: '梯度的逐层倍数，sigmoid，Xavier 权重',
      reluFactor: '梯度的逐层倍数，relu，Kaiming 权重',
    },
    rule: '斜率至多 0.25，与正态曲线相差 10 % 以内；sigmoid 的梯度每层须缩小一半以上，而 relu 的变化在 10 % 以内。笔记中的公式就是斜率，属于适用范围。',
    reasons: {
      'the slope’s peak is #, its distance from a normal curve #': '斜率峰值为 #，与正态曲线相差 #',
      'the gradient shrinks to # a layer; relu’s stays (#)': '梯度每层缩为 # 倍；relu 的保持不变（#）',
      'the gradient changes by # a layer, relu’s by #': '梯度每层变为 # 倍，relu 的为 # 倍',
      'the printed formula is off by up to #; e⁻ˣ/(#+e⁻ˣ)² is right': '笔记中的公式最多偏差 #；正确的是 e⁻ˣ/(#+e⁻ˣ)²',
      'the printed formula is the slope': '笔记中的公式就是斜率',
      'the slope is at most #, and within # of a normal curve': '斜率至多 #，与正态曲线相差 # 以内',
    },
  },
  B9a: {
    title: '循环网络的激活函数',
    varied: ['激活函数：relu、tanh', '权重增益：1、1.5、2', '步数'],
    measures: {
      relu: '梯度的逐步倍数，relu，增益 2',
      tanh: '梯度的逐步倍数，tanh，增益 2',
      slower: 'tanh 倍数的对数与 relu 之比，增益 2',
      tanhGentle: '梯度的逐步倍数，tanh，增益 1.5',
      reluState: '最后状态的大小，relu，增益 2，取步数的后一半',
      tanhState: '最后状态的大小，tanh，增益 2，同上',
      reluSmall: '梯度的逐步倍数，relu，增益 1',
    },
    rule: '增益 2 时，relu 的梯度每步须增大 10 % 以上，而 tanh 的指数须小于其一半。tanh 的梯度从不增大，属于适用范围。',
    reasons: {
      'relu’s gradient changes by # a step at gain #': '增益 {2} 时 relu 的梯度每步变为 {1} 倍',
      'relu’s gradient grows by the factor # a step at gain #': '增益 {2} 时 relu 的梯度每步增大为 {1} 倍',
      'tanh’s changes by #, an exponent # of relu’s; its states stay at #, where relu’s are at #':
        'tanh 的每步为 # 倍，指数是 relu 的 #；其状态保持在 #，而 relu 的达到 #',
      'tanh’s grows about as fast: # a step': 'tanh 的增长几乎一样快：每步 # 倍',
      'tanh is not safe for any weights: at gain # its gradient changes by # a step, at # by #':
        'tanh 并非对任何权重都安全：增益 {1} 时梯度每步 {2} 倍，增益 {3} 时 {4} 倍',
      'tanh’s gradient never grows': 'tanh 的梯度从不增大',
    },
  },
  B9b: {
    title: '隐藏层中的 sigmoid',
    varied: ['激活函数'],
    measures: {
      least: '最小的隐藏层输出，sigmoid',
      saturated: '训练后斜率不足最大值十分之一的隐藏层输出比例，sigmoid',
      slower: '最后一轮的训练损失，sigmoid 与 relu 之比，预算相同',
      slowerTanh: '同上，sigmoid 与 tanh 之比',
      cost: '每个元素的耗时，sigmoid 与 relu 之比',
    },
    rule: '输出须都大于 0，同样训练后的损失须大于 relu 与 tanh。输出饱和（超过 5 %）以及计算慢（超过 relu 的 1.5 倍），属于适用范围。',
    caveat: '三个隐藏层，均用学习率 0.1 的 SGD。耗时为本引擎在所述机器上的结果。',
    reasons: {
      'some output is #': '有输出为 #',
      'all outputs are above #': '所有输出都大于 #',
      'training is not slower: a loss # times relu’s and # times tanh’s':
        '训练并不更慢：损失是 relu 的 # 倍、tanh 的 # 倍',
      'training is slower: a loss # times relu’s and # times tanh’s after the same steps':
        '训练更慢：同样步数后损失是 relu 的 # 倍、tanh 的 # 倍',
      '# of the outputs are saturated': '# 的输出饱和',
      'saturation is not why: # of the outputs are saturated': '饱和不是原因：只有 # 的输出饱和',
      'it is not slow to compute on this engine: # times relu': '在本引擎上计算并不慢：relu 的 # 倍',
      'it takes # times as long as relu': '耗时是 relu 的 # 倍',
    },
  },
  B9c: {
    title: '神经元死亡',
    varied: ['激活函数', '学习率'],
    measures: {
      relu: '死亡单元的比例，relu，最大学习率',
      reluLow: '死亡单元的比例，relu，最小学习率',
      prelu: '死亡单元的比例，PReLU，最大学习率',
      leakyLoss: 'leaky relu 与 relu 的测试准确率之差，最大学习率',
    },
    rule: '最大学习率下，relu 须有 2 % 以上的单元死亡，而 PReLU 没有；leaky relu 的斜率从不为 0。任何学习率下都有单元死亡（最小学习率时超过 0.5 %），以及死亡单元损害准确率，属于适用范围。',
    reasons: {
      'at the highest rate # of relu’s units are dead, and # of PReLU’s':
        '最大学习率下 relu 有 # 的单元死亡，PReLU 有 #',
      'at the highest rate # of relu’s units are dead, and none of the others’':
        '最大学习率下 relu 有 # 的单元死亡，其他激活函数没有',
      'at the lowest rate #': '最小学习率下为 #',
      'it is a matter of the rate: at the lowest # are dead': '取决于学习率：最小时有 # 死亡',
      'leaky relu is better there by #': '此时 leaky relu 好 #',
      'leaky relu is not better there: #': '此时 leaky relu 并不更好：#',
    },
  },
  B9d: {
    title: 'h-sigmoid 与 h-swish',
    varied: ['激活函数', '形式'],
    measures: {
      noted: 'clip(0.5x + 0.5, 0, 1) 与 sigmoid 的最大差',
      mobile: 'relu6(x + 3)/6 与 sigmoid 的最大差',
      swish: 'x·relu6(x + 3)/6 与 swish 的最大差',
      printed: '笔记中的 x·relu(x + 3)/6 与 swish 的最大差，|x| ≤ 8',
      accuracy: 'h-swish 与 swish 的测试准确率之差',
      null: '换用其他种子的 swish 的同一差值（什么都没改）',
      cost: 'swish 与 h-swish 的耗时之比',
    },
    rule: 'x·relu6(x + 3)/6 与 swish 的差须在 0.15 以内，准确率下降不得超过 1 %。笔记中的公式也同样接近（0.15），且至少快到 1.2 倍，属于适用范围。',
    caveat: '耗时为本引擎在所述机器上的结果。以 Fashion-MNIST 上的小网络代替 MobileNetV3。',
    reasons: {
      'h-swish is within # of swish': 'h-swish 与 swish 相差不超过 #',
      'h-swish is up to # from swish': 'h-swish 与 swish 最多相差 #',
      'accuracy changes by #': '准确率变化 #',
      'accuracy changes by # (nothing changed: #)': '准确率变化 #（什么都没改：#）',
      'so is #x + #': '#x + # 亦然',
      'clip(#x + #) is # from sigmoid, three times relu#(x + #)/# (#)':
        'clip(#x + #) 与 sigmoid 相差 #，是 relu#(x + #)/# 的三倍（#）',
      'the printed x·relu(x + #)/# lacks the # and is # from swish at |x| ≤ #':
        '笔记中的 x·relu(x + #)/# 漏了 #，在 |x| ≤ {5} 时与 swish 相差 {4}',
      'and the printed h-swish': '笔记中的 h-swish 亦然',
      'it saves little time on this engine: swish takes # times as long': '在本引擎上省时不多：swish 的耗时是其 # 倍',
      'swish takes # times as long': 'swish 的耗时是其 # 倍',
    },
  },
  F5c: {
    title: 'GELU 与随机掩码',
    varied: ['x'],
    measures: {
      z: 'GELU 与 x·掩码均值的最大距离，以标准误为单位（33 个点）',
      monotone: 'x 增大而保留比例的下降超出 3 个标准误的次数',
      relu: 'GELU 与 relu 的最大距离',
      tanh: 'GELU 的 tanh 形式与 GELU 的最大距离',
    },
    rule: 'x·[N(0,1) ≤ x] 的均值在每一点须在 4 个标准误以内等于 GELU，且保留比例须递增。',
    reasons: {
      'GELU is # standard errors from the mean of the mask': 'GELU 距掩码均值 # 个标准误',
      'GELU is the mean of the mask (within # standard errors), and larger values stay more often; it is at most # from relu':
        'GELU 就是掩码的均值（# 个标准误以内），值越大越常保留；与 relu 最多相差 #',
    },
  },
};
