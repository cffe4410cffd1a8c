// Chinese texts of the experiments on large kernels.

import type { Translation } from '../translation.ts';

export const LARGE_KERNELS: Readonly<Record<string, Translation>> = {
  G1: {
    title: '推理时消失的分支',
    varied: ['模块：普通、RepVGG、ACNet、DBB'],
    measures: {
      difference: '融合后 logit 的最大差，占最大值的比例',
      size: '融合后与普通网络的乘加次数之比，最大者',
      faster: 'DBB 融合前后的乘加次数之比',
      repvgg: 'RepVGG 与普通网络的测试准确率之差',
      acnet: 'ACNet 与普通网络的测试准确率之差',
      dbb: 'DBB 与普通网络的测试准确率之差',
      null: '普通网络换用其他种子之差（什么都没改）',
    },
    rule: '融合后 logit 的差须在 10⁻³ 以内，乘加次数须与普通网络相同。各种分支能提高准确率，属于适用范围。',
    caveat: 'Fashion-MNIST 上四个模块的网络：论文训练的是几十层的网络。',
    reasons: {
      'fused, all are the plain network again, with the same answers (within #); diverse branches cost # times as much before':
        '融合后都变回普通网络，结果相同（差在 # 以内）；融合前 DBB 的开销为 # 倍',
      'fused, answers differ by #, and the cost is # times the plain network’s':
        '融合后结果相差 #，开销是普通网络的 # 倍',
      'RepVGG gains # (nothing changed: #)': 'RepVGG 提高 #（什么都没改：#）',
      'RepVGG changes accuracy by # (nothing changed: #)': 'RepVGG 使准确率变化 #（什么都没改：#）',
      'ACNet changes accuracy by #': 'ACNet 使准确率变化 #',
      'ACNet gains #': 'ACNet 提高 #',
      'diverse branches gain #': 'DBB 提高 #',
      'diverse branches change accuracy by #': 'DBB 使准确率变化 #',
    },
  },
  G4b: {
    title: '大核配小核分支',
    varied: ['卷积核：13×13、13×13 并联 3×3、六层 3×3'],
    measures: {
      small: '有无小核分支的测试准确率之差',
      stack: '大核加分支与 3×3 堆叠的测试准确率之差',
      null: '大核换用其他种子之差（什么都没改）',
      macs: '大核与堆叠的乘加次数之比',
    },
    rule: '小核分支须提高准确率。单个大核加分支优于理论感受野相同的堆叠，属于适用范围。',
    caveat: '28×28 图像上的逐深度卷积；13×13 的核覆盖边长的一半。',
    reasons: {
      'the small branch changes accuracy by # (nothing changed: #)': '小核分支使准确率变化 #（什么都没改：#）',
      'the small branch gains # (nothing changed: #)': '小核分支提高 #（什么都没改：#）',
      'it is better than a stack of #×# by #, for # times the multiply-adds': '比 #×# 的堆叠好 #，乘加为 # 倍',
      'it is no better than a stack of #×#: #, for # times the multiply-adds': '并不优于 #×# 的堆叠：#，乘加为 # 倍',
    },
  },
  G8: {
    title: 'FFT 卷积',
    varied: ['卷积核', '图像边长'],
    measures: {
      error: '两种结果的最大差，占最大值的比例',
      small: '直接计算与 FFT 的耗时之比，最小核，最大图像',
      large: '同上，最大核',
      crossover: '最大图像上 FFT 更快的最小核（0：没有）',
    },
    rule: '结果须在 10⁻⁴ 以内一致，最大核时 FFT 须更快。3×3 时也更快，属于适用范围。',
    caveat: '本引擎的普通卷积，在所述机器上。',
    reasons: {
      'both ways give the same': '两种方法结果相同',
      'the results differ by #': '结果相差 #',
      'at the largest kernel FFT is # times as fast': '最大核时 FFT 的速度为 # 倍',
      'at the largest kernel FFT is # times as fast; it wins from a kernel of # on':
        '最大核时 FFT 的速度为 # 倍；从 # 的核起更快',
      'at #×# it is # times as fast: slower': '#×# 时速度为 # 倍：更慢',
      'at #×#, too': '#×# 时同样如此',
    },
  },
  G9: {
    title: '空洞卷积',
    varied: ['三层堆叠的空洞率', '空洞率'],
    measures: {
      grid: '空洞率 2、2、2 的堆叠看到的感受野比例',
      mixed: '空洞率 1、2、5 的堆叠看到的感受野比例',
      large: '单个大核或空洞率 1 的堆叠看到的感受野比例',
      slow: '空洞率 8 与 1 的耗时之比，乘加次数相同',
    },
    rule: '空洞率相同的堆叠看到的须不足感受野的一半，而空洞率 1 看到全部。混合空洞率也能看到全部：空洞卷积必有格点效应属于适用范围；同样的计算至少慢到 1.3 倍，亦然。',
    caveat: '大核是否更准确是另一个实验。耗时为本引擎在所述机器上的结果。',
    reasons: {
      'three layers of rate # see # of their field': '三层空洞率 # 的堆叠看到感受野的 #',
      'three layers of rate # see # of their field, layers of rate # all of it':
        '三层空洞率 # 的堆叠看到感受野的 #，空洞率 # 的看到全部',
      'it is a matter of the rates: #, #, # see every pixel of their field':
        '取决于空洞率：#、#、# 看到感受野的每个像素',
      'mixed rates leave holes, too: #': '混合空洞率同样留下空洞：#',
      'dilation # takes # times as long': '空洞率 # 的耗时为 # 倍',
      'it is not slower on this engine: dilation # takes # times as long for the same work':
        '在本引擎上并不更慢：同样的计算，空洞率 # 的耗时为 # 倍',
    },
  },
};
