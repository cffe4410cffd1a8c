// Lets the rest of the program have its turn between steps, which otherwise follow each other without a pause: signals, messages, timers.

/** Resolves after the events that are waiting. Unlike a timer, nothing clamps it to milliseconds. */
export function eventsHandled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
