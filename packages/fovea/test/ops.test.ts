// Operations against PyTorch: values and gradients of every case of tools/fixtures/ops.py, on every backend.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ops from '../src/ops/index.ts';
import { type BackendName, getBackend, setBackend } from '../src/tensor/index.ts';
import { OPS } from './calls.ts';
import { compareCase, readCases } from './cases.ts';
import { inTier } from './tiers.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];

/** Relative to the largest number of the array. */
const TOLERANCE = 1e-5;

const cases = readCases('ops');

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(inTier(backend === 'js' ? 4 : 1, cases))('$name', (one) => compareCase(one, OPS[one.function], TOLERANCE));
});

describe('the cases', () => {
  it('call every function of ops', () => {
    const called = new Set([...cases, ...readCases('losses')].map((one) => one.function.split('.')[0]));
    const functions = Object.entries(ops).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
    // What takes no tensors is compared in conv-algorithm.test.ts.
    expect(functions.filter((name) => !called.has(name) && name !== 'withConvAlgorithm')).toEqual([]);
  });

  it('make every call of calls.ts', () => {
    expect(Object.keys(OPS).sort()).toEqual([...new Set(cases.map((one) => one.function))].sort());
  });

  it('activate by every name', () => {
    const names = cases.filter((one) => one.function === 'activate').map((one) => one.options.name);
    expect(names.sort()).toEqual([...ops.activationNames].sort());
  });
});
