// A model by its timm name: logits and the features of every stage; weights to a safetensors file and back.

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { full } from 'fovea';
import { bytesSource } from 'fovea/io';
import { createModel } from 'fovea/models';
import { loadWeights, saveWeights } from 'fovea/train';

const model = createModel('mobilenetv3_small_100', { numClasses: 10 }).eval();
const images = full([1, 64, 64, 3], 0.5);
for (const map of model.features(images)) console.log(`features [${map.shape.join(', ')}]`);

// timm loads this file with `timm.create_model(…, num_classes=10, checkpoint_path=…)`.
const file = join(await mkdtemp(join(tmpdir(), 'fovea-')), 'model.safetensors');
/** @type {Uint8Array[]} */
const chunks = [];
await saveWeights({ write: async (chunk) => void chunks.push(chunk.slice()) }, model);
await writeFile(file, Buffer.concat(chunks));

const copy = createModel('mobilenetv3_small_100', { numClasses: 10 }).eval();
await loadWeights(bytesSource(await readFile(file), file), copy);
const difference = model.forward(images).sub(copy.forward(images)).abs().max();
console.log(`largest difference after reading back: ${await difference.item()}`);
