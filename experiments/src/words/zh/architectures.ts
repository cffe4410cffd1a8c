// Chinese texts of the experiments on architectures.

import type { Translation } from '../translation.ts';

export const ARCHITECTURES: Readonly<Record<string, Translation>> = {
  B8b: {
    title: '深度可分离卷积',
    varied: ['宽度', '卷积核：3、5、7'],
    measures: {
      least: '参数量之比的最小值，3×3，宽度 64 及以上',
      most: '参数量之比的最大值，3×3',
      narrow: '参数量之比，3×3，宽度 16',
      large: '参数量之比，7×7，宽度 512',
      macs: '乘加次数之比，3×3，宽度 64',
      time: '前向耗时之比，3×3，宽度 64',
    },
    rule: '宽度 64 及以上时，3×3 的参数量之比须在 7.5 与 9 之间。任意宽度下都如此，且耗时也至少减少到 1/7.5，属于适用范围。',
    caveat: '耗时为本引擎在所述机器上的结果。',
    reasons: {
      'for #×# there are # to # times fewer parameters': '#×# 的参数减少到 1/# 至 1/#',
      'for #×# at width # and more there are # to # times fewer parameters':
        '宽度 {3} 及以上的 {1}×{2} 卷积，参数减少到 1/{4} 至 1/{5}',
      'at width # the ratio is #, for #×# at width # it is #: it is #/(#/C + #/k²)':
        '宽度 # 时之比为 #；#×#、宽度 # 时为 #：比值是 #/(#/C + #/k²)',
      'in narrow layers, too': '窄层同样如此',
      'time falls less: # times, for # times fewer multiply-adds': '耗时减少得没那么多：# 倍，而乘加减少 # 倍',
      'time falls as much: # times': '耗时同样减少：# 倍',
    },
  },
  F2: {
    title: '低维中的 relu',
    varied: ['维数', '瓶颈中的 relu'],
    measures: {
      few: '螺旋线往返的相对误差，3 维',
      many: '同上，64 维',
      accuracy: '线性瓶颈与瓶颈带 relu 的测试准确率之差',
      null: '线性瓶颈换用其他种子的同一差值（什么都没改）',
    },
    rule: '3 维时误差须大于 0.3，64 维时须小于 0.3 且更小。训练后的网络从线性瓶颈受益，属于适用范围。',
    caveat: 'Fashion-MNIST 上由四个倒残差组成、通道数 4 至 8 的网络。',
    reasons: {
      'a spiral comes back from # dimensions with an error of #, from # with #':
        '螺旋线从 # 维返回的误差为 #，从 # 维返回为 #',
      'a linear bottleneck gains # (nothing changed: #)': '线性瓶颈提高 #（什么都没改：#）',
      'a linear bottleneck changes accuracy by # (nothing changed: #)': '线性瓶颈使准确率变化 #（什么都没改：#）',
    },
  },
  F4: {
    title: '稠密连接',
    varied: ['连接：稠密、逐层相连（切断浅层特征）、相加', '拼接区域的噪声：被平滑、与周围相同'],
    measures: {
      weight: '后一半的层对 stem 与第一层的权重平均大小，与对前一层的权重之比',
      early: '后面的层只能看到 stem 与第一层的均值时，稠密网络损失的 AUC',
      gain: '稠密网络与开销相同、每层只看前一层的网络的 AUC 之差',
      sums: '稠密网络与同一链式网络加上残差相加的 AUC 之差',
      null: '稠密网络换用其他种子的差（什么都没改）',
      auc: '稠密网络在新图片像素上的 AUC',
      content: '拼接不留痕迹时的 AUC：仅凭内容能看出多少',
    },
    rule: '后面的层对最浅层特征的权重须至少达到对前一层权重的一半，且失去它们须有损失；定位拼接须优于开销相同而切断浅层特征的网络。残差相加做不到同样好，属于适用范围。',
    caveat:
      '七层全分辨率网络，Fashion-MNIST 加噪声；拼接区域是噪声被平滑的椭圆，所有网络用同一学习率。几乎所有像素都已判断正确时，提高的余地很小。',
    reasons: {
      'later layers’ weights for the earliest features are small: # times those for the layer before':
        '后面的层对最浅层特征的权重偏小：是对前一层的 # 倍',
      'later layers have weights for the earliest features that are # times as large as those for the layer before':
        '后面的层对最浅层特征的权重是对前一层的 # 倍',
      'without them # of AUC are lost': '没有它们，AUC 损失 #',
      'without them nothing is lost: # of AUC': '没有它们也没有损失：AUC 为 #',
      'dense connections find splices better than a chain of equal cost by # of AUC (nothing changed: #), at # (content alone: #)':
        '稠密连接定位拼接比开销相同的链式网络好，AUC 高 #（什么都没改：#），达 #（仅凭内容：#）',
      'dense connections do not find splices better than a chain of equal cost: # of AUC (nothing changed: #), at # (content alone: #)':
        '稠密连接定位拼接并不优于开销相同的链式网络：AUC 相差 #（什么都没改：#），为 #（仅凭内容：#）',
      'sums do not do as well: they are # behind': '残差相加做不到同样好：落后 #',
      'sums do at least as well: the dense network is at # from them': '残差相加至少同样好：稠密网络与之相差 #',
    },
  },
  F9: {
    title: '图像塔与文本塔',
    varied: ['文本塔：transformer、词袋', '文字：自己的、别人的', '对照：仅用像素'],
    measures: {
      toImage1: '用英文名检索未参与训练的画师的画，recall@1，双塔',
      toImage5: '同上，recall@5',
      toText1: '用这些画检索名称，recall@1，双塔',
      toText5: '同上，recall@5',
      chinese1: '用中文名检索画，recall@1，双塔',
      zeroShot: '仅凭提示词的 12 类准确率，双塔',
      bagToImage1: '用名称检索画，recall@1，词袋',
      bagToImage5: '同上，recall@5',
      bagToText1: '用画检索名称，recall@1，词袋',
      bagToText5: '同上，recall@5',
      pixelsToImage1: '仅用像素的 recall@1：每个 emoji 取最相似的训练图片',
      pixelsToImage5: '同上，recall@5',
      pixelsToText1: '用画检索 emoji，recall@1，仅用像素',
      pixelsToText5: '同上，recall@5',
      gain: '双塔与词袋的 recall@1 之差',
      null: '训练时每个 emoji 配别的 emoji 的文字，用名称检索的 recall@1（什么也没学到）',
      chance: '随机的 recall@1',
    },
    rule: '用名称检索未见过的画师的画，双向命中率都须至少达到随机的十倍，提示词分类须高于随机（1/12）。双塔优于词袋、优于像素，属于适用范围。',
    caveat:
      'emoji 与训练时相同，只是由别人绘制。约 290 个 emoji，小图片，几分钟训练：与 CLIP 从网络学习的规模相去甚远。',
    reasons: {
      'names find the unseen artist’s drawing in #, drawings their name in #, by chance #':
        '名称以 # 的命中率找到未见过的画师的画，画以 # 找到名称，随机为 #',
      'names find the unseen artist’s drawing in #, drawings their name in # (among five: #, #; by chance: #)':
        '名称以 # 的命中率找到未见过的画师的画，画以 # 找到名称（前五：#，#；随机：#）',
      'prompts classify # of them right, by chance #; Chinese names find #':
        '提示词对 # 分类正确，随机为 #；中文名的命中率为 #',
      'prompts classify # of them right, by chance #': '提示词对 # 分类正确，随机为 #',
      'pixels alone do better: #': '仅用像素更好：#',
      'by pixels alone it would be #': '仅用像素为 #',
      'the transformer gains # over a bag of words (with the words of others: #)':
        'transformer 比词袋高 #（用别人的文字：#）',
      'the transformer gains nothing over a bag of words: # (with the words of others: #)':
        'transformer 并不优于词袋：#（用别人的文字：#）',
    },
  },
  G5: {
    title: '归纳偏置与图像数量',
    varied: ['网络', '图像数量，步数相同'],
    measures: {
      few: '卷积网络与 transformer 的测试准确率之差，图像最少',
      many: '同上，图像最多',
      closing: '前者减后者',
      mixerFew: 'transformer 与 mixer 的测试准确率之差，图像最少',
      cnn: '卷积网络的测试准确率，图像最多',
    },
    rule: '图像少时卷积网络须领先 transformer。图像增多后差距缩小，以及 mixer 比 transformer 需要更多数据，属于适用范围。',
    caveat: '开销不同的小网络，步数相同。',
    reasons: {
      'with few images the convolutional network is not ahead: #': '图像少时卷积网络并不领先：#',
      'with few images the convolutional network is ahead by #': '图像少时卷积网络领先 #',
      'with many by #': '图像多时领先 #',
      'the gap does not close: with many images it is #': '差距并未缩小：图像多时为 #',
      'with few the transformer is ahead of the mixer by #': '图像少时 transformer 领先 mixer #',
      'with few the transformer is not ahead of the mixer: #': '图像少时 transformer 并不领先 mixer：#',
    },
  },
  G6: {
    title: '动态卷积核',
    varied: ['卷积核：静态、动态（4 个专家）、静态且宽一倍'],
    measures: {
      gain: '动态网络与同宽静态网络的测试准确率之差',
      wider: '动态网络与宽一倍的静态网络的测试准确率之差',
      null: '静态换用其他种子之差（什么都没改）',
      macs: '动态与静态网络的乘加次数之比',
      widerMacs: '更宽的静态网络与动态网络的乘加次数之比',
      parameters: '动态与静态网络的参数量之比',
    },
    rule: '要节省计算量，动态网络须优于开销相近的静态网络。与宽一倍的网络同样好（相差 1 % 以内），属于适用范围。',
    caveat: 'Fashion-MNIST 上三个动态层，温度始终为 30。',
    reasons: {
      'for # times the multiply-adds and # times the parameters dynamic kernels change accuracy by # (nothing changed: #)':
        '乘加为 # 倍、参数为 # 倍时，动态核使准确率变化 #（什么都没改：#）',
      'for # times the multiply-adds and # times the parameters dynamic kernels gain # (nothing changed: #)':
        '乘加为 # 倍、参数为 # 倍时，动态核提高 #（什么都没改：#）',
      'they are as good as a network of twice the width, which costs # times as much: #':
        '与宽一倍、开销为 # 倍的网络同样好：#',
      'a network of twice the width, at # times the cost, is better: #': '宽一倍、开销为 # 倍的网络更好：#',
    },
  },
  G7: {
    title: 'Glance and focus',
    varied: ['网络：glance and focus；同一骨干网络单独用于几种图像尺寸', '抠图位置：策略、随机、中心'],
    measures: {
      gain: '平均乘加次数相同时，提前退出的 glance and focus 与普通网络的测试准确率之差',
      full: '看完所有图块后与整图普通网络的测试准确率之差',
      fullCost: '看完所有图块与整图普通网络的乘加次数之比',
      random: '策略与随机抠图的测试准确率之差，看完所有图块、训练相同',
      centre: '策略与中心抠图的测试准确率之差，看完所有图块、训练相同',
      exits: '看完所有图块与提前退出（三分之二乘加）的测试准确率之差',
      overrun: '测试图像的平均乘加次数与求阈值时的预算之比（阈值在其他图像上求得）',
    },
    rule: '平均乘加次数相同时，glance and focus 须比普通网络准确，策略抠图须优于随机抠图。与整图普通网络持平、优于中心抠图、提前退出至多损失 2 %，属于适用范围。',
    caveat:
      '56 × 56 噪声中 14 像素的条纹方块，类别为条纹方向：一半在缩小的图中即可分辨，一半只能靠细节。节省多少取决于此。各分类器步数相同，策略的步数另计。',
    reasons: {
      'at equal mean multiply-adds glance and focus is not ahead of the plain network: #':
        '平均乘加次数相同时，glance and focus 并不领先普通网络：#',
      'at equal mean multiply-adds glance and focus is ahead of the plain network by #':
        '平均乘加次数相同时，glance and focus 领先普通网络 #',
      'the policy’s crops are worth # more than random ones': '策略抠图比随机抠图高 #',
      'the policy’s crops are worth no more than random ones: #': '策略抠图并不优于随机抠图：#',
      'they are worth no more than those of the centre: #': '并不优于中心抠图：#',
      'and # more than those of the centre': '比中心抠图高 #',
      'after all looks it is ahead of whole images by #, for # of the multiply-adds':
        '看完所有图块后领先整图 #，乘加为其 #',
      'after all looks it is at # from whole images, for # of the multiply-adds':
        '看完所有图块后与整图相差 #，乘加为其 #',
      'early exits that save a third cost #': '节省三分之一的提前退出损失 #',
      'early exits save a third and cost #; on new images the mean is # of the budget':
        '提前退出节省三分之一，损失 #；在新图像上平均开销是预算的 #',
    },
  },
};
