// F9: whether images and texts meet in one space, by one matrix of cosines.

import { recallAtK } from 'fovea/metrics';
import { Tokenizer, trainBytePairs } from 'fovea/text';
import { type Caption, type CaptionedData, requireCaptions } from '../framework/captions.ts';
import { defineExperiment } from '../framework/experiment.ts';
import { above, both, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference, exact, mean } from '../statistics/estimate.ts';
import { armBars } from '../workbench/compare.ts';
import { seedsOf } from '../workbench/random.ts';
import {
  bagOfWordsTowers,
  cosinesOf,
  inputOf,
  type TwoTowers,
  trainTowers,
  transformerTowers,
} from '../workbench/two-towers.ts';

const ARMS = ['two towers', 'bag of words', 'words of others'] as const;
type Arm = (typeof ARMS)[number];
/** Nobody of the training set. */
const ARTIST = 'twemoji';
const TEMPLATES = ['a drawing of a {}', '{}'];

/** Pictures of the test set, with what is known of them. */
interface Searched {
  readonly indices: readonly number[];
  readonly captions: readonly Caption[];
  readonly labels: readonly number[];
}

/** One drawing of each emoji by the artist, and what it is called. */
function searched(data: CaptionedData, most: number): Searched {
  const indices = data.captions.test.flatMap(({ artist }, i) => (artist === ARTIST ? [i] : [])).slice(0, most);
  const captions = indices.map((i) => data.captions.test[i]);
  return { indices, captions, labels: indices.map((i) => data.test.labels[i]) };
}

/** Transposed, rows of `columns`. */
const turned = (values: ArrayLike<number>, columns: number): number[] =>
  Array.from({ length: values.length }, (_, i) => {
    const rows = values.length / columns;
    return values[(i % rows) * columns + Math.floor(i / rows)];
  });

type Recalls = Readonly<Record<'toImage1' | 'toImage5' | 'toText1' | 'toText5', number>>;

/** How often the pair is the first, or among the first five, of `[texts, pictures]` where the n-th text is of the n-th picture. */
function recalls(scores: ArrayLike<number>, count: number): Recalls {
  const own = Array.from({ length: count * count }, (_, i) => Number(Math.floor(i / count) === i % count));
  const at = (values: ArrayLike<number>, k: number): number => recallAtK(values, own, count, { k });
  const back = turned(scores, count);
  return { toImage1: at(scores, 1), toImage5: at(scores, 5), toText1: at(back, 1), toText5: at(back, 5) };
}

/** Without any words: how like a picture is to the likest training picture of each emoji, by the cosine of their pixels less their mean. */
function pixelScores(data: CaptionedData, { indices, captions }: Searched): number[] {
  const size = data.test.pixels.length / data.test.labels.length;
  const unit = (pixels: Uint8Array, index: number): Float64Array => {
    const own = Float64Array.from(pixels.subarray(index * size, (index + 1) * size));
    const middle = mean(own);
    const centred = own.map((value) => value - middle);
    const length = Math.hypot(...centred) || 1;
    return centred.map((value) => value / length);
  };
  const known = data.captions.train.map(({ code }, i) => ({ code, unit: unit(data.train.pixels, i) }));
  const shown = indices.map((i) => unit(data.test.pixels, i));
  return captions.flatMap(({ code }) => {
    const own = known.filter((one) => one.code === code);
    return shown.map((picture) =>
      own.reduce(
        (most, one) =>
          Math.max(
            most,
            one.unit.reduce((sum, value, d) => sum + value * picture[d], 0),
          ),
        -1,
      ),
    );
  });
}

/** Recalls by names in two languages, and the part of the pictures whose class has the likest prompts. */
async function measured(
  model: TwoTowers,
  tokenizer: Tokenizer,
  data: CaptionedData,
  { indices, captions, labels }: Searched,
) {
  const pictures = inputOf(data.test, indices);
  const byNames = async (language: 'en' | 'zh'): Promise<Recalls> => {
    const names = captions.map(({ words }) => words[language][0]);
    return recalls(await cosinesOf(model, tokenizer, names, pictures), indices.length);
  };
  const [english, chinese] = [await byNames('en'), await byNames('zh')];
  const classNames = data.test.classNames ?? [];
  const prompts = classNames.flatMap((name) => TEMPLATES.map((template) => template.replace('{}', name)));
  const cosines = await cosinesOf(model, tokenizer, prompts, pictures);
  const score = (name: number, picture: number): number =>
    mean(TEMPLATES.map((_, t) => cosines[(name * TEMPLATES.length + t) * indices.length + picture]));
  const right = labels.filter((label, picture) =>
    classNames.every((_, name) => name === label || score(name, picture) < score(label, picture)),
  );
  return { ...english, chinese1: chinese.toImage1, zeroShot: right.length / labels.length };
}

type Key = keyof Awaited<ReturnType<typeof measured>>;

const MEASURES = {
  toImage1: 'recall at 1 of English names among the drawings of an artist who was not in training, two towers',
  toImage5: 'the same, recall at 5',
  toText1: 'recall at 1 of those drawings among the names, two towers',
  toText5: 'the same, recall at 5',
  chinese1: 'recall at 1 of Chinese names among the drawings, two towers',
  zeroShot: 'accuracy of 12 classes by prompts alone, two towers',
  bagToImage1: 'recall at 1 of names among drawings, bag of words',
  bagToImage5: 'the same, recall at 5',
  bagToText1: 'recall at 1 of drawings among names, bag of words',
  bagToText5: 'the same, recall at 5',
  pixelsToImage1: 'recall at 1 by pixels alone: the likest training picture of each emoji',
  pixelsToImage5: 'the same, recall at 5',
  pixelsToText1: 'recall at 1 of drawings among emoji, by pixels alone',
  pixelsToText5: 'the same, recall at 5',
  gain: 'recall at 1 of two towers less that of the bag of words',
  null: 'recall at 1 of names where each emoji had the words of another one in training (nothing learnt)',
  chance: 'recall at 1 by chance',
} as const;

function measurementsOf(of: (arm: Arm, key: Key) => number[], pixels: Recalls, count: number) {
  const towers = (key: Key) => bootstrap(of('two towers', key));
  const bag = (key: Key) => bootstrap(of('bag of words', key));
  return {
    toImage1: towers('toImage1'),
    toImage5: towers('toImage5'),
    toText1: towers('toText1'),
    toText5: towers('toText5'),
    chinese1: towers('chinese1'),
    zeroShot: towers('zeroShot'),
    bagToImage1: bag('toImage1'),
    bagToImage5: bag('toImage5'),
    bagToText1: bag('toText1'),
    bagToText5: bag('toText5'),
    pixelsToImage1: exact(pixels.toImage1),
    pixelsToImage5: exact(pixels.toImage5),
    pixelsToText1: exact(pixels.toText1),
    pixelsToText5: exact(pixels.toText5),
    gain: difference(of('two towers', 'toImage1'), of('bag of words', 'toImage1')),
    null: bootstrap(of('words of others', 'toImage1')),
    chance: exact(1 / count),
  };
}

export const twoTowers = defineExperiment({
  id: 'F9',
  topic: 'architectures',
  title: 'Image and text towers',
  claim: {
    zh: '多模态：图像塔与文本塔，用一个余弦矩阵做对比学习，得到零样本分类与检索',
    en: 'An image tower and a text tower trained by one matrix of cosines meet in one space: names find pictures, pictures find names, and prompts classify without a classifier.',
  },
  varied: ['text tower: transformer, bag of words', 'words: own, of others', 'none: pixels alone'],
  measures: MEASURES,
  rule: 'Names must find the drawings of an unseen artist at least ten times as often as by chance, both ways, and prompts must classify above chance (1 of 12). That towers beat the bag of words, and pixels, is the claim’s reach.',
  caveat:
    'The emoji are those of training, drawn by somebody else. Some 290 of them, small pictures, a few minutes of training: nothing of the size at which CLIP learns from the web.',
  smoke: { steps: 4, batch: 16, embedDim: 16, width: 16, layers: 1, vocabulary: 560, emoji: 24, seeds: 2 },
  full: { steps: 450, batch: 96, embedDim: 64, width: 64, layers: 1, vocabulary: 1500, emoji: 1000, seeds: 5 },
  async run(context, { steps, batch, embedDim, width, layers, vocabulary, emoji, seeds }) {
    const data = requireCaptions(await context.data('emoji'));
    const found = searched(data, emoji);
    const texts = data.captions.train.flatMap(({ words }) => [words.en.join(', '), words.zh.join(', ')]);
    const tokenizer = Tokenizer.fromBytePairs(trainBytePairs(texts, { vocabularySize: vocabulary }));
    const cases = seedsOf(seeds).flatMap((seed) => ARMS.map((arm) => ({ arm, seed })));
    const results = await context.each(
      cases,
      ({ arm, seed }) => `${arm}, seed ${seed}`,
      async ({ arm, seed }) => {
        const make = arm === 'bag of words' ? bagOfWordsTowers : transformerTowers;
        const model = await trainTowers(() => make(tokenizer, { embedDim, width, layers }), {
          ...{ data, tokenizer, steps, batchSize: batch, seed },
          shuffled: arm === 'words of others',
        });
        const result = await measured(model, tokenizer, data, found);
        model.dispose();
        return result;
      },
    );
    const [pixels] = await context.each(
      ['pixels alone'],
      (name) => name,
      () => recalls(pixelScores(data, found), found.indices.length),
    );
    const of = (arm: Arm, key: Key): number[] => results.flatMap((one, i) => (cases[i].arm === arm ? [one[key]] : []));
    return {
      measurements: measurementsOf(of, pixels, found.indices.length),
      figures: [
        armBars('Names find drawings: recall at 1', 'part that is right', {
          ...Object.fromEntries(ARMS.map((arm) => [arm, of(arm, 'toImage1')])),
          'pixels alone': seedsOf(seeds).map(() => pixels.toImage1),
        }),
        armBars(
          'Twelve classes by prompts',
          'part that is right',
          Object.fromEntries(ARMS.map((arm) => [arm, of(arm, 'zeroShot')])),
        ),
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.toImage1, 10 * m.chance.value), above(m.toText1, 10 * m.chance.value)),
          yes: `names find the unseen artist’s drawing in ${percentText(m.toImage1)}, drawings their name in ${percentText(m.toText1)} (among five: ${percentText(m.toImage5)}, ${percentText(m.toText5)}; by chance: ${percentText(m.chance)})`,
          no: `names find the unseen artist’s drawing in ${percentText(m.toImage1)}, drawings their name in ${percentText(m.toText1)}, by chance ${percentText(m.chance)}`,
        },
        {
          is: above(m.zeroShot, 1 / 12),
          yes: `prompts classify ${percentText(m.zeroShot)} of them right, by chance 8.3 %; Chinese names find ${percentText(m.chinese1)}`,
          no: `prompts classify ${percentText(m.zeroShot)} of them right, by chance 8.3 %`,
        },
      ],
      [
        {
          is: above(m.toImage1, m.pixelsToImage1.value),
          yes: `by pixels alone it would be ${percentText(m.pixelsToImage1)}`,
          no: `pixels alone do better: ${percentText(m.pixelsToImage1)}`,
        },
        {
          is: above(m.gain, 0),
          yes: `the transformer gains ${percentText(m.gain)} over a bag of words (with the words of others: ${percentText(m.null)})`,
          no: `the transformer gains nothing over a bag of words: ${percentText(m.gain)} (with the words of others: ${percentText(m.null)})`,
        },
      ],
    ),
});
