// The page's end of the worker: begun when it is first needed, and anew when it has ended.

import { type Remote, wrap } from 'comlink';
import type { Engine } from './worker.ts';

let worker: Worker | undefined;
let remote: Remote<Engine> | undefined;
let gone: (() => void)[] = [];

function begin(): Remote<Engine> {
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onerror = end;
  remote = wrap<Engine>(worker);
  return remote;
}

/** Lets go of a worker that has ended, and tells who waits for it. */
function end(): void {
  worker?.terminate();
  worker = undefined;
  remote = undefined;
  const waiting = gone;
  gone = [];
  for (const tell of waiting) tell();
}

export class WorkerGone extends Error {}

/** Asks the worker. @throws WorkerGone when it ends before it answers; whatever it throws */
export async function ask<T>(question: (engine: Remote<Engine>) => Promise<T>): Promise<T> {
  const engine = remote ?? begin();
  return new Promise<T>((resolve, reject) => {
    const ended = (): void => reject(new WorkerGone());
    gone.push(ended);
    question(engine)
      .then(resolve, reject)
      .finally(() => {
        gone = gone.filter((each) => each !== ended);
      });
  });
}
