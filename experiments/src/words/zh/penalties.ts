// Chinese texts of the experiments on penalties, distances, restoration and attacks.

import type { Translation } from '../translation.ts';

export const PENALTIES: Readonly<Record<string, Translation>> = {
  D6: {
    title: 'Dice loss 的梯度',
    varied: ['概率', '正样本比例', '训练的起点'],
    measures: {
      ratio: 'Dice 对正样本与负样本的梯度之比，p = 0.5，正样本 10 %',
      ratioMany: '同上，正样本 70 %',
      saturation: 'Dice 对正样本的梯度，p = 0.001 与 p = 0.5 之比，正样本 10 %',
      crossSaturation: '同上，交叉熵',
      crossEven: '交叉熵对正样本与负样本的梯度之比，p = 0.5',
      good: '用 Dice 从 p = 0.5 训练后预测的 Dice 系数',
      bad: '同上，从 p = 0.0003（logit −8）起',
      badCross: '同上，用交叉熵',
      delay: '从坏起点到 Dice 系数 0.5 的步数，Dice 与交叉熵之比',
    },
    rule: '正样本 10 %、p = 0.5 时，对正样本的梯度须更大；p = 0.001 时须小于 0.5 时的五分之一，而交叉熵并不变小。适用范围：任何比例下正样本的梯度都更大；从坏起点 Dice 比交叉熵慢；从好起点能训练好而从坏起点无法恢复（最终低于 0.5）。',
    reasons: {
      'at # positives the gradient on a positive is # times that on a negative':
        '正样本 # 时，对正样本的梯度是负样本的 # 倍',
      'at # positives and p = # the gradient on a positive is # times that on a negative; cross-entropy’s is the same (#)':
        '正样本 #、p = # 时，对正样本的梯度是负样本的 # 倍；交叉熵的相同（#）',
      'at p = # Dice’s gradient on a positive is # of that at #, cross-entropy’s #':
        'p = {1} 时 Dice 对正样本的梯度是 p = {3} 时的 {2}，交叉熵为 {4}',
      'at p = # Dice’s gradient is # of that at #, cross-entropy’s #':
        'p = {1} 时 Dice 的梯度是 p = {3} 时的 {2}，交叉熵为 {4}',
      'at # positives a positive has only # of a negative’s gradient': '正样本 # 时，正样本的梯度只有负样本的 #',
      'positives have more at #, too': '正样本 # 时正样本的梯度同样更大',
      'from a bad start Dice takes # times the steps of cross-entropy': '从坏起点，Dice 所需步数是交叉熵的 # 倍',
      'a bad start does not recover: it ends at #': '坏起点无法恢复：最终为 #',
      'a bad start does recover: it ends at #, a good one at #': '坏起点能够恢复：最终为 #，好起点为 #',
    },
  },
  D7: {
    title: 'L1 与 L2 惩罚',
    varied: ['惩罚', '强度', '更新方式'],
    measures: {
      proximal: '恰好为 0 的权重比例：L1，近端步',
      gradient: '恰好为 0 的权重比例：L1，梯度步',
      l2: '恰好为 0 的权重比例：L2',
      shrink: '最强与最弱 L2 的权重大小之比',
      slope: '最强与最弱 L2 的多项式最大斜率之比',
    },
    rule: 'L1 的近端步须使一半以上的权重恰好为 0（其中 7/8 本就无用），L2 则没有；L2 越强，权重与斜率须越小。用梯度步优化 L1 惩罚也得到零，属于适用范围。',
    reasons: {
      'L# by proximal steps makes # of the weights #, L# #': 'L# 的近端步使 # 的权重为 #，L# 为 #',
      'L# by proximal steps makes # of the weights exactly #, L# none': 'L# 的近端步使 # 的权重恰好为 #，L# 没有',
      'more L# changes weights by #, slopes by #': 'L# 增强使权重变为 #，斜率变为 #',
      'more L# makes weights # and slopes # as large': 'L# 增强使权重变为 # 倍，斜率变为 # 倍',
      'gradient steps on L# do so as well': '用梯度步优化 L# 同样如此',
      'gradient steps on the L# penalty give no exact zeros (#): weights swing about #':
        '用梯度步优化 L# 惩罚得不到恰好的零（#）：权重在 # 附近摆动',
    },
  },
  D8a: {
    title: '最小二乘与似然',
    varied: ['噪声：正态、拉普拉斯、均匀', '损失：平方、绝对值、最大值'],
    measures: {
      minimum: '似然的最优值与最小二乘的距离，网格 10⁻³',
      affine: '负对数似然与平方和之半相差一个常数之后的最大差',
      normal: '最小绝对值与最小二乘的均方误差之比，正态噪声（π/2 = 1.571）',
      laplace: '同上，拉普拉斯噪声（½）',
      uniform: '最小化最大误差与最小二乘的均方误差之比，均匀噪声',
    },
    rule: '正态噪声下，两者须在同一处最小且只差一个常数，最小二乘的误差须小于最小绝对值。拉普拉斯噪声下最小绝对值、均匀噪声下最小化最大误差须更好：关键在于正态噪声。',
    reasons: {
      'they are smallest # apart': '两者的最小处相距 #',
      'the negative log-likelihood is half the squares plus a constant, and smallest at the same place':
        '负对数似然等于平方和之半加常数，且在同一处最小',
      'under normal noise least absolute values err # times as much': '正态噪声下最小绝对值的误差是 # 倍',
      'under Laplace noise least absolute values err # as much, under uniform noise the smallest largest error #':
        '拉普拉斯噪声下最小绝对值的误差是 #，均匀噪声下最小化最大误差是 #',
      'it is the normal noise: under Laplace noise least absolute values err # as much, under uniform noise the smallest largest error #':
        '关键在于正态噪声：拉普拉斯噪声下最小绝对值的误差是 #，均匀噪声下最小化最大误差是 #',
    },
  },
  D8b: {
    title: '用 L1 与 L2 恢复图像',
    varied: ['损失：L1、L2', '目标中的离群值：无、10 %'],
    measures: {
      sharpness: 'L1 与 L2 恢复的图像的锐度之比',
      ssim: 'L1 与 L2 的 SSIM 之差',
      psnr: 'L1 与 L2 的 PSNR 之差，dB',
      robust: '目标含离群值时 L1 与 L2 的 PSNR 之差，dB',
    },
    rule: 'L1 恢复的图像须比 L2 更锐利，且目标含离群值时须更接近干净图像。没有离群值时 SSIM 更高属于适用范围；PSNR 正是 L2 自身所优化的。',
    caveat: 'Fashion-MNIST 加标准差 0.25 的正态噪声，三层网络。',
    reasons: {
      'L#’s pictures are not sharper: # times': 'L# 的图像并不更锐利：# 倍',
      'L#’s pictures are # times as sharp': 'L# 的图像锐度为 # 倍',
      'with outliers in the targets L# is better by # dB': '目标含离群值时 L# 好 # dB',
      'with outliers L# is not better: # dB': '含离群值时 L# 并不更好：# dB',
      'without outliers its SSIM is higher by # (PSNR: # dB)': '没有离群值时其 SSIM 高 #（PSNR：# dB）',
      'without outliers its SSIM is not higher: # (PSNR: # dB)': '没有离群值时其 SSIM 并不更高：#（PSNR：# dB）',
    },
  },
  D9: {
    title: '余弦距离',
    varied: ['维数'],
    measures: {
      relation: '单位向量的欧式距离与 √(2·(1 − cos)) 的最大差',
      twice: '余弦距离违反三角不等式的随机三元组比例，2 维',
      many: '同上，最高维',
      euclidean: '欧式距离违反的三元组数，所有维数',
      example: '(1, 0) 与 (0, 1) 的 1 − cos，与经 (1, 1) 的路程之比',
    },
    rule: '该关系须在 10⁻³ 以内成立（向量接近时 float32 会损失精度）；余弦距离须对某些三元组违反三角不等式，欧式距离则从不违反。',
    reasons: {
      'Euclidean distance is √(#·(# − cos)) for unit vectors': '单位向量的欧式距离等于 √(#·(# − cos))',
      'it differs by #': '相差 #',
      'cosine distance breaks it for # of the triples, Euclidean for #': '余弦距离对 # 的三元组违反，欧式距离对 #',
      'cosine distance breaks the triangle inequality, in # dimensions for # of random triples, in the most for #; from (#, #) to (#, #) is # times as far as by (#, #); Euclidean distance never does':
        '余弦距离违反三角不等式：# 维时 # 的随机三元组，最高维时 #；从 (#, #) 到 (#, #) 的距离是经 ({9}, {10}) 的 {8} 倍；欧式距离从不违反',
    },
  },
  D10: {
    title: '物理世界中的对抗攻击',
    varied: ['攻击的范数：L2、L∞、L1、L0', '缩放、模糊、噪声、量化、亮度'],
    measures: {
      l2: '变换后仍成功的 L2 攻击比例，对各变换取平均',
      l1: '同上，L1',
      l0: '同上，L0',
      overL1: 'L1 与 L2 的存活率之差',
      overL0: 'L0 与 L2 的存活率之差',
      success: '变换前的攻击成功率，四种范数中最低者',
    },
    rule: '在成功率相同时（取能骗过至少 90 % 的最小预算），L1 与 L0 攻击的存活率须高于 L2。L2 完全没用（存活率不足五分之一），属于适用范围。',
    caveat: '只是模拟相机与文件的作用：并没有打印或拍摄。单通道小图像，小网络。',
    reasons: {
      'L# and L# do not survive more often: L# less L# is #, L# less L# #':
        'L{1} 与 L{2} 的存活率并不更高：L{3} 减 L{4} 为 {5}，L{6} 减 L{7} 为 {8}',
      'L# attacks survive in #, L# in # of the cases, L# in #': 'L# 攻击的存活率为 #，L# 为 #，L# 为 #',
      'L# attacks hardly survive': 'L# 攻击几乎不能存活',
      'L# attacks are of use: # survive': 'L# 攻击有用：# 存活',
    },
  },
};
