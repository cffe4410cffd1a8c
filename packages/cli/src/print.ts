// Standard output, no faster than it is taken.

/** Writes to standard output and waits until it is taken. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve) => {
    // What cannot be written any more aborts the stop signal.
    process.stdout.write(text, () => resolve());
  });
