// Logarithm, cosine and sine where Box–Muller needs them, step by step as Sun's fdlibm computes them (e_log.c, k_cos.c, k_sin.c, e_rem_pio2.c):
// engines round their own differently, and initial values are to be the same everywhere.

export const LN2 = { high: 0.6931471803691238, low: 1.9082149292705877e-10 };

/** (log(1 + f) − log(1 − f) − 2s) / s for s = f / (2 + f), in powers of s² from the first. */
export const LOG = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

/** Powers of x² from x⁴ on. */
export const COS = [
  0.0416666666666666, -0.001388888888887411, 2.480158728947673e-5, -2.7557314351390663e-7, 2.087572321298175e-9,
  -1.1359647557788195e-11,
];

/** Powers of x² from x³ on. */
export const SIN = [
  -0.16666666666666632, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6, -2.5050760253406863e-8,
  1.58969099521155e-10,
];

/** π/2: its first 33 bits and what they leave, the next 33 bits and what those leave. */
export const HALF_PI = {
  inverse: 0.6366197723675814,
  first: 1.5707963267341256,
  afterFirst: 6.077100506506192e-11,
  second: 6.077100506303966e-11,
  afterSecond: 2.0222662487959506e-21,
};

/** Upper words of π/2, π, 3π/2 and 2π: an angle of the same loses digits when its multiple of π/2 is taken off. */
export const NEAR_MULTIPLES = [0x3ff921fb, 0x400921fb, 0x4012d97c, 0x401921fb];

/** Up to this upper word, π/4, an angle is left as it is. */
export const SMALL_ANGLE = 0x3fe921fb;

/** Where the upper of two words is. */
const HIGH = new Uint8Array(Uint16Array.of(1).buffer)[0];

/** The functions; each object has a place of its own to look at bits. */
export class Fdlibm {
  private readonly number = new Float64Array(1);
  private readonly words = new Int32Array(this.number.buffer);

  /** The upper 32 bits: sign, exponent and 20 bits of the fraction. */
  private highWord(value: number): number {
    this.number[0] = value;
    return this.words[HIGH];
  }

  private withHighWord(value: number, high: number): number {
    this.number[0] = value;
    this.words[HIGH] = high;
    return this.number[0];
  }

  /** Natural logarithm of a number in (0, 1) that is not denormal. */
  logarithm(x: number): number {
    const high = this.highWord(x);
    const fraction = high & 0xfffff;
    const half = (fraction + 0x95f64) & 0x100000;
    const power = (high >> 20) - 1023 + (half >> 20);
    const f = this.withHighWord(x, fraction | (half ^ 0x3ff00000)) - 1;
    const low = power * LN2.low;
    let part: number;
    if ((0xfffff & (2 + fraction)) < 3) {
      part = f * f * (0.5 - 0.3333333333333333 * f) - low;
    } else {
      const s = f / (2 + f);
      const z = s * s;
      const w = z * z;
      const even = w * (LOG[1] + w * (LOG[3] + w * LOG[5]));
      const odd = z * (LOG[0] + w * (LOG[2] + w * (LOG[4] + w * LOG[6])));
      const rest = odd + even;
      if (fraction >= 0x6147a && fraction <= 0x6b851) {
        const square = 0.5 * f * f;
        part = square - (s * (square + rest) + low);
      } else {
        part = s * (f - rest) - low;
      }
    }
    return power * LN2.high - (part - f);
  }

  /** Cosine and sine of an angle in [0, 2π], to `out`. */
  cosineAndSine(angle: number, out: Float64Array): void {
    const high = this.highWord(angle);
    const turn = high <= SMALL_ANGLE ? 0 : Math.trunc(angle * HALF_PI.inverse + 0.5);
    let rest = angle - turn * HALF_PI.first;
    let correction = turn * HALF_PI.afterFirst;
    if (turn > 0 && high === NEAR_MULTIPLES[turn - 1]) {
      const lost = (high >> 20) - ((this.highWord(rest - correction) >> 20) & 0x7ff);
      if (turn === 1 || lost > 16) {
        const before = rest;
        const next = turn * HALF_PI.second;
        rest = before - next;
        correction = turn * HALF_PI.afterSecond - (before - rest - next);
      }
    }
    const x = rest - correction;
    const y = rest - x - correction;
    const z = x * x;
    const cos = this.cosineNear(x, y, z);
    const sin = this.sineNear(x, y, z, turn);
    const [own, other] = turn & 1 ? [sin, cos] : [cos, sin];
    out[0] = turn === 1 || turn === 2 ? -own : own;
    out[1] = turn === 2 || turn === 3 ? -other : other;
  }

  /** Of x + y, at most about π/4 from 0, y being the digits that x has no room for. */
  private cosineNear(x: number, y: number, z: number): number {
    const r = z * (COS[0] + z * (COS[1] + z * (COS[2] + z * (COS[3] + z * (COS[4] + z * COS[5])))));
    const size = this.highWord(x) & 0x7fffffff;
    // About x / 4, so that 1 less it is exact.
    const quarter = size < 0x3fd33333 ? 0 : size > 0x3fe90000 ? 0.28125 : this.withHighWord(0, size - 0x200000);
    return 1 - quarter - (0.5 * z - quarter - (z * r - x * y));
  }

  private sineNear(x: number, y: number, z: number, turn: number): number {
    if ((this.highWord(x) & 0x7fffffff) < 0x3e400000) return x;
    const v = z * x;
    const r = SIN[1] + z * (SIN[2] + z * (SIN[3] + z * (SIN[4] + z * SIN[5])));
    return turn === 0 ? x + v * (SIN[0] + z * r) : x - (z * (0.5 * y - v * r) - y - v * SIN[0]);
  }
}
