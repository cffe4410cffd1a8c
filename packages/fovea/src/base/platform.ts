// What differs between Node and browsers: workers, core count, engine flags. The only file that asks where it runs.

import type { UnsharedUint8Array } from './unshared.ts';

/** A thread that runs a script given as text. */
export interface ScriptWorker {
  post(message: unknown): void;
  terminate(): void;
}

interface NodeWorker {
  postMessage(message: unknown): void;
  terminate(): Promise<number>;
  unref(): void;
}

interface NodeWorkerOptions {
  readonly eval: true;
  readonly execArgv: readonly string[];
}

interface NodeProcess {
  readonly versions?: { readonly node?: string };
  readonly env?: Readonly<Record<string, string | undefined>>;
  getBuiltinModule?(name: string): unknown;
}

const nodeProcess = (globalThis as { readonly process?: NodeProcess }).process;

/** A module of Node's own, such as `node:fs`; undefined elsewhere. */
export function nodeModule<T>(name: `node:${string}`): T | undefined {
  return nodeProcess?.versions?.node ? (nodeProcess.getBuiltinModule?.(name) as T | undefined) : undefined;
}

/** Of Node's environment; undefined in browsers. */
export const environmentVariable = (name: string): string | undefined => nodeProcess?.env?.[name];

/** Cores that this process may use; 1 when unknown. */
export function availableParallelism(): number {
  const os = nodeModule<{ availableParallelism(): number }>('node:os');
  return (
    os?.availableParallelism() ??
    (globalThis as { readonly navigator?: { readonly hardwareConcurrency?: number } }).navigator?.hardwareConcurrency ??
    1
  );
}

/** Whether workers can share memory; in a browser that needs cross-origin isolation. */
export function canShareMemory(): boolean {
  if (typeof SharedArrayBuffer === 'undefined') return false;
  return (
    nodeModule('node:worker_threads') !== undefined ||
    (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true
  );
}

/** Whether this thread may sleep in Atomics.wait: a browser's main thread may not. */
export const canSleep = (): boolean =>
  nodeModule('node:worker_threads') !== undefined ||
  typeof (globalThis as { document?: unknown }).document === 'undefined';

/** A package that Node finds beside this one. */
export interface FoundPackage<T> {
  readonly path: string;
  readonly exports: T;
}

/** A package that may be missing, loaded; undefined where it is, and in browsers. Bundlers do not see it. */
export function optionalPackage<T>(name: string): FoundPackage<T> | undefined {
  const modules = nodeModule<{
    createRequire(from: string): ((path: string) => unknown) & { resolve(name: string): string };
  }>('node:module');
  if (!modules) return undefined;
  try {
    const require = modules.createRequire(import.meta.url);
    const path = require.resolve(name);
    return { path, exports: require(path) as T };
  } catch {
    return undefined;
  }
}

/** What Node runs on, by the names that Node uses; undefined in browsers. */
export interface HostMachine {
  readonly system: string;
  readonly architecture: string;
  /** Model of the processor. */
  readonly processor: string;
  readonly nodeMajor: number;
}

export function hostMachine(): HostMachine | undefined {
  const os = nodeModule<{ platform(): string; arch(): string; cpus(): readonly { readonly model: string }[] }>(
    'node:os',
  );
  const nodeMajor = Number.parseInt(nodeProcess?.versions?.node ?? '', 10);
  return os && { system: os.platform(), architecture: os.arch(), processor: os.cpus()[0]?.model ?? '', nodeMajor };
}

interface NodeFile {
  stat(): Promise<{ readonly size: number; isFile(): boolean }>;
  read(buffer: Uint8Array, at: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/** Opens a file to read, in Node; undefined elsewhere. */
export const openFile = (path: string | URL): Promise<NodeFile> | undefined =>
  nodeModule<{ open(path: string | URL, flags: 'r'): Promise<NodeFile> }>('node:fs/promises')?.open(path, 'r');

/** All bytes of a file, in Node; undefined elsewhere. */
export const readBytes = (path: string | URL): Promise<UnsharedUint8Array> | undefined =>
  nodeModule<{ readFile(path: string | URL): Promise<UnsharedUint8Array> }>('node:fs/promises')?.readFile(path);

/** Whether there is a folder at the path, in Node; undefined elsewhere. */
export const isFolder = (path: string | URL): Promise<boolean> | undefined =>
  nodeModule<{ stat(path: string | URL): Promise<{ isDirectory(): boolean }> }>('node:fs/promises')
    ?.stat(path)
    .then((stat) => stat.isDirectory())
    .catch(() => false);

/** Starts a worker from source text, so that bundlers have no file to lose. It does not keep a Node process alive. */
export function startWorker(source: string): ScriptWorker {
  const threads = nodeModule<{ Worker: new (source: string, options: NodeWorkerOptions) => NodeWorker }>(
    'node:worker_threads',
  );
  if (threads) {
    // Options of the command line are not for it: loaders would be loaded again, and --input-type would make it another kind of script.
    const worker = new threads.Worker(source, { eval: true, execArgv: [] });
    worker.unref();
    return { post: (message) => worker.postMessage(message), terminate: () => void worker.terminate() };
  }
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}

/** Resolves in another turn of the event loop: only between turns does an engine tell what it has collected. */
export function nextTurn(): Promise<void> {
  const { setImmediate } = globalThis as { readonly setImmediate?: (callback: () => void) => unknown };
  return new Promise((resolve) => {
    if (setImmediate) {
      setImmediate(resolve);
      return;
    }
    // Its turns come at once; timers wait for milliseconds, and for a second in a page that is not seen.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Does `work` after some time, unless a Node process has nothing else to do and ends before. */
export function later(milliseconds: number, work: () => void): void {
  const timer = setTimeout(work, milliseconds) as unknown as { unref?(): void };
  timer.unref?.();
}

/**
 * Sets a V8 flag where that is possible (Node). For features that an old engine hides only: flags that choose compilers are not tested together,
 * and a combination that was safe ends the process in a later version.
 */
export function setEngineFlag(setting: `--${'' | 'no-'}experimental-${string}`): boolean {
  const v8 = nodeModule<{ setFlagsFromString(flag: string): void }>('node:v8');
  v8?.setFlagsFromString(setting);
  return v8 !== undefined;
}
