// Chinese texts of the experiments on attention.

import type { Translation } from '../translation.ts';

export const ATTENTION: Readonly<Record<string, Translation>> = {
  B8c: {
    title: '窗口注意力',
    varied: ['token 网格的边长'],
    measures: {
      projections: '全连接层的乘加次数，窗口与全局之比',
      formula: '矩阵乘法与 2·M²·HW·C 的最大相对差',
      globalGrowth: '全局矩阵乘法 ∝ token 数ᵖ 的指数 p',
      windowGrowth: '窗口内矩阵乘法 ∝ token 数ᵖ 的指数 p',
      time: '全局注意力与窗口注意力的耗时之比，最大网格',
      macs: '同上，乘加次数之比',
    },
    rule: '全连接层的开销须不变，矩阵乘法须符合公式，并分别按 token 数的 2 次和 1 次幂增长。耗时也加以测量：减少的倍数至少须达到矩阵乘法的三分之一。',
    caveat: '耗时为本引擎在所述机器上的结果。',
    reasons: {
      'the fully connected layers cost # times as much, the products differ by #':
        '全连接层的开销为 # 倍，矩阵乘法与公式相差 #',
      'windows change the products alone, to #·M²·HW·C': '窗口只改变矩阵乘法，使之为 #·M²·HW·C',
      'the products grow with the tokens to the power #, within windows #':
        '矩阵乘法随 token 数按 # 次幂增长，窗口内按 # 次幂',
      'the products grow with the square of the tokens, within windows with the tokens':
        '矩阵乘法随 token 数的平方增长，窗口内则成正比',
      'time falls less than the count: # times, for # times fewer multiply-adds':
        '耗时减少得比统计少：# 倍，而乘加减少 # 倍',
      'attention takes # times less, for # times fewer multiply-adds': '注意力耗时减少 # 倍，乘加减少 # 倍',
    },
  },
  B10: {
    title: 'SE 层与通道注意力',
    varied: ['每个模块之后的层：无、SE、通道注意力'],
    measures: {
      se: '有无 SE 的测试准确率之差',
      channel: '有无通道注意力的测试准确率之差',
      null: '普通网络换用其他种子的同一差值（什么都没改）',
      seCost: '有无 SE 的乘加次数之比',
      channelCost: '有无通道注意力的乘加次数之比',
      parameters: 'SE 增加的参数比例',
    },
    rule: '同样训练后 SE 须提高准确率：区间大于 0。通道注意力同样如此，属于适用范围。',
    caveat: 'Fashion-MNIST 上的四个模块：通道更多、更深的网络可能收益更大。',
    reasons: {
      'SE changes accuracy by # (nothing changed: #)': 'SE 使准确率变化 #（什么都没改：#）',
      'SE gains # (nothing changed: #) for # times the multiply-adds and # more parameters':
        'SE 提高 #（什么都没改：#），乘加为 # 倍，参数多 #',
      'channel attention gains #': '通道注意力提高 #',
      'channel attention changes accuracy by #, for # times the multiply-adds': '通道注意力使准确率变化 #，乘加为 # 倍',
    },
  },
  B12: {
    title: '注意力头',
    varied: ['去掉的头：按重要性、随机'],
    measures: {
      half: '去掉一半的头（最不重要的先去）所损失的准确率',
      random: '随机去掉的损失减去前者',
      distance: '各头关注的平均距离与均匀注意力之比',
      spread: '各头代价的标准差与均值之比',
    },
    rule: '去掉一半的头，准确率损失须小于 3 %，且按重要性去掉须比随机去掉损失小。各头关注近处（不超过均匀注意力距离的 0.8），以及少数头与众不同（标准差大于均值），属于适用范围。',
    caveat: 'Fashion-MNIST 上的两层 transformer，每层四个头，剪枝后未再训练。',
    reasons: {
      'half of the heads can go for # of accuracy': '去掉一半的头损失 # 的准确率',
      'half of the heads cost # of accuracy': '去掉一半的头要损失 # 的准确率',
      'at random it costs # more': '随机去掉多损失 #',
      'importance does not tell which: at random it costs # more': '重要性说明不了该去哪些：随机去掉多损失 #',
      'heads look # as far as even attention': '各头关注的距离是均匀注意力的 #',
      'heads do not look near: # of the distance of even attention': '各头并不关注近处：是均匀注意力距离的 #',
      'few heads stand out by what they cost': '按去掉的代价看，少数头与众不同',
      'no few heads stand out by what they cost': '按去掉的代价看，没有少数头与众不同',
    },
  },
  F5a: {
    title: '位置嵌入',
    varied: ['位置：无、固定正弦、可学习、二维固定正弦'],
    measures: {
      none: '可学习位置与无位置的测试准确率之差',
      fixed: '固定正弦减可学习',
      twoD: '二维正弦减可学习',
      null: '可学习换用其他种子之差（什么都没改）',
    },
    rule: '可学习的位置须优于无位置。其他种类相差在 2 % 以内，属于适用范围。',
    caveat: '两层的 transformer，1,000 张 Fashion-MNIST 图像：图像更多时差别可能更小。',
    reasons: {
      'learnt positions change accuracy by # (nothing changed: #)': '可学习的位置使准确率变化 #（什么都没改：#）',
      'learnt positions gain # over none (nothing changed: #)': '可学习的位置比没有位置高 #（什么都没改：#）',
      'fixed sines differ from learnt positions by #': '固定正弦与可学习的位置相差 #',
      'fixed sines are the same: #': '固定正弦与之相同：#',
      'so are those in #-D: #': '二维正弦亦然：{2}',
      'those in #-D differ by #': '二维正弦相差 {2}',
    },
  },
  F5b: {
    title: '其他尺寸图像的位置嵌入',
    varied: ['图像尺寸：0.57 至 2 倍', '位置：插值、按读取顺序、无'],
    measures: {
      double: '2 倍尺寸的测试准确率，插值减按读取顺序',
      none: '2 倍尺寸的测试准确率，插值减无位置',
      drop: '训练尺寸与 2 倍尺寸的测试准确率之差，插值',
      half: '0.57 倍尺寸的测试准确率，插值减按读取顺序',
    },
    rule: '2 倍尺寸时，插值的位置须优于按读取顺序的位置，也须优于无位置。无需微调即可（下降不到 2 %）属于适用范围。',
    caveat: '图片被放大，因此图块显示的细节与训练时不同。没有微调。',
    reasons: {
      'at twice the size resized positions are no better than those in reading order: #':
        '2 倍尺寸时插值的位置并不优于按读取顺序的：#',
      'at twice the size resized positions are better than those in reading order by #':
        '2 倍尺寸时插值的位置比按读取顺序的好 #',
      'and than none by #': '比没有位置好 #',
      'and no better than none: #': '也不优于没有位置：#',
      'the drop is #': '下降为 #',
      'it is not enough without fine-tuning: accuracy drops by #': '不微调是不够的：准确率下降 #',
    },
  },
  F6: {
    title: '移位窗口',
    varied: ['窗口：固定、移位、无', '层数'],
    measures: {
      fixedField: '一个 token 所依赖的 token 比例，固定窗口，层数最多',
      shiftedField: '同上，移位窗口',
      gain: '移位窗口与固定窗口的测试准确率之差',
      global: '全局注意力与移位窗口的测试准确率之差',
      null: '固定窗口换用其他种子之差（什么都没改）',
    },
    rule: '固定窗口时一个 token 须只看到自己的窗口（四分之一），移位窗口时须至少看到四分之三的 token。准确率因此提高，属于适用范围。',
    caveat: '移位绕过边缘且没有掩码。emoji 上层数不多的 transformer。',
    reasons: {
      'a token sees # of the tokens with fixed windows, # with shifted ones':
        '固定窗口时一个 token 看到 # 的 token，移位窗口时为 #',
      'accuracy gains # (nothing changed: #)': '准确率提高 #（什么都没改：#）',
      'accuracy changes by # (nothing changed: #); attention over all tokens by another #':
        '准确率变化 #（什么都没改：#）；全局注意力再变化 #',
      'with fixed windows a token sees a quarter of the tokens, with shifted ones #':
        '固定窗口时一个 token 看到四分之一的 token，移位窗口时为 #',
    },
  },
};
