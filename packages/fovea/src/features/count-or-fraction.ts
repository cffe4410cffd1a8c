// How many rows or texts a limit is: given as a number, or as a part of all. scikit-learn tells 1 from 1.0; JavaScript does not.

/** A number of samples, or a fraction of all of them. */
export type CountOrFraction = number | { readonly fraction: number };

export const countOf = (limit: CountOrFraction, total: number): number =>
  typeof limit === 'number' ? limit : limit.fraction * total;

/** What a message advises where a number is probably meant as a part. */
export const fractionHint = (limit: CountOrFraction): string =>
  typeof limit === 'number' && limit > 0 && limit < 1 ? `did you mean { fraction: ${limit} }?` : '';
