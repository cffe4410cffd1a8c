// The wasm backend's workers: one thread per core beside the calling one, asleep between runs, woken through control words.

import { canSleep, type ScriptWorker, startWorker } from '../../base/platform.ts';
import { COMMAND, CONTROL, CONTROL_BYTES } from './control.ts';

/** Number of Atomics.load in a worker before it sleeps: some 100 µs, so that a following run finds it awake. */
const WORKER_SPINS = 20_000;

/**
 * The worker's script. It blocks in `listen` between runs; to hand it a Program, the caller posts a message and gives the command to
 * read messages. A run of a Program that has not arrived yet also sends it back to its messages.
 */
const WORKER_SOURCE = `
const port = typeof require === 'function' ? require('node:worker_threads').parentPort : self;
const programs = new Map();
let memory, control, thread, threads, seen;
function receive(message) {
  if (message.memory) {
    ({ memory, thread, threads, seen } = message);
    control = new Int32Array(memory.buffer, 0, ${CONTROL_BYTES / 4});
  }
  if (message.module) programs.set(message.id, { instance: new WebAssembly.Instance(message.module, { env: { memory } }), steps: message.steps });
  if (message.drop !== undefined) programs.delete(message.drop);
  listen();
}
function listen() {
  for (;;) {
    for (let i = 0; i < ${WORKER_SPINS} && Atomics.load(control, ${CONTROL.epoch / 4}) === seen; i++);
    Atomics.wait(control, ${CONTROL.epoch / 4}, seen);
    const epoch = Atomics.load(control, ${CONTROL.epoch / 4});
    const command = Atomics.load(control, ${CONTROL.command / 4});
    const program = programs.get(command);
    if (command >= 0 && !program) return;
    seen = epoch;
    if (command < 0) return;
    try {
      program.instance.exports.run(thread, threads, 1, control[${CONTROL.table / 4}], control[${CONTROL.arena / 4}], control[${CONTROL.scratch / 4} + thread], program.steps);
    } catch (error) {
      Atomics.store(control, ${CONTROL.failed / 4}, 1);
      Atomics.notify(control, ${CONTROL.barrierGeneration / 4});
    }
  }
}
if (port.on) port.on('message', receive);
else port.onmessage = (event) => receive(event.data);
`;

export class ThreadPool {
  private readonly workers: ScriptWorker[] = [];
  private readonly control: Int32Array;
  private epoch = 0;
  readonly maySleep = canSleep();

  constructor(
    memory: WebAssembly.Memory,
    readonly threads: number,
  ) {
    this.control = new Int32Array(memory.buffer, 0, CONTROL_BYTES / 4);
    for (let thread = 1; thread < threads; thread++) {
      const worker = startWorker(WORKER_SOURCE);
      worker.post({ memory, thread, threads, seen: this.epoch });
      this.workers.push(worker);
    }
  }

  /** Every thread's scratch. In memory rather than by message: a worker may run a Program that it knows before it reads its messages. */
  setScratch(addresses: readonly number[]): void {
    this.control.set(addresses, CONTROL.scratch / 4);
  }

  addProgram(id: number, module: WebAssembly.Module, steps: number): void {
    for (const worker of this.workers) worker.post({ id, module, steps });
    this.command(COMMAND.readMessages);
  }

  dropProgram(id: number): void {
    for (const worker of this.workers) worker.post({ drop: id });
    this.command(COMMAND.readMessages);
  }

  /** Lets the workers run a Program; the caller takes part as thread 0. */
  start(id: number, table: number, arena: number): void {
    this.control[CONTROL.table / 4] = table;
    this.control[CONTROL.arena / 4] = arena;
    this.command(id);
  }

  get failed(): boolean {
    return Atomics.load(this.control, CONTROL.failed / 4) !== 0;
  }

  stop(): void {
    for (const worker of this.workers) worker.terminate();
    this.workers.length = 0;
  }

  private command(command: number): void {
    if (this.workers.length === 0) return;
    Atomics.store(this.control, CONTROL.command / 4, command);
    this.epoch = Atomics.add(this.control, CONTROL.epoch / 4, 1) + 1;
    Atomics.notify(this.control, CONTROL.epoch / 4);
  }
}
