// Work that runs together, but for some that has to be alone.

/** What came of work, and whether other work ran during any part of it. */
export interface Turn<T> {
  readonly result: T;
  readonly overlapped: boolean;
}

/** Lets work run together with other work, or alone: then it waits for what runs, and what comes later waits for it. */
export class Turns {
  #running = 0;
  #begun = 0;
  /** Settles when nobody is alone, or waits to be, any more. */
  #reserved = Promise.resolve();
  #reservations = 0;
  #idle: (() => void) | undefined;

  async together<T>(work: () => Promise<T>): Promise<Turn<T>> {
    while (this.#reservations > 0) await this.#reserved;
    const before = this.#running++;
    const begun = ++this.#begun;
    try {
      const result = await work();
      return { result, overlapped: before > 0 || this.#begun !== begun };
    } finally {
      if (--this.#running === 0) this.#idle?.();
    }
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    this.#reservations++;
    const result = this.#reserved.then(async () => {
      if (this.#running > 0)
        await new Promise<void>((resolve) => {
          this.#idle = resolve;
        });
      this.#idle = undefined;
      return work();
    });
    const done = (): void => {
      this.#reservations--;
    };
    this.#reserved = result.then(done, done);
    return result;
  }
}
