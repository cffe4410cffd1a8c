// One peer in a process of its own: a JSON request a line in, a JSON answer a line out. All peers speak this protocol, whatever their language.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Peer {
  #child;
  #lines;
  #stderr = '';

  constructor(name, command, args, env) {
    this.name = name;
    this.#child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr.on('data', (chunk) => {
      this.#stderr = (this.#stderr + chunk).slice(-2000);
    });
    this.#child.on('error', (error) => {
      this.#stderr += error.message;
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async answer() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.name} ended: ${this.#stderr.trim().split('\n').pop()}`);
    return JSON.parse(value);
  }

  async ask(request) {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return this.answer();
  }

  stop() {
    this.#child.stdin.end();
    this.#child.kill();
  }
}

/**
 * Milliseconds now. With `BENCH_CLOCK=processor`, those that the process has computed for: on a machine that others use, they say more of one thread
 * (`BENCH_THREADS=1`) than the time that has passed.
 */
export function now() {
  if (process.env.BENCH_CLOCK !== 'processor') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The other side of the protocol for peers written in JavaScript: `prepare(case)` gives the function to time, or undefined;
 * `extra()` is asked for more figures after each call.
 */
export async function serve(versions, prepare, extra = () => ({})) {
  const baseline = process.memoryUsage.rss();
  const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  let current;
  let run;
  let firstMs;
  say({ ready: true, versions });
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    try {
      if (current !== request.id) {
        current = request.id;
        const start = performance.now();
        run = await prepare(request);
        await run?.();
        firstMs = performance.now() - start;
        await run?.();
      }
      if (!run) {
        say({ unsupported: true });
        continue;
      }
      const times = [];
      const outside = [];
      for (let i = 0; i < request.runs; i++) {
        const start = now();
        await run();
        const took = now() - start;
        times.push(took);
        const { insideMs } = extra();
        if (insideMs !== undefined) outside.push(took - insideMs);
      }
      say({ times, outside, firstMs, peakBytes: process.resourceUsage().maxRSS * 1024 - baseline });
    } catch (error) {
      run = undefined;
      say({ unsupported: true, reason: String(error.message).split('\n')[0] });
    }
  }
}
