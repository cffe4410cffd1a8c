// Puzzles about going on: buses, candidates, gamblers, walks, urns.

import { decimal, expectation, fraction, power, product, share, sum } from './exact.ts';
import { puzzle } from './puzzle.ts';

export const waitingTime = puzzle({
  id: 'waiting-time',
  title: { en: 'Waiting for the bus', zh: '等车悖论' },
  question: {
    en: 'Buses come after a or b minutes, each as often as the other. You arrive at a random time. How long do you wait on average? It is more than half of the mean interval.',
    zh: '公交车间隔为 a 或 b 分钟，各占一半。你在随机时刻到达，平均等多久？它大于平均间隔的一半。',
  },
  parameters: {
    a: { text: { en: 'short interval', zh: '短间隔' }, default: 5, min: 1, max: 60 },
    b: { text: { en: 'long interval', zh: '长间隔' }, default: 15, min: 1, max: 60 },
  },
  solve({ a, b }) {
    // The mean wait inside an interval, by whole minutes: uniform within each.
    const waits = (length: number) => sum(1, length, (minute) => fraction(2 * (length - minute) + 1, 2));
    return {
      answer: fraction(a * a + b * b, 2 * (a + b)),
      tex: String.raw`\frac{a^2+b^2}{2(a+b)}`,
      steps: [
        {
          text: {
            en: 'A random time falls into a long interval more often, in proportion to its length.',
            zh: '随机时刻更常落在长的间隔里，机会与其长度成正比。',
          },
          tex: String.raw`P(\text{in } b) = \frac{b}{a+b}`,
          value: fraction(b, a + b),
          counted: share(
            Array.from({ length: a + b }, (_, minute) => minute),
            (minute) => minute >= a,
          ),
        },
        {
          text: { en: 'Within an interval, half of it is left on average.', zh: '在一个间隔内，平均还剩一半。' },
          tex: String.raw`E = \frac{a}{a+b}\cdot\frac a2 + \frac{b}{a+b}\cdot\frac b2 = \frac{E[X^2]}{2E[X]}`,
          value: fraction(a * a + b * b, 2 * (a + b)),
          counted: waits(a)
            .add(waits(b))
            .div(a + b),
        },
      ],
    };
  },
  trial(random, { a, b }) {
    // A random time lies in an interval in proportion to its length: a dart on the longest one has to hit it.
    for (;;) {
      const interval = random.chance(0.5) ? a : b;
      const dart = random.uniform(0, Math.max(a, b));
      if (dart < interval) return interval - dart;
    }
  },
});

export const secretary = puzzle({
  id: 'secretary',
  title: { en: 'The best candidate', zh: '秘书问题' },
  question: {
    en: 'n candidates come in random order; each is taken or sent away at once. Pass over the first r, then take the first who is better than all before. How likely is that the best, with the best r?',
    zh: 'n 位候选人随机到来，须当场决定。跳过前 r 位，之后取第一位优于前面所有人的。取最优的 r，选中最好者的概率是多少？',
  },
  parameters: { n: { text: { en: 'candidates', zh: '人数' }, default: 10, min: 2, max: 60 } },
  solve({ n }) {
    const best = bestRule(n);
    return {
      answer: best.probability,
      tex: String.raw`\max_r \frac rn\sum_{i=r+1}^{n}\frac1{i-1}`,
      steps: [
        {
          text: {
            en: 'The best stands at place i with probability 1/n, and is reached when the best of those before it was among the first r.',
            zh: '最优者在第 i 位的概率为 1/n；当其前面的最优者在前 r 位之内时，会等到它。',
          },
          tex: String.raw`P(r) = \sum_{i=r+1}^{n}\frac1n\cdot\frac{r}{i-1}`,
          value: passingOver(n, best.r),
          counted: best.probability,
        },
        {
          text: {
            en: 'No other rule does better: going backwards, take a best-so-far at place i when i/n is more than what waiting is worth. For many candidates r/n and the probability approach 1/e.',
            zh: '没有更好的规则：倒推可知，当 i/n 大于继续等待的价值时，应接受第 i 位上迄今最优者。候选人很多时，r/n 与概率都趋于 1/e。',
          },
          tex: String.raw`V_{i-1} = \tfrac1i\max\!\left(\tfrac in, V_i\right) + \tfrac{i-1}{i}V_i`,
          value: best.probability,
          counted: worthOfWaiting(n),
        },
      ],
    };
  },
  trial(random, { n }) {
    const { r } = bestRule(n);
    const order = random.permutation(n);
    const bar = Math.max(-1, ...order.slice(0, r));
    return Number(order.slice(r).find((rank) => rank > bar) === n - 1);
  },
});

/** Probability of taking the best when the first r are passed over. */
function passingOver(n: number, r: number) {
  if (r === 0) return fraction(1, n);
  return sum(r + 1, n, (i) => fraction(r, n * (i - 1)));
}

const rules = new Map<number, ReturnType<typeof findRule>>();

function findRule(n: number) {
  return Array.from({ length: n }, (_, r) => ({ r, probability: passingOver(n, r) })).reduce((best, other) =>
    other.probability.compare(best.probability) > 0 ? other : best,
  );
}

/** How many to pass over, and what comes of it. Kept, since a simulation asks for it in every trial. */
function bestRule(n: number) {
  const known = rules.get(n) ?? findRule(n);
  rules.set(n, known);
  return known;
}

/** Value of the best strategy of all, by backward induction. */
function worthOfWaiting(n: number) {
  let worth = fraction(0);
  for (let i = n; i >= 1; i--) {
    const take = fraction(i, n);
    const better = take.compare(worth) > 0 ? take : worth;
    worth = better.add(worth.mul(i - 1)).div(i);
  }
  return worth;
}

export const gamblersRuin = puzzle({
  id: 'gamblers-ruin',
  title: { en: 'Gambler’s ruin', zh: '赌徒破产' },
  question: {
    en: 'A gambler has i coins and wins or loses one at a time, winning with probability p. How likely does he reach n coins before he has none?',
    zh: '赌徒有 i 枚硬币，每局以概率 p 赢一枚，否则输一枚。在输光之前达到 n 枚的概率是多少？',
  },
  parameters: {
    i: { text: { en: 'coins at first', zh: '初始硬币' }, default: 5, min: 1, max: 19 },
    n: { text: { en: 'goal', zh: '目标' }, default: 10, min: 2, max: 20 },
    p: { text: { en: 'probability of winning', zh: '每局胜率' }, default: 0.45, min: 0.05, max: 0.95, step: 0.05 },
  },
  solve({ i: wanted, n, p }) {
    const i = Math.min(wanted, n - 1);
    const win = decimal(p);
    const lose = fraction(1).sub(win);
    const ratio = lose.div(win);
    const geometric = (terms: number) => sum(0, terms - 1, (k) => power(ratio, k));
    const answer = geometric(i).div(geometric(n));
    // States in the order of i, then the others, so that the chain starts at i.
    const order = [i, ...Array.from({ length: n - 1 }, (_, k) => k + 1).filter((k) => k !== i)];
    const state = (coins: number) => (coins === 0 ? n - 1 : coins === n ? n : order.indexOf(coins));
    return {
      answer,
      tex: String.raw`\frac{1-(q/p)^i}{1-(q/p)^n}\quad\text{or } \frac in \text{ if } p = \tfrac12`,
      steps: [
        {
          text: {
            en: 'The probability h of the goal from i coins is the mean of those from i + 1 and i − 1. Its differences shrink or grow by the factor q/p, so h is a sum of a geometric series.',
            zh: '从 i 枚硬币到达目标的概率 h，是从 i + 1 与 i − 1 出发的加权平均。其差按 q/p 的比例缩小或增大，所以 h 是等比数列之和。',
          },
          tex: String.raw`h_i = p\,h_{i+1} + q\,h_{i-1},\quad h_0 = 0,\ h_n = 1`,
          value: answer,
          counted: expectation(
            order.map((coins) => [
              [state(coins + 1), win],
              [state(coins - 1), lose],
            ]),
            (_, to) => fraction(Number(to === n)),
          ),
        },
      ],
    };
  },
  trial(random, { i: wanted, n, p }) {
    let coins = Math.min(wanted, n - 1);
    while (coins > 0 && coins < n) coins += random.chance(p) ? 1 : -1;
    return Number(coins === n);
  },
});

export const drunkWalk = puzzle({
  id: 'drunk-walk',
  title: { en: 'The drunk at the cliff', zh: '悬崖边的醉汉' },
  question: {
    en: 'A drunk stands one step from a cliff and steps away from it with probability p > 1/2, towards it otherwise. How likely does he ever fall?',
    zh: '醉汉离悬崖一步，每步以概率 p > 1/2 远离，否则靠近。他终将跌落的概率是多少？',
  },
  parameters: {
    p: { text: { en: 'probability of a step away', zh: '远离的概率' }, default: 0.65, min: 0.6, max: 0.95, step: 0.05 },
  },
  solve({ p }) {
    const away = decimal(p);
    const towards = fraction(1).sub(away);
    return {
      answer: towards.div(away),
      tex: String.raw`\frac{1-p}{p}`,
      steps: [
        {
          text: {
            en: 'To fall from one step away, he falls at once, or steps away and then must come back twice. The other solution, 1, is only right for p ≤ 1/2.',
            zh: '离悬崖一步时掉下去：要么立即掉下，要么走开一步，之后必须两次返回。另一个解 1 只在 p ≤ 1/2 时成立。',
          },
          tex: String.raw`f = (1-p) + p f^2 \;\Rightarrow\; f = \frac{1-p}{p}`,
          value: towards.div(away).valueOf(),
          counted: fallsWithin(p, 4000),
        },
      ],
    };
  },
  trial(random, { p }) {
    // From 200 steps away he falls with probability below (2/3)^200.
    let distance = 1;
    while (distance > 0 && distance < 200) distance += random.chance(p) ? 1 : -1;
    return Number(distance === 0);
  },
});

/** Sum over the paths that fall after 2k + 1 steps: Catalan numbers times p^k (1 − p)^(k+1). */
function fallsWithin(p: number, terms: number): number {
  let term = 1 - p;
  let total = 0;
  for (let k = 0; k < terms; k++) {
    total += term;
    term *= ((2 * (2 * k + 1)) / (k + 2)) * p * (1 - p);
  }
  return total;
}

export const firstRed = puzzle({
  id: 'first-red',
  title: { en: 'Balls without replacement', zh: '不放回摸球' },
  question: {
    en: 'An urn holds r red and b black balls, drawn without putting them back. How many draws does it take on average until the first red one?',
    zh: '袋中有 r 个红球、b 个黑球，不放回地摸。平均摸几次才第一次摸到红球？',
  },
  parameters: {
    r: { text: { en: 'red balls', zh: '红球' }, default: 4, min: 1, max: 30 },
    b: { text: { en: 'black balls', zh: '黑球' }, default: 12, min: 0, max: 30 },
  },
  solve({ r, b }) {
    const n = r + b;
    return {
      answer: fraction(n + 1, r + 1),
      tex: String.raw`\frac{r+b+1}{r+1}`,
      steps: [
        {
          text: {
            en: 'Seen before any draw, the second ball is red as often as the first: no place is special.',
            zh: '在抽取之前看，第二个球是红球的机会与第一个相同：没有哪个位置特殊。',
          },
          tex: String.raw`P(\text{second is red}) = \frac{r}{r+b}`,
          value: fraction(r, n),
          counted: n === 1 ? fraction(1) : fraction(r * (r - 1) + b * r, n * (n - 1)),
        },
        {
          text: {
            en: 'The r red balls cut the row of black ones into r + 1 parts, which are equally long on average: b/(r + 1) black balls come first.',
            zh: 'r 个红球把黑球排成的一列分成 r + 1 段，平均等长：先出现 b/(r + 1) 个黑球。',
          },
          tex: String.raw`E = 1 + \frac{b}{r+1}`,
          value: fraction(n + 1, r + 1),
          // P(more than k draws) is the product of black draws.
          counted: sum(0, b, (k) => product(0, k - 1, (j) => fraction(b - j, n - j))),
        },
      ],
    };
  },
  trial(random, { r, b }) {
    return random.permutation(r + b).findIndex((ball) => ball < r) + 1;
  },
});
