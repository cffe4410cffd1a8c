// The product of a system BLAS, as emitted code imports it: from every thread, on addresses in the backend's memory.

/** What a thread needs to call the library; plain data, which workers are sent. */
export interface GemmSettings {
  /** Where koffi is, which calls functions of C; and the library. */
  readonly koffi: string;
  readonly library: string;
  /** Functions of one number that keep the library on the calling thread; those that it lacks are left out. Some count by thread. */
  readonly alone: readonly (readonly [name: string, value: number])[];
  /** Address of the memory's first byte. */
  readonly base: number;
}

/** `(transposedA, transposedB, m, n, k, a, lda, b, ldb, c, ldc, accumulate)`: C (+)= A · B, with addresses in the memory. */
export type Gemm = (...parameters: readonly number[]) => void;

/** How modules import it. */
export const GEMM_IMPORT = { name: 'gemm', parameters: 12 } as const;

/** The part of koffi that is used. */
export interface Koffi {
  load(library: string): KoffiLibrary;
  address(memory: Uint8Array): bigint;
}

export interface KoffiLibrary {
  func(name: string, result: string, parameters: readonly string[]): (...values: readonly unknown[]) => unknown;
}

/**
 * Source of `(koffi, settings) => gemm`: text, as workers are started from text. Addresses are given as integers: a pointer would have to be
 * a BigInt for each call.
 */
export const GEMM_SOURCE = `(koffi, { library, alone, base }) => {
  const found = koffi.load(library);
  for (const [name, value] of alone) {
    let set;
    try { set = found.func(name, 'void', ['int']); } catch { continue; }
    set(value);
  }
  const [int, float, address] = ['int', 'float', 'uintptr_t'];
  const sgemm = found.func('cblas_sgemm', 'void', [int, int, int, int, int, int, float, address, int, address, int, float, address, int]);
  return (transposedA, transposedB, m, n, k, a, lda, b, ldb, c, ldc, accumulate) =>
    sgemm(101, 111 + transposedA, 111 + transposedB, m, n, k, 1, base + (a >>> 0), lda, base + (b >>> 0), ldb, accumulate, base + (c >>> 0), ldc);
}`;

/** The same on the calling thread. */
export function makeGemm(koffi: Koffi, settings: Omit<GemmSettings, 'koffi'>): Gemm {
  const make = new Function(`return ${GEMM_SOURCE}`)() as typeof makeGemm;
  return make(koffi, settings);
}
