// Models and layers that give several tensors: each is followed and named, in costs, fields, signals and the diagram.

import { describe, expect, it } from 'vitest';
import { modelGraph, profileModel, receptiveField, signalPropagation } from '../src/analysis/index.ts';
import { Conv2d, Identity, Module, Sequential } from '../src/nn/index.ts';
import type { Tensor } from '../src/tensor/index.ts';

/** Maps of two sizes in a list. */
class Pyramid extends Module {
  readonly fine = new Conv2d(3, 4, { kernelSize: 3, padding: 1 });
  readonly coarse = new Conv2d(4, 8, { kernelSize: 3, stride: 2, padding: 1 });

  override forward(x: Tensor): Tensor[] {
    const fine = this.fine.forward(x);
    return [fine, this.coarse.forward(fine)];
  }
}

/** What a detector gives: objects in objects, and numbers that are no tensors. */
class Detector extends Module {
  readonly maps = new Pyramid();
  readonly mask = new Conv2d(4, 1, { kernelSize: 1 });
  readonly boxes = new Conv2d(8, 5, { kernelSize: 1 });

  override forward(x: Tensor): unknown {
    const [fine, coarse] = this.maps.forward(x);
    const boxes = this.boxes.forward(coarse);
    return { mask: this.mask.forward(fine), stride: 2, boxes: [boxes, { best: boxes.argmax(3) }] };
  }
}

const shape = [2, 8, 8, 3];
const NAMES = ['output.mask', 'output.boxes 0', 'output.boxes 1.best'];

describe('several outputs', () => {
  it('have their shapes in the profile, in lists and objects, of layers and of the model', async () => {
    const { layers } = await profileModel(new Detector(), shape, { memory: false });
    expect(layers[0].outputs).toEqual([
      { name: NAMES[0], shape: [2, 8, 8, 1] },
      { name: NAMES[1], shape: [2, 4, 4, 5] },
      { name: NAMES[2], shape: [2, 4, 4] },
    ]);
    expect(layers[0]).toMatchObject({ outputShape: [2, 8, 8, 1], outputBytes: 4 * (128 + 160 + 32) });
    const [maps] = layers.filter(({ name }) => name === 'maps');
    expect(maps.outputs.map(({ name }) => name)).toEqual(['output 0', 'output 1']);
    expect(layers.find(({ name }) => name === 'mask')?.outputs).toEqual([]);
  });

  it('have receptive fields of their own', async () => {
    const { layers } = await receptiveField(new Detector(), shape);
    const seen = layers[0].outputs.map(({ name, axes }) => [name, axes?.[0].size, axes?.[0].jump]);
    expect(seen).toEqual([
      [NAMES[0], 3, 1],
      [NAMES[1], 5, 2],
      [NAMES[2], 5, 2],
    ]);
    expect(layers[0].axes).toEqual(layers[0].outputs[0].axes);
  });

  it('have signals of their own, and any of them can be what is not finite', async () => {
    const report = await signalPropagation(new Detector(), shape, { spectra: false });
    const { outputs, activation } = report.layers[0];
    // Whole numbers have no gradient.
    expect(outputs.map(({ name }) => name)).toEqual(NAMES.slice(0, 2));
    expect(outputs[0].activation).toEqual(activation);
    expect(outputs[1].outputShape).toEqual([2, 4, 4, 5]);
    for (const one of outputs) for (const part of [one.activation, one.gradient]) expect(part?.std).toBeGreaterThan(0);
    expect(report.layers[0].finite).toBe(true);

    class Overflowing extends Detector {
      override forward(x: Tensor): unknown {
        return [this.mask.forward(this.maps.fine.forward(x)), x.square().mul(1e38).mul(1e38)];
      }
    }
    const broken = await signalPropagation(new Overflowing(), shape, { spectra: false });
    expect(broken.layers[0]).toMatchObject({ finite: false, outputs: [{}, { name: 'output 1', activation: null }] });
    expect(broken.warnings[0].text).toMatch(/^Activations are not finite, first in the model/);
  });

  it('are nodes of the diagram, by their names', async () => {
    const { root } = await modelGraph(new Detector(), shape);
    expect(root.outputNames).toEqual(NAMES);
    const ports = root.nodes.filter(({ kind }) => kind === 'output');
    expect(ports.map(({ label, outputShapes }) => [label, outputShapes])).toEqual([
      [NAMES[0], [[2, 8, 8, 1]]],
      [NAMES[1], [[2, 4, 4, 5]]],
      [NAMES[2], [[2, 4, 4]]],
    ]);
    const sources = ports.map(({ id }) => root.edges.filter(({ to }) => to === id).map(({ from }) => from));
    const labelOf = (id: string): string | undefined => root.nodes.find((node) => node.id === id)?.label;
    expect(sources.map((from) => from.map(labelOf))).toEqual([['mask'], ['boxes'], ['argmax']]);
    const [maps] = root.nodes.filter(({ label }) => label === 'maps');
    expect(maps.nodes.filter(({ kind }) => kind === 'output').map(({ label }) => label)).toEqual([
      'output 0',
      'output 1',
    ]);
  });

  it('are in a diagram that is the same every time', async () => {
    const [first, second] = [await modelGraph(new Detector(), shape), await modelGraph(new Detector(), shape)];
    expect(second).toEqual(first);
  });

  it('of one tensor alone have its name and nothing more', async () => {
    const model = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new Identity());
    const { root } = await modelGraph(model, shape);
    expect(root.outputNames).toEqual([]);
    expect(root.nodes.at(-1)).toMatchObject({ kind: 'output', label: 'output' });
  });
});
