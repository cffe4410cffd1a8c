// Code is kept between processes: another cache of the same folder finds it, and makes anew what is damaged, foreign or of other settings.

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { KeptFiles } from '../../src/base/kept-files.ts';
import { CodeCache } from '../../src/tensor/code-cache.ts';
import { compile, getBackend, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';
import { runtime } from '../../src/tensor/runtime.ts';

const environment = process.env.FOVEA_CACHE;
let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'fovea-cache-'));
  process.env.FOVEA_CACHE = cache;
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
  process.env.FOVEA_CACHE = environment;
});
afterAll(async () => (await getBackend()).dispose());

const files = (): string[] => readdirSync(join(cache, 'programs'));

/** Large enough to be kept. */
const chain = (x: Tensor): Tensor => {
  let y = x;
  for (let i = 0; i < 150; i++) y = y.add(x.mul(0.1 + i / 1000)).tanh();
  return y;
};

/** Runs the chain with a cache of its own, as another process would; says how often code was made. */
async function run(): Promise<{ values: number[]; made: number }> {
  Object.assign(runtime, { code: new CodeCache() });
  const backend = await getBackend();
  const prepare = backend.prepare.bind(backend);
  let made = 0;
  backend.prepare = (...args) => {
    made++;
    return prepare(...args);
  };
  const values = await (await compile(chain)(tensor([0.1, -0.2, 0.3, 0.05], [2, 2]))).data();
  backend.prepare = prepare;
  await runtime.code.written();
  return { values: [...values], made };
}

describe('compiled code', () => {
  it('is found by a later process, and gives the same bits', async () => {
    await setBackend('wasm', { threads: 2 });
    const first = await run();
    expect(first.made).toBe(1);
    const [name] = files();
    expect(statSync(join(cache, 'programs')).mode & 0o777).toBe(0o700);
    expect(await run()).toEqual({ values: first.values, made: 0 });
    expect(files()).toEqual([name]);
  });

  it('is made again where its file is damaged or cut off', async () => {
    await setBackend('wasm', { threads: 1 });
    const { values } = await run();
    const [name] = files();
    const path = join(cache, 'programs', name);
    const bytes = readFileSync(path);
    for (const damaged of [
      bytes.subarray(0, bytes.length - 1),
      bytes.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)),
      [],
    ]) {
      writeFileSync(path, Uint8Array.from(damaged));
      expect(await run()).toEqual({ values, made: 1 });
    }
    expect(await run()).toEqual({ values, made: 0 });
  });

  it('is kept apart by settings of the backend and of the checks', async () => {
    await setBackend('wasm', { threads: 1 });
    const { values } = await run();
    runtime.checksPrograms = !runtime.checksPrograms;
    expect(await run()).toEqual({ values, made: 1 });
    runtime.checksPrograms = !runtime.checksPrograms;
    expect(files()).toHaveLength(2);
    const backend = createWasmBackend({ threads: 1, relaxedSimd: false });
    runtime.backend.use(backend);
    expect((await run()).made).toBe(1);
    expect(files()).toHaveLength(3);
  });

  it('is neither read from nor written to a folder that others may change', async () => {
    await setBackend('wasm', { threads: 1 });
    await run();
    chmodSync(join(cache, 'programs'), 0o777);
    expect((await run()).made).toBe(1);
    expect(files()).toHaveLength(1);
  });

  it('is not kept where the folder cannot be made, nor when it is turned off', async () => {
    await setBackend('wasm', { threads: 1 });
    process.env.FOVEA_PROGRAM_CACHE = '0';
    expect([(await run()).made, (await run()).made]).toEqual([1, 1]);
    delete process.env.FOVEA_PROGRAM_CACHE;
    expect(readdirSync(cache)).toEqual([]);
    writeFileSync(join(cache, 'programs'), 'a file');
    expect([(await run()).made, (await run()).made]).toEqual([1, 1]);
  });
});

describe('kept files', () => {
  it('make room for new ones, those used last staying', async () => {
    for (const name of ['a', 'b', 'c']) {
      await new KeptFiles('few', 1000).write(name, new Uint8Array(300));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await new KeptFiles('few', 1000).read('a')).toHaveLength(300);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await new KeptFiles('few', 1000).write('d', new Uint8Array(300));
    expect(readdirSync(join(cache, 'few')).sort()).toEqual(['a', 'c', 'd'].filter((name) => name !== 'b'));
    await new KeptFiles('few', 1000).write('large', new Uint8Array(1001));
    expect(readdirSync(join(cache, 'few'))).not.toContain('large');
    expect(await new KeptFiles('few', 1000).read('none')).toBeUndefined();
  });
});

it('backends say for whom their code is', async () => {
  const kinds = [createJsBackend(), createWasmBackend({ threads: 1 }), createWasmBackend({ threads: 3 })].map(
    (backend) => {
      void backend.dispose();
      return backend.codeKind;
    },
  );
  expect(kinds[1]).toBe(kinds[2]);
  expect(kinds[0]).not.toBe(kinds[1]);
});
