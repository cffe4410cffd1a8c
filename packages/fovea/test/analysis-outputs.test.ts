// Models and layers that give several tensors: each is followed and named, in costs, fields, signals and the diagram.

import { describe, expect, it } from 'vitest';
import {
  effectiveReceptiveField,
  modelGraph,
  profileModel,
  projectField,
  receptiveField,
  signalPropagation,
} from '../src/analysis/index.ts';
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

  it('have effective fields of their own, those of the layers that give them', async () => {
    const model = new Detector();
    const of = async (layers: string | readonly string[]) =>
      (await effectiveReceptiveField(model, [2, 8, 8, 3], { layers })).layers;
    const both = await of(['output.mask', 'output.boxes 0', 'maps output 1']);
    expect(both.map(({ name, output }) => [name, output])).toEqual([
      ['maps', 'output 1'],
      ['', 'output.mask'],
      ['', 'output.boxes 0'],
    ]);
    const layers = await of(['maps.coarse', 'mask', 'boxes']);
    for (const [i, { name, output }] of both.entries()) {
      const given = layers.find((layer) => layer.name === ['maps.coarse', 'mask', 'boxes'][i]);
      expect(both[i]).toEqual({ ...given, name, output, type: both[i].type });
      expect(both[i].map.length).toBe(64);
    }
    expect(both.map(({ theoretical, unit }) => [theoretical?.[0], unit])).toEqual([
      [5, [2, 2]],
      [3, [4, 4]],
      [5, [2, 2]],
    ]);
    // By the name of the layer alone, the first.
    expect((await of(''))[0]).toEqual(both[1]);
  });

  it('have effective fields without being named, all of the model', async () => {
    const { layers } = await effectiveReceptiveField(new Detector(), [1, 8, 8, 3], { stages: true });
    expect(layers.filter(({ name }) => name === '').map(({ output }) => output)).toEqual(NAMES.slice(0, 2));
    const other = effectiveReceptiveField(new Detector(), [1, 8, 8, 3], { layers: 'output.masks' });
    await expect(other).rejects.toThrow("is called 'output.masks'; did you mean 'output.mask'?");
    const whole = effectiveReceptiveField(new Detector(), [1, 8, 8, 3], { layers: NAMES[2] });
    await expect(whole).rejects.toThrow(`layer '${NAMES[2]}' gives int32`);
  });

  it('are framed over a picture', async () => {
    const report = await receptiveField(new Detector(), [1, 8, 8, 3]);
    expect(projectField(report, 'output.boxes 0')).toEqual({
      ...projectField(report, 'boxes'),
      layer: 'output.boxes 0',
    });
    expect(projectField(report, 'maps output 1', [0, 0]).rows).toEqual([0, 2]);
    expect(() => projectField(report, 'output.boxes')).toThrow("did you mean 'output.boxes 0'?");
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
