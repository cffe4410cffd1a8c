// Runs go one after another, in the order in which they were asked for.

/** Lets work begin when all that was begun before is done: a run must find the states as the one before it left them. */
export class TurnQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as `work` does; a failure does not stop what comes after. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => {});
    return turn;
  }
}
