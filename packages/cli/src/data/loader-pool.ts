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

/** One thread and what it was asked. */
class LoaderThread {
  private readonly pending = new Map<number, Pending>();
  private readonly worker: Worker;
  private next = 0;

  constructor(settings: LoaderOptions) {
    this.worker = new Worker(new URL('./loader-worker.js', import.meta.url), { workerData: settings });
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

/** `workers` threads; 0: the tasks are done in this one. */
export function loaderPool(settings: LoaderOptions, workers: number): LoaderPool {
  if (workers === 0) return { run: here(settings), width: TASKS_A_THREAD, close: async () => {} };
  const threads = Array.from({ length: workers }, () => new LoaderThread(settings));
  const run = (task: Task): Promise<never> =>
    threads.reduce((least, thread) => (thread.load < least.load ? thread : least)).run(task);
  return {
    run: run as RunTask,
    width: workers * TASKS_A_THREAD,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
