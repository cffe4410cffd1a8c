// Runs the `@example`s of docstrings: a statement that is one expression, with a value in a comment behind it, has to give that value.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { root } from './snippets.mjs';

/** @typedef {import('./snippets.mjs').Snippet} Snippet */
/** A value that an example shows, and the one that it gives. @typedef {{ code: string, shown: string, value: unknown }} Shown */

const NUMBER = /-?(?:\d+(?:\.\d+)?(?:e[-+]?\d+)?|Infinity)\b/;
/** What a comment begins with that shows a value; others are words. */
const VALUE = /^(?:[[{'"]|-?\d|-?Infinity|NaN\b|true\b|false\b|null\b|undefined\b)/;

/**
 * What examples have around them, besides what the library exports: the type, and how the value is made from that.
 * @type {Record<string, { type: string, make: (library: any, made: any) => unknown }>}
 */
export const SURROUNDINGS = {
  model: {
    type: "import('fovea/models').ImageModel",
    make: ({ createModel }) => createModel('mobilenetv3_small_050', { numClasses: 10, smallImage: true }),
  },
  optimizer: {
    type: "import('fovea/optim').SGD",
    make: ({ SGD }, { model }) => new SGD(model.parameters(), { lr: 0.1 }),
  },
  images: { type: "import('fovea').Tensor", make: ({ full }) => full([2, 32, 32, 3], 0.5) },
  gray: {
    type: "import('fovea/images').RasterImage",
    make: () => ({ width: 2, height: 2, channels: 1, data: Uint8Array.of(0, 50, 100, 200) }),
  },
  picture: {
    type: "import('fovea/images').RasterImage",
    make: () => ({
      width: 8,
      height: 6,
      channels: 3,
      data: Uint8Array.from({ length: 144 }, (_, i) => (i * 37) % 256),
    }),
  },
  random: { type: "import('fovea/images').RandomStream", make: ({ RandomStream }) => new RandomStream(0, 0, 0) },
  imageSet: {
    type: "import('fovea/data').ImageSet",
    make: () => ({
      pixels: Uint8Array.of(0, 51, 102, 255),
      labels: Int32Array.of(0, 0, 1, 1),
      ...{ height: 1, width: 1, channels: 1, classNames: ['dark', 'light'] },
    }),
  },
  trainingSet: {
    type: "import('fovea/data').ImageSet",
    make: () => ({
      pixels: Uint8Array.from({ length: 4 * 32 * 32 * 3 }, (_, i) => (i * 37) % 256),
      labels: Int32Array.of(0, 1, 2, 3),
      ...{ height: 32, width: 32, channels: 3, classNames: Array.from({ length: 10 }, (_, i) => `class ${i}`) },
    }),
  },
  sink: {
    type: "import('fovea/io').ByteSink & { bytes(): Uint8Array }",
    make: () => {
      /** @type {Uint8Array[]} */
      const chunks = [];
      return {
        write: async (/** @type {Uint8Array} */ chunk) => void chunks.push(chunk.slice()),
        bytes: () => new Uint8Array(Buffer.concat(chunks)),
      };
    },
  },
  safetensors: { type: 'Uint8Array', make: () => undefined },
  pytorchBytes: { type: 'Uint8Array', make: () => undefined },
  clip: {
    type: "import('fovea/multimodal').Clip",
    make: ({ createClip }) =>
      createClip({
        embedDim: 8,
        vision: { imageSize: 16, patchSize: 8, width: 8, heads: 1, layers: 1 },
        text: { vocabSize: 520, contextLength: 16, width: 8, heads: 1, layers: 1 },
      }),
  },
  clipWords: {
    type: "import('fovea/text').Tokenizer",
    make: ({ Tokenizer, trainBytePairs }) => Tokenizer.fromBytePairs(trainBytePairs(['a red dog'])),
  },
  glancer: {
    type: "import('fovea/glance').GlanceFocus",
    make: ({ Module, Conv2d, GlanceFocus }) => {
      class Encoder extends Module {
        conv = new Conv2d(3, 4, { kernelSize: 4, stride: 4 });
        forward(/** @type {any} */ images) {
          return this.conv.forward(images);
        }
        forwardMaps(/** @type {any} */ images) {
          return { maps: this.forward(images) };
        }
      }
      const sizes = { hiddenSize: 8, policySize: 8, policyChannels: 4 };
      return new GlanceFocus(new Encoder(), new Encoder(), { numClasses: 2, patchSize: 8, steps: 3, ...sizes });
    },
  },
  clipJson: { type: 'Uint8Array', make: () => undefined },
  clipWeights: { type: 'Uint8Array', make: () => undefined },
  labels: { type: "import('fovea').Tensor", make: ({ tensor }) => tensor(Int32Array.of(0, 1)) },
};

/**
 * Files that examples read, in a new folder, which becomes the current one: a picture, weights, a run.
 * @param {any} library
 * @returns {Promise<Record<string, Uint8Array>>} the same weights as bytes, by the names that examples use
 */
export async function prepareFiles(library) {
  const { model, picture, clip } = /** @type {any} */ (surroundingsFrom('model picture clip', library));
  const folder = mkdtempSync(join(tmpdir(), 'fovea-examples-'));
  process.chdir(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const run = 'runs/train/exp1';
  mkdirSync(run, { recursive: true });
  const { width, height, channels } = picture;
  await sharp(picture.data, { raw: { width, height, channels } }).jpeg().toFile('cat.jpg');
  await sharp(Uint8Array.of(0, 255, 255, 0), { raw: { width: 2, height: 2, channels: 1 } })
    .png()
    .toFile('mask.png');
  const preprocessing = {
    ...{ imageSize: [32, 32], channels: 3, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
    ...{ interpolation: 'bicubic', cropPct: 1, cropMode: 'center' },
  };
  const classNames = Array.from({ length: 10 }, (_, i) => `class ${i}`);
  const weights = await bytesOf((sink) => library.saveModel(sink, model, { preprocessing, classNames }));
  writeFileSync(`${run}/best.safetensors`, weights);
  writeFileSync('mobilenetv3_small_050.safetensors', weights);
  const segmenting = library.createSegmentationModel({
    decoder: 'fpn',
    backbone: 'mobilenetv3_small_050',
    numClasses: 2,
  });
  mkdirSync('runs/segment/exp1', { recursive: true });
  writeFileSync(
    'runs/segment/exp1/best.safetensors',
    await bytesOf((sink) => library.saveModel(sink, segmenting, { preprocessing, classNames: ['ground', 'road'] })),
  );
  const clipJson = Buffer.from(library.clipFiles(clip)['config.json']);
  const clipWeights = await bytesOf((sink) => library.saveClip(sink, clip));
  mkdirSync('clip');
  writeFileSync('clip/config.json', clipJson);
  writeFileSync('clip/model.safetensors', clipWeights);
  const tensors = [['weight', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]];
  return {
    safetensors: await bytesOf((sink) => library.writeSafetensors(sink, tensors)),
    pytorchBytes: await bytesOf((sink) => library.writePyTorch(sink, tensors)),
    ...{ clipJson, clipWeights },
  };
}

/** What a function writes. @param {(sink: { write(chunk: Uint8Array): Promise<void> }) => Promise<void>} write */
async function bytesOf(write) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  await write({ write: async (chunk) => void chunks.push(chunk.slice()) });
  return Buffer.concat(chunks);
}

/** New values of the surroundings that code uses. @param {string} code @param {Record<string, unknown>} library */
export function surroundingsFrom(code, library) {
  /** @type {Record<string, unknown>} */
  const made = {};
  const uses = (/** @type {string} */ name) => new RegExp(`\\b${name}\\b`).test(code);
  for (const [name, { make }] of Object.entries(SURROUNDINGS)) {
    if (uses(name) || (name === 'model' && uses('optimizer'))) made[name] = make(library, made);
  }
  return made;
}

/**
 * Every value that the library exports, by its name.
 * @param {string} [folder] whose names count where two sub-paths have the same one
 * @returns {Promise<Record<string, unknown>>}
 */
export async function exportedValues(folder = '') {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages/fovea/package.json'), 'utf8'));
  const paths = Object.keys(exports).filter((path) => path !== `./${folder}`);
  const last = `./${folder}` in exports ? [`./${folder}`] : [];
  const files = [...paths, ...last].map((path) => join(root, 'packages/fovea', exports[path].default));
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(pathToFileURL(file).href)))));
}

/** The values that a snippet says it gives. @param {string} code */
export function shownIn(code) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    const shown = comment ? code.slice(comment.pos, comment.end).replace(/^\/\/\s*/, '') : '';
    if (!ts.isExpressionStatement(statement) || !VALUE.test(shown)) return [];
    const { expression } = statement;
    return [{ start: statement.getStart(), end: statement.end, code: expression.getText(), shown }];
  });
}

/**
 * Runs a snippet among names that it does not declare itself.
 * @param {string} code @param {Readonly<Record<string, unknown>>} known
 * @returns {Promise<Shown[]>}
 */
export async function runExample(code, known) {
  let marked = code;
  const wanted = shownIn(code);
  for (const [i, { start, end, code: expression }] of [...wanted.entries()].reverse())
    marked = `${marked.slice(0, start)}__show(${i}, ${expression});${marked.slice(end)}`;
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(`async () => {\n${marked}\n}`, { compilerOptions });
  /** @type {Shown[]} */
  const values = [];
  const show = (/** @type {number} */ i, /** @type {unknown} */ value) => values.push({ ...wanted[i], value });
  const names = Object.keys(known);
  const example = new Function('__show', ...names, `return (${outputText.trim().replace(/;$/, '')})`);
  await example(show, ...names.map((name) => known[name]))();
  return values;
}

/** A value as examples write it. @param {unknown} value @returns {string} */
export function written(value) {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return `[${Array.from(/** @type {number[]} */ (value), written).join(', ')}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${written(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** Whether a value is what is shown, numbers to the digits that are shown. @param {unknown} value @param {string} shown */
export function isShown(value, shown) {
  const all = new RegExp(NUMBER, 'g');
  const text = written(value);
  if (text.replace(all, '#') !== shown.replace(all, '#')) return false;
  const given = text.match(all) ?? [];
  return (shown.match(all) ?? []).every((digits, i) => {
    const [mantissa, exponent = '0'] = digits.split('e');
    const unit = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
    return (
      digits === given[i] ||
      Math.abs(Number(digits) - Number(given[i])) <=
        (mantissa.includes('.') ? 0.501 * unit : 1e-5 * Math.max(unit, Math.abs(Number(digits))))
    );
  });
}
