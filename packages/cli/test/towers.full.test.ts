// `fovea embed`, `search` and `zeroshot` as a user runs them, with a two-tower model of random weights: from a folder and from the hub's protocol.

import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setBackend } from 'fovea';
import { bytesSource, openSafetensors, toFloat32 } from 'fovea/io';
import { type Clip, clipFiles, createClip, Embedder, loadClip, saveClip } from 'fovea/multimodal';
import { manualSeed } from 'fovea/nn';
import { Tokenizer, trainBytePairs } from 'fovea/text';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { folder, fovea } from './command.ts';
import { HubServer } from './hub-server.ts';
import { writePictures } from './picture-files.ts';

const TOWERS = 'towers';
const SIZE = { vision: { imageSize: 16, patchSize: 8, width: 16, heads: 2, layers: 1 }, embedDim: 8 };
const server = new HubServer();

const tokenizer = Tokenizer.fromBytePairs(trainBytePairs(['a photo of rot, blau and green'], { vocabularySize: 530 }));

async function weightsOf(model: Clip): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await saveClip({ write: async (chunk) => void chunks.push(chunk.slice()) }, model);
  return Buffer.concat(chunks);
}

/** A model's files, by their names. */
async function filesOf(seed: number, logitBias?: number): Promise<Record<string, string | Uint8Array>> {
  manualSeed(seed);
  const text = { vocabSize: tokenizer.vocabularySize, contextLength: 12, width: 16, heads: 2, layers: 1 };
  const model = createClip({ ...SIZE, text, ...(logitBias !== undefined && { logitBias }) });
  const weights = logitBias === undefined ? 'model.safetensors' : 'open_clip_model.safetensors';
  return { ...clipFiles(model, { tokenizer }), [weights]: await weightsOf(model) };
}

function write(name: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, name, file), content);
}

const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  await setBackend('wasm', { threads: 1 });
  await writePictures(path('photos'), 3);
  writeFileSync(path('broken.jpg'), 'no picture');
  const files = await filesOf(1);
  write(TOWERS, files);
  write('others', await filesOf(2));
  write('siglip', await filesOf(3, -1));
  server.push('owner/towers', files);
  const endpoint = await server.start();
  vi.stubEnv('HF_ENDPOINT', endpoint);
  vi.stubEnv('HF_HOME', path('hf'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  return server.stop();
});

const lines = (text: string): string[] => text.trimEnd().split('\n');

describe('fovea embed', () => {
  it('keeps embeddings in an index, and those of unchanged pictures when it is made again', async () => {
    const first = await fovea('embed', TOWERS, 'photos', 'output=photos.safetensors', 'threads=1');
    expect([first.code, first.out]).toEqual([0, '']);
    expect(first.error).toMatch(
      /^9 pictures embedded in [\d.]+ s\n9 embeddings of 8 numbers in photos\.safetensors\n$/,
    );
    const before = readFileSync(path('photos.safetensors'));
    const changed = path('photos/blau/bild 1.jpg');
    utimesSync(changed, 1, 1);
    const again = await fovea('embed', TOWERS, 'photos', 'output=photos.safetensors', 'threads=1');
    expect(again.error).toMatch(/^1 picture embedded in [\d.]+ s; 8 unchanged since the index was made\n/);
    const [a, b] = await Promise.all(
      [before, readFileSync(path('photos.safetensors'))].map(async (bytes) => openSafetensors(bytesSource(bytes))),
    );
    const close = Array.from(toFloat32(await a.read('embeddings')), (value) => expect.closeTo(value, 5));
    expect([...toFloat32(await b.read('embeddings'))]).toEqual(close);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('prints them, those of broken pictures apart', async () => {
    const { code, out, error } = await fovea('embed', TOWERS, 'photos/rot', 'broken.jpg', '--json', 'batch=2');
    expect([code, error]).toEqual([
      1,
      expect.stringMatching(/^cannot embed broken\.jpg: .*\n4 pictures embedded .*; 1 could not be read\n$/),
    ]);
    const rows = JSON.parse(out);
    expect(rows.map((row: { path: string }) => row.path)).toEqual(
      [0, 1, 2].map((n) => `photos/rot/bild ${n}.jpg`).concat('broken.jpg'),
    );
    const embedder = new Embedder(await loadClip(path(TOWERS)));
    for await (const { embedding } of embedder.images([path('photos/rot/bild 0.jpg')]))
      expect(rows[0].embedding).toEqual(Array.from(embedding as Float32Array, (value) => expect.closeTo(value, 5)));
    expect(rows[3].error).toBeTypeOf('string');
    const csv = lines((await fovea('embed', TOWERS, 'photos/rot', 'format=csv')).out);
    expect(csv[0]).toBe('path,e0,e1,e2,e3,e4,e5,e6,e7,error');
    expect(csv[1].split(',').slice(1, 9).map(Number)).toEqual(
      rows[0].embedding.map((value: number) => expect.closeTo(value, 5)),
    );
  });
});

it('fovea embed of many pictures, which threads decode, gives the same bits', async () => {
  const [good, broken] = [readFileSync(path('photos/rot/bild 0.jpg')), readFileSync(path('broken.jpg'))];
  mkdirSync(path('many'));
  for (let n = 0; n < 130; n++)
    writeFileSync(path(`many/${String(n).padStart(3, '0')}.jpg`), n % 50 === 7 ? broken : good);
  const { code, out } = await fovea('embed', TOWERS, 'many', '--json', 'batch=32', 'threads=1');
  expect(code).toBe(1);
  const rows = JSON.parse(out) as { path: string; embedding?: number[]; error?: string }[];
  const embedder = new Embedder(await loadClip(path(TOWERS)));
  const here = [];
  for await (const { embedding, error } of embedder.images(rows.map((row) => path(row.path))))
    here.push({ embedding: embedding && [...embedding], error: error?.message.replace(`${folder}/`, '') });
  expect(rows.map(({ embedding, error }) => ({ embedding, error }))).toEqual(here);
}, 60_000);

describe('fovea search', () => {
  it('finds pictures by a picture: itself first, then by cosine', async () => {
    const query = 'photos/blau/bild 2.jpg';
    const { out } = await fovea('search', TOWERS, 'photos.safetensors', `picture=${query}`, 'topK=4', '--json');
    const found = JSON.parse(out);
    expect(found.picture).toBe(query);
    expect(found.results).toHaveLength(4);
    expect(found.results[0]).toEqual({ path: query, score: expect.closeTo(1, 5) });
    const scores = found.results.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a: number, b: number) => b - a));
  });

  it('finds pictures by a text, in a folder as in an index, which it makes and keeps', async () => {
    const table = await fovea('search', TOWERS, 'photos', 'text=a photo of rot', 'index=made.safetensors', 'topK=3');
    expect([table.code, lines(table.out)]).toEqual([
      0,
      [1, 2, 3].map((n) => expect.stringMatching(new RegExp(`^${n} {2}-?0\\.\\d{4} {2}photos/.*\\.jpg$`))),
    ]);
    const again = await fovea('search', TOWERS, 'photos', 'text=a photo of rot', 'index=made.safetensors', 'topK=3');
    expect(again.error).toMatch(/^0 pictures embedded in .*; 9 unchanged since the index was made\n$/);
    expect(again.out).toBe(table.out);
    const csv = await fovea('search', TOWERS, 'made.safetensors', 'text=a photo of rot', 'topK=3', 'format=csv');
    const rows = lines(csv.out).map((line) => line.split(','));
    expect(rows[0]).toEqual(['rank', 'score', 'path']);
    expect(rows.slice(1).map(([rank, score, file]) => `${rank}  ${Number(score).toFixed(4)}  ${file}`)).toEqual(
      lines(table.out),
    );
    // The scores are the products of the model's own embeddings.
    const embedder = new Embedder(await loadClip(path(TOWERS)));
    const text = await embedder.texts(['a photo of rot']);
    for await (const { embedding } of embedder.images([path(rows[1][2])]))
      expect(Number(rows[1][1])).toBeCloseTo(
        text.reduce((sum, value, i) => sum + value * (embedding as Float32Array)[i], 0),
        4,
      );
  });

  it('refuses an index of another model, as it is', async () => {
    const before = readFileSync(path('photos.safetensors'));
    for (const args of [
      ['search', 'others', 'photos.safetensors', 'text=a'],
      ['search', 'others', 'photos', 'text=a', 'index=photos.safetensors'],
      ['embed', 'others', 'photos', 'output=photos.safetensors'],
    ]) {
      const { code, error } = await fovea(...args);
      expect([code, error]).toEqual([
        1,
        expect.stringMatching(
          /^error: \w+: photos\.safetensors was made with another model \(towers, [0-9a-f]{12}\) than others/,
        ),
      ]);
    }
    expect(readFileSync(path('photos.safetensors'))).toEqual(before);
  });

  it.each<[string, string[], RegExp]>([
    ['no model', ['search'], /^error: search: which model\?/],
    ['no query', ['search', TOWERS, 'photos'], /^error: search: what for\? give text=/],
    ['two queries', ['search', TOWERS, 'photos', 'text=a', 'picture=b'], /^error: search: give either text=.*not both/],
    ['no place', ['search', TOWERS, 'text=a'], /^error: search: where\?/],
    [
      'no such index',
      ['search', TOWERS, 'none.safetensors', 'text=a'],
      /^error: search: there is no index none\.safetensors/,
    ],
    ['weights for an index', ['search', TOWERS, `${TOWERS}/model.safetensors`, 'text=a'], /it is no index of pictures/],
    ['a broken query', ['search', TOWERS, 'photos', 'picture=broken.jpg'], /^error: search: picture=broken\.jpg: /],
    ['no folder', ['embed', 'nowhere', 'photos', '--json'], /^error: embed: there is no folder nowhere; a repository/],
    [
      'a folder without a model',
      ['embed', 'photos', 'photos', '--json'],
      /photos has no config\.json or open_clip_config\.json/,
    ],
    ['nothing to do', ['embed', TOWERS, 'photos'], /^error: embed: say what becomes of the embeddings/],
    ['no pictures', ['embed', TOWERS, '--json'], /^error: embed: no pictures are given/],
    ['no classes', ['zeroshot', TOWERS, 'photos'], /^error: zeroshot: which classes\?/],
    ['a class twice', ['zeroshot', TOWERS, 'photos', 'classes=a,b,a'], /a is given twice/],
    [
      'no place for the class',
      ['zeroshot', TOWERS, 'photos', 'classes=a,b', 'template=a photo'],
      /has no \{\} for the class/,
    ],
    [
      'a threshold',
      ['zeroshot', TOWERS, 'photos', 'classes=a,b', 'threshold=0.2'],
      /the model tells one class a picture/,
    ],
  ])('refuses %s', async (_, args, message) => {
    const { code, out, error } = await fovea(...args);
    expect([code, out, lines(error)]).toEqual([1, '', [expect.stringMatching(message)]]);
  });
});

describe('fovea zeroshot', () => {
  it('names the likeliest classes of each picture, as a table, JSON and CSV', async () => {
    writeFileSync(path('classes.txt'), 'rot\nblau\n\ngreen\n');
    const run = (...more: string[]) => fovea('zeroshot', TOWERS, 'photos/rot', ...more);
    const json = JSON.parse((await run('classes=rot,blau,green', 'template={}|a photo of {}', '--json')).out);
    expect(json).toHaveLength(3);
    const [{ path: first, top }] = json;
    expect(first).toBe('photos/rot/bild 0.jpg');
    expect(top.map(({ name }: { name: string }) => name).sort()).toEqual(['blau', 'green', 'rot']);
    expect(top.reduce((sum: number, { probability }: { probability: number }) => sum + probability, 0)).toBeCloseTo(
      1,
      5,
    );
    const csv = lines((await run('classes=classes.txt', 'template={}|a photo of {}', 'format=csv', 'topK=1')).out);
    expect(csv[0]).toBe('path,class1,probability1,error');
    expect(csv[1]).toBe(`photos/rot/bild 0.jpg,${top[0].name},${top[0].probability},`);
    const table = lines((await run('classes=classes.txt', 'topK=2')).out);
    expect(table).toHaveLength(3);
    for (const line of table) expect(line.match(/\d+\.\d %/g)).toHaveLength(2);
  });

  it('lets a model with a bias of the logits judge each class alone', async () => {
    const args = ['zeroshot', 'siglip', 'photos/rot', 'classes=rot,blau', 'threshold=0.0001', '--json'];
    const { out, error } = await fovea(...args);
    expect(error).not.toContain('error');
    const [{ labels, top }] = JSON.parse(out);
    expect(labels).toHaveLength(top.filter(({ probability }: { probability: number }) => probability >= 0.0001).length);
  });
});

it('a model comes from the hub, once', async () => {
  const run = () => fovea('embed', 'owner/towers', 'photos/rot', '--json');
  const [local, first] = [await fovea('embed', TOWERS, 'photos/rot', '--json'), await run()];
  expect(first.out).toBe(local.out);
  const transfers = server.seen.filter(({ path: asked }) => asked.includes('/cdn/')).length;
  expect((await run()).out).toBe(local.out);
  expect(server.seen.filter(({ path: asked }) => asked.includes('/cdn/'))).toHaveLength(transfers);
});
