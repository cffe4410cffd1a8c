// The page's ends of its workers, one for each purpose: begun when they are first needed, and anew when they have ended.

import { type Remote, wrap } from 'comlink';
import { t } from '../app/language.ts';
import type { Engine } from './worker.ts';

/** What a worker is for: analysing a network must not wait for one that trains. */
export type Purpose = 'train' | 'inspect' | 'lab' | 'learn';

interface Running {
  readonly worker: Worker;
  readonly remote: Remote<Engine>;
  /** Told when it ends before it has answered. */
  readonly waiting: Set<() => void>;
}

const running = new Map<Purpose, Running>();

function begin(purpose: Purpose): Running {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const made = { worker, remote: wrap<Engine>(worker), waiting: new Set<() => void>() };
  worker.onerror = () => end(purpose);
  running.set(purpose, made);
  void watch(purpose, made);
  return made;
}

/**
 * Ends the purpose when its worker is gone without a word, as when the browser kills it: the worker holds a lock for as long as it lives. Pages that
 * are not from https or this machine have no locks.
 */
async function watch(purpose: Purpose, made: Running): Promise<void> {
  if (!navigator.locks) return;
  const name = `fovea ${purpose} ${crypto.randomUUID()}`;
  await made.remote.hold(name);
  await navigator.locks.request(name, () => {
    if (running.get(purpose) === made) end(purpose);
  });
}

/** Ends a worker with all that it does, and tells who waits for it. */
export function end(purpose: Purpose): void {
  const gone = running.get(purpose);
  running.delete(purpose);
  gone?.worker.terminate();
  for (const tell of gone?.waiting ?? []) tell();
}

export class WorkerGone extends Error {
  constructor() {
    super(t('workerEnded'));
  }
}

/** Asks a worker. @throws WorkerGone when it ends before it answers; whatever it throws */
export async function ask<T>(purpose: Purpose, question: (engine: Remote<Engine>) => Promise<T>): Promise<T> {
  const { remote, waiting } = running.get(purpose) ?? begin(purpose);
  return new Promise<T>((resolve, reject) => {
    const ended = (): void => reject(new WorkerGone());
    waiting.add(ended);
    question(remote)
      .then(resolve, reject)
      .finally(() => waiting.delete(ended));
  });
}
