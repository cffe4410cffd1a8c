// Finds a BLAS that this machine has, once, and tries it before it is used.

import { environmentVariable, hostMachine, optionalPackage } from '../../../base/platform.ts';
import { type Gemm, type GemmSettings, type Koffi, type KoffiLibrary, makeGemm } from './gemm.ts';
import { KINDS, type LibraryKind, namesToTry } from './libraries.ts';
import { faultOf } from './self-test.ts';

/** A library that gave right results. */
export interface Blas {
  /** Name, version and kernels: what its bits depend on. */
  readonly name: string;
  /** To call it on the memory that holds `memory`. */
  settingsFor(memory: Uint8Array): GemmSettings;
  gemmFor(memory: Uint8Array): Gemm;
}

export interface Search {
  readonly blas?: Blas;
  /** Why there is none, where one was asked for. */
  readonly reason?: string;
}

/** Whether to use a BLAS, or which: one of 'accelerate', 'mkl', 'openblas', 'blis', or a library's name or path. */
export type BlasChoice = boolean | string;

const searches = new Map<string, Search>();

/** What `FOVEA_BLAS` says: `0` or `1`, or which library. Default: none. */
export function defaultChoice(): BlasChoice {
  const value = environmentVariable('FOVEA_BLAS') ?? '';
  return value === '' || value === '0' ? false : value === '1' || value;
}

/** Never throws: who finds none multiplies without. */
export function findBlas(choice: BlasChoice): Search {
  if (choice === false) return {};
  const key = String(choice);
  const known = searches.get(key) ?? search(choice === true ? undefined : choice);
  searches.set(key, known);
  return known;
}

function search(wanted: string | undefined): Search {
  const machine = hostMachine();
  if (!machine) return { reason: 'no BLAS outside Node' };
  const koffi = optionalPackage<Koffi & { readonly default?: Koffi }>('koffi');
  if (!koffi) return { reason: "no BLAS: the package 'koffi', which calls it, is not installed" };
  const faults: string[] = [];
  for (const name of namesToTry(wanted, machine)) {
    try {
      const blas = tryLibrary(koffi.exports.default ?? koffi.exports, koffi.path, name, wanted);
      if (blas) return { blas };
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
    }
  }
  return { reason: `no BLAS: ${faults.join('; ') || `none found${wanted === undefined ? '' : ` for '${wanted}'`}`}` };
}

/** Undefined when there is no such library, or none of the wanted kind. @throws why it cannot be used */
function tryLibrary(koffi: Koffi, path: string, name: string, wanted: string | undefined): Blas | undefined {
  const library = load(koffi, name);
  if (!library) return undefined;
  const kind = KINDS.find(({ marker }) => hasFunction(library, marker));
  if (KINDS.some(({ key }) => key === wanted) && kind?.key !== wanted) return undefined;
  if (!kind) throw new Error('a library of unknown speed; known are OpenBLAS, BLIS, MKL and Accelerate');
  const settings = { koffi: path, library: name, alone: kind.alone };
  const title = nameOf(library, kind);
  const withBase = (memory: Uint8Array): GemmSettings => ({
    ...settings,
    base: Number(koffi.address(memory)) - memory.byteOffset,
  });
  const gemmFor = (memory: Uint8Array): Gemm => makeGemm(koffi, withBase(memory));
  const fault = faultOf(gemmFor);
  if (fault !== undefined) throw new Error(fault);
  return { name: title, settingsFor: withBase, gemmFor };
}

function load(koffi: Koffi, name: string): KoffiLibrary | undefined {
  try {
    return koffi.load(name);
  } catch {
    return undefined;
  }
}

function hasFunction(library: KoffiLibrary, name: string): boolean {
  try {
    library.func(name, 'void', []);
    return true;
  } catch {
    return false;
  }
}

/** On one thread before anything else: some libraries choose their parts at the first call. */
function nameOf(library: KoffiLibrary, kind: LibraryKind): string {
  for (const [name, value] of kind.alone) if (hasFunction(library, name)) library.func(name, 'void', ['int'])(value);
  return kind.identify(library);
}
