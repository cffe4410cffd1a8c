// Which libraries are used, and that broken ones are not; needs none.

import { expect, it } from 'vitest';
import { findBlas } from './find.ts';
import type { Gemm, KoffiLibrary } from './gemm.ts';
import { KINDS, namesToTry } from './libraries.ts';
import { faultOf } from './self-test.ts';

/** Plain loops, with a fault of choice. */
const gemmOn =
  (fault: 'none' | 'reads C' | 'ignores transposition' | 'writes beyond' | 'forgets C') =>
  (memory: Uint8Array): Gemm => {
    const floats = new Float32Array(memory.buffer);
    return (transposedA, transposedB, m, n, k, a, lda, b, ldb, c, ldc, accumulate) => {
      const at = (from: number, leading: number, transposed: number, i: number, j: number): number =>
        floats[from / 4 + (transposed && fault !== 'ignores transposition' ? j * leading + i : i * leading + j)];
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n + Number(fault === 'writes beyond'); j++) {
          const place = c / 4 + i * ldc + j;
          let sum = accumulate && fault !== 'forgets C' ? floats[place] : 0;
          if (fault === 'reads C') sum += 0 * floats[place];
          for (let p = 0; p < k; p++) sum += at(a, lda, transposedA, i, p) * at(b, ldb, transposedB, p, j);
          floats[place] = sum;
        }
      }
    };
  };

it('a library is tried on products whose results are known', () => {
  expect(faultOf(gemmOn('none'))).toBeUndefined();
  for (const fault of ['reads C', 'ignores transposition', 'writes beyond', 'forgets C'] as const)
    expect(faultOf(gemmOn(fault)), fault).toMatch(/^a wrong product in its self-test \(\d+×\d+×\d+\)$/);
});

it('libraries with integers of 64 bits are refused', () => {
  const library = (answers: Readonly<Record<string, unknown>>): KoffiLibrary => ({
    func: (name) => () => answers[name],
  });
  const [openblas, blis] = ['openblas', 'blis'].map((key) => KINDS.find((kind) => kind.key === key));
  const answers = { openblas_get_config: 'OpenBLAS 0.3.21 DYNAMIC_ARCH', openblas_get_corename: 'Zen' };
  expect(openblas?.identify(library(answers))).toBe('OpenBLAS 0.3.21 (Zen)');
  const wide = library({ ...answers, openblas_get_config: 'OpenBLAS 0.3.21 USE64BITINT DYNAMIC_ARCH' });
  expect(() => openblas?.identify(wide)).toThrow('its integers have 64 bits');
  expect(() => blis?.identify(library({ bli_info_get_blas_int_type_size: 64 }))).toThrow('its integers have 64 bits');
});

it('a machine is asked for the kinds it may have, best first, or for what was chosen', () => {
  const machine = { system: 'linux', processor: 'AMD EPYC' };
  const first = (wanted?: string, processor = machine.processor) => namesToTry(wanted, { ...machine, processor })[0];
  expect(first()).toBe('libopenblas.so.0');
  expect(first(undefined, 'Intel(R) Xeon(R)')).toBe('libmkl_rt.so.2');
  expect(first('blis')).toBe('libblis.so.4');
  expect(namesToTry('/opt/libown.so', machine)).toEqual(['/opt/libown.so']);
  expect(namesToTry(undefined, { ...machine, system: 'aix' })).toEqual([]);
});

it('a machine without a library computes without, and says why', () => {
  expect(findBlas(false)).toEqual({});
  expect(findBlas('/nowhere/libblas.so').reason).toMatch(/^no BLAS: /);
});
