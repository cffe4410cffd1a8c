// Which dicts of weights load strictly.

import { describe, expect, it } from 'vitest';
import { BatchNorm2d, Buffer, Conv2d, loadStateDict, Module, Sequential, stateDict } from '../src/nn/index.ts';
import type { Tensor } from '../src/tensor/index.ts';
import { setFormulaWeights } from './formula-model.ts';

describe('a dict without num_batches_tracked, as from before PyTorch counted batches', () => {
  const model = () => new Sequential(new Conv2d(2, 3, { kernelSize: 1 }), new BatchNorm2d(3), new BatchNorm2d(3));
  const without = async (...endings: readonly string[]) => {
    const saved = model();
    setFormulaWeights(saved, 1);
    return new Map([...(await stateDict(saved))].filter(([name]) => !endings.some((ending) => name.endsWith(ending))));
  };

  it('loads, and the counts stay as they are', async () => {
    const loaded = model();
    (loaded.layers[1] as BatchNorm2d).numBatchesTracked.set(Int32Array.of(7));
    const dict = await without('num_batches_tracked');
    expect(loadStateDict(loaded, dict)).toMatchObject({ missingKeys: [], unexpectedKeys: [], mismatched: [] });
    const after = await stateDict(loaded);
    expect([...after.get('1.num_batches_tracked')!.data, ...after.get('2.num_batches_tracked')!.data]).toEqual([7, 0]);
    for (const [name, { data }] of dict) expect(after.get(name)!.data).toEqual(data);
  });

  it('loads where only some lack it', async () => {
    const loaded = model();
    expect(loadStateDict(loaded, await without('2.num_batches_tracked')).missingKeys).toEqual([]);
    const [first, second] = [loaded.layers[1] as BatchNorm2d, loaded.layers[2] as BatchNorm2d];
    expect((await first.numBatchesTracked.data())[0]).toBeGreaterThan(0);
    expect((await second.numBatchesTracked.data())[0]).toBe(0);
  });

  it('must have all else', async () => {
    const dict = await without('num_batches_tracked', '1.running_mean');
    expect(() => loadStateDict(model(), dict)).toThrow('loadStateDict: missing: 1.running_mean');
    expect(loadStateDict(model(), dict, { strict: false }).missingKeys).toEqual(['1.running_mean']);
  });

  it('is not an excuse for another module that counts', async () => {
    class Counts extends Module {
      readonly numBatchesTracked = new Buffer(new Int32Array(1), []);

      override forward(x: Tensor): Tensor {
        return x;
      }
    }
    expect(() => loadStateDict(new Counts(), new Map())).toThrow('loadStateDict: missing: num_batches_tracked');
  });

  it('that has it where no statistics are kept is refused', async () => {
    const plain = new Sequential(new BatchNorm2d(3, { trackRunningStats: false }));
    const dict = await stateDict(new Sequential(new BatchNorm2d(3)));
    expect(() => loadStateDict(plain, dict)).toThrow(
      'unexpected: 0.running_mean, 0.running_var, 0.num_batches_tracked',
    );
  });
});
