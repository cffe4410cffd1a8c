// What `fovea lab` says around the experiments' own texts, in English and Chinese.

import { ENGLISH_WORDS, type LabWords } from '@fovea/experiments';
import { CHINESE_WORDS } from '@fovea/experiments/words';
import { type Language, type Phrases, speaker } from '../settings/language.ts';

const PHRASES = {
  notRecorded: ['not recorded', '未记录'],
  olderCode: ['{verdict} (by older code)', '{verdict}（旧代码）'],
  ran: ['({time})', '（{time}）'],
  ranBefore: ['({time}, done before)', '（{time}，此前已完成）'],
  report: ['report: {path}', '报告：{path}'],
  stopped: ['stopped', '已停止'],
  usedUp: ['the budget of {budget} is used up', '时间预算 {budget} 已用完'],
  stillToDo: [
    '{why}; still to do: {names}; the same command goes on there',
    '{why}；尚未完成：{names}；再次运行同一命令即可继续',
  ],
  lab: ['Lab', '实验'],
  lead: [
    'Claims about networks for images, each tried out. Verdicts are computed from the measurements by the rule that stands with each.',
    '关于图像网络的各种说法，逐一用实验检验。结论由各实验所附的规则根据测量值计算得出。',
  ],
  id: ['id', '编号'],
  experiment: ['experiment', '实验'],
  verdict: ['verdict', '结论'],
  measured: ['measured', '测量内容'],
  value: ['value (95 % interval)', '值（95 % 区间）'],
  how: ['How it was judged and run', '判定规则与运行环境'],
  varied: ['varied', '改变的因素'],
  time: ['time', '用时'],
  machine: ['machine', '机器'],
  cores: ['{n} cores', '{n} 核'],
  runsOn: ['runs on', '运行环境'],
  code: ['code', '代码'],
  begun: ['begun', '开始时间'],
} as const satisfies Phrases;

export type Phrase = keyof typeof PHRASES;

export interface Words extends LabWords {
  readonly language: Language;
  /** With `{name}` replaced by what is given. */
  say(phrase: Phrase, values?: Readonly<Record<string, string | number>>): string;
  /** Between the parts of a list. */
  readonly separator: string;
}

export function wordsOf(language: Language): Words {
  return {
    ...(language === 'zh' ? CHINESE_WORDS : ENGLISH_WORDS),
    language,
    separator: language === 'zh' ? '；' : '; ',
    say: speaker(PHRASES, language),
  };
}
