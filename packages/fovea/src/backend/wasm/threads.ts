// The wasm backend's workers: one thread per core beside the calling one, asleep between runs, woken through control words.

import { DeviceError } from '../../base/errors.ts';
import { canSleep, type ScriptWorker, startWorker } from '../../base/platform.ts';
import { GEMM_SOURCE, type GemmSettings } from './blas/gemm.ts';
import { CONTROL, CONTROL_BYTES } from './control.ts';

/** Number of Atomics.load in a worker before it sleeps: some 100 µs, so that a following run finds it awake. */
const WORKER_SPINS = 20_000;

/**
 * The worker's script. It blocks in `listen` between runs, and returns to its event loop when a message was posted, or when it is to run
 * a Program that no message has brought yet. A run ends with a barrier of all threads, so there is never more than one to catch up with.
 */
const WORKER_SOURCE = `
const port = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort ?? self;
const programs = new Map();
const makeGemm = ${GEMM_SOURCE};
let memory, gemm, control, thread, threads, seenMessages, seenRuns;
const read = (address) => Atomics.load(control, address / 4);
function fail() {
  Atomics.store(control, ${CONTROL.failed / 4}, 1);
  Atomics.notify(control, ${CONTROL.barrierGeneration / 4});
}
function receive(message) {
  if (message.memory) {
    ({ memory, thread, threads } = message);
    control = new Int32Array(memory.buffer, 0, ${CONTROL_BYTES / 4});
    seenMessages = 0;
    seenRuns = read(${CONTROL.runs});
    Atomics.add(control, ${CONTROL.ready / 4}, 1);
    Atomics.notify(control, ${CONTROL.ready / 4});
  }
  try {
    if (message.blas) {
      const { koffi } = message.blas;
      const found = globalThis.process.getBuiltinModule('node:module').createRequire(koffi)(koffi);
      gemm = makeGemm(found.default ?? found, message.blas);
    }
    if (message.module) programs.set(message.id, { instance: new WebAssembly.Instance(message.module, { env: { memory, gemm } }), steps: message.steps });
  } catch (error) {
    fail();
  }
  if (message.drop !== undefined) programs.delete(message.drop);
  listen();
}
function listen() {
  for (;;) {
    const wake = read(${CONTROL.wake});
    const messages = read(${CONTROL.messages});
    if (messages !== seenMessages) {
      seenMessages = messages;
      return;
    }
    if (read(${CONTROL.runs}) !== seenRuns) {
      const program = programs.get(read(${CONTROL.program}));
      if (!program) return;
      seenRuns++;
      try {
        program.instance.exports.run(thread, threads, 1, read(${CONTROL.table}), read(${CONTROL.arena}), control[${CONTROL.scratch / 4} + thread], program.steps, read(${CONTROL.from}), read(${CONTROL.to}));
      } catch (error) {
        fail();
      }
      continue;
    }
    for (let i = 0; i < ${WORKER_SPINS} && read(${CONTROL.wake}) === wake; i++);
    Atomics.wait(control, ${CONTROL.wake / 4}, wake);
  }
}
if (port.on) port.on('message', receive);
else port.onmessage = (event) => receive(event.data);
`;

/** How long threads may take to start before the calling one gives up. */
const START_MILLISECONDS = 20_000;

/** How long to wait before looking again whether all threads have started. */
const START_POLL_MILLISECONDS = 1;

/** Addresses of the binding table and the arena, and which steps to run, the last one not included. */
export interface RunArguments {
  readonly table: number;
  readonly arena: number;
  readonly from: number;
  readonly to: number;
}

export class ThreadPool {
  private readonly workers: ScriptWorker[] = [];
  /** Only read where there are workers: memory that is not shared moves when it grows. */
  private readonly control: Int32Array;
  readonly maySleep = canSleep();
  /** Resolves when all workers listen; undefined from then on. Runs before that have to wait for it. */
  starting: Promise<void> | undefined;

  constructor(
    memory: WebAssembly.Memory,
    readonly threads: number,
    blas: GemmSettings | undefined,
  ) {
    this.control = new Int32Array(memory.buffer, 0, CONTROL_BYTES / 4);
    for (let thread = 1; thread < threads; thread++) {
      const worker = startWorker(WORKER_SOURCE);
      worker.post({ memory, thread, threads, blas });
      this.workers.push(worker);
    }
    if (this.workers.length === 0) return;
    this.starting = this.listening();
    this.starting.catch(() => {}); // whoever runs a Program hears of it
  }

  /** Every thread's scratch. In memory rather than by message: a worker may run a Program that it knows before it reads its messages. */
  setScratch(addresses: readonly number[]): void {
    if (this.workers.length === 0) return;
    this.control.set(addresses, CONTROL.scratch / 4);
  }

  addProgram(id: number, module: WebAssembly.Module, steps: number): void {
    this.post({ id, module, steps });
  }

  dropProgram(id: number): void {
    this.post({ drop: id });
  }

  /** Lets the workers run steps of a Program; the caller takes part as thread 0. */
  start(id: number, { table, arena, from, to }: RunArguments): void {
    if (this.workers.length === 0) return;
    this.control[CONTROL.table / 4] = table;
    this.control[CONTROL.arena / 4] = arena;
    this.control[CONTROL.from / 4] = from;
    this.control[CONTROL.to / 4] = to;
    Atomics.store(this.control, CONTROL.program / 4, id);
    Atomics.add(this.control, CONTROL.runs / 4, 1);
    this.wake();
  }

  get failed(): boolean {
    return this.workers.length > 0 && Atomics.load(this.control, CONTROL.failed / 4) !== 0;
  }

  /** Threads that take part in a run: the calling one alone once the pool was stopped. */
  get running(): number {
    return this.workers.length + 1;
  }

  /** Ends the workers; a Program runs on the calling thread from then on. */
  stop(): void {
    for (const worker of this.workers) worker.terminate();
    this.workers.length = 0;
    this.starting = undefined;
  }

  /**
   * A thread that did not start would be waited for without end. Not by sleeping: a browser starts workers from the event loop of the
   * thread that asked for them.
   */
  private async listening(): Promise<void> {
    const end = performance.now() + START_MILLISECONDS;
    for (;;) {
      const ready = Atomics.load(this.control, CONTROL.ready / 4);
      if (ready >= this.workers.length) break; // or it was stopped, and there is none to wait for
      if (performance.now() > end) {
        throw new DeviceError(
          `wasm: ${ready} of ${this.workers.length} worker threads started; use fewer threads, or close other programs ` +
            "(a page's content security policy has to allow workers from blob: addresses)",
        );
      }
      await new Promise((resolve) => setTimeout(resolve, START_POLL_MILLISECONDS));
    }
    this.starting = undefined;
  }

  private post(message: unknown): void {
    if (this.workers.length === 0) return;
    for (const worker of this.workers) worker.post(message);
    Atomics.add(this.control, CONTROL.messages / 4, 1);
    this.wake();
  }

  private wake(): void {
    Atomics.add(this.control, CONTROL.wake / 4, 1);
    Atomics.notify(this.control, CONTROL.wake / 4);
  }
}
