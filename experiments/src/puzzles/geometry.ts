// Puzzles about random points: sticks, circles, needles, chords, meetings, distances.

import { integrate } from '../arithmetic/integrate.ts';
import { binomial, fraction, integral, power } from './exact.ts';
import { puzzle } from './puzzle.ts';

export const brokenStick = puzzle({
  id: 'broken-stick',
  title: { en: 'The broken stick', zh: '折棍成多边形' },
  question: {
    en: 'A stick is broken at n − 1 random places. How likely do the n pieces form a polygon?',
    zh: '一根棍子随机折成 n 段。这些段能组成多边形的概率是多少？',
  },
  parameters: { n: { text: { en: 'pieces', zh: '段数' }, default: 3, min: 3, max: 20 } },
  solve({ n }) {
    const long = power(fraction(1, 2), n - 1);
    return {
      answer: fraction(1).sub(long.mul(n)),
      tex: String.raw`1 - \frac{n}{2^{n-1}}`,
      steps: [
        {
          text: {
            en: 'They do unless a piece is longer than half. A piece is longer than x when all breaks miss it.',
            zh: '除非有一段长于一半，否则能构成。一段长于 x，当且仅当所有断点都不落在其中。',
          },
          tex: String.raw`P(X_1 > \tfrac12) = \int_{1/2}^{1}(n-1)(1-x)^{n-2}\,dx = 2^{-(n-1)}`,
          value: long,
          counted: integral(expand(n - 2, n - 1), fraction(1, 2), fraction(1)),
        },
        {
          text: {
            en: 'Two pieces cannot both be longer than half, so the probabilities add up.',
            zh: '两段不能都长于一半，所以概率相加。',
          },
          tex: String.raw`P = 1 - n\,2^{-(n-1)}`,
          value: fraction(1).sub(fraction(n, 2 ** (n - 1))),
          counted: fraction(1).sub(long.mul(n)),
        },
      ],
    };
  },
  trial(random, { n }) {
    const cuts = Array.from({ length: n - 1 }, () => random.next()).sort((a, b) => a - b);
    return Number([...cuts, 1].every((cut, i) => cut - (cuts[i - 1] ?? 0) < 0.5));
  },
});

/** Coefficients of factor·(1 − x)^exponent. */
const expand = (exponent: number, factor: number) =>
  Array.from({ length: exponent + 1 }, (_, k) => binomial(exponent, k).mul(k % 2 === 0 ? factor : -factor));

/** Angles of `count` random points on a circle, as shares of it, in order, and the largest gap between neighbours. */
function largestGap(points: readonly number[]): number {
  const order = [...points].sort((a, b) => a - b);
  return Math.max(...order.map((point, i) => (order[i + 1] ?? order[0] + 1) - point));
}

export const semicircle = puzzle({
  id: 'semicircle',
  title: { en: 'Points in a semicircle', zh: '同在半圆上的点' },
  question: {
    en: 'n points lie at random on a circle. How likely does some semicircle hold all of them?',
    zh: '圆周上随机取 n 个点。它们都落在某个半圆上的概率是多少？',
  },
  parameters: { n: { text: { en: 'points', zh: '点数' }, default: 3, min: 2, max: 20 } },
  solve({ n }) {
    return {
      answer: fraction(n, 2 ** (n - 1)),
      tex: String.raw`\frac{n}{2^{n-1}}`,
      steps: [
        {
          text: {
            en: 'The half circle that begins at a given point, clockwise, holds each other point with probability 1/2. That this happens for two points at once has probability 0.',
            zh: '从给定点起顺时针的半圆，包含其他每个点的概率为 1/2。对两个点同时发生的概率为 0。',
          },
          tex: String.raw`P = n\left(\tfrac12\right)^{n-1}`,
          value: fraction(n, 2 ** (n - 1)),
          // The gap after a point is the least of n − 1 angles: density (n − 1)(1 − x)^(n − 2), to be more than a half.
          counted: integral(expand(n - 2, n - 1), fraction(1, 2), fraction(1)).mul(n),
        },
      ],
    };
  },
  trial(random, { n }) {
    return Number(largestGap(Array.from({ length: n }, () => random.next())) >= 0.5);
  },
});

export const acuteTriangle = puzzle({
  id: 'acute-triangle',
  title: { en: 'An acute triangle on a circle', zh: '圆上的锐角三角形' },
  question: {
    en: 'Three random points on a circle form a triangle. How likely is it acute?',
    zh: '圆周上随机三点构成三角形，它是锐角三角形的概率是多少？',
  },
  parameters: {},
  solve() {
    return {
      answer: fraction(1, 4),
      tex: String.raw`\frac14`,
      steps: [
        {
          text: {
            en: 'An angle is half of its arc, so the triangle is acute when no arc is longer than half the circle: when no semicircle holds all three.',
            zh: '角是所对弧的一半，所以没有弧长于半圆时三角形为锐角三角形：即没有半圆包含全部三点。',
          },
          tex: String.raw`P = 1 - \frac{3}{2^2} = \frac14`,
          value: fraction(1, 4),
          // First point at 0, second at x of the circle: the third must lie opposite, on an arc of length min(x, 1 − x).
          counted: integral([fraction(0), fraction(1)], fraction(0), fraction(1, 2)).mul(2),
        },
      ],
    };
  },
  trial(random) {
    return Number(largestGap([random.next(), random.next(), random.next()]) < 0.5);
  },
});

export const buffon = puzzle({
  id: 'buffon',
  title: { en: 'Buffon’s needle', zh: '布丰投针' },
  question: {
    en: 'A needle of length ℓ falls on a floor of boards of width 1. How likely does it cross a line?',
    zh: '长 ℓ 的针落在板宽为 1 的地板上，与板缝相交的概率是多少？',
  },
  parameters: { l: { text: { en: 'length', zh: '针长' }, default: 0.8, min: 0.1, max: 1, step: 0.1 } },
  solve({ l }) {
    return {
      answer: (2 * l) / Math.PI,
      tex: String.raw`\frac{2\ell}{\pi}`,
      steps: [
        {
          text: {
            en: 'At the angle θ to the lines the needle spans ℓ sin θ of a board’s width. The mean over all angles:',
            zh: '针与线成角 θ 时，在板宽方向占 ℓ sin θ。对所有角取平均：',
          },
          tex: String.raw`P = \frac{2}{\pi}\int_0^{\pi/2}\ell\sin\theta\,d\theta = \frac{2\ell}{\pi}`,
          value: (2 * l) / Math.PI,
          counted: (2 / Math.PI) * integrate((angle) => l * Math.sin(angle), 0, Math.PI / 2),
        },
      ],
    };
  },
  trial(random, { l }) {
    const centre = random.uniform(0, 0.5);
    return Number(centre < (l / 2) * Math.sin(random.uniform(0, Math.PI / 2)));
  },
});

/** Where a decreasing length falls to √3, the side of the triangle inside the unit circle, between 0 and 1. */
function reaches(length: (x: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (length(middle) > Math.sqrt(3)) low = middle;
    else high = middle;
  }
  return low;
}

/** From the middle of the circle: half of the chord and its distance make a right triangle. */
const atDistance = (distance: number): number => 2 * Math.sqrt(1 - distance ** 2);

const CHORDS = [
  {
    answer: fraction(1, 3),
    tex: String.raw`P = \frac{2\pi/3}{2\pi} = \frac13`,
    text: {
      en: 'Two random points of the circle: the second must lie on the third of the circle opposite the first.',
      zh: '圆周上两个随机点：第二点必须落在与第一点相对的三分之一圆周上。',
    },
    // The arc is x away from half the circle, in halves of it.
    counted: () => reaches((x) => 2 * Math.cos((Math.PI / 2) * x)),
  },
  {
    answer: fraction(1, 2),
    tex: String.raw`P = \frac{1/2}{1} = \frac12`,
    text: {
      en: 'A random point of a radius, and the chord at right angles to it: the point must lie within half of the radius.',
      zh: '半径上的随机点，作过该点且与半径垂直的弦：该点必须在半径的内半段。',
    },
    counted: () => reaches(atDistance),
  },
  {
    answer: fraction(1, 4),
    tex: String.raw`P = \frac{\pi(1/2)^2}{\pi} = \frac14`,
    text: {
      en: 'A random point of the disc as the middle of the chord: it must lie in the disc of half the radius.',
      zh: '圆盘内的随机点作为弦的中点：该点必须落在半径一半的圆盘内。',
    },
    counted: () => reaches(atDistance) ** 2,
  },
];

export const randomChord = puzzle({
  id: 'random-chord',
  title: { en: 'Bertrand’s chord', zh: '贝特朗弦' },
  question: {
    en: 'How likely is a random chord of a circle longer than the side of the equilateral triangle inside it? Drawn by (1) two points of the circle, (2) a point of a radius, (3) a point of the disc.',
    zh: '圆的随机弦长于内接正三角形边长的概率是多少？取法：(1) 圆周上两点，(2) 半径上一点，(3) 圆内一点。',
  },
  parameters: { method: { text: { en: 'way of drawing', zh: '取法' }, default: 1, min: 1, max: 3 } },
  solve({ method }) {
    const { answer, tex, text, counted } = CHORDS[method - 1];
    return {
      answer,
      tex: String.raw`\tfrac13,\ \tfrac12 \text{ or } \tfrac14: \text{“random” has to be said}`,
      steps: [{ text, tex, value: answer.valueOf(), counted: counted() }],
    };
  },
  trial(random, { method }) {
    if (method === 1) return Number(2 * Math.sin(Math.PI * random.next()) > Math.sqrt(3));
    const distance = method === 2 ? random.next() : Math.sqrt(random.next());
    return Number(atDistance(distance) > Math.sqrt(3));
  },
});

export const meeting = puzzle({
  id: 'meeting',
  title: { en: 'Meeting at noon', zh: '约会问题' },
  question: {
    en: 'Two people come at random times between noon and one, and each waits w minutes. How likely do they meet?',
    zh: '两人在 12 点到 1 点间随机到达，各等 w 分钟。他们相遇的概率是多少？',
  },
  parameters: { w: { text: { en: 'minutes of waiting', zh: '等待分钟数' }, default: 15, min: 1, max: 60 } },
  solve({ w }) {
    const wait = fraction(w, 60);
    const missed = fraction(60 - w, 60);
    return {
      answer: fraction(1).sub(power(missed, 2)),
      tex: String.raw`1 - \left(1 - \frac{w}{60}\right)^2`,
      steps: [
        {
          text: {
            en: 'In the square of both times, they miss each other in two triangles with sides 1 − w/60.',
            zh: '在两个到达时间构成的正方形中，两人错过的区域是两个直角边为 1 − w/60 的三角形。',
          },
          tex: String.raw`P = 1 - 2\cdot\tfrac12\left(1-\tfrac{w}{60}\right)^2`,
          value: fraction(1).sub(power(missed, 2)),
          // The later one comes within the wait of the first: who comes at x is followed for min(w, 1 − x).
          counted: wait
            .mul(missed)
            .add(integral([fraction(1), fraction(-1)], missed, fraction(1)))
            .mul(2),
        },
      ],
    };
  },
  trial(random, { w }) {
    return Number(Math.abs(random.next() - random.next()) < w / 60);
  },
});

export const maximum = puzzle({
  id: 'maximum',
  title: { en: 'The largest of k numbers', zh: 'k 个均匀数的最大值' },
  question: {
    en: 'k numbers are drawn evenly between 0 and 1. How large is the largest on average?',
    zh: '在 0 到 1 之间均匀取 k 个数，最大值的期望是多少？',
  },
  parameters: { k: { text: { en: 'numbers', zh: '个数' }, default: 4, min: 1, max: 40 } },
  solve({ k }) {
    return {
      answer: fraction(k, k + 1),
      tex: String.raw`\frac{k}{k+1}`,
      steps: [
        {
          text: {
            en: 'All are below x with probability xᵏ, so the largest has density k·xᵏ⁻¹.',
            zh: '所有数都小于 x 的概率为 xᵏ，所以最大值的密度为 k·xᵏ⁻¹。',
          },
          tex: String.raw`E = \int_0^1 x\cdot k x^{k-1}\,dx = \frac{k}{k+1}`,
          value: fraction(k, k + 1),
          // E = ∫ P(largest > x) dx
          counted: fraction(1).sub(
            integral([...Array.from({ length: k }, () => fraction(0)), fraction(1)], fraction(0), fraction(1)),
          ),
        },
      ],
    };
  },
  trial(random, { k }) {
    return Math.max(...Array.from({ length: k }, () => random.next()));
  },
});

export const distance = puzzle({
  id: 'distance',
  title: { en: 'Distance of two points', zh: '两点的平均距离' },
  question: {
    en: 'How far apart are two random points of the unit square on average?',
    zh: '单位正方形内随机两点的平均距离是多少？',
  },
  parameters: {},
  solve() {
    const root = Math.SQRT2;
    const answer = (2 + root + 5 * Math.log(1 + root)) / 15;
    // At angle θ, ∫ r²(1 − r cos θ)(1 − r sin θ) dr up to the square's edge, as a polynomial in r.
    const ray = (angle: number): number => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const edge = 1 / c;
      return edge ** 3 / 3 - ((c + s) * edge ** 4) / 4 + (c * s * edge ** 5) / 5;
    };
    return {
      answer,
      tex: String.raw`\frac{2+\sqrt2+5\ln(1+\sqrt2)}{15}`,
      steps: [
        {
          text: {
            en: 'On a line of length 1, the distance x has density 2(1 − x).',
            zh: '在长度为 1 的线段上，距离 x 的密度为 2(1 − x)。',
          },
          tex: String.raw`E_1 = \int_0^1 2x(1-x)\,dx = \frac13`,
          value: fraction(1, 3),
          counted: integral([fraction(0), fraction(2), fraction(-2)], fraction(0), fraction(1)),
        },
        {
          text: {
            en: 'In the square both coordinates do. In polar coordinates, with the two triangles below and above the diagonal:',
            zh: '在正方形中两个坐标都如此。用极坐标，分对角线上下两个三角形：',
          },
          tex: String.raw`E = 8\int_0^{\pi/4}\!\int_0^{1/\cos\theta} r^2(1-r\cos\theta)(1-r\sin\theta)\,dr\,d\theta`,
          value: answer,
          counted: 8 * integrate(ray, 0, Math.PI / 4),
        },
      ],
    };
  },
  trial(random) {
    return Math.hypot(random.next() - random.next(), random.next() - random.next());
  },
});
