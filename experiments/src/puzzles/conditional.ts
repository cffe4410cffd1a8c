// Puzzles about what is known: doors, children, boxes, tests, bullets, envelopes.

import { binomial, decimal, fraction, sequences, share } from './exact.ts';
import { puzzle } from './puzzle.ts';

export const montyHall = puzzle({
  id: 'monty-hall',
  title: { en: 'Monty Hall', zh: '三门问题' },
  question: {
    en: 'A car is behind one of n doors, goats behind the others. You choose a door. The host, who knows, opens k other doors with goats. How likely do you win by changing to one of the doors left?',
    zh: 'n 扇门后有一辆车，其余是羊。你选一扇门，知情的主持人打开 k 扇有羊的其他门。换到剩下的一扇门，获胜的概率是多少？',
  },
  parameters: {
    n: { text: { en: 'doors', zh: '门数' }, default: 3, min: 3, max: 20 },
    k: { text: { en: 'doors opened', zh: '打开的门数' }, default: 1, min: 1, max: 18 },
  },
  solve({ n, k: wanted }) {
    const k = Math.min(wanted, n - 2);
    const left = n - 1 - k;
    // The car's door and which of the doors left you take; you chose door 0.
    const cases = Array.from({ length: n }, (_, car) =>
      Array.from({ length: left }, (_, taken) => ({ car, taken })),
    ).flat();
    return {
      answer: fraction(n - 1, n * left),
      tex: String.raw`\frac{n-1}{n\,(n-1-k)}`,
      steps: [
        {
          text: {
            en: 'The first choice misses the car with this probability. The host can always open k goats, so opening them tells nothing about it.',
            zh: '第一次选择没有选中汽车的概率如下。主持人总能打开 k 扇有山羊的门，所以开门不提供关于它的信息。',
          },
          tex: String.raw`P(\text{first choice is a goat}) = \frac{n-1}{n}`,
          value: fraction(n - 1, n),
          counted: share(cases, ({ car }) => car !== 0),
        },
        {
          text: {
            en: 'Then the car is behind one of the n − 1 − k doors left, each as likely as another.',
            zh: '此时汽车在剩下的 n − 1 − k 扇门之一后面，各门机会均等。',
          },
          tex: String.raw`P(\text{win}) = \frac{n-1}{n}\cdot\frac{1}{n-1-k}`,
          value: fraction(n - 1, n * left),
          // The host leaves the car's door; it is the first of those left.
          counted: share(cases, ({ car, taken }) => car !== 0 && taken === 0),
        },
      ],
    };
  },
  trial(random, { n, k: wanted }) {
    const car = random.integer(n);
    const chosen = random.integer(n);
    const goats = Array.from({ length: n }, (_, door) => door).filter((door) => door !== car && door !== chosen);
    const opened = new Set(
      random
        .permutation(goats.length)
        .slice(0, Math.min(wanted, n - 2))
        .map((i) => goats[i]),
    );
    const left = Array.from({ length: n }, (_, door) => door).filter((door) => door !== chosen && !opened.has(door));
    return Number(left[random.integer(left.length)] === car);
  },
});

export const twoChildren = puzzle({
  id: 'two-children',
  title: { en: 'Two children', zh: '两个孩子' },
  question: {
    en: 'Of a family with two children you learn: at least one is a boy born on a given one of d days of the week. How likely are both boys?',
    zh: '一家有两个孩子，已知至少一个是在（一周 d 天中）某一天出生的男孩。两个都是男孩的概率是多少？',
  },
  parameters: { d: { text: { en: 'days told apart', zh: '区分的天数' }, default: 7, min: 1, max: 31 } },
  solve({ d }) {
    // A child is one of 2d kinds; those below d are boys, and kind 0 is the boy of that day.
    const known = (family: readonly number[]): boolean => family.includes(0);
    return {
      answer: fraction(2 * d - 1, 4 * d - 1),
      tex: String.raw`\frac{2d-1}{4d-1}`,
      steps: [
        {
          text: {
            en: 'Of the (2d)² families, all but (2d − 1)² have such a boy.',
            zh: '(2d)² 个家庭中，除 (2d − 1)² 个外都有这样的男孩。',
          },
          tex: String.raw`P(\text{such a boy}) = \frac{4d-1}{4d^2}`,
          value: fraction(4 * d - 1, 4 * d * d),
          counted: share(sequences(2 * d, 2), known),
        },
        {
          text: {
            en: 'Of those, 2d − 1 have two boys: d with the older one born that day, d with the younger one, and one with both counted twice. With d = 1 nothing is known of the day, and it is 1/3; the more is known, the nearer it comes to 1/2.',
            zh: '其中有两个男孩的是 2d − 1 个：年长者那天出生的 d 个，年幼者那天出生的 d 个，两者都是的一个重复计算，只算一次。d = 1 时对日期一无所知，为 1/3；知道得越多，越接近 1/2。',
          },
          tex: String.raw`P(\text{two boys}\mid\text{such a boy}) = \frac{2d-1}{4d-1}`,
          value: fraction(2 * d - 1, 4 * d - 1),
          counted: share(sequences(2 * d, 2), (family) => family.every((kind) => kind < d), known),
        },
      ],
    };
  },
  trial(random, { d }) {
    for (;;) {
      const family = [random.integer(2 * d), random.integer(2 * d)];
      if (family.includes(0)) return Number(family.every((kind) => kind < d));
    }
  },
});

export const bertrandBox = puzzle({
  id: 'bertrand-box',
  title: { en: 'Bertrand’s box', zh: '贝特朗盒子' },
  question: {
    en: 'One box holds two gold coins, one two silver coins, one a coin of each. You take a coin from a random box: it is gold. How likely is the other coin of that box gold?',
    zh: '三个盒子：两金、两银、一金一银。随机取一个盒子中的一枚硬币，是金的。同盒另一枚也是金的概率是多少？',
  },
  parameters: {},
  solve() {
    const boxes = [
      [1, 1],
      [0, 0],
      [1, 0],
    ];
    const draws = boxes.flatMap((box) => [
      { taken: box[0], other: box[1] },
      { taken: box[1], other: box[0] },
    ]);
    return {
      answer: fraction(2, 3),
      tex: String.raw`\frac23`,
      steps: [
        {
          text: { en: 'Six coins are equally likely, three of them gold.', zh: '六枚硬币等可能，其中三枚是金币。' },
          tex: String.raw`P(\text{gold}) = \tfrac13\cdot 1 + \tfrac13\cdot 0 + \tfrac13\cdot\tfrac12 = \tfrac12`,
          value: fraction(1, 2),
          counted: share(draws, ({ taken }) => taken === 1),
        },
        {
          text: {
            en: 'Bayes: the box of two gold coins is twice as likely to have shown gold as the mixed one.',
            zh: '贝叶斯：两枚金币的盒子出现金币的可能性是混合盒子的两倍。',
          },
          tex: String.raw`P(\text{both gold}\mid\text{gold}) = \frac{1/3}{1/2} = \frac23`,
          value: fraction(1, 3).div(fraction(1, 2)),
          counted: share(
            draws,
            ({ other }) => other === 1,
            ({ taken }) => taken === 1,
          ),
        },
      ],
    };
  },
  trial(random) {
    for (;;) {
      const box = [
        [1, 1],
        [0, 0],
        [1, 0],
      ][random.integer(3)];
      const taken = random.integer(2);
      if (box[taken] === 1) return box[1 - taken];
    }
  },
});

export const medicalTest = puzzle({
  id: 'medical-test',
  title: { en: 'A positive test', zh: '阳性检测' },
  question: {
    en: 'A share r of people are ill. A test finds the ill with probability s, and is wrongly positive for the healthy with probability f. It is positive. How likely is illness?',
    zh: '患病率为 r；检测对患者阳性的概率为 s，对健康人误报的概率为 f。检测为阳性，患病的概率是多少？',
  },
  parameters: {
    r: { text: { en: 'share of ill people', zh: '患病率' }, default: 0.01, min: 0.01, max: 0.5, step: 0.01 },
    s: { text: { en: 'sensitivity', zh: '灵敏度' }, default: 0.99, min: 0.5, max: 1, step: 0.01 },
    f: { text: { en: 'false positives', zh: '误报率' }, default: 0.05, min: 0.01, max: 0.5, step: 0.01 },
  },
  solve({ r, s, f }) {
    const [ill, found, wrong] = [decimal(r), decimal(s), decimal(f)];
    const positive = ill.mul(found).add(fraction(1).sub(ill).mul(wrong));
    // 10⁸ people, counted.
    const people = 10 ** 8;
    const sick = Math.round(people * r);
    const sickPositive = Math.round(sick * s);
    const healthyPositive = Math.round((people - sick) * f);
    return {
      answer: ill.mul(found).div(positive),
      tex: String.raw`\frac{r s}{r s + (1-r) f}`,
      steps: [
        {
          text: {
            en: 'A test is positive for the ill who are found and for the healthy who are not told apart.',
            zh: '检测呈阳性的人：被查出的患者，以及未被排除的健康人。',
          },
          tex: 'P(+) = r s + (1-r) f',
          value: positive,
          counted: fraction(sickPositive + healthyPositive, people),
        },
        {
          text: {
            en: 'Bayes. Where the illness is rare, most positives are healthy.',
            zh: '贝叶斯。疾病罕见时，多数阳性者是健康的。',
          },
          tex: String.raw`P(\text{ill}\mid +) = \frac{r s}{r s + (1-r) f}`,
          value: ill.mul(found).div(positive),
          counted: fraction(sickPositive, sickPositive + healthyPositive),
        },
      ],
    };
  },
  trial(random, { r, s, f }) {
    for (;;) {
      const ill = random.chance(r);
      if (random.chance(ill ? s : f)) return Number(ill);
    }
  },
});

/** Places of the six chambers in order, bullets in the two after a random one. */
const loaded = (first: number, chamber: number): boolean => (chamber - first + 6) % 6 < 2;

export const russianRoulette = puzzle({
  id: 'russian-roulette',
  title: { en: 'Russian roulette', zh: '俄罗斯轮盘' },
  question: {
    en: 'Two bullets are in neighbouring chambers of six. The first shot clicked. The cylinder moves on by one. How likely does the second shot click, too, without spinning again?',
    zh: '六个弹膛中相邻两个有子弹。第一枪没响，转轮前进一格。不再转动转轮，第二枪也不响的概率是多少？',
  },
  parameters: {},
  solve() {
    const cases = [...sequences(6, 2)].map(([first, chamber]) => ({ first, chamber }));
    const clicked = ({ first, chamber }: (typeof cases)[number]): boolean => !loaded(first, chamber);
    return {
      answer: fraction(3, 4),
      tex: String.raw`\frac34`,
      steps: [
        {
          text: { en: 'With a spin, four chambers of six are empty.', zh: '重新转动后，六个弹膛中有四个是空的。' },
          tex: String.raw`P(\text{click after a spin}) = \frac46`,
          value: fraction(4, 6),
          counted: share(cases, clicked),
        },
        {
          text: {
            en: 'Without one, the shot came from one of four empty chambers, and only the last of them has a bullet next to it.',
            zh: '不转动时，刚才的一枪来自四个空弹膛之一，只有其中最后一个的下一膛有子弹。',
          },
          tex: String.raw`P(\text{click}\mid\text{click before}) = \frac34`,
          value: fraction(3, 4),
          counted: share(cases, ({ first, chamber }) => !loaded(first, (chamber + 1) % 6), clicked),
        },
      ],
    };
  },
  trial(random) {
    for (;;) {
      const first = random.integer(6);
      const chamber = random.integer(6);
      if (!loaded(first, chamber)) return Number(!loaded(first, (chamber + 1) % 6));
    }
  },
});

export const envelopes = puzzle({
  id: 'envelopes',
  title: { en: 'Two envelopes', zh: '两个信封' },
  question: {
    en: 'Two different numbers from 1 to n lie in envelopes. You open one at random, and may change. You draw a threshold between neighbouring numbers at random, and change if yours is below. How likely do you end with the larger one?',
    zh: '1 到 n 中两个不同的数装在信封里，随机打开一个，可以换。随机取一个相邻数之间的阈值，所见小于阈值就换。最终拿到较大数的概率是多少？',
  },
  parameters: { n: { text: { en: 'largest number', zh: '最大的数' }, default: 10, min: 2, max: 40 } },
  solve({ n }) {
    const pairs = [...sequences(n, 2)].filter(([seen, other]) => seen !== other);
    const plays = pairs.flatMap(([seen, other]) =>
      Array.from({ length: n - 1 }, (_, threshold) => ({ seen, other, change: seen <= threshold })),
    );
    const between = binomial(n + 1, 3).div(binomial(n, 2).mul(n - 1));
    return {
      answer: fraction(1, 2).add(between.div(2)),
      tex: String.raw`\frac12 + \frac{n+1}{6(n-1)}`,
      steps: [
        {
          text: {
            en: 'Always changing gains nothing: the other envelope is as often the larger one.',
            zh: '总是交换没有好处：另一个信封是较大者的机会同样多。',
          },
          tex: String.raw`P(\text{larger by always changing}) = \tfrac12`,
          value: fraction(1, 2),
          counted: share(pairs, ([seen, other]) => other > seen),
        },
        {
          text: {
            en: 'A threshold lies between the two numbers in one of their distance of n − 1 cases; the mean distance is (n + 1)/3.',
            zh: '阈值落在两数之间的机会，是两数之差除以 n − 1；差的均值为 (n + 1)/3。',
          },
          tex: String.raw`P(\text{between}) = \frac{n+1}{3(n-1)}`,
          value: fraction(n + 1, 3 * (n - 1)),
          counted: between,
        },
        {
          text: {
            en: 'When it lies between them, the rule is right whichever envelope was opened; otherwise it is right half the time.',
            zh: '阈值落在两数之间时，无论打开哪个信封，规则都对；否则有一半机会对。',
          },
          tex: String.raw`P(\text{larger}) = \frac12 + \frac12\,P(\text{between})`,
          value: fraction(1, 2).add(fraction(n + 1, 6 * (n - 1))),
          counted: share(plays, ({ seen, other, change }) => (change ? other > seen : seen > other)),
        },
      ],
    };
  },
  trial(random, { n }) {
    const [seen, other] = random.permutation(n);
    const change = seen <= random.integer(n - 1);
    return Number(change ? other > seen : seen > other);
  },
});
