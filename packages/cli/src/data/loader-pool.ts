// Threads that load pictures while the network trains, and the tasks that they have at hand.

import { Worker } from 'node:worker_threads';
import { DeviceError, InternalError, ValueError } from 'fovea';
import { type LoaderOptions, makeLoader, type RunTask, type Task } from './image-loader.ts';
import { isRefusal } from './loader-error.ts';

export interface LoaderPool {
  readonly run: RunTask;
  /** Tasks that it does well at a time. */
  readonly width: number;
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** Errors lose their class between threads, or come without. */
function errorOf({ name, message }: NonNullable<Answer['error']>): Error {
  const kinds: Readonly<Record<string, new (message: string) => Error>> = { ValueError, DeviceError };
  return new (kinds[name] ?? InternalError)(message);
}

/** The tasks done in this thread. */
function here(settings: LoaderOptions): RunTask {
  const run = makeLoader(settings);
  return (task) =>
    run(task).catch((error: Error) => {
      throw isRefusal(error) ? errorOf(error) : error;
    });
}

/** Of new objects, before those that are dead are collected: they hold the bytes of pictures, so that what lies about unused is several times that. */
const YOUNG_MB = 6;

/** One thread and what it was asked. */
class LoaderThread {
  private readonly pending = new Map<number, Pending>();
  private readonly worker: Worker;
  private next = 0;

  constructor(settings: LoaderOptions) {
    this.worker = new Worker(new URL('./loader-worker.js', import.meta.url), {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.unref();
    this.worker.on('message', ({ id, result, error }: Answer) => {
      const task = this.pending.get(id);
      this.pending.delete(id);
      if (this.pending.size === 0) this.worker.unref();
      if (error) task?.reject(errorOf(error));
      else task?.resolve(result as never);
    });
    this.worker.on('error', (error) => this.fail(error as Error));
    this.worker.on('exit', () => this.fail(new InternalError('a thread that loads pictures ended')));
  }

  get load(): number {
    return this.pending.size;
  }

  run(task: Task): Promise<never> {
    return new Promise((resolve, reject) => {
      this.worker.ref();
      this.pending.set(this.next, { resolve, reject });
      this.worker.postMessage({ id: this.next++, task });
    });
  }

  private fail(error: Error): void {
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
  }

  async close(): Promise<void> {
    this.worker.removeAllListeners();
    await this.worker.terminate();
  }
}

/** Decoding in libvips' threads overlaps a worker's own work. */
const TASKS_A_THREAD = 3;

/** A picture that libvips could not decode. */
const isDamaged = (reason: string): boolean => /(^|: )(damaged\b|cannot be decoded any more)/.test(reason);

/**
 * Does a task once more, with nothing beside it, where it found a damaged picture: libvips keeps one text of errors for all threads of a process, which then
 * may be gone, or another picture's.
 */
function certain(run: RunTask): RunTask {
  const running = new Set<Promise<unknown>>();
  let reserved: Promise<unknown> = Promise.resolve();
  let reservations = 0;
  const alone = (task: Task): Promise<never> => {
    reservations++;
    const done = reserved
      .then(() => Promise.allSettled(running))
      .then(() => run(task))
      .finally(() => reservations--);
    reserved = done.catch(() => {});
    return done as Promise<never>;
  };
  return (async (task: Task) => {
    while (reservations > 0) await reserved;
    const result = run(task);
    running.add(result);
    try {
      const found = await result;
      return 'problem' in found && isDamaged(found.problem) ? alone(task) : found;
    } catch (error) {
      if (!isDamaged((error as Error).message)) throw error;
      return alone(task);
    } finally {
      running.delete(result);
    }
  }) as RunTask;
}

/** `workers` threads; 0: the tasks are done in this one. */
export function loaderPool(settings: LoaderOptions, workers: number): LoaderPool {
  if (workers === 0) return { run: certain(here(settings)), width: TASKS_A_THREAD, close: async () => {} };
  const threads = Array.from({ length: workers }, () => new LoaderThread(settings));
  const run = (task: Task): Promise<never> =>
    threads.reduce((least, thread) => (thread.load < least.load ? thread : least)).run(task);
  return {
    run: certain(run as RunTask),
    width: workers * TASKS_A_THREAD,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
