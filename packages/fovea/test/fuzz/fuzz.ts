// Runs random programs one after another, and shows the first that fails, made small.

import { expect } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { generate } from './generate.ts';
import { type Program, programText } from './program.ts';
import { type Failure, runProgram, type Setting } from './run.ts';
import { shrink } from './shrink.ts';

const wasm = (threads: number, relaxedSimd = true): Omit<Setting, 'name'> => ({
  backend: createWasmBackend({ threads, relaxedSimd }),
  family: relaxedSimd ? 'wasm' : 'wasm without fused multiply-add',
});

const makeSettings = (): Setting[] => [
  { name: 'wasm with 1 thread', ...wasm(1) },
  { name: 'wasm with 2 threads', ...wasm(2) },
  { name: 'wasm with 3 threads', ...wasm(3) },
  { name: 'wasm without fused multiply-add', ...wasm(1, false) },
  { name: 'js', backend: createJsBackend(), family: 'js' },
];

/** A whole number from the environment; `random` draws one. */
function fromEnvironment(name: string, usual: number): number {
  const text = process.env[name];
  if (!text) return usual;
  const value = text === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, or random: got ${text}`);
  return value;
}

/** The smallest program found that fails in the same way: with a wrong value, or with an error. */
export function smallest(program: Program, failure: Failure, settings: readonly Setting[]): Promise<Program> {
  return shrink(program, async (candidate) => {
    const again = (await runProgram(candidate, settings)).failure;
    return again !== undefined && (again.value === undefined) === (failure.value === undefined);
  });
}

/** Backends are made again after so many programs: compiled functions keep their memory. */
const PROGRAMS_PER_BACKEND = 150;
/** Of all numbers of several programs: where float32 may be anything, as next to a jump, there is nothing to compare. */
const LEAST_COMPARED = 0.95;

/**
 * Runs `usualCount` programs, or as many as FOVEA_FUZZ_PROGRAMS says, with the seeds from `usualSeed`, or FOVEA_FUZZ_SEED, on. `random` begins
 * anywhere.
 */
export async function fuzz(usualSeed: number, usualCount: number): Promise<void> {
  const seed = fromEnvironment('FOVEA_FUZZ_SEED', usualSeed);
  const count = fromEnvironment('FOVEA_FUZZ_PROGRAMS', usualCount);
  console.log(`fuzz: FOVEA_FUZZ_SEED=${seed} FOVEA_FUZZ_PROGRAMS=${count}`);
  let settings = makeSettings();
  const dispose = () => Promise.all(settings.map(({ backend }) => backend.dispose()));
  let [compared, total] = [0, 0];
  try {
    for (let i = 0; i < count; i++) {
      if (i > 0 && i % PROGRAMS_PER_BACKEND === 0) {
        await dispose();
        settings = makeSettings();
      }
      const program = await generate(seed + i);
      const outcome = await runProgram(program, settings);
      compared += outcome.compared;
      total += outcome.total;
      if (outcome.failure) await fail(seed + i, program, outcome.failure, settings);
    }
  } finally {
    await dispose();
  }
  if (count >= 10) expect(compared).toBeGreaterThanOrEqual(LEAST_COMPARED * total);
}

async function fail(seed: number, program: Program, failure: Failure, settings: readonly Setting[]): Promise<never> {
  const small = await smallest(program, failure, settings);
  const { setting, problem } = (await runProgram(small, settings)).failure ?? failure;
  expect.fail(`FOVEA_FUZZ_SEED=${seed} FOVEA_FUZZ_PROGRAMS=1\n${programText(small)}\n${setting}: ${problem}`);
}
