// The tree of modules: other modules in the place of those that a model holds, and layers' names in errors.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradCam } from '../src/analysis/index.ts';
import { type FoveaError, ShapeError, ValueError } from '../src/base/errors.ts';
import { createModel } from '../src/models/index.ts';
import { wrapEntries } from '../src/nn/forward-calls.ts';
import {
  Conv2d,
  Dropout,
  Identity,
  Linear,
  Module,
  mapModule,
  onForward,
  Parameter,
  ReLU,
  replaceModule,
  Sequential,
  Sigmoid,
} from '../src/nn/index.ts';
import { compile, getBackend, ones, setBackend, type Tensor, zeros } from '../src/tensor/index.ts';
import { numbers, Plus, x } from './plus.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

describe('replaceModule', () => {
  const shared = (): { model: Module & { readonly held: unknown }; layer: Linear } => {
    const layer = new Linear(2, 2);
    class Model extends Module {
      readonly first = layer;
      readonly held = { list: [new ReLU(), layer], map: new Map([['a', layer]]), set: new Set([layer]) };
      readonly inner = new Sequential(layer, new ReLU());

      override forward(value: Tensor): Tensor {
        return this.inner.forward(value);
      }
    }
    return { model: new Model(), layer };
  };

  it.each(['by itself', 'first', 'held.list.1', 'inner.0'])('puts another wherever it is held: %s', (target) => {
    const { model, layer } = shared();
    const other = new Linear(2, 2);
    const before = [...model.namedModules()].map(([name]) => name);
    replaceModule(model, target === 'by itself' ? layer : target, other);
    expect([...model.namedModules()].map(([name]) => name)).toEqual(before);
    const found = [...model.namedModules()].map(([, module]) => module);
    expect(found).not.toContain(layer);
    expect(found.filter((module) => module === other)).toHaveLength(5);
  });

  it('leaves tied weights of other layers tied', () => {
    const [a, b, c] = [new Linear(2, 2), new Linear(2, 2), new Linear(2, 2)];
    b.weight = a.weight;
    const model = new Sequential(a, b, c);
    expect([...model.namedParameters()].map(([name]) => name)).toEqual([
      ...['0.weight', '0.bias', '1.bias', '2.weight', '2.bias'],
    ]);
    replaceModule(model, '2', new Identity());
    expect(model.layers[1]).toBe(b);
    expect(b.weight).toBe(a.weight);
    replaceModule(model, a, new Identity());
    expect([...model.namedParameters()].map(([name]) => name)).toEqual(['1.weight', '1.bias']);
  });

  it('is seen by compiled functions, hooks or not', async () => {
    const model = new Sequential(new Plus(1), new Plus(10));
    const run = compile((value: Tensor) => model.forward(value));
    const result = async (): Promise<number[]> => numbers(await run(x()));
    expect(await result()).toEqual([12, 13]);
    const [first] = model.layers;
    replaceModule(model, first, new Plus(2));
    expect(await result()).toEqual([13, 14]);
    const handle = onForward(model, (_, __, output) => output.neg());
    expect(await result()).toEqual([-13, -14]);
    replaceModule(model, '0', new Plus(3));
    expect(await result()).toEqual([-14, -15]);
    handle.remove();
    expect(await result()).toEqual([14, 15]);
  });

  it('is seen by functions that call parts of the model only', async () => {
    const model = createModel('mobilenetv3_small_050', { numClasses: 3, smallImage: true });
    const images = ones([1, 32, 32, 3]);
    expect((await gradCam(model, images)).classes[0]).toBeLessThan(3);
    model.resetClassifier(1);
    expect((await gradCam(model, images)).classes[0]).toBe(0);
  });

  it('says what is not there', () => {
    const model = new Sequential(new ReLU(), new Sequential(new Sigmoid()));
    expect(() => replaceModule(model, '1.1', new ReLU())).toThrow(
      'replaceModule: no module of the Sequential is called 1.1; did you mean 1.0?',
    );
    expect(() => replaceModule(model, new ReLU(), new ReLU())).toThrow(
      'replaceModule: the Sequential does not hold the ReLU; needs a module below it, or its name',
    );
    expect(() => replaceModule(model, model, new ReLU())).toThrow('does not hold the Sequential');
    expect(() => replaceModule(new ReLU(), '0', new ReLU())).toThrow('the ReLU holds no modules: got 0');
  });
});

describe('mapModule', () => {
  it('comes to each module once, under its first name, after those below it', () => {
    const shared = new Sequential(new ReLU());
    const model = new Sequential(shared, new Sequential(shared, new Sigmoid()));
    const names: string[] = [];
    expect(
      mapModule(model, (module, name) => {
        names.push(name);
        return module;
      }),
    ).toBe(model);
    expect([...names].sort()).toEqual(['0', '0.0', '1', '1.1']);
    expect(names.indexOf('0.0')).toBeLessThan(names.indexOf('0'));
    expect(names.indexOf('0')).toBeLessThan(names.indexOf('1'));
    expect(names.indexOf('1.1')).toBeLessThan(names.indexOf('1'));
  });

  it('shows a module with what came into it, and does not go into what comes in', async () => {
    /** Low-rank adaptation: the layer stays, and a product of two small ones is added. */
    class Adapted extends Module {
      readonly down: Linear;
      readonly up: Linear;

      constructor(readonly layer: Linear) {
        super();
        this.down = new Linear(layer.inFeatures, 1, { bias: false });
        this.up = new Linear(1, layer.outFeatures, { bias: false });
      }

      override forward(value: Tensor): Tensor {
        return this.layer.forward(value).add(this.up.forward(this.down.forward(value)));
      }
    }
    const [a, b] = [new Linear(2, 2), new Linear(2, 2)];
    const inner = new Sequential(b);
    const model = new Sequential(a, new Dropout(0.5), inner, b);
    mapModule(model, (module) => {
      if (module === inner) expect(inner.layers[0]).toBeInstanceOf(Adapted);
      if (module instanceof Dropout) return new Identity();
      return module instanceof Linear ? new Adapted(module) : module;
    });
    const kinds = [...model.namedModules()].map(([name, module]) => `${name} ${module.constructor.name}`);
    expect(kinds).toEqual([
      ...[' Sequential', '0 Adapted', '0.layer Linear', '0.down Linear', '0.up Linear', '1 Identity', '2 Sequential'],
      ...['2.0 Adapted', '2.0.layer Linear', '2.0.down Linear', '2.0.up Linear'],
      ...['3 Adapted', '3.layer Linear', '3.down Linear', '3.up Linear'],
    ]);
    expect(model.layers[3]).toBe(inner.layers[0]);
    expect(model.forward(ones([4, 2])).shape).toEqual([4, 2]);
  });
});

describe('errors', () => {
  const messageOf = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('nothing was thrown');
  };
  const conv = (channels: number): Conv2d => new Conv2d(channels, 16, { kernelSize: 3 });
  class Block extends Module {
    readonly conv = conv(16);

    override forward(value: Tensor): Tensor {
      return this.conv.forward(value);
    }
  }
  class Net extends Module {
    readonly features = new Sequential(conv(3), new ReLU(), new Identity(), new Block());

    override forward(value: Tensor): Tensor {
      return this.features.forward(value.slice(3, 0, 3));
    }
  }
  const CHANNELS =
    'conv2d: images must have shape [N, H, W, 16]: got [1, 8, 8, 3]; the weight [3, 3, 16, 16] takes 16 channels';

  it('name the layer by its dotted name, in the stack, too', () => {
    const model = new Net();
    replaceModule(model.features, '0', new Identity());
    let caught: FoveaError | undefined;
    try {
      model.forward(zeros([1, 8, 8, 3]));
    } catch (error) {
      caught = error as FoveaError;
    }
    expect(caught).toBeInstanceOf(ShapeError);
    expect(caught?.message.startsWith(`features.3.conv: ${CHANNELS}`)).toBe(true);
    expect(caught?.stack).toContain(`ShapeError: ${caught?.message}\n`);
    expect(caught?.message.split('features.3.conv')).toHaveLength(2);
  });

  it('name it in a compiled function', async () => {
    const model = new Net();
    replaceModule(model.features, '0', new Identity());
    const run = compile((value: Tensor) => model.forward(value));
    await expect(run(zeros([1, 8, 8, 3]))).rejects.toThrow(`features.3.conv: ${CHANNELS}`);
  });

  it('have no name where the module itself is at fault', () => {
    expect(messageOf(() => conv(16).forward(zeros([1, 8, 8, 3])))).toBe(CHANNELS);
  });

  it('of a shared module have the name below its caller; of one that the model does not hold, the name of its caller', () => {
    const shared = conv(16);
    const hidden = conv(16);
    class Calls extends Module {
      readonly inner = new Identity();
      constructor(readonly layer: () => Conv2d) {
        super();
      }
      override forward(value: Tensor): Tensor {
        return this.layer().forward(this.inner.forward(value));
      }
    }
    const model = new Sequential(new Sequential(new Identity(), shared), new Sequential(new Identity(), shared));
    const [first] = model.layers as Sequential[];
    replaceModule(first, shared, new Identity());
    expect(messageOf(() => model.forward(zeros([1, 8, 8, 3])))).toMatch(/^1\.1: conv2d/);
    expect(messageOf(() => new Sequential(new Calls(() => hidden)).forward(zeros([1, 8, 8, 3])))).toMatch(/^0: conv2d/);
  });

  it('that a forward catches and throws again keep their name; others of ours get one, foreign ones none', () => {
    class Again extends Module {
      readonly inner = new Sequential(conv(16));

      constructor(readonly change: (error: unknown) => unknown) {
        super();
      }

      override forward(value: Tensor): Tensor {
        try {
          return this.inner.forward(value);
        } catch (error) {
          throw this.change(error);
        }
      }
    }
    const thrown = (change: (error: unknown) => unknown): string =>
      messageOf(() => new Sequential(new Again(change)).forward(zeros([1, 8, 8, 3])));
    expect(thrown((error) => error)).toMatch(/^0\.inner\.0: conv2d: /);
    expect(thrown(() => new ValueError('again: no'))).toBe('0: again: no');
    expect(thrown(() => new Error('mine'))).toBe('mine');
    class Fallback extends Again {
      override forward(value: Tensor): Tensor {
        try {
          return super.forward(value);
        } catch {
          return value;
        }
      }
    }
    expect(new Fallback((error) => error).forward(zeros([1, 8, 8, 3])).shape).toEqual([1, 8, 8, 3]);
    // Nothing is left of the calls that failed.
    expect(messageOf(() => new Sequential(conv(16)).forward(zeros([1, 8, 8, 3])))).toMatch(/^0: conv2d/);
  });

  it('of models say where', () => {
    const model = createModel('resnet18', { numClasses: 2 });
    replaceModule(model, 'layer3.0.conv2', new Conv2d(3, 256, { kernelSize: 3, padding: 1 }));
    const images = zeros([1, 64, 64, 3]);
    for (const method of ['forward', 'features', 'forwardFeatures', 'forwardMaps'] as const)
      expect(messageOf(() => model[method](images))).toBe(
        'layer3.0.conv2: conv2d: images must have shape [N, H, W, 3]: got [1, 4, 4, 256]; the weight [3, 3, 3, 256] takes 3 channels',
      );
    expect(messageOf(() => model.forwardHead(zeros([1, 2, 2, 3])))).toMatch(/^fc: linear: /);
  });

  it('of a model within another have the whole name', () => {
    const trunk = createModel('resnet18', { numClasses: 2 });
    class Wrapped extends Module {
      readonly trunk = trunk;

      override forward(value: Tensor): Tensor {
        return this.trunk.forwardFeatures(value);
      }
    }
    expect(messageOf(() => new Wrapped().forward(zeros([1, 32, 32, 5])))).toMatch(/^trunk\.conv1: conv2d: /);
  });

  it('and hooks: a forward that another entry calls is a call of its own', () => {
    class Calls extends Plus {
      features(value: Tensor): Tensor {
        return this.forward(value);
      }
    }
    wrapEntries(Calls.prototype, Module.prototype, ['features']);
    const module = new Calls(1);
    let calls = 0;
    onForward(module, () => {
      calls++;
    });
    module.features(x());
    expect(calls).toBe(1);
  });
});

it('reading a parameter while nobody watches is reading a state', () => {
  const parameter = new Parameter(Float32Array.of(1), [1]);
  expect(parameter.read()).toBe(parameter.read());
});
