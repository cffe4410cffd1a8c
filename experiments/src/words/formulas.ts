// Words within formulas, in Chinese.

/** By what stands in `\text{…}`, without the spaces at its ends. */
const FORMULA_TEXTS: Readonly<Record<string, string>> = {
  'all apart': '各不相同',
  'all even': '全为偶数',
  between: '介于两者之间',
  'both gold': '两枚都是金币',
  click: '空枪',
  'click after a spin': '旋转后空枪',
  'click before': '此前空枪',
  'first choice is a goat': '首选是山羊',
  gold: '金币',
  if: '若',
  ill: '患病',
  in: '落在',
  larger: '较大',
  'larger by always changing': '总是交换得到较大者',
  or: '或',
  'second is red': '第二个是红球',
  'such a boy': '有这样的男孩',
  'two boys': '两个男孩',
  where: '其中',
  win: '获胜',
  '“random” has to be said': '须先说明何为“随机”',
};

/** TeX with its words in Chinese. */
export const formulaInChinese = (tex: string): string =>
  tex.replaceAll(/\\text\{( ?)([^}]*?)( ?)\}/g, (all, before: string, words: string, after: string) => {
    const text = FORMULA_TEXTS[words];
    return text === undefined ? all : `\\text{${before}${text}${after}}`;
  });
