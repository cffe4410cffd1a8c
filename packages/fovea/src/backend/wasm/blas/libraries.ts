// BLAS libraries: under which names systems have them, how they say what they are, and how they are kept on one thread.

import type { GemmSettings, KoffiLibrary } from './gemm.ts';

/** A kind of library that is known to be fast; others, such as the reference BLAS, are not used. */
export interface LibraryKind {
  /** What users call it. */
  readonly key: 'accelerate' | 'mkl' | 'openblas' | 'blis';
  /** A function that no other kind has. */
  readonly marker: string;
  readonly alone: GemmSettings['alone'];
  /** Its name, version and kernels. @throws why it cannot be used */
  identify(library: KoffiLibrary): string;
}

/** Calls a function without arguments. */
const ask = (library: KoffiLibrary, name: string, result: 'str' | 'int'): unknown => library.func(name, result, [])();

/** Refuses a library whose integers are not those that it is called with. */
function requireInt32(isInt32: boolean): void {
  if (!isInt32) throw new Error('its integers have 64 bits; install the one with integers of 32');
}

const openblas: LibraryKind = {
  key: 'openblas',
  marker: 'openblas_get_config',
  alone: [['openblas_set_num_threads', 1]],
  identify(library) {
    const config = String(ask(library, 'openblas_get_config', 'str'));
    requireInt32(!config.includes('USE64BITINT'));
    const [, version] = config.split(' ');
    return `OpenBLAS ${version} (${ask(library, 'openblas_get_corename', 'str')})`;
  },
};

const blis: LibraryKind = {
  key: 'blis',
  marker: 'bli_info_get_version_str',
  alone: [['bli_thread_set_num_threads', 1]],
  identify(library) {
    requireInt32(ask(library, 'bli_info_get_blas_int_type_size', 'int') === 32);
    const kernels = library.func('bli_arch_string', 'str', ['int'])(ask(library, 'bli_arch_query_id', 'int'));
    return `BLIS ${ask(library, 'bli_info_get_version_str', 'str')} (${kernels})`;
  },
};

const MKL_SEQUENTIAL = 1;
const MKL_INTEGERS_OF_32_BITS = 0;
/** The same bits wherever the operands lie. */
const MKL_SAME_BITS = 2;

const mkl: LibraryKind = {
  key: 'mkl',
  marker: 'MKL_Get_Version_String',
  alone: [
    ['MKL_Set_Threading_Layer', MKL_SEQUENTIAL],
    ['MKL_Set_Interface_Layer', MKL_INTEGERS_OF_32_BITS],
    ['MKL_CBWR_Set', MKL_SAME_BITS],
    ['MKL_Set_Num_Threads', 1],
  ],
  identify(library) {
    const text = new Uint8Array(256);
    library.func('MKL_Get_Version_String', 'void', ['_Out_ uint8_t *', 'int'])(text, text.length);
    const [number] = /\d+\.\d+(\.\d+)?/.exec(String.fromCharCode(...text)) ?? [''];
    return `MKL ${number}`.trim();
  },
};

const APPLE_SINGLE_THREADED = 1;

/** From macOS 15 on: before, nothing keeps it on one thread. */
const accelerate: LibraryKind = {
  key: 'accelerate',
  marker: 'BLASSetThreading',
  alone: [['BLASSetThreading', APPLE_SINGLE_THREADED]],
  identify: () => 'Accelerate',
};

export const KINDS: readonly LibraryKind[] = [accelerate, mkl, openblas, blis];

/** Names that a system's loader is asked for, by kind and in order. */
const NAMES: Readonly<Record<string, Partial<Record<LibraryKind['key'] | 'any', readonly string[]>>>> = {
  linux: {
    mkl: ['libmkl_rt.so.2', 'libmkl_rt.so.1', 'libmkl_rt.so'],
    openblas: ['libopenblas.so.0', 'libopenblasp.so.0', 'libopenblas.so'],
    blis: ['libblis.so.4', 'libblis-mt.so', 'libblis.so'],
    any: ['libcblas.so.3', 'libblas.so.3'],
  },
  darwin: {
    accelerate: ['/System/Library/Frameworks/Accelerate.framework/Accelerate'],
    openblas: [
      '/opt/homebrew/opt/openblas/lib/libopenblas.dylib',
      '/usr/local/opt/openblas/lib/libopenblas.dylib',
      'libopenblas.dylib',
    ],
    mkl: ['libmkl_rt.2.dylib', 'libmkl_rt.dylib'],
    blis: ['libblis.4.dylib', 'libblis.dylib'],
  },
  win32: {
    mkl: ['mkl_rt.2.dll', 'mkl_rt.dll'],
    openblas: ['libopenblas.dll', 'openblas.dll'],
    blis: ['libblis.dll', 'AOCL-LibBlis-Win-dll.dll'],
  },
};

/** Where to look: for a kind or for all, best first. Anything else that was asked for is a library's name or path. */
export function namesToTry(
  wanted: string | undefined,
  { system, processor }: { readonly system: string; readonly processor: string },
): readonly string[] {
  const names = NAMES[system] ?? {};
  if (wanted !== undefined && !KINDS.some(({ key }) => key === wanted)) return [wanted];
  const first = processor.includes('Intel') ? (['accelerate', 'mkl'] as const) : (['accelerate'] as const);
  const order = new Set([...first, 'openblas', 'blis', 'mkl', 'any'] as const);
  return [...order]
    .filter((key) => wanted === undefined || key === wanted || key === 'any')
    .flatMap((key) => names[key] ?? []);
}
