// Who reads which parameters and buffers: noted while somebody watches.

let note: ((state: object) => void) | undefined;

/** Called by every read of a parameter or buffer. */
export function noteRead(state: object): void {
  note?.(state);
}

/** Runs `run`, and calls `onRead` with each parameter or buffer that is read meanwhile. */
export function watchReads<R>(onRead: (state: object) => void, run: () => R): R {
  const outer = note;
  note = (state) => {
    outer?.(state);
    onRead(state);
  };
  try {
    return run();
  } finally {
    note = outer;
  }
}
