// Chinese texts of the experiments on optimisers and metrics.

import type { Translation } from '../translation.ts';

export const OPTIMISERS: Readonly<Record<string, Translation>> = {
  E1: {
    title: '优化器的路径',
    varied: ['优化器', '曲面', '学习率', '梯度噪声'],
    measures: {
      sgd: '沿峡谷到底的步数，最佳学习率的 SGD',
      momentum: '沿峡谷到底的步数，最佳学习率的动量法',
      sgdFlips: '途中在峡谷两侧来回的次数，SGD',
      momentumFlips: '途中在峡谷两侧来回的次数，动量法',
      sgdSpread: '后一半步中横向均方根之比，SGD 与动量法，梯度有噪声、前进速度相同',
      escape: '终止于更深的井的起点比例：动量法减 SGD，学习率相同',
    },
    rule: '最佳学习率的动量法所需步数须少于最佳学习率的 SGD，且从相同起点须更常终止于更深的井。来回更少，以及在相同前进速度下受噪声影响更小，属于适用范围。',
    reasons: {
      'momentum needs # steps down the ravine, SGD #': '动量法沿峡谷到底需 # 步，SGD 需 # 步',
      'momentum is down the ravine in # steps, SGD in #': '动量法 # 步沿峡谷到底，SGD 需 # 步',
      'momentum leaves the shallow well more often: by # of the starts': '动量法更常离开浅井：多出 # 的起点',
      'momentum does not leave the shallow well more often: #': '动量法并不更常离开浅井：#',
      'it does not damp the swing across a ravine: it changes sides # times on the way, SGD # times':
        '它并不抑制峡谷两侧的震荡：途中来回 # 次，SGD 为 # 次',
      'it changes sides less often': '它来回的次数更少',
      'under noisy gradients it is not steadier: SGD scatters # times as far at equal drift':
        '梯度有噪声时它并不更稳：前进速度相同时 SGD 的散布是其 # 倍',
      'under noisy gradients it is steadier: SGD scatters # times as far at equal drift':
        '梯度有噪声时它更稳：前进速度相同时 SGD 的散布是其 # 倍',
    },
  },
  E2: {
    title: '自适应优化器的有效学习率',
    varied: ['优化器', '步'],
    measures: {
      adagrad: '学习率 ∝ 步数ᵖ 的指数 p，Adagrad（预期 −½）',
      adadelta: '同上，AdaDelta',
      rmsprop: '同上，RMSprop',
      adagradLeft: 'Adagrad 在 |w| 上走完所有步后剩余的路程比例',
      rmspropLeft: '同上，RMSprop',
    },
    rule: 'Adagrad 的学习率须按步数的幂次下降（−0.6 至 −0.4），AdaDelta 不得下降（大于 −0.1）。Adagrad 未能收敛属于适用范围：在斜率始终不减的坡上须剩下一半以上的路程。',
    reasons: {
      'Adagrad’s rate goes like step to the power #': 'Adagrad 的学习率按步数的 # 次幂变化',
      'Adagrad’s rate falls like step to the power #': 'Adagrad 的学习率按步数的 # 次幂下降',
      'AdaDelta’s does not (#), nor RMSprop’s': 'AdaDelta 的不下降（#），RMSprop 的也不',
      'AdaDelta’s goes like #, RMSprop’s like #': 'AdaDelta 的指数为 #，RMSprop 的为 #',
      'Adagrad has # of the way left, RMSprop #': 'Adagrad 剩余路程 #，RMSprop 剩余 #',
      'a rate that falls like a root still arrives: Adagrad has # of the way left on a slope that never falls':
        '按平方根下降的学习率仍能到达：在斜率始终不减的坡上 Adagrad 剩余路程 #',
    },
  },
  E3: {
    title: 'Adam 与调好的 SGD',
    varied: ['优化器', '学习率，各优化器取值个数相同', '稀有的输入'],
    measures: {
      early: '第一轮后的测试准确率，Adam 减带动量的 SGD，各取最佳学习率',
      final: '最终测试准确率，带动量的 SGD 减 Adam，各取最佳学习率',
      untuned: '网格中所有学习率的最终测试准确率均值，Adam 减带动量的 SGD',
      sparse: '稀有输入的权重误差，Adam 与 SGD 之比，各取最佳学习率',
      adagrad: '同上，Adagrad 与 SGD 之比',
    },
    rule: '第一轮后 Adam 须领先，且在稀有输入上误差更小。调好的带动量 SGD 最终更高，以及 Adam 对学习率更不敏感，属于适用范围。',
    caveat: '最佳学习率由第一个种子决定，用其余种子比较。',
    reasons: {
      'after one epoch Adam is not ahead: #': '第一轮后 Adam 并不领先：#',
      'after one epoch Adam is ahead by #': '第一轮后 Adam 领先 #',
      'with rare inputs Adam’s error is # of SGD’s': '输入稀有时 Adam 的误差是 SGD 的 #',
      'with rare inputs Adam’s error is # of SGD’s, Adagrad’s #': '输入稀有时 Adam 的误差是 SGD 的 #，Adagrad 为 #',
      'at the end tuned SGD with momentum is ahead by #': '最终调好的带动量 SGD 领先 #',
      'at the end tuned SGD with momentum is not ahead: #': '最终调好的带动量 SGD 并不领先：#',
      'over all rates Adam is better by #': '对所有学习率平均，Adam 好 #',
      'over all rates Adam is not better: #': '对所有学习率平均，Adam 并不更好：#',
    },
  },
  H1: {
    title: '按样本对与按排名计算 AUC',
    varied: ['样本数', '分数的取值个数（相等的分数）'],
    measures: {
      ranks: '按样本对与平均排名的最大差',
      library: '按样本对与库函数 rocAuc 的最大差',
      unaveraged: '按样本对与未平均相等排名的最大差',
      faster: '按样本对与按排名的耗时之比，最大的集合',
    },
    rule: '按样本对与平均排名须在 10⁻¹² 以内一致，公式和库函数都须如此。',
    reasons: {
      'they differ by # (library: #)': '两者相差 #（库函数：#）',
      'pairs and averaged ranks agree; without averaging they differ by up to #, and ranks are # times as fast':
        '按样本对与平均排名一致；不取平均时最多相差 #，按排名快到 # 倍',
    },
  },
};
