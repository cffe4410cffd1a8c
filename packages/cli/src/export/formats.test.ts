// Tests of what an ONNX file says besides its graph.

import { createModel } from 'fovea/models';
import { Predictor } from 'fovea/predict';
import { expect, it } from 'vitest';
import { plainPreprocessing } from '../../test/preprocessing.ts';
import { FILE_FORMATS } from './formats.ts';
import { preprocessingSteps } from './preprocessing-steps.ts';

/** Fields of a message of protocol buffers whose values are bytes, by number. */
function* fieldsOf(message: Uint8Array): Generator<readonly [number: number, bytes: Uint8Array]> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const size = varint();
    if (tag % 8 !== 2) continue;
    yield [tag >> 3, message.subarray(at, at + size)];
    at += size;
  }
}

/** `metadata_props`, field 14 of a model: messages with a key (1) and a value (2). */
function metadataOf(model: Uint8Array): ReadonlyMap<string, string> {
  const entries = [...fieldsOf(model)].filter(([field]) => field === 14).map(([, entry]) => new Map(fieldsOf(entry)));
  const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
  return new Map(entries.map((entry) => [text(entry.get(1)), text(entry.get(2))]));
}

const preprocessing = plainPreprocessing(32);

it.each([true, false])(
  'an ONNX file tells how pictures are prepared, and whether they can show several classes: %s',
  async (several) => {
    const model = createModel('mobilenetv3_small_050', { numClasses: 2, imageSize: 32 });
    const source = new Predictor(model, preprocessing, ['cat', 'dog'], several);
    const bytes = await FILE_FORMATS.onnx.write({ source, model, dtype: 'float32', softmax: false });
    expect(Object.fromEntries(metadataOf(bytes))).toEqual({
      class_names: '["cat","dog"]',
      preprocessing: JSON.stringify(preprocessing),
      preprocessing_steps: preprocessingSteps(preprocessing),
      ...(several && { multi_label: 'true' }),
    });
  },
);
