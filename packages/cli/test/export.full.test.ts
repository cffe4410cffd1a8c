// `fovea export` as a user runs it: each format is written, read again by others, and refused where it is not what the run is.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, openPyTorch, openSafetensors } from 'fovea/io';
import { load } from 'fovea/predict';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea } from './command.ts';
import { CLASSES, PREPROCESSING, RUN, writeRun } from './trained-run.ts';

env.wasm.numThreads = 1;

const inRun = (file: string): string => join(folder, RUN, file);

beforeAll(async () => {
  await writeRun();
  mkdirSync(join(folder, 'pictures'));
  const noise = Uint8Array.from({ length: 40 * 40 * 3 }, (_, i) => (i * 7919) % 251);
  await sharp(noise, { raw: { width: 40, height: 40, channels: 3 } })
    .png()
    .toFile(join(folder, 'pictures/a.png'));
});

const REPORT =
  /: \d+\.\d MB(, fused)?\nlargest difference from the run on (.*): (\d\.\de[+-]\d+) of the largest output\n$/;

describe('fovea export', () => {
  it('writes ONNX, fused, that ONNX Runtime computes the same from', async () => {
    const { code, out, error } = await fovea('export', RUN, 'pictures=pictures', 'softmax=true');
    expect(error).toBe('');
    expect(code).toBe(0);
    expect(out.startsWith(`${RUN}/best.onnx: `)).toBe(true);
    const [, fused, inputs, difference] = REPORT.exec(out) ?? [];
    expect([fused, inputs]).toEqual([', fused', '1 picture']);
    expect(Number(difference)).toBeLessThan(1e-5);
    const session = await InferenceSession.create(readFileSync(inRun('best.onnx')));
    const { probabilities } = await session.run({
      [session.inputNames[0]]: new Tensor('float32', new Float32Array(2 * 3 * 32 * 32), [2, 3, 32, 32]),
    });
    expect(probabilities.dims).toEqual([2, 3]);
    await session.release();
    const text = readFileSync(inRun('best.onnx')).toString('utf8');
    expect(text).toContain(JSON.stringify(CLASSES));
    expect(text).toContain(JSON.stringify(PREPROCESSING));
    expect(text).toContain('Resize the shorter side to 32; the longer one is 32 * longer / shorter, rounded down.');
  });

  it('writes half-width safetensors that load again', async () => {
    const { code, out, error } = await fovea('export', RUN, 'format=safetensors', 'dtype=float16', 'fuse=true');
    expect(code).toBe(0);
    expect(error).toBe(
      `random images have to do for the check: ${RUN} does not say which images it was tested on; pictures=… names others\n`,
    );
    expect(REPORT.exec(out)?.[2]).toBe('4 random images');
    const path = inRun('best.export.safetensors');
    expect((await openSafetensors(bytesSource(readFileSync(path)))).info('conv_stem.weight').dtype).toBe('F16');
    const { model, classNames } = await load(path);
    expect(model.architecture?.fused).toBe(true);
    expect(classNames).toEqual(CLASSES);
  });

  it('says as JSON what was written', async () => {
    const { code, out, error } = await fovea('export', RUN, 'pictures=pictures', 'format=safetensors', '--json');
    expect([code, error]).toEqual([0, '']);
    const { difference, bytes, ...rest } = JSON.parse(out);
    expect(rest).toEqual({
      path: `${RUN}/best.export.safetensors`,
      format: 'safetensors',
      fused: false,
      checkedOn: '1 picture',
    });
    expect(bytes).toBe(statSync(inRun('best.export.safetensors')).size);
    expect(difference).toBe(0);
  });

  it('writes a state dict of PyTorch where it is told to', async () => {
    const { code } = await fovea('export', `${RUN}/best.safetensors`, 'format=pytorch', 'output=out/ü/model.pt');
    expect(code).toBe(0);
    const file = await openPyTorch(bytesSource(readFileSync(join(folder, 'out/ü/model.pt'))));
    expect(file.info('conv_stem.weight')).toMatchObject({ dtype: 'F32', shape: [16, 3, 3, 3] });
    expect(file.info('bn1.num_batches_tracked').dtype).toBe('I64');
    expect(readdirSync(join(folder, 'out/ü'))).toEqual(['model.pt']);
  });

  it.each<[string, string[], string]>([
    ['no run', [], 'export: needs one run: its folder, a file of weights or a repository of the hub: got 0'],
    ['two runs', [RUN, RUN], 'export: needs one run'],
    ['what is no run', ['./nowhere'], 'there is no run, folder or file ./nowhere'],
    ['no last weights', [RUN, 'weights=last'], 'holds no last.safetensors'],
    ['an unknown format', [RUN, 'format=tflite'], 'export: format=tflite: needs onnx, safetensors, pytorch or web'],
    ['softmax without onnx', [RUN, 'format=pytorch', 'softmax=true'], 'softmax=true: only onnx has it'],
    ['half-width onnx', [RUN, 'dtype=float16'], 'dtype=float16: onnx is written in float32'],
    ['pictures that are not there', [RUN, 'pictures=nowhere.png'], 'nowhere.png: there is no such file'],
    ['a folder in the place', [RUN, 'output=pictures'], 'cannot write pictures: '],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, error } = await fovea('export', ...args);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('writes nothing where the result is not what the run is', async () => {
    const bytes = readFileSync(inRun('best.safetensors'));
    mkdirSync(join(folder, 'huge'));
    // A weight that float16 cannot hold becomes infinite in the file.
    const length = Number(bytes.readBigUInt64LE(0));
    const header = JSON.parse(bytes.subarray(8, 8 + length).toString());
    bytes.writeFloatLE(1e6, 8 + length + header['classifier.bias'].data_offsets[0]);
    writeFileSync(join(folder, 'huge/best.safetensors'), bytes);
    const { code, error } = await fovea('export', 'huge', 'format=safetensors', 'dtype=float16');
    expect(code).toBe(1);
    expect(error).toMatch(/export: the result differs from the run by .*nothing was written; dtype=float32 keeps/);
    expect(existsSync(join(folder, 'huge/best.export.safetensors'))).toBe(false);
    expect(readdirSync(join(folder, 'huge'))).toEqual(['best.safetensors']);
  });
});
