// The graph of a model for diagrams: nothing is lost, figures are those of the profile, and what is shared, passed through, listed or functional.

import { describe, expect, it } from 'vitest';
import { type GraphNode, type LayerProfile, modelGraph, profileModel } from '../src/analysis/index.ts';
import { createModel, modelRecord } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import { conv2d, globalAveragePool2d, hardSwish, linear, maxPool2d, relu, softmax } from '../src/ops/index.ts';
import { concat, type Tensor } from '../src/tensor/index.ts';
import { REPRESENTATIVES } from './representatives.ts';
import { inTier } from './tiers.ts';

/** Every node with the one around it. */
function* everyNode(node: GraphNode): Generator<GraphNode> {
  yield node;
  for (const inner of node.nodes) yield* everyNode(inner);
}

/** `from → to` by labels, in the order of the nodes. */
const lines = ({ nodes, edges }: GraphNode): string[] => {
  const at = new Map(nodes.map(({ id }, i) => [id, i]));
  const label = (id: string): string => nodes[at.get(id) as number].label;
  return [...edges]
    .sort(
      (a, b) =>
        (at.get(a.to) as number) - (at.get(b.to) as number) || (at.get(a.from) as number) - (at.get(b.from) as number),
    )
    .map(({ from, to }) => `${label(from)} → ${label(to)}`);
};

const labels = ({ nodes }: GraphNode): string[] => nodes.map(({ label }) => label);

const find = (root: GraphNode, name: string): GraphNode =>
  [...everyNode(root)].find((node) => node.name === name && node.kind === 'module') as GraphNode;

/** Edges that go back, and nodes that nothing leads to or from: what has no way on is never shown. */
function faults({ nodes, edges }: GraphNode): string[] {
  const at = new Map(nodes.map(({ id }, i) => [id, i]));
  const [sources, targets] = [new Set(edges.map(({ from }) => from)), new Set(edges.map(({ to }) => to))];
  return [
    ...edges.filter(({ from, to }) => !((at.get(from) as number) < (at.get(to) as number))).map(({ from }) => from),
    ...nodes.filter(({ id, kind }) => kind !== 'input' && !targets.has(id)).map(({ id }) => id),
    ...nodes.filter(({ id, kind }) => kind !== 'output' && !sources.has(id)).map(({ id }) => id),
  ];
}

describe('of every family', () => {
  it.each(inTier(3, REPRESENTATIVES))('%s: whole, in order, and with the figures of its profile', async (name) => {
    const { trial } = modelRecord(name);
    const options = { numClasses: 4, imageSize: trial?.imageSize ?? 32, smallImage: trial?.smallImage ?? false };
    const shape = [1, options.imageSize, options.imageSize, 3];
    const model = createModel(name, options);
    const { root } = await modelGraph(model, shape);
    const { layers } = await profileModel(model, shape, { memory: false });
    expect(root).toMatchObject({ macs: layers[0].macs, flops: layers[0].flops, parameters: layers[0].parameters });
    const nodes = [...everyNode(root)];
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(nodes.flatMap(faults)).toEqual([]);
    const modules = nodes.filter(({ kind, name: own }) => kind === 'module' && own !== '');
    const byName = new Map(layers.map((layer) => [layer.name, layer]));
    const once = modules.filter(({ name: own }) => byName.get(own)?.calls === 1);
    const figures = ({ name: own, macs, flops, type }: Pick<GraphNode, 'name' | 'macs' | 'flops' | 'type'>) => ({
      own,
      macs,
      flops,
      type,
    });
    expect(once.map(figures)).toEqual(once.map((node) => figures(byName.get(node.name) as GraphNode & LayerProfile)));
    const called = layers.filter(({ calls }) => calls > 0).length;
    expect(new Set(modules.map(({ name: own }) => own)).size).toBe(called - 1);
  });
});

it('has the branches of a residual network, its stages as one node each', async () => {
  const { root, model, kind, version } = await modelGraph(createModel('resnet50'), [1, 224, 224, 3]);
  expect({ kind, version, model }).toEqual({ kind: 'model-graph', version: 1, model: 'resnet50' });
  expect(labels(root)).toEqual([
    ...['input', 'conv1', 'bn1', 'relu', 'max pool 3×3', 'layer1', 'layer2', 'layer3', 'layer4'],
    ...['mean', 'dropout', 'fc', 'output'],
  ]);
  expect(root.nodes.filter(({ kind: own }) => own === 'list').map(({ nodes }) => nodes.length - 2)).toEqual([
    3, 4, 6, 3,
  ]);
  expect(root.edges.find(({ to }) => to === root.nodes[5].id)?.shape).toEqual([1, 56, 56, 64]);
  const block = find(root, 'layer2.0');
  expect(lines(block).filter((line) => /add/.test(line))).toEqual([
    'drop_path → add · relu',
    'downsample → add · relu',
    'add · relu → output',
  ]);
  expect(lines(block)[0]).toBe('input → conv1');
});

class Own extends nn.Module {
  constructor(private readonly compute: (x: Tensor) => unknown) {
    super();
  }

  override forward(x: Tensor): unknown {
    return this.compute(x);
  }
}

it('tells the operations of a model of functions', async () => {
  const weight = new nn.Parameter(new Float32Array(9 * 3 * 4), [3, 3, 3, 4]);
  const deep = new nn.Parameter(new Float32Array(9 * 4 * 4), [3, 3, 4, 4]);
  const head = new nn.Parameter(new Float32Array(4 * 2), [4, 2]);
  const model = new Own((x) => {
    const stem = maxPool2d(relu(conv2d(x, weight.read(), undefined, { padding: 1 })), { kernelSize: 2 });
    const branch = hardSwish(conv2d(stem, deep.read(), undefined, { padding: 1 }));
    return softmax(linear(globalAveragePool2d(branch.add(stem)), head.read()));
  });
  const { root } = await modelGraph(model, [1, 8, 8, 3]);
  expect(lines(root)).toEqual([
    'input → conv 3×3 · relu',
    'conv 3×3 · relu → max pool 2×2',
    'max pool 2×2 → conv 3×3 · hard swish',
    'max pool 2×2 → add · mean',
    'conv 3×3 · hard swish → add · mean',
    'add · mean → matmul · softmax',
    'matmul · softmax → output',
  ]);
});

it('shows every call of a module by itself, and what only passes through', async () => {
  class Shared extends nn.Module {
    readonly part = new nn.Sequential(new nn.Linear(3, 3), new nn.ReLU());
    readonly drop = new nn.Dropout(0.5);

    override forward(x: Tensor): Tensor {
      return this.drop.forward(this.part.forward(this.part.forward(x).add(1)));
    }
  }
  const { root } = await modelGraph(new Shared(), [2, 3]);
  expect(lines(root)).toEqual(['input → part', 'part → shift', 'shift → part', 'part → drop', 'drop → output']);
  expect(root.nodes.filter(({ name }) => name === 'part').map(({ call, macs }) => [call, macs])).toEqual([
    [1, 18],
    [2, 18],
  ]);
  expect(root.parameters).toBe(12);
  const [first] = root.nodes.filter(({ name }) => name === 'part');
  expect(lines(first)).toEqual(['input → 0', '0 → 1', '1 → output']);
});

it('follows several inputs and results, and what one module reads of another', async () => {
  class Keeper extends nn.Module {
    kept: Tensor | undefined;

    override forward(x: Tensor): Tensor[] {
      this.kept = x.exp();
      return [x.mul(2), x.mul(3).tanh(), x.neg()];
    }
  }
  class Joiner extends nn.Module {
    constructor(private readonly other: Keeper) {
      super();
    }

    override *children(): Generator<[string, nn.Module]> {}

    override forward(a: Tensor, b: Tensor): Tensor {
      return concat([a, b, this.other.kept as Tensor], 1);
    }
  }
  class Whole extends nn.Module {
    readonly keeper = new Keeper();
    readonly joiner = new Joiner(this.keeper);

    override forward(x: Tensor): { readonly joined: Tensor } {
      const [a, b] = this.keeper.forward(x);
      return { joined: this.joiner.forward(a, b) };
    }
  }
  const { root } = await modelGraph(new Whole(), [1, 4]);
  expect(lines(root)).toEqual([
    'input → keeper',
    'keeper → joiner',
    'keeper → joiner',
    'keeper → joiner',
    'joiner → output',
  ]);
  // The third result is used by nobody.
  expect(root.nodes[1].outputShapes).toEqual([
    [1, 4],
    [1, 4],
  ]);
});

it('leaves lists apart that take turns', async () => {
  class Turns extends nn.Module {
    readonly up = [new nn.Linear(2, 2), new nn.Linear(2, 2)];
    readonly down = [new nn.Linear(2, 2), new nn.Linear(2, 2)];

    override forward(x: Tensor): Tensor {
      return this.up.reduce((y, layer, i) => this.down[i].forward(layer.forward(y)), x);
    }
  }
  const { root } = await modelGraph(new Turns(), [1, 2]);
  expect(labels(root)).toEqual(['input', 'up.0', 'down.0', 'up.1', 'down.1', 'output']);
});

it('gives plain JSON, and refuses what is not a shape, or not a model of tensors', async () => {
  const model = new nn.Sequential(new nn.Linear(2, 2));
  const graph = await modelGraph(model, [1, 2]);
  expect(JSON.parse(JSON.stringify(graph))).toEqual(graph);
  expect(model.training).toBe(true);
  await expect(modelGraph(model, [0, 2])).rejects.toThrow(/modelGraph: the input's shape must be integers/);
  await expect(modelGraph(new Own(() => 3), [1, 2])).rejects.toThrow(/modelGraph: Own gives no tensor/);
  await expect(modelGraph(new Own(async (x) => x), [1, 2])).rejects.toThrow(/modelGraph: Own has an asynchronous/);
});
