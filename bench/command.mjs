// The command on many JPEGs: `fovea predict` beside the network alone, and the memory of `fovea train` on 1,000, 20,000 and 60,000 pictures.
// `node command.mjs [predict | memory]`; BENCH_PICTURES, BENCH_MODELS, BENCH_COUNTS, BENCH_THREADS. Prints the tables of docs/performance.md.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, getBackend, setBackend, tensor } from 'fovea';
import { createModel } from 'fovea/models';
import { softmax } from 'fovea/ops';
import { saveModel } from 'fovea/train';
import sharp from 'sharp';
import { pictureFolder } from './pictures.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const MAIN = here('../packages/cli/dist/main.js');
const threads = Number(process.env.BENCH_THREADS ?? 2);
const PICTURES = Number(process.env.BENCH_PICTURES ?? 1000);
const MODELS = (process.env.BENCH_MODELS ?? 'mobilenetv3_small_100,resnet18,vit_tiny_patch16_224').split(',');
const COUNTS = (process.env.BENCH_COUNTS ?? '1000,20000,60000').split(',').map(Number);
const [BATCH, SIZE] = [32, 224];
const preprocessing = {
  ...{ imageSize: [SIZE, SIZE], channels: 3, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  ...{ interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' },
};
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);

/** A command in a folder of its own: what it printed, the most memory that it had, in MiB, and the time of all processors together, in seconds. */
function fovea(args, cwd) {
  const watched = `process.on('exit', () => process.stderr.write('\\nmost memory: ' + process.resourceUsage().maxRSS + '; processor: ' + process.cpuUsage().user + '\\n'))`;
  const preload = `data:text/javascript,${encodeURIComponent(watched)}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, MAIN, ...args], {
    ...{ cwd, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, FOVEA_CACHE: join(cwd, 'cache') } },
  });
  if (status !== 0) throw new Error(`fovea ${args.join(' ')}: ${stderr.trim().split('\n').pop()}`);
  const [, memory, processor] = /most memory: (\d+); processor: (\d+)/.exec(stderr);
  return { stdout, stderr, memory: Number(memory) / 1024, seconds: Number(processor) / 1e6 };
}

/** Of the network alone, on pictures that are ready: pictures a second by the clock, and milliseconds of all processors for one. */
async function engine(model) {
  const run = compile((images) => softmax(model.forward(images)));
  const images = tensor(new Float32Array(BATCH * SIZE * SIZE * 3).fill(0.1), [BATCH, SIZE, SIZE, 3]);
  const once = async () => (await run(images)).data();
  await once();
  const times = [];
  const before = process.cpuUsage();
  for (let i = 0; i < 12; i++) {
    const start = performance.now();
    await once();
    times.push(performance.now() - start);
  }
  const processorMs = process.cpuUsage(before).user / 1000 / BATCH / times.length;
  return { speed: (1000 * BATCH) / times.sort((a, b) => a - b)[times.length >> 1], processorMs };
}

/** The same of sharp alone, which decodes and resizes. */
async function decoder(folder, names) {
  let next = 0;
  const [start, before] = [performance.now(), process.cpuUsage()];
  const work = async () => {
    while (next < names.length) await sharp(join(folder, names[next++])).resize(SIZE, SIZE).raw().toBuffer();
  };
  await Promise.all(Array.from({ length: 3 * threads }, work));
  const processorMs = process.cpuUsage(before).user / 1000 / names.length;
  return { speed: (1000 * names.length) / (performance.now() - start), processorMs };
}

async function predict() {
  const folder = await pictureFolder(here('results/pictures'), PICTURES);
  const names = Array.from({ length: 200 }, (_, i) => `class-${i % 10}/${String(i).padStart(5, '0')}.jpg`);
  const head = ['network alone', 'sharp alone', '`fovea predict`'];
  line(['network', ...head.map((what) => `${what}, a second`), ...head.map((what) => `${what}, processor ms`)]);
  line(new Array(7).fill('---'));
  const home = mkdtempSync(join(os.tmpdir(), 'fovea-bench-'));
  for (const name of MODELS) {
    await setBackend('wasm', { threads });
    const model = createModel(name, { numClasses: 10 }).eval();
    const chunks = [];
    await saveModel({ write: async (chunk) => void chunks.push(chunk.slice()) }, model, { preprocessing });
    const file = join(home, `${name}.safetensors`);
    writeFileSync(file, Buffer.concat(chunks));
    const alone = await engine(model);
    await (await getBackend()).dispose();
    const { stderr, seconds } = fovea(['predict', file, folder, '--json', `threads=${threads}`], home);
    const speed = Number(/s: ([\d,]+) a second/.exec(stderr)[1].replaceAll(',', ''));
    const sharpAlone = await decoder(folder, names);
    const processor = [alone.processorMs, sharpAlone.processorMs, (1000 * seconds) / PICTURES];
    line([
      `\`${name}\``,
      ...[alone.speed, sharpAlone.speed, speed].map((each) => each.toFixed(0)),
      ...processor.map((each) => each.toFixed(2)),
    ]);
  }
  rmSync(home, { recursive: true });
}

/** Small JPEGs, each another, in ten classes. */
async function smallPictures(count) {
  const folder = here(`results/pictures/small-${count}`);
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.tmp`;
  for (let c = 0; c < 10; c++) mkdirSync(`${temporary}/class-${c}`, { recursive: true });
  const from = await pictureFolder(here('results/pictures'), 200);
  const jpeg = await sharp(`${from}/class-0/00000.jpg`).resize(160, 120).jpeg({ quality: 85 }).toBuffer();
  for (let i = 0; i < count; i++)
    writeFileSync(`${temporary}/class-${i % 10}/${i}.jpg`, Buffer.concat([jpeg, Buffer.from(`\n${i}`)]));
  renameSync(temporary, folder);
  return folder;
}

async function memory() {
  line(['', ...COUNTS.map((count) => `${count.toLocaleString('en')} pictures`)]);
  line(['---', ...COUNTS.map(() => '---')]);
  const folders = [];
  for (const count of COUNTS) folders.push(await smallPictures(count));
  const home = mkdtempSync(join(os.tmpdir(), 'fovea-bench-'));
  const common = ['imageSize=64', 'model=mobilenetv3_small_050', 'batch=64', `threads=${threads}`];
  // As many steps: what is thrown away fills some memory before it is collected.
  const epochs = COUNTS.map((count) => Math.round(Math.max(...COUNTS) / count));
  for (const cache of ['none', 'disk', 'memory']) {
    const most = folders.map((data, i) => {
      const run = fovea(
        ['train', `data=${data}`, ...common, `epochs=${epochs[i]}`, 'images=0', `cache=${cache}`],
        home,
      );
      return `${run.memory.toFixed(0)} MiB`;
    });
    line([`\`fovea train … cache=${cache}\``, ...most]);
  }
  const run = join(home, 'runs/train/exp1');
  const most = folders.map((data) => `${fovea(['predict', run, data, 'format=csv'], home).memory.toFixed(0)} MiB`);
  line(['`fovea predict`', ...most]);
  rmSync(home, { recursive: true });
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: here('.'), encoding: 'utf8' }).trim();
console.log(`${os.cpus()[0].model}, ${threads} threads, Node ${process.version}, commit ${commit}\n`);
const [wanted] = process.argv.slice(2);
for (const [name, part] of Object.entries({ predict, memory })) if (!wanted || wanted === name) await part();
process.exit(0);
