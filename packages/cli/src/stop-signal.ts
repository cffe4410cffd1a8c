// What ends a command early: Ctrl-C and other signals, and output that nobody reads any more.

/** Exit codes as shells know them: 128 plus the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const BROKEN_PIPE = 141;
const FAILED = 1;

/**
 * Aborts at the first signal, with the exit code as the reason, so that a run can save and stop; the second ends the process. When output
 * cannot be written (`| head`, a terminal that was closed), it aborts as well.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      // A terminal that is closed may send SIGHUP more than once.
      if (signal.aborted && name !== 'SIGHUP') process.exit(code);
      if (signal.aborted) return;
      controller.abort(code);
      console.error('\nstopping; once more to end at once');
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whatever is written later fails as well: the first time is enough.
      if (signal.aborted) return;
      const unread = error.code === 'EPIPE' || error.code === 'EIO';
      controller.abort(unread ? BROKEN_PIPE : FAILED);
      if (unread) return;
      process.exitCode = FAILED;
      console.error(`error: cannot write the output: ${error.message}`);
    });
  }
  return signal;
}
