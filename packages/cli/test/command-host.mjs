// A process that runs one command after another: what it has loaded and compiled serves them all. Started by command.ts, and ends with its process.

import { format } from 'node:util';

/** @typedef {{ main: string, args: string[], cwd: string, env: NodeJS.ProcessEnv }} Request */
/** @typedef {{ code: number, out: string, error: string }} Outcome */

const running = new AbortController().signal;
/** Where no command is at work: no file's folder, so that it can be removed. */
const home = process.cwd();

/** @param {NodeJS.ProcessEnv} env */
function setEnvironment(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** Collects what is written instead of writing it. @param {NodeJS.WriteStream} stream */
function collect(stream) {
  const { write } = stream;
  /** @type {Buffer[]} */
  const pieces = [];
  stream.write = /** @type {typeof write} */ (
    (
      /** @type {string | Uint8Array} */ piece,
      /** @type {BufferEncoding | (() => void) | undefined} */ encoding,
      /** @type {(() => void) | undefined} */ written,
    ) => {
      pieces.push(typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece));
      const done = typeof encoding === 'function' ? encoding : written;
      if (done) process.nextTick(done);
      return true;
    }
  );
  return () => {
    stream.write = write;
    return Buffer.concat(pieces).toString('utf8');
  };
}

/** As main.ts runs a command, but without signals. @param {Request} request @returns {Promise<Outcome>} */
async function run({ main, args, cwd, env }) {
  process.chdir(cwd);
  setEnvironment(env);
  const { runCommand } = await import(new URL('command.js', main).href);
  process.argv = [process.execPath, main, ...args];
  process.exitCode = undefined;
  const [out, error] = [collect(process.stdout), collect(process.stderr)];
  try {
    await runCommand(running);
  } catch (fault) {
    // What ends a process with a stack.
    process.stderr.write(`${format(fault)}\n`);
    process.exitCode = 1;
  }
  const outcome = { code: Number(process.exitCode ?? 0), out: out(), error: error() };
  process.exitCode = undefined;
  process.chdir(home);
  return outcome;
}

process.on('disconnect', () => process.exit());
process.on('message', async (/** @type {Request} */ request) => process.send?.(await run(request)));
