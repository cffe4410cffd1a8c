// What every feature transform is: something fitted to data once, then applied to any data of that kind.

import { ValueError } from '../base/errors.ts';

/**
 * Base of what learns from data in `fit`, which returns itself, and applies it in `transform`.
 * @example
 * const scaler: Transformer<MatrixLike, Matrix> = new StandardScaler();
 * scaler.fit([[1], [3]]).transform([[2]]).toArray(); // [[0]]
 */
export abstract class Transformer<In, Out> {
  /** @param name what error messages call it */
  constructor(protected readonly name: string) {}

  /** Learns from data. */
  abstract fit(data: In): this;
  /** Applies what was learnt. */
  abstract transform(data: In): Out;

  /** `fit`, then `transform` of the same data. */
  fitTransform(data: In): Out {
    return this.fit(data).transform(data);
  }

  /** What `fit` learnt. @throws ValueError before it was called */
  protected fitted<T>(learnt: T | undefined): T {
    return requireFitted(this.name, learnt);
  }
}

/** What `fit` learnt, for classes of another kind. @throws ValueError before it was called */
export function requireFitted<T>(name: string, learnt: T | undefined): T {
  if (learnt === undefined) throw new ValueError(`${name}: not fitted yet; call fit first`);
  return learnt;
}
