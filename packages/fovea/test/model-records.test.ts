// What the registry says of each model, against the model itself.

import { describe, expect, it } from 'vitest';
import { createModel, listModels, modelRecord } from '../src/models/index.ts';
import { BatchNorm2d, LayerNorm, MultiBranchConv2d } from '../src/nn/index.ts';
import { zeros } from '../src/tensor/index.ts';

describe.each(listModels())('%s', (name) => {
  const record = modelRecord(name);

  it.each([false, true])('has stages of these channels and strides, with small images: %s', (smallImage) => {
    const imageSize = smallImage ? 2 * record.smallImageSize : record.imageSize;
    const model = createModel(name, { smallImage, imageSize });
    const maps = model.eval().features(zeros([1, imageSize, imageSize, 3]));
    expect(maps.map(({ shape }) => [shape[3], imageSize / shape[1], imageSize / shape[2]])).toEqual(
      record.stages.map(({ channels, stride, smallImageStride }) => {
        const own = smallImage ? smallImageStride : stride;
        return [channels, own, own];
      }),
    );
  });

  it('has the norms, the branches and the class token that it says', () => {
    const model = createModel(name);
    const modules = [...model.namedModules()].map(([, module]) => module);
    const count = (kind: typeof BatchNorm2d | typeof LayerNorm): number =>
      modules.filter((module) => module instanceof kind).length;
    const [batch, layer] = [count(BatchNorm2d), count(LayerNorm)];
    expect(record.norm).toBe(batch + layer === 0 ? 'none' : batch > layer ? 'batch' : 'layer');
    expect(record.reparameterizable).toBe(modules.some((module) => module instanceof MultiBranchConv2d));
    expect(record.globalPool).toBe('clsToken' in model && model.clsToken ? 'token' : 'avg');
  });
});
