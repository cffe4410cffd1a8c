// Which backend computes: chosen once, created at first use.

import type { Backend } from '../backend/interface.ts';
import { createJsBackend } from '../backend/js/backend.ts';
import { createWasmBackend } from '../backend/wasm/backend.ts';
import { DeviceError } from '../base/errors.ts';

/** Names of the backends: WebAssembly with SIMD and threads, or plain JavaScript. */
export type BackendName = 'wasm' | 'js';

/** Options of `setBackend`. */
export interface BackendOptions {
  /** Threads that compute, the calling one included. Default: in Node `FOVEA_THREADS`, if that is set; one per core. */
  readonly threads?: number;
  /**
   * Whether products are a system BLAS's where one is found (Node, with the package `koffi`), or which: `'openblas'`, `'blis'`, `'mkl'`,
   * `'accelerate'`, or a library's name or path. Default: what the environment variable `FOVEA_BLAS` says, `false` without it.
   */
  readonly blas?: boolean | string;
  /**
   * Whether V8's experimental joining of 128-bit operations to 256-bit ones is switched on, for the whole process, where a trial of some 50 ms finds it
   * right and faster: Node ≥ 24 on x64. Results are the same to the bit. The backend's description says so, or why not; not with 'auto'. Default: what the environment variable
   * `FOVEA_WIDE_VECTORS` says, `false` without it.
   */
  readonly wideVectors?: boolean | 'auto';
}

/** What was asked for when a backend was opened here; a backend given to `use` belongs to its owner. */
interface Request {
  readonly name: BackendName;
  readonly threads: number | undefined;
  readonly blas: boolean | string | undefined;
  readonly wideVectors: boolean | 'auto' | undefined;
}

export class BackendChoice {
  private readonly opened = new WeakMap<Backend, Request>();
  private active: Backend | undefined;
  private opening: Promise<Backend> | undefined;

  /** The backend in use; the default one where none was chosen, or the one in use was disposed of. */
  async get(): Promise<Backend> {
    if (this.active && !this.active.disposed) return this.active;
    const chosen = this.opening;
    // Others may have come here, and opened another one, while this call waited.
    if ((await chosen)?.disposed !== false && this.opening === chosen) this.opening = this.open('wasm', {});
    return this.activate(await (this.opening as Promise<Backend>));
  }

  /** Chooses by name; the backend in use again when it was opened with the same name and options. */
  async choose(name: BackendName, options: BackendOptions): Promise<Backend> {
    const before = this.opening;
    const next = this.reuseOrOpen(before, name, options);
    this.opening = next;
    try {
      return this.activate(await next);
    } catch (error) {
      if (this.opening === next) this.opening = before;
      throw error;
    }
  }

  /** Uses a backend that exists already. */
  use(backend: Backend): void {
    this.active = backend;
    this.opening = Promise.resolve(backend);
  }

  /** After the choice before, so that calls that are not awaited leave the last one's backend, and only that one, with threads. */
  private async reuseOrOpen(
    before: Promise<Backend> | undefined,
    name: BackendName,
    options: BackendOptions,
  ): Promise<Backend> {
    const current = await before?.catch(() => this.active);
    return current && this.isSame(current, name, options) ? current : this.open(name, options);
  }

  private async open(name: BackendName, options: BackendOptions): Promise<Backend> {
    const backend = create(name, options);
    this.opened.set(backend, { name, threads: options.threads, blas: options.blas, wideVectors: options.wideVectors });
    return backend;
  }

  /** Whether the backend is what a new one would be. */
  private isSame(backend: Backend, name: BackendName, options: BackendOptions): boolean {
    const request = this.opened.get(backend);
    const { threads, blas, wideVectors } = options;
    const isEqual =
      request?.name === name &&
      request.threads === threads &&
      request.blas === blas &&
      request.wideVectors === wideVectors;
    return isEqual && !backend.disposed && !backend.failed;
  }

  /** Makes a backend the active one. The one before lets its threads go; what lives there stays readable. */
  private activate(backend: Backend): Backend {
    if (this.active && this.active !== backend && this.opened.has(this.active)) this.active.retire();
    this.active = backend;
    return backend;
  }
}

function create(name: BackendName, options: BackendOptions): Backend {
  if (name === 'js') return createJsBackend();
  if (name === 'wasm') return createWasmBackend(options);
  throw new DeviceError(`setBackend: there is no backend ${JSON.stringify(name)}; use 'wasm' or 'js'`);
}
