// ONNX files of Fovea beside PyTorch's own of the same networks, in ONNX Runtime. Prints the table of docs/performance.md.
// `node onnx.mjs [export | time]`; BENCH_MODELS, BENCH_THREADS, BENCH_PYTHON. Files that are there are not written again.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createModel } from 'fovea/models';
import { exportOnnx } from 'fovea/onnx';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = here('results/onnx');
const models = (
  process.env.BENCH_MODELS ??
  'mobilenetv2_100,mobilenetv3_small_100,densenet121,resnet18,repvgg_a0,vit_tiny_patch16_224,swin_tiny_patch4_window7_224,mixer_s16_224'
).split(',');
const PYTHON =
  process.env.BENCH_PYTHON ??
  [here('.venv/bin/python'), 'python3'].find((path) => path === 'python3' || existsSync(path));

function python(what) {
  const request = JSON.stringify({ what, models, folder, threads: Number(process.env.BENCH_THREADS ?? 2) });
  const { status } = spawnSync(PYTHON, [here('peers/onnx_speed.py'), request], { stdio: 'inherit', cwd: here('.') });
  if (status !== 0) throw new Error(`peers/onnx_speed.py ended with ${status}`);
}

const [wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
if (wanted !== 'time') {
  for (const name of models) {
    const path = `${folder}/${name}.fovea.onnx`;
    if (!existsSync(path)) writeFileSync(path, await exportOnnx(createModel(name), [1, 224, 224, 3]));
  }
  python('export');
}
if (wanted !== 'export') python('time');
process.exit(0);
