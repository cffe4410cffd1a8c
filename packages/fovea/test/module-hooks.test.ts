// Hooks on forward: their order, that they are gone when removed, and that compiled functions know them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShapeError, ValueError } from '../src/base/errors.ts';
import {
  BatchNorm2d,
  beforeForward,
  Conv2d,
  type HookHandle,
  Linear,
  Module,
  onForward,
  ReLU,
  Sequential,
} from '../src/nn/index.ts';
import { whileHooked } from '../src/nn/tree.ts';
import { fuse } from '../src/reparam/index.ts';
import { compile, getBackend, grad, ones, setBackend, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { numbers, Plus, X, x } from './plus.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

describe('hooks', () => {
  it('run in the order in which they were added, each with what the one before made of the output', async () => {
    const layer = new Plus(1);
    const seen: string[] = [];
    beforeForward(layer, (module, [given]) => {
      seen.push(`before, ${module.by}`);
      return given.mul(2);
    });
    beforeForward(layer, (_, [given]) => {
      seen.push('before again');
      return [given.mul(5)];
    });
    onForward(layer, (_, [given], output) => {
      seen.push('first');
      return output.sub(given);
    });
    onForward(layer, () => {
      seen.push('second');
      return undefined;
    });
    onForward(layer, (_, __, output) => output.mul(100));
    // 10 x + 1 − 10 x = 1.
    expect(await numbers(layer.forward(x()))).toEqual([100, 100]);
    expect(seen).toEqual(['before, 1', 'before again', 'first', 'second']);
  });

  it('are removed each by its own handle, once, though it is the same function', async () => {
    const layer = new Plus(0);
    const double = (_: Plus, __: unknown, output: Tensor): Tensor => output.mul(2);
    const handles = [onForward(layer, double), onForward(layer, double), onForward(layer, double)];
    expect(await numbers(layer.forward(x()))).toEqual([8, 16]);
    handles[1].remove();
    handles[1].remove();
    expect(await numbers(layer.forward(x()))).toEqual([4, 8]);
    handles[0].remove();
    handles[2].remove();
    expect(await numbers(layer.forward(x()))).toEqual(X);
    expect(Object.hasOwn(layer, 'forward')).toBe(false);
  });

  it('that remove themselves let the others of that call run', () => {
    const layer = new Plus(0);
    const seen: number[] = [];
    const first: HookHandle = onForward(layer, () => {
      seen.push(1);
      first.remove();
    });
    onForward(layer, () => {
      seen.push(2);
    });
    layer.forward(x());
    layer.forward(x());
    expect(seen).toEqual([1, 2, 2]);
  });

  it('run for each call of a shared module, nested ones from the inside out, in any container', () => {
    const shared = new Plus(1);
    class Nested extends Module {
      readonly held = { list: [shared, new Plus(2)], map: new Map([['one', new Plus(3)]]) };

      override forward(value: Tensor): Tensor {
        const { list, map } = this.held;
        return [...list, ...map.values(), shared].reduce((y, layer) => layer.forward(y), value);
      }
    }
    const model = new Sequential(new Nested(), shared);
    const names = new Map([...model.namedModules()].map(([name, module]) => [module, name]));
    const calls: string[] = [];
    for (const [module, name] of names) {
      onForward(module, (one) => {
        expect(one).toBe(module);
        calls.push(name);
      });
    }
    model.forward(x());
    expect(calls).toEqual(['1', '0.held.list.1', '0.held.map.one', '1', '0', '1', '']);
  });

  it('run once where a class calls super.forward, and for each call of a module by itself', () => {
    class Middle extends Plus {
      override forward(value: Tensor): Tensor {
        return super.forward(value).mul(2);
      }
    }
    class Recursive extends Middle {
      override forward(value: Tensor): Tensor {
        return value.size > 1 ? this.forward(value.slice(0, 1)) : super.forward(value);
      }
    }
    const module = new Recursive(1);
    const sizes: number[] = [];
    onForward(module, (_, [given]) => {
      sizes.push(given.size);
    });
    module.forward(tensor([1, 2, 3]));
    expect(sizes).toEqual([1, 2, 3]);
  });

  it('stay after an error, and are gone when what has put them there is, also by an error', () => {
    const model = new Sequential(new Conv2d(3, 4, { kernelSize: 1 }), new ReLU());
    let calls = 0;
    onForward(model.layers[0], () => {
      calls++;
    });
    const wrong = (): Tensor => model.forward(zeros([1, 2, 2, 5]));
    expect(() =>
      whileHooked(
        [model, ...model.layers],
        () => {
          calls += 100;
        },
        wrong,
      ),
    ).toThrow(ShapeError);
    expect(calls).toBe(0);
    const failing = onForward(model.layers[1], () => {
      throw new ValueError('hook: no');
    });
    expect(() => model.forward(zeros([1, 2, 2, 3]))).toThrow('1: hook: no');
    failing.remove();
    model.forward(zeros([1, 2, 2, 3]));
    expect(calls).toBe(2);
  });

  it('run around a forward that is a function of its own, which comes back', async () => {
    class Arrow extends Module {
      readonly inner = new Plus(1);
      override readonly forward = (value: Tensor): Tensor => this.inner.forward(value);
    }
    const module = new Arrow();
    const own = Object.getOwnPropertyDescriptor(module, 'forward');
    const handles = [1, 2].map((by) => onForward(module, (_, __, output) => output.add(by)));
    expect(await numbers(module.forward(x()))).toEqual([5, 6]);
    handles[0].remove();
    expect(await numbers(module.forward(x()))).toEqual([4, 5]);
    handles[1].remove();
    expect(Object.getOwnPropertyDescriptor(module, 'forward')).toEqual(own);
  });

  it('are part of compiled functions, also when they come and go later', async () => {
    const model = new Sequential(new Plus(1), new Plus(10));
    let traces = 0;
    const run = compile((value: Tensor) => {
      traces++;
      return model.forward(value);
    });
    const result = async (): Promise<number[]> => numbers(await run(x()));
    expect(await result()).toEqual([12, 13]);
    const first = onForward(model.layers[0], (_, __, output) => output.mul(2));
    expect(await result()).toEqual([14, 16]);
    const second = beforeForward(model.layers[1], (_, [value]) => value.neg());
    expect(await result()).toEqual([6, 4]);
    expect(await result()).toEqual([6, 4]);
    expect(traces).toBe(3);
    second.remove();
    first.remove();
    expect(await result()).toEqual([12, 13]);
    // As before there were any: nothing is traced again.
    expect(traces).toBe(3);
  });

  it('within a compiled function are known to it when they are gone', async () => {
    const model = new Sequential(new Plus(1));
    const kept: Tensor[] = [];
    const run = compile((value: Tensor) =>
      whileHooked(
        model.layers,
        (_, __, output) => {
          kept.push(output);
          return undefined;
        },
        () => model.forward(value),
      ),
    );
    expect(await numbers(await run(x()))).toEqual([2, 3]);
    expect(await numbers(await run(x()))).toEqual([2, 3]);
    expect(kept).toHaveLength(1);
    onForward(model.layers[0], (_, __, output) => output.mul(2));
    expect(await numbers(await run(x()))).toEqual([4, 6]);
  });

  it('give gradients of maps between the layers', async () => {
    const model = new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1));
    const maps: Tensor[] = [];
    onForward(model.layers[1], (_, __, output) => {
      maps.push(output);
    });
    const y = model.forward(ones([1, 2]));
    const [slope] = grad(y.sum(), maps);
    expect(await numbers(slope)).toEqual([...(await (model.layers[2] as Linear).weight.data())]);
  });

  it('keep a norm from being folded, and a model from being copied', async () => {
    const model = new Sequential(new Conv2d(3, 4, { kernelSize: 1 }), new BatchNorm2d(4)).eval();
    const handle = onForward(model.layers[0], (_, __, output) => output.mul(2));
    await expect(fuse(model, [1, 2, 2, 3])).rejects.toThrow(
      'reparameterize: 0 (Conv2d) has hooks, which a copy does not have: got 1; remove them before',
    );
    handle.remove();
    expect((await fuse(model, [1, 2, 2, 3])).foldedNorms).toBe(1);
  });

  it('must be functions', () => {
    expect(() => onForward(new ReLU(), 1 as never)).toThrow('onForward: the hook must be a function: got number');
    expect(() => beforeForward(new ReLU(), 'a' as never)).toThrow(
      'beforeForward: the hook must be a function: got string',
    );
  });
});
