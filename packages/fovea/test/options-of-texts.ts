// Calls with misspelt options of fovea/text and fovea/multimodal, for options.test.ts.

import { bytesSource } from '../src/io/index.ts';
import * as multimodal from '../src/multimodal/index.ts';
import { SGD } from '../src/optim/index.ts';
import * as text from '../src/text/index.ts';
import type { Call, Table } from './option-table.ts';

const source = bytesSource(new Uint8Array(0));

export const TEXT: Table<typeof text> = {
  trainBytePairs: (wrong) => text.trainBytePairs([], wrong),
};

const clip = () =>
  multimodal.createClip({
    embedDim: 4,
    vision: { imageSize: 8, patchSize: 8, width: 4, heads: 1, layers: 1 },
    text: { vocabSize: 600, width: 4, heads: 1, layers: 1 },
  });
const tokenizer = () => text.Tokenizer.fromBytePairs(text.trainBytePairs(['a']));
const embedder = () =>
  new multimodal.Embedder({
    model: clip(),
    preprocessing: multimodal.clipPreprocessing([8, 8]),
    tokenizer: tokenizer(),
  });

export const MULTIMODAL: Table<typeof multimodal> = {
  ...({ Clip: 'data', clipConfig: 'none', clipCrop: 'data', clipPreprocessing: 'none', Embedder: 'data' } as const),
  ...({ clipFilesIn: 'data', parseClipConfig: 'none', TextTransformer: 'none' } as const),
  CachedContrastiveStep: (wrong) =>
    new multimodal.CachedContrastiveStep(clip(), new SGD(clip().parameters(), { lr: 1 }), { chunkSize: 1, ...wrong }),
  clipFiles: (wrong) => multimodal.clipFiles(clip(), wrong),
  createClip: (wrong) => multimodal.createClip(wrong),
  loadClip: (wrong) => multimodal.loadClip({ config: source, weights: source, ...wrong }),
  saveClip: (wrong) => multimodal.saveClip({ write: async () => {} }, clip(), wrong),
};

export const TEXT_METHODS: Readonly<Record<string, Call>> = {
  'Embedder.images': (wrong) => embedder().images([], wrong),
  'Tokenizer.encode': (wrong) => tokenizer().encode('a', wrong),
  'Tokenizer.encodeBatch': (wrong) => tokenizer().encodeBatch(['a'], wrong),
  'Tokenizer.fromFiles': (wrong) => text.Tokenizer.fromFiles(wrong),
};
