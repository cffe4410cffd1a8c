// The engine's flags that tests run with, in their own processes and in those that they start.

/**
 * Has V8 optimise functions after some five times as many calls as usual. Most processes of the tests end before optimised code pays for what
 * it took to make, on threads that the tests need themselves: a third of their processor time. Results do not depend on it.
 * @param {string} [version] of Node
 * @returns {string[]}
 */
export const optimiseLate = (version = process.versions.node) =>
  Number.parseInt(version, 10) < 22
    ? ['--interrupt-budget=300000']
    : ['--invocation-count-for-maglev=2000', '--invocation-count-for-turbofan=15000'];
