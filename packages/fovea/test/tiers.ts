// What the quick tier leaves out of a file (docs/contributing.md).

const isQuick = process.env.FOVEA_TESTS === 'quick';

/** For a test that takes seconds: `it.runIf(inFullTier)`. */
export const inFullTier = !isQuick;

/** All cases; in the quick tier the first of each `every`. */
export const inTier = <Case>(every: number, cases: readonly Case[]): readonly Case[] =>
  isQuick ? cases.filter((_, i) => i % every === 0) : cases;
