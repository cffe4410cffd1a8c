// Every kind of report about a small network, wherever it is run: in a page, in Node.

import {
  attribute,
  attributionMethods,
  cascadingRandomization,
  deletionCurve,
  effectiveReceptiveField,
  flipAlignment,
  gradCam,
  inspectProgram,
  measureTime,
  modelGraph,
  overlayHeat,
  profileModel,
  receptiveField,
  sensitivity,
  signalPropagation,
} from '../../packages/fovea/dist/analysis/index.js';
import { Generator, setBackend } from '../../packages/fovea/dist/index.js';
import { createModel } from '../../packages/fovea/dist/models/index.js';
import { manualSeed } from '../../packages/fovea/dist/nn/index.js';

const SHAPE = [2, 32, 32, 3];

/** Numbers of reports, those of time left out. @returns {Promise<Record<string, unknown>>} */
export async function analyse() {
  await setBackend('wasm');
  manualSeed(0);
  const model = createModel('mobilenetv3_small_050', { numClasses: 4, smallImage: true, imageSize: 32 });
  const images = new Generator(0).normal(SHAPE);
  const maps = await gradCam(model, images);
  /** @type {Record<string, number[]>} */
  const heat = {};
  for (const method of attributionMethods())
    if (method !== 'rollout') heat[method] = [...(await attribute(model, images, method, { classIndex: 1 })).heat];
  const { layers } = await measureTime(model, SHAPE, { runs: 1 });
  const picture = { width: 32, height: 32, channels: /** @type {const} */ (3), data: new Uint8Array(32 * 32 * 3) };
  const { program } = await inspectProgram((/** @type {typeof images} */ x) => model.forward(x), [images], { model });
  return {
    profile: await profileModel(model, SHAPE),
    field: await receptiveField(model, SHAPE),
    effective: await effectiveReceptiveField(model, SHAPE, { stages: true }),
    signals: await signalPropagation(model, SHAPE, { spectra: false }),
    graph: await modelGraph(model, SHAPE),
    flips: await flipAlignment(model, images),
    random: await cascadingRandomization(model, images, 'gradCam', { stages: 2 }),
    deletion: await deletionCurve(model, images, maps, { steps: 4 }),
    scaled: await sensitivity(() => ({ model, inputShape: SHAPE }), { width: [1] }, { memory: false }),
    overlay: [...overlayHeat(picture, maps.heat.slice(0, maps.height * maps.width), [maps.height, maps.width]).data],
    measured: layers.map(({ name, forward, backward }) => ({
      name,
      flops: forward?.flops ?? null,
      bytes: forward?.bytes ?? null,
      backward: backward?.flops ?? null,
    })),
    kernels: program.split('\n').length,
    heat,
  };
}
