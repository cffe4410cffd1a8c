// Puzzles about how many tries it takes: coins, dice, coupons.

import { binomial, decimal, expectation, fraction, power, sequences, share, sum } from './exact.ts';
import { puzzle } from './puzzle.ts';

export const couponCollector = puzzle({
  id: 'coupon-collector',
  title: { en: 'Coupon collector', zh: '集卡问题' },
  question: {
    en: 'Each packet holds one of n cards at random. How many packets does it take on average to have all of them?',
    zh: '每包随机含 n 种卡片之一。平均买多少包才能集齐？',
  },
  parameters: { n: { text: { en: 'cards', zh: '卡片种数' }, default: 6, min: 1, max: 60 } },
  solve({ n }) {
    const harmonic = sum(1, n, (k) => fraction(n, k));
    return {
      answer: harmonic,
      tex: String.raw`n\sum_{k=1}^{n}\frac1k`,
      steps: [
        {
          text: {
            en: 'With i cards at hand, a packet holds a new one with probability (n − i)/n, so the wait for it is n/(n − i). The waits add up.',
            zh: '已有 i 种卡片时，一包含新卡的概率为 (n − i)/n，所以等待 n/(n − i) 包。各次等待相加。',
          },
          tex: String.raw`E = \sum_{i=0}^{n-1}\frac{n}{n-i} = n\sum_{k=1}^{n}\frac1k`,
          value: harmonic,
          counted: expectation(
            Array.from({ length: n }, (_, i) => [
              [i, fraction(i, n)],
              [i + 1, fraction(n - i, n)],
            ]),
          ),
        },
        {
          text: {
            en: 'The maximum of n waits, by inclusion and exclusion over the sets of cards still missing, is the same.',
            zh: 'n 个等待时间的最大值，对仍缺的卡片集合用容斥原理，结果相同。',
          },
          tex: String.raw`E = \sum_{k=1}^{n}(-1)^{k+1}\binom nk\frac nk`,
          value: sum(1, n, (k) => binomial(n, k).mul(fraction(k % 2 === 1 ? n : -n, k))),
          counted: harmonic,
        },
      ],
    };
  },
  trial(random, { n }) {
    const seen = new Set<number>();
    let packets = 0;
    while (seen.size < n) {
      seen.add(random.integer(n));
      packets += 1;
    }
    return packets;
  },
});

export const twoHeads = puzzle({
  id: 'two-heads',
  title: { en: 'Two heads in a row', zh: '连续两次正面' },
  question: {
    en: 'How many throws of a fair coin does it take on average until heads follow heads? It is more than for tails after heads.',
    zh: '抛公平硬币，平均多少次才出现“正正”？它比“正反”更久。',
  },
  parameters: {},
  solve() {
    const half = fraction(1, 2);
    return {
      answer: fraction(6),
      tex: '2^2 + 2^1 = 6',
      steps: [
        {
          text: {
            en: 'Tails after heads: first the wait for heads, then that for tails; nothing is lost in between.',
            zh: '正面之后反面：先等正面，再等反面，中间不会前功尽弃。',
          },
          tex: 'E_{HT} = 2 + 2 = 4',
          value: fraction(4),
          counted: expectation([
            [
              [0, half],
              [1, half],
            ],
            [
              [1, half],
              [2, half],
            ],
          ]),
        },
        {
          text: {
            en: 'Heads after heads: tails throw everything away. Conway’s rule adds 2^k for each k at which the pattern’s beginning is its end: here k = 1 and 2.',
            zh: '正面之后正面：出现反面则前功尽弃。康威规则：对每个使序列的开头等于其结尾的长度 k，加 2^k；此处 k = 1 和 2。',
          },
          tex: 'E_{HH} = 2^2 + 2^1 = 6',
          value: fraction(6),
          counted: expectation([
            [
              [0, half],
              [1, half],
            ],
            [
              [0, half],
              [2, half],
            ],
          ]),
        },
      ],
    };
  },
  trial(random) {
    let throws = 0;
    for (let row = 0; row < 2; throws++) row = random.chance(0.5) ? row + 1 : 0;
    return throws;
  },
});

export const sixesInARow = puzzle({
  id: 'sixes-in-a-row',
  title: { en: 'A six after a six', zh: '连续掷出六点' },
  question: {
    en: 'How many throws of a die does it take on average until k sixes follow each other?',
    zh: '掷骰子，平均多少次才连续出现 k 个六点？',
  },
  parameters: { k: { text: { en: 'sixes', zh: '六点个数' }, default: 2, min: 1, max: 4 } },
  solve({ k }) {
    return {
      answer: sum(1, k, (i) => fraction(6 ** i)),
      tex: String.raw`\frac{6^{k+1}-6}{5}`,
      steps: [
        {
          text: {
            en: 'After k − 1 sixes one more throw ends it with probability 1/6; otherwise all starts again.',
            zh: '连得 k − 1 个六之后，再掷一次以 1/6 的概率结束，否则从头再来。',
          },
          tex: String.raw`E_k = E_{k-1} + 1 + \tfrac56 E_k = 6E_{k-1} + 6`,
          value: fraction(6 ** (k + 1) - 6, 5),
          counted: expectation(
            Array.from({ length: k }, (_, row) => [
              [0, fraction(5, 6)],
              [row + 1, fraction(1, 6)],
            ]),
          ),
        },
      ],
    };
  },
  trial(random, { k }) {
    let throws = 0;
    for (let row = 0; row < k; throws++) row = random.integer(6) === 5 ? row + 1 : 0;
    return throws;
  },
});

export const sixAllEven = puzzle({
  id: 'six-all-even',
  title: { en: 'A six, and all throws even', zh: '掷出六点且全为偶数' },
  question: {
    en: 'A die is thrown until the first six. All throws were even. How many were there on average?',
    zh: '掷骰子直到第一次出现六点，已知每次都是偶数。平均掷了几次？',
  },
  parameters: {},
  solve() {
    const third = fraction(1, 3);
    // P(N = n and all even) = (1/3)^(n−1)/6, summed until the rest is far below float64.
    const weight = (n: number) => power(third, n - 1).div(6);
    return {
      answer: fraction(3, 2),
      tex: String.raw`\frac32`,
      steps: [
        {
          text: {
            en: 'All throws are even with probability 1/4: a six comes before 1, 3 and 5.',
            zh: '全部为偶数的概率为 1/4：六先于 1、3、5 出现。',
          },
          tex: String.raw`P(\text{all even}) = \sum_{n\ge1}\tfrac16\left(\tfrac13\right)^{n-1} = \tfrac14`,
          value: 1 / 4,
          counted: sum(1, 40, weight).valueOf(),
        },
        {
          text: {
            en: 'Given that, it is the wait for the first of 1, 3, 5, 6, whichever it is: not the 3 of a die with three faces.',
            zh: '在此条件下，就是等待 1、3、5、6 中首个出现的时间，与它是哪个无关：而不是三面骰子的 3。',
          },
          tex: String.raw`E = \frac{\sum n\,(1/3)^{n-1}/6}{1/4} = \frac{6}{4} = \frac32`,
          value: fraction(3, 2),
          counted: expectation([
            [
              [0, third],
              [1, fraction(2, 3)],
            ],
          ]),
        },
      ],
    };
  },
  trial(random) {
    for (;;) {
      for (let throws = 1; ; throws++) {
        const face = random.integer(6) + 1;
        if (face % 2 === 1) break;
        if (face === 6) return throws;
      }
    }
  },
});

export const sevenFromFive = puzzle({
  id: 'seven-from-five',
  title: { en: 'rand7 from rand5', zh: '用 rand5 实现 rand7' },
  question: {
    en: 'rand5 gives 1 to 5 evenly. Two calls give 25 pairs; 21 of them are shared among seven values, the others are thrown away. How many calls of rand5 does one value take on average?',
    zh: 'rand5 等概率给出 1 到 5。两次调用得 25 个对，21 个分给七个值，其余重来。平均一个值要调用几次 rand5？',
  },
  parameters: {},
  solve() {
    const kept = [...sequences(5, 2)].map(([a, b]) => 5 * a + b).filter((code) => code < 21);
    return {
      answer: fraction(50, 21),
      tex: String.raw`\frac{2\cdot25}{21}`,
      steps: [
        {
          text: { en: 'Each of the seven values has three of the 21 pairs.', zh: '七个值各有 21 对中的三对。' },
          tex: String.raw`P(v) = \frac{3/25}{21/25} = \frac17`,
          value: fraction(1, 7),
          counted: share(kept, (code) => code % 7 === 4),
        },
        {
          text: {
            en: 'A try of two calls succeeds with probability 21/25.',
            zh: '两次调用的一次尝试，成功概率为 21/25。',
          },
          tex: String.raw`E = 2\cdot\frac{25}{21}`,
          value: fraction(50, 21),
          counted: expectation(
            [
              [
                [0, fraction(4, 25)],
                [1, fraction(21, 25)],
              ],
            ],
            () => fraction(2),
          ),
        },
      ],
    };
  },
  trial(random) {
    for (let calls = 2; ; calls += 2) if (5 * random.integer(5) + random.integer(5) < 21) return calls;
  },
});

export const fairCoin = puzzle({
  id: 'fair-coin',
  title: { en: 'A fair coin from a biased one', zh: '用不公平硬币得到公平结果' },
  question: {
    en: 'A coin shows heads with probability p. Throw it twice: heads then tails counts as 1, tails then heads as 0, anything else is thrown away. How many throws does a fair bit take on average?',
    zh: '硬币正面概率为 p。抛两次：正反记 1，反正记 0，否则重来。平均抛几次得到一个公平比特？',
  },
  parameters: {
    p: { text: { en: 'probability of heads', zh: '正面概率' }, default: 0.3, min: 0.05, max: 0.95, step: 0.05 },
  },
  solve({ p }) {
    const heads = decimal(p);
    const tails = fraction(1).sub(heads);
    const mixed = heads.mul(tails).mul(2);
    return {
      answer: fraction(1).div(heads.mul(tails)),
      tex: String.raw`\frac{1}{p(1-p)}`,
      steps: [
        {
          text: { en: 'Both orders are equally likely, whatever p is.', zh: '无论 p 为何，两种顺序等可能。' },
          tex: String.raw`P(1) = \frac{p(1-p)}{p(1-p) + (1-p)p} = \frac12`,
          value: fraction(1, 2),
          counted: heads.mul(tails).div(mixed),
        },
        {
          text: {
            en: 'A pair of throws differs with probability 2p(1 − p).',
            zh: '一对投掷结果不同的概率为 2p(1 − p)。',
          },
          tex: String.raw`E = \frac{2}{2p(1-p)}`,
          value: fraction(1).div(heads.mul(tails)),
          counted: expectation(
            [
              [
                [0, fraction(1).sub(mixed)],
                [1, mixed],
              ],
            ],
            () => fraction(2),
          ),
        },
      ],
    };
  },
  trial(random, { p }) {
    for (let throws = 2; ; throws += 2) {
      const first = random.chance(p);
      if (random.chance(p) !== first) return throws;
    }
  },
});
