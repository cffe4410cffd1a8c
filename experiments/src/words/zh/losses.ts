// Chinese texts of the experiments on losses of classifiers.

import type { Translation } from '../translation.ts';

export const LOSSES: Readonly<Record<string, Translation>> = {
  B3: {
    title: 'Softmax 与交叉熵',
    varied: ['得分', '标签'],
    measures: {
      jacobian: '雅可比公式与数值结果的最大差',
      engine: '引擎的雅可比与数值结果的最大差',
      scores: '损失对得分的梯度与 q − p 的最大差',
      weights: '损失对权重的梯度与 x·(q − p) 的最大差',
      sign: '损失对真实类别输出的梯度乘以该输出（y/a 得 1，−y/a 得 −1）',
    },
    rule: '所有差须小于 10⁻⁵。对输出的梯度为 y/a（含符号），属于适用范围。',
    reasons: {
      'some formula is off: Jacobian by # (engine #), scores by #, weights by #':
        '有公式不符：雅可比相差 #（引擎 #），得分相差 #，权重相差 #',
      'Jacobian, q − p and x·(q − p) are as stated, to rounding': '雅可比、q − p 与 x·(q − p) 均如所述，仅有舍入误差',
      'the sign of the last one is wrong: the loss’s gradient by the output is −y/a':
        '最后一个的符号写错：损失对输出的梯度是 −y/a',
      'the gradient by the output is y/a': '对输出的梯度是 y/a',
    },
  },
  D1: {
    title: 'Softmax 的温度',
    varied: ['T', 'logit 的大小'],
    measures: {
      cold: '最低 T 时的最大概率',
      hot: '最高 T 时与均匀分布的最大距离',
      falling: 'T 升高而最大概率未降低的次数',
      overflow: '不减最大值的 softmax 从多大的 logit 起得不到数',
      stable: '减去最大值时，和与 1 的最大距离，logit 至 10⁶',
      same: '两者都有数时，减与不减的最大差',
    },
    rule: '低温时须在 10⁻⁶ 以内为 one-hot，高温时须在 10⁻² 以内为均匀分布，其间单调；不减最大值时大的 logit 须得不到数，减去后和须为 1（误差 10⁻⁵ 以内）。',
    reasons: {
      'the largest probability is # at low T, # from uniform at high T': '低 T 时最大概率为 #，高 T 时与均匀分布相差 #',
      'one-hot at low T (#), uniform at high T (within #), monotone between':
        '低 T 时为 one-hot（#），高 T 时为均匀分布（相差 #），其间单调',
      'subtraction makes no difference, or a wrong one': '减去最大值没有区别，或结果有误',
      'without subtraction there are no numbers from logits of # on; with it there always are, and the same ones before':
        '不减最大值时，logit 达到 # 起得不到数；减去后总有数，且在此之前两者相同',
    },
  },
  D2: {
    title: '知识蒸馏',
    varied: ['T：1、4、10', '学生单独训练、标签平滑'],
    measures: {
      gain: 'T = 4 蒸馏与单独训练的测试准确率之差',
      overSmooth: 'T = 4 蒸馏与标签平滑的测试准确率之差',
      hot: 'T = 4 与 T = 1 蒸馏的测试准确率之差',
      null: '单独训练换用其他种子之差（什么都没改）',
      teacher: '教师的测试准确率',
    },
    rule: '以 T = 4 蒸馏的学生须优于单独训练。不只是平滑的作用，以及 T 大于 1 才有帮助，属于适用范围。',
    caveat: '教师见过的图像是学生的十倍。λ = 0.7。',
    reasons: {
      'with T = # the student changes by # (nothing changed: #)': 'T = # 时学生变化 #（什么都没改：#）',
      'with T = # the student gains # (nothing changed: #)': 'T = # 时学生提高 #（什么都没改：#）',
      'it is more than smoothing: # better': '不只是平滑：好 #',
      'it is no more than smoothing: #': '不过是平滑：#',
      'T = # is # better than T = #': 'T = {1} 比 T = {3} 好 {2}',
      'T = # is no better than T = #: #': 'T = # 并不优于 T = #：#',
    },
  },
  D3: {
    title: '带间隔的 softmax',
    varied: ['损失：softmax、AM-softmax、ArcFace、A-softmax'],
    measures: {
      arcWithin: '类内角度的离散度，ArcFace 与 softmax 之比',
      amWithin: '同上，AM-softmax 与 softmax 之比',
      aWithin: '同上，A-softmax 与 softmax 之比',
      arcBetween: '类间最小角度，ArcFace 与 softmax 之比',
      accuracy: '按最近方向分类的测试准确率，ArcFace 减 softmax',
    },
    rule: 'ArcFace 与 AM-softmax 须使类内更紧凑：离散度小于 softmax。最近的类相距更远、准确率更高，属于适用范围。',
    caveat: 'Fashion-MNIST 的五个类别，二维嵌入；softmax 的类中心长度为 1。笔记未展开这些损失，说法取自论文。',
    reasons: {
      'ArcFace’s classes have # of softmax’s spread': 'ArcFace 的类内离散度是 softmax 的 #',
      'AM-softmax’s #, A-softmax’s #': 'AM-softmax 为 #，A-softmax 为 #',
      'the closest classes are # times as far apart': '最近的类相距为 # 倍',
      'the closest classes are not further apart: # times': '最近的类并未更远：# 倍',
      'accuracy does not gain: #': '准确率没有提高：#',
      'accuracy gains #': '准确率提高 #',
    },
  },
  D4: {
    title: 'Focal loss 的关注顺序',
    varied: ['真实类别的概率', '标签', 'α：0.25、0.5、0.75', 'γ：2'],
    measures: {
      hard: '难正样本与难负样本的梯度之比，α = 0.25',
      across: '难负样本与易正样本的梯度之比，α = 0.25',
      easy: '易正样本与易负样本的梯度之比，α = 0.25',
      lossHard: '难正样本与难负样本的损失之比，α = 0.25',
      inOrder: '顺序的三个大小关系中正确的个数，α = 0.25',
      inOrder75: '同上，α = 0.75',
    },
    rule: '难：真实类别的概率为 0.1；易：0.9。顺序中的每个大小关系，左边的梯度都须更大。',
    caveat: '只针对单个样本。易负样本很多时，其总和是另一回事。',
    reasons: {
      'a hard positive has # of the gradient of a hard negative: α = # weighs positives down':
        '难正样本的梯度是难负样本的 #：α = # 压低了正样本',
      'a hard positive has # times the gradient of a hard negative': '难正样本的梯度是难负样本的 # 倍',
      'a hard negative has # of that of an easy positive': '难负样本的梯度是易正样本的 #',
      'a hard negative has # times that of an easy positive': '难负样本的梯度是易正样本的 # 倍',
      'an easy positive has # of that of an easy negative; with α = #, # of the # signs are right':
        '易正样本的梯度是易负样本的 #；α = # 时 {4} 个大小关系中有 {3} 个正确',
      'an easy positive has more than an easy negative': '易正样本的梯度大于易负样本',
    },
  },
  D5: {
    title: '标签平滑',
    varied: ['概率', '类别数', '训练中的平滑'],
    measures: {
      binary: '随机翻转标签的平均损失与标签取 1 − ε、ε 的损失的最大差',
      classes: '10 类时真实类别的目标值，ε = 0.1，按 (1 − ε)·y + ε/K',
      others: '其他各类的目标值',
      gap: '真实类别的 logit 与其余最大者之差，平滑与不平滑之比，训练后',
      calibration: '校准误差，平滑减不平滑',
      accuracy: '测试准确率，平滑减不平滑',
      null: '测试准确率，不平滑换用其他种子之差（什么都没改）',
    },
    rule: '两类时两种损失之差须在 10⁻¹² 以内。同样的数适用于 K 类（真实类别 1 − ε，其他 ε）属于适用范围。平滑对训练后网络的影响一并测量：logit 之差变小。',
    reasons: {
      'for two classes it is the same loss': '两类时是同一个损失',
      'for two classes the losses differ by #': '两类时损失相差 #',
      'among # classes the usual form is another: the true class gets #, each other #':
        '# 类时通常的形式不同：真实类别为 #，其他各类为 #',
      'for # classes as well': '# 类时同样如此',
      'trained, gaps are # as wide': '训练后 logit 之差为 #',
      'trained, it makes gaps # as wide, the calibration error changes by #, accuracy by #':
        '训练后 logit 之差为 #，校准误差变化 #，准确率变化 #',
      'accuracy is not lower (nothing changed: #)': '准确率没有降低（什么都没改：#）',
      'accuracy falls by #': '准确率降低 #',
    },
  },
};
