// Warnings and advice of reports of `fovea/analysis`, which are written in English, in Chinese.

/** English with `{slots}`, and the Chinese for it. A slot may hold anything up to what follows it, such as a name, a number or another phrase. */
const PHRASES: readonly (readonly [en: string, zh: string])[] = [
  ['{names} and {n} more', '{names} 等另外 {n} 个'],
  ['the model', '整个模型'],
  ['{name} ({n} of {all})', '{name}（{n}/{all}）'],
  ['{name} ({low} at the low end, {high} at the high end)', '{name}（低端 {low}，高端 {high}）'],
  [
    '{what}: lower the learning rate or the initial weights, add norms, or look for damaged weights and inputs.',
    '{what}：请降低学习率或初始权重，加入归一化，或检查权重与输入是否损坏。',
  ],
  ['Weights are not finite: {names}', '权重不是有限数：{names}'],
  ['Activations are not finite, first in {name}', '激活不是有限数，最先出现于 {name}'],
  ['Gradients are not finite, from {name} back', '梯度不是有限数，从 {name} 往前'],
  [
    '{what}: they {change} over {n} layers with weights. Use an initialisation that suits the activation (he, xavier), norms, or residual connections.',
    '{what}：经过 {n} 个有权重的层，{change}。请使用适合激活函数的初始化（he、xavier）、归一化或残差连接。',
  ],
  ['Activations explode', '激活爆炸'],
  ['Activations vanish', '激活消失'],
  ['Gradients explode', '梯度爆炸'],
  ['Gradients vanish', '梯度消失'],
  ['grow {n} times from the first to the last', '从第一层到最后一层增大到 {n} 倍'],
  ['grow {n} times from the last to the first', '从最后一层到第一层增大到 {n} 倍'],
  ['shrink to {n} from the first to the last', '从第一层到最后一层缩小到 {n}'],
  ['shrink to {n} from the last to the first', '从最后一层到第一层缩小到 {n}'],
  [
    "A bias before a norm does nothing: {names}. {norm} subtracts each channel's mean; build the layer with bias: false.",
    '归一化之前的偏置不起作用：{names}。{norm} 会减去各通道的均值；该层应使用 bias: false。',
  ],
  [
    'Channels are 0 for all inputs and places, so that no gradient goes through them: {names}. Lower the learning rate, start with other biases, or use an activation that is not flat below 0.',
    '有些通道对所有输入和位置都为 0，梯度无法通过：{names}。请降低学习率，换用其他初始偏置，或使用在 0 以下不平坦的激活函数。',
  ],
  [
    'Activations are saturated, where their slope is near 0: {names}. Start with smaller weights, or put a norm before them.',
    '激活已饱和，斜率接近 0：{names}。请使用更小的初始权重，或在其前加入归一化。',
  ],
  [
    'No gradient flows to {names}: the forward does not use {it}, or only behind detach(). Remove what is not needed, or freeze it.',
    '梯度到不了 {names}：前向计算没有用到，或只在 detach() 之后用到。请删除不需要的部分，或将其冻结。',
  ],
  [
    'The gradient is 0 throughout for {names}: weights of 0 that are not learnt, or dead units, lie behind {it}.',
    '{names} 的梯度处处为 0：其后有不参与学习的零权重或失活单元。',
  ],
  [
    'All gradients are 0, and so is the loss: the network fits these images, which teach it nothing more, or weights of 0 or dead units cut it off from all of them.',
    '所有梯度与损失都为 0：网络已学会这些图片，从中再学不到什么；否则就是零权重或失活单元切断了与输入的联系。',
  ],
  [
    'Layers are wider than their information: the effective rank of their weights is far below their width: {names}. A narrower layer, or a product of two, would do.',
    '层宽超过所含信息：权重的有效秩远小于宽度：{names}。更窄的层或两个矩阵之积即可。',
  ],
  [
    'no window of it leans: it tells the sides apart by itself, by uneven padding or cropping, an order of neighbours, shifted windows, or weights for each place',
    '其中没有偏斜的窗口：它自身就区分两侧，例如填充或裁剪不对称、邻居的顺序、移位窗口，或每个位置各有权重',
  ],
  [
    'average over the mirror image where that matters (flip=true of fovea predict)',
    '有影响时对镜像取平均（fovea predict 的 flip=true）',
  ],
  [
    '{kind} with kernel {kernel}, stride {stride} and padding {padding} over {size} {lines}: {why}; its windows lie {far} too far {way}',
    '{kind}，卷积核 {kernel}，步幅 {stride}，填充 {padding}，经过 {size} {lines}：{why}；其窗口{way} {far} 个像素',
  ],
  ['convolution', '卷积'],
  ['pooling', '池化'],
  ['rows', '行'],
  ['columns', '列'],
  ['left', '偏左'],
  ['right', '偏右'],
  ['up', '偏上'],
  ['down', '偏下'],
  ['{before} and {after}', '{before} 和 {after}'],
  [
    'its last window ends {rest} before the {last} end, and it pads {before} at the {first} and {after} at the {end}',
    '最后一个窗口离末端还差 {rest}，且首端填充 {before}、末端填充 {after}',
  ],
  ['its last window ends {rest} before the {last} end', '最后一个窗口离末端还差 {rest}'],
  ['it pads {before} at the {first} and {after} at the {last}', '首端填充 {before}，末端填充 {after}'],
  [
    '{what}; a blur before the stride (antialiasing, arXiv:1904.11486) makes what is left smaller',
    '{what}；在步幅之前加模糊（抗混叠，arXiv:1904.11486）可减小余下的偏差',
  ],
  ['{what} would be aligned', '改为 {what} 即可对齐'],
  ['{sizes} in its place, or {kernel} would be aligned', '改为 {sizes} 或 {kernel} 即可对齐'],
  ['{sizes} in its place would be aligned', '改为 {sizes} 即可对齐'],
  ['pad as much on both sides', '两侧填充相同'],
  ['a kernel of {n} with padding {padding} on both sides', '卷积核 {n}、两侧填充 {padding}'],
  ['{a} or {b} {lines}', '{a} 或 {b} {lines}'],
  ['{n} rows', '{n} 行'],
  ['{n} columns', '{n} 列'],
];

const SLOT = /\\?\{(\w+)\\?\}/g;
/** Slots of single figures, which do not reach into the next entry of a list. */
const FIGURES: Readonly<Record<string, string>> = { n: '\\S+?', all: '[^\\s()]+?', low: '[^,()]+?', high: '[^,()]+?' };

const pattern = (en: string): RegExp =>
  new RegExp(
    `^${en
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(SLOT, (_, name: string) => `(?<${name}>${FIGURES[name] ?? '.+?'})`)}$`,
  );

/** What says most of itself comes first: a phrase that is mostly slots would fit too much. */
const TABLE = PHRASES.map(([en, zh]) => ({ of: pattern(en), zh, own: en.replace(SLOT, '').length })).sort(
  (a, b) => b.own - a.own,
);

/** Lists between commas are translated part by part; names of layers, and sentences that have no translation, stay as they are. */
export function adviceInChinese(text: string): string {
  for (const { of, zh } of TABLE) {
    const found = of.exec(text);
    if (found) return zh.replace(/\{(\w+)\}/g, (_, name: string) => adviceInChinese(found.groups?.[name] ?? ''));
  }
  const parts = text.split(/, (?![^(]*\))/);
  return parts.length > 1 ? parts.map(adviceInChinese).join('、') : text;
}
