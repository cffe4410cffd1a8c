// Finds out whether V8 can join pairs of 128-bit operations to 256-bit ones (--experimental-wasm-revectorize), by a trial: bits must be the same, and products faster.

import { oncePerKey } from '../../base/once.ts';
import { environmentVariable, hostMachine, setEngineFlag } from '../../base/platform.ts';
import { ModuleBuilder } from './assembler/module-builder.ts';
import { multiplyBlock } from './contraction/block.ts';
import { PANEL_ROW_BYTES, panelCount } from './contraction/pack.ts';

export interface WideVectors {
  readonly found: boolean;
  /** Why not. */
  readonly reason?: string;
}

/** Whether to look for them; with 'auto', it is no news when there are none. */
export type WideVectorsChoice = boolean | 'auto';

/** What `FOVEA_WIDE_VECTORS` says: `1` or `0`. Default: no, because the flag is the whole process's, and other WebAssembly may live in it. */
export const defaultWideVectors = (): boolean => !['', '0'].includes(environmentVariable('FOVEA_WIDE_VECTORS') ?? '');

const FLAG = 'experimental-wasm-revectorize';
/** Earlier engines know the flag, but their work was not tested. */
const OLDEST_NODE = 24;
/** Rows are 8 + 8 + 8 + 8 to be timed; to be compared, those of a tile of 4 and of 3 come on top. */
const [ROWS, REST, COLUMNS, STEPS] = [32, 7, 16, 160];
/** Where the trial's operands lie in a memory of its own, in numbers. */
const PANELS_AT = (ROWS + REST) * STEPS;
const RESULT_AT = PANELS_AT + panelCount(COLUMNS) * STEPS * (PANEL_ROW_BYTES / 4);
/** V8's first code takes some ten times as long; what has become three times as fast is optimised. */
const OPTIMISED = 3;
/** Milliseconds until both forms must be optimised, and that both are timed in turns from then on. */
const [LONGEST_MS, SETTLING_MS] = [400, 15];
/** Of a machine whose vectors have 256 bits, the wide form takes some two thirds of the time; of another, half as much again. */
const GAIN = 0.9;

/** Tried once, since the answer cannot change. V8's flag stays set only where the trial succeeds. */
export const findWideVectors = (choice: WideVectorsChoice, relaxedSimd: boolean): WideVectors =>
  choice === false ? { found: false } : search(relaxedSimd);

const search = oncePerKey((relaxedSimd: boolean): WideVectors => {
  const none = (why: string): WideVectors => ({ found: false, reason: `no 256-bit vectors: ${why}` });
  const machine = hostMachine();
  if (!machine) return none('they need Node');
  if (machine.architecture !== 'x64') return none(`the engine has none on ${machine.architecture}`);
  if (machine.nodeMajor < OLDEST_NODE) return none(`they need Node ${OLDEST_NODE} or newer`);
  setEngineFlag(`--${FLAG}`);
  const fault = faultOf(new Trial(relaxedSimd, false), new Trial(relaxedSimd, true));
  if (fault === undefined) return { found: true };
  setEngineFlag(`--no-${FLAG}`);
  return none(fault);
});

/** One form of a product, in a module and a memory of its own. */
class Trial {
  private readonly multiply: (rows: number) => void;
  private readonly floats: Float32Array;
  private first = Number.NaN;
  /** The shortest time of some calls, in milliseconds. */
  least = Number.POSITIVE_INFINITY;

  constructor(relaxedSimd: boolean, wideVectors: boolean) {
    const module = new ModuleBuilder();
    const strides = { rowStride: STEPS * 4, columnStride: 4, outStride: COLUMNS * 4 };
    const panels = { panelRowStride: PANEL_ROW_BYTES, panelStride: STEPS * PANEL_ROW_BYTES };
    const product = { n: COLUMNS, ...strides, ...panels, accumulate: false };
    module.export(multiplyBlock({ module, relaxedSimd, wideVectors }, product), 'multiply');
    const pages = { initialPages: 1, maximumPages: 1 };
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.assemble({ shared: false, ...pages })), {
      env: { memory },
    });
    this.floats = new Float32Array(memory.buffer);
    for (let i = 0; i < RESULT_AT; i++) this.floats[i] = Math.fround(Math.sin(i * 1.7 + 0.3));
    const multiply = exports.multiply as (...at: number[]) => void;
    this.multiply = (rows) => multiply(0, PANELS_AT * 4, RESULT_AT * 4, rows, STEPS);
  }

  time(): void {
    const start = performance.now();
    for (let i = 0; i < 4; i++) this.multiply(ROWS);
    const time = performance.now() - start;
    if (Number.isNaN(this.first)) this.first = time;
    else this.least = Math.min(this.least, time);
  }

  get isOptimised(): boolean {
    return this.least * OPTIMISED < this.first;
  }

  result(): Uint32Array {
    this.multiply(ROWS + REST);
    return new Uint32Array(this.floats.buffer, RESULT_AT * 4, (ROWS + REST) * COLUMNS).slice();
  }
}

/** What speaks against the wide form. Both are timed in turns, so that what disturbs one disturbs the other. */
function faultOf(narrow: Trial, wide: Trial): string | undefined {
  const timeUntil = (isDone: () => boolean, longest: number): boolean => {
    for (const end = performance.now() + longest; performance.now() < end; ) {
      narrow.time();
      wide.time();
      if (isDone()) return true;
    }
    return false;
  };
  if (!timeUntil(() => narrow.isOptimised && wide.isOptimised, LONGEST_MS))
    return 'the engine did not optimise the trial in time';
  timeUntil(() => false, SETTLING_MS);
  if (wide.least > GAIN * narrow.least) return 'they are not faster here';
  const expected = narrow.result();
  return wide.result().every((bits, i) => bits === expected[i]) ? undefined : 'results are not the same to the bit';
}
