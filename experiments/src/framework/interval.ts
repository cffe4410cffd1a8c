// A measured number with its interval: what verdicts go by.

/** A number with its 95 % interval; both ends are the number itself where chance plays no part. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
