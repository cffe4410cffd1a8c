// Puzzles about arrangements: birthdays, hats, prisoners, ants, seats, samples.

import { factorial, fraction, power, product, sequences, share, sum } from './exact.ts';
import { puzzle } from './puzzle.ts';

export const birthday = puzzle({
  id: 'birthday',
  title: { en: 'Shared birthdays', zh: '生日问题' },
  question: {
    en: 'n people have birthdays on d equally likely days. How likely do two share one?',
    zh: 'n 个人的生日等可能地落在 d 天。至少两人同一天生日的概率是多少？',
  },
  parameters: {
    n: { text: { en: 'people', zh: '人数' }, default: 23, min: 2, max: 80 },
    d: { text: { en: 'days', zh: '天数' }, default: 365, min: 2, max: 400 },
  },
  solve({ n, d }) {
    const apart = product(0, n - 1, (i) => fraction(Math.max(0, d - i), d));
    const answer = fraction(1).sub(apart);
    return {
      answer,
      tex: String.raw`1 - \prod_{i=0}^{n-1}\left(1 - \frac id\right)`,
      steps: [
        {
          text: { en: 'Each further person has to avoid the days taken.', zh: '每增加一人，都要避开已被占用的日子。' },
          tex: String.raw`P(\text{all apart}) = \prod_{i=0}^{n-1}\frac{d-i}{d} = \frac{d!}{(d-n)!\,d^n}`,
          value: apart,
          counted:
            n > d
              ? fraction(0)
              : factorial(d)
                  .div(factorial(d - n))
                  .div(power(fraction(d), n)),
        },
        {
          text: {
            en: 'Person k is the first to share a day with someone before.',
            zh: '第 k 人是第一个与前面某人同一天生日的人。',
          },
          tex: String.raw`P = \sum_{k=2}^{n}\frac{k-1}{d}\prod_{i=0}^{k-2}\frac{d-i}{d}`,
          value: answer,
          counted: sum(2, n, (k) => product(0, k - 2, (i) => fraction(Math.max(0, d - i), d)).mul(fraction(k - 1, d))),
        },
      ],
    };
  },
  trial(random, { n, d }) {
    return Number(new Set(Array.from({ length: n }, () => random.integer(d))).size < n);
  },
});

export const hats = puzzle({
  id: 'hats',
  title: { en: 'Everyone with a wrong hat', zh: '戴错帽子' },
  question: {
    en: 'n people take hats at random. How likely does nobody have his own?',
    zh: 'n 个人随机取帽子，没有一个人拿到自己的概率是多少？',
  },
  parameters: { n: { text: { en: 'people', zh: '人数' }, default: 8, min: 1, max: 60 } },
  solve({ n }) {
    const answer = sum(0, n, (k) => fraction(k % 2 === 0 ? 1 : -1).div(factorial(k)));
    // D(1) = 0, D(2) = 1
    let [before, now] = [fraction(1), fraction(0)];
    for (let k = 2; k <= n; k++) [before, now] = [now, now.add(before).mul(k - 1)];
    return {
      answer,
      tex: String.raw`\sum_{k=0}^{n}\frac{(-1)^k}{k!} \approx \frac1e`,
      steps: [
        {
          text: {
            en: 'Inclusion and exclusion over those who have their own: k given people do in (n − k)! arrangements.',
            zh: '对拿到自己帽子的人用容斥原理：指定的 k 人都拿到自己的，有 (n − k)! 种排列。',
          },
          tex: String.raw`P = \sum_{k=0}^{n}(-1)^k\binom nk\frac{(n-k)!}{n!} = \sum_{k=0}^{n}\frac{(-1)^k}{k!}`,
          value: answer,
          counted: now.div(factorial(n)),
        },
      ],
    };
  },
  trial(random, { n }) {
    return Number(random.permutation(n).every((hat, person) => hat !== person));
  },
});

export const prisoners = puzzle({
  id: 'prisoners',
  title: { en: '100 prisoners', zh: '一百囚徒' },
  question: {
    en: 'n prisoners each open half of n boxes to find their number. All follow the loops: first the box with their own number, then the box whose number lies in it. How likely do all succeed?',
    zh: 'n 个囚犯各打开一半的盒子找自己的号码，都沿循环走：先开自己号码的盒子，再开里面号码所指的盒子。全部成功的概率是多少？',
  },
  parameters: { n: { text: { en: 'prisoners', zh: '人数' }, default: 100, min: 2, max: 100, step: 2 } },
  solve({ n }) {
    const half = n / 2;
    const answer = fraction(1).sub(sum(half + 1, n, (k) => fraction(1, k)));
    // Without a loop longer than half: the loop of one element has each length with probability 1/m.
    const short = [fraction(1)];
    for (let m = 1; m <= n; m++) short.push(sum(1, Math.min(m, half), (k) => short[m - k]).div(m));
    return {
      answer,
      tex: String.raw`1 - \sum_{k=n/2+1}^{n}\frac1k \approx 1 - \ln 2`,
      steps: [
        {
          text: {
            en: 'All succeed when no loop is longer than n/2. At most one can be, and a loop of length k > n/2 exists with probability 1/k.',
            zh: '没有长于 n/2 的环时全体成功。这样的环至多一个，长度为 k > n/2 的环出现的概率为 1/k。',
          },
          tex: String.raw`P = 1 - \sum_{k=n/2+1}^{n}\binom nk\frac{(k-1)!\,(n-k)!}{n!} = 1 - \sum_{k=n/2+1}^{n}\frac1k`,
          value: answer,
          counted: short[n],
        },
      ],
    };
  },
  trial(random, { n }) {
    const boxes = random.permutation(n);
    const seen = new Array<boolean>(n).fill(false);
    for (let start = 0; start < n; start++) {
      let length = 0;
      for (let box = start; !seen[box]; box = boxes[box]) {
        seen[box] = true;
        length += 1;
      }
      if (length > n / 2) return 0;
    }
    return 1;
  },
});

export const ants = puzzle({
  id: 'ants',
  title: { en: 'Ants on a polygon', zh: '多边形上的蚂蚁' },
  question: {
    en: 'An ant sits on each corner of a polygon with n corners. Each walks along a random side of its corner. How likely do none meet?',
    zh: '正 n 边形每个顶点有一只蚂蚁，各自随机沿一条边爬行。没有蚂蚁相遇的概率是多少？',
  },
  parameters: { n: { text: { en: 'corners', zh: '顶点数' }, default: 3, min: 3, max: 14 } },
  solve({ n }) {
    return {
      answer: fraction(2, 2 ** n),
      tex: String.raw`\frac{1}{2^{n-1}}`,
      steps: [
        {
          text: {
            en: 'Two neighbours meet unless they go the same way round, so all go one way: two of 2ⁿ choices.',
            zh: '相邻两只除非同向，否则相遇，所以必须全部同向：2ⁿ 种选择中的两种。',
          },
          tex: String.raw`P = \frac{2}{2^n}`,
          value: fraction(2, 2 ** n),
          counted: share(sequences(2, n), (ways) => ways.every((way, i) => !(way === 1 && ways[(i + 1) % n] === 0))),
        },
      ],
    };
  },
  trial(random, { n }) {
    const ways = Array.from({ length: n }, () => random.integer(2));
    return Number(ways.every((way, i) => !(way === 1 && ways[(i + 1) % n] === 0)));
  },
});

export const lastSeat = puzzle({
  id: 'last-seat',
  title: { en: 'The last seat', zh: '最后一个座位' },
  question: {
    en: 'The first of n passengers takes a random seat. Each of the others takes his own, or a random one if his is taken. How likely does the last one get his own?',
    zh: 'n 名乘客登机，第一位随机坐。其余人坐自己的座位，若被占则随机坐。最后一位坐到自己座位的概率是多少？',
  },
  parameters: { n: { text: { en: 'passengers', zh: '人数' }, default: 100, min: 2, max: 200 } },
  solve({ n }) {
    // p(m): the same among m passengers whose first sits at random.
    const right = [fraction(0), fraction(1)];
    for (let m = 2; m <= n; m++)
      right.push(
        sum(2, m - 1, (k) => right[m - k + 1])
          .add(1)
          .div(m),
      );
    return {
      answer: fraction(1, 2),
      tex: String.raw`\frac12`,
      steps: [
        {
          text: {
            en: 'Whoever sits at random settles it when he takes the first or the last passenger’s seat, and both are equally likely. If he takes the seat of passenger k, that one is the first of n − k + 1 in the same position.',
            zh: '随机入座的人坐到第一位或最后一位乘客的座位时，结果即定，两者机会均等。若他坐到乘客 k 的座位，则 k 成为剩下 n − k + 1 人中的第一位，处境相同。',
          },
          tex: String.raw`p_n = \frac1n\left(1 + \sum_{k=2}^{n-1} p_{n-k+1}\right) = \frac12`,
          value: fraction(1, 2),
          counted: right[n],
        },
      ],
    };
  },
  trial(random, { n }) {
    // Whose seat is taken wrongly; passenger 0 sits at random.
    let displaced = 0;
    while (displaced < n - 1) {
      const free = [0, ...Array.from({ length: n - 1 - displaced }, (_, i) => displaced + 1 + i)];
      const seat = free[random.integer(free.length)];
      if (seat === 0) return 1;
      displaced = seat;
    }
    return 0;
  },
});

export const reservoir = puzzle({
  id: 'reservoir',
  title: { en: 'Reservoir sampling', zh: '蓄水池抽样' },
  question: {
    en: 'Items stream by. The first k are kept; item m then replaces a random one of them with probability k/m. After n items, how likely is item i kept?',
    zh: '数据流中先保留前 k 个；第 m 个以概率 k/m 随机替换其中一个。流过 n 个后，第 i 个仍被保留的概率是多少？',
  },
  parameters: {
    n: { text: { en: 'items', zh: '总数' }, default: 20, min: 2, max: 200 },
    k: { text: { en: 'kept', zh: '保留数' }, default: 5, min: 1, max: 100 },
    i: { text: { en: 'item', zh: '第几个' }, default: 8, min: 1, max: 200 },
  },
  solve(values) {
    const { n, k, i } = clampReservoir(values);
    // Passes the stream once: the probability that the item is kept after each further one.
    let kept = i <= k ? fraction(1) : fraction(k, i);
    for (let m = Math.max(i, k) + 1; m <= n; m++) kept = kept.mul(fraction(m - 1, m));
    return {
      answer: fraction(k, n),
      tex: String.raw`\frac kn`,
      steps: [
        {
          text: {
            en: 'Item i comes in with probability min(1, k/i). Each later item m puts it out with probability (k/m)·(1/k) = 1/m. The product telescopes, and i is gone from it.',
            zh: '第 i 项以概率 min(1, k/i) 入选；之后每个第 m 项把它换出的概率为 (k/m)·(1/k) = 1/m。乘积逐项相消，i 也随之消去。',
          },
          tex: String.raw`P = \frac{k}{i}\prod_{m=i+1}^{n}\frac{m-1}{m} = \frac kn`,
          value: fraction(k, n),
          counted: kept,
        },
      ],
    };
  },
  trial(random, values) {
    const { n, k, i } = clampReservoir(values);
    const kept = Array.from({ length: k }, (_, place) => place + 1);
    for (let m = k + 1; m <= n; m++) {
      const place = random.integer(m);
      if (place < k) kept[place] = m;
    }
    return Number(kept.includes(i));
  },
});

/** No more are kept, and no later item is asked for, than there are. */
function clampReservoir({ n, k, i }: { readonly n: number; readonly k: number; readonly i: number }) {
  return { n, k: Math.min(k, n), i: Math.min(i, n) };
}
