// Small two-tower models for experiments: an image tower, texts by a transformer or as a bag of words, one training for both.

import { compile, type Tensor, tensor } from 'fovea';
import type { ImageModel } from 'fovea/models';
import { createClip } from 'fovea/multimodal';
import { Embedding, init, Linear, Module, manualSeed, type Parameter } from 'fovea/nn';
import { clipLoss, l2Normalize } from 'fovea/ops';
import { AdamW } from 'fovea/optim';
import type { Tokenizer } from 'fovea/text';
import type { CaptionedData } from '../framework/captions.ts';
import { random } from './random.ts';

/** What is trained and compared: embeddings of images and of texts, and the factor on their cosines. */
export interface TwoTowers extends Module {
  encodeImage(images: Tensor): Tensor;
  encodeText(tokens: Tensor): Tensor;
  readonly logitScale: Parameter;
}

export const CONTEXT = 16;
const BACKBONE = 'mobilenetv3_small_050';
const MAX_LOG_SCALE = Math.log(100);

export interface TowerSizes {
  readonly embedDim: number;
  readonly width: number;
  readonly layers: number;
}

/** CLIP's text transformer beside a small convolutional network. */
export const transformerTowers = (tokenizer: Tokenizer, { embedDim, width, layers }: TowerSizes): TwoTowers =>
  createClip({
    embedDim,
    vision: { backbone: BACKBONE, smallImage: true },
    text: { vocabSize: tokenizer.vocabularySize, contextLength: CONTEXT, width, heads: 4, layers },
  });

/** The mean of the tokens' embeddings, whatever their order, projected, beside the same network. */
class BagOfWordsTowers extends Module implements TwoTowers {
  readonly visual: ImageModel;
  readonly tokenEmbedding: Embedding;
  readonly proj: Linear;
  readonly logitScale: Parameter;

  constructor(
    private readonly tokenizer: Tokenizer,
    { embedDim, width }: TowerSizes,
  ) {
    super();
    const clip = createClip({
      embedDim,
      vision: { backbone: BACKBONE, smallImage: true },
      text: { vocabSize: 2, width: 4, heads: 1, layers: 1 },
    });
    this.visual = clip.visual;
    this.logitScale = clip.logitScale;
    this.tokenEmbedding = new Embedding(tokenizer.vocabularySize, width, { init: init.normal(0, 0.02) });
    this.proj = new Linear(width, embedDim);
  }

  encodeImage(images: Tensor): Tensor {
    return this.visual.forward(images);
  }

  encodeText(tokens: Tensor): Tensor {
    // Neither the padding nor the end counts; they have the same number.
    const counts = tokens.notEqual(this.tokenizer.padTokenId).cast('float32').unsqueeze(-1);
    const sums = this.tokenEmbedding.forward(tokens).mul(counts).sum(1);
    return this.proj.forward(sums.div(counts.sum(1)));
  }

  override forward(images: Tensor, tokens: Tensor): Tensor {
    return l2Normalize(this.encodeImage(images)).matmul(l2Normalize(this.encodeText(tokens)).transpose());
  }
}

export const bagOfWordsTowers = (tokenizer: Tokenizer, sizes: TowerSizes): TwoTowers =>
  new BagOfWordsTowers(tokenizer, sizes);

/** Mean and deviation of all images, about. */
const [MEAN, STD] = [0.75, 0.3];
/** The largest learning rate. */
const PEAK = 4e-3;
/** Pixels by which a picture is moved at most while training. */
const SHIFT = 2;

type Pictures = CaptionedData['train'];

/** Pictures as input `[N, H, W, C]`; `moved` gives how far down and to the right, and whether mirrored. What comes in from outside is white. */
export function inputOf(
  { pixels, height, width, channels }: Pictures,
  indices: readonly number[],
  moved?: () => { readonly dy: number; readonly dx: number; readonly mirrored: boolean },
): Tensor {
  const size = height * width * channels;
  const out = new Float32Array(indices.length * size).fill((1 - MEAN) / STD);
  for (const [row, index] of indices.entries()) {
    const { dy, dx, mirrored } = moved?.() ?? { dy: 0, dx: 0, mirrored: false };
    for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
      for (let x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
        const from = index * size + (y * width + (mirrored ? width - 1 - x : x)) * channels;
        const to = row * size + ((y + dy) * width + x + dx) * channels;
        for (let c = 0; c < channels; c++) out[to + c] = (pixels[from + c] / 255 - MEAN) / STD;
      }
    }
  }
  return tensor(out, [indices.length, height, width, channels]);
}

/** A text for a picture, another one each time: its name or that with two other words, in one of the languages. */
function captionFor(words: readonly (readonly string[])[], next: () => number): string {
  const [name, ...others] = words[Math.floor(next() * words.length)];
  if (next() < 0.5 || others.length === 0) return name;
  const at = Math.floor(next() * others.length);
  return [name, others[at], ...(others.length > 1 ? [others[(at + 1) % others.length]] : [])].join(', ');
}

export interface TowerTraining {
  readonly data: CaptionedData;
  readonly tokenizer: Tokenizer;
  readonly steps: number;
  readonly batchSize: number;
  readonly seed: number;
  /** Whether every emoji gets the words of another one: what is learnt by that is nothing. Default false. */
  readonly shuffled?: boolean;
}

/** Trains towers that `make` makes after the seed is set. In a batch, every picture is of another emoji. */
export async function trainTowers(make: () => TwoTowers, options: TowerTraining): Promise<TwoTowers> {
  const { data, tokenizer, steps, batchSize, seed, shuffled = false } = options;
  manualSeed(seed);
  const model = make();
  const optimizer = new AdamW(model.parameters(), { lr: PEAK, weightDecay: 0.05 });
  const step = compile((images: Tensor, tokens: Tensor) => {
    const logitScale = model.logitScale.read().exp();
    const loss = clipLoss(model.encodeImage(images), model.encodeText(tokens), { logitScale });
    optimizer.minimize(loss);
    model.logitScale.assign(model.logitScale.read().clip(0, MAX_LOG_SCALE));
    return loss;
  });
  const stream = random(seed, 9);
  const next = (): number => stream.uniform(0, 1);
  const drawings = new Map<string, number[]>();
  for (const [i, { code }] of data.captions.train.entries()) drawings.set(code, [...(drawings.get(code) ?? []), i]);
  const codes = [...drawings.keys()];
  const wordsOf = (i: number) => {
    const code = codes.indexOf(data.captions.train[i].code);
    const from = shuffled ? (code * 131 + 17) % codes.length : code;
    const { en, zh } = data.captions.train[(drawings.get(codes[from]) as number[])[0]].words;
    return [en, zh];
  };
  const moved = () => ({
    dy: Math.floor(next() * (2 * SHIFT + 1)) - SHIFT,
    dx: Math.floor(next() * (2 * SHIFT + 1)) - SHIFT,
    mirrored: next() < 0.5,
  });
  let order: string[] = [];
  for (let at = 0; at < steps; at++) {
    if (order.length < batchSize) order = shuffledList(codes, next);
    const batch = order.splice(0, batchSize).map((code) => {
      const own = drawings.get(code) as number[];
      return own[Math.floor(next() * own.length)];
    });
    // Up in a tenth of the steps, then down to 0 by a cosine.
    const warm = Math.min(1, (at + 1) / (steps / 10));
    optimizer.lr = PEAK * warm * 0.5 * (1 + Math.cos((Math.PI * at) / steps));
    const texts = batch.map((i) => captionFor(wordsOf(i), next));
    const loss = await step(
      inputOf(data.train, batch, moved),
      tokenizer.encodeBatch(texts, { contextLength: CONTEXT }),
    );
    loss.dispose();
  }
  return model.eval();
}

function shuffledList<T>(items: readonly T[], next: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** Cosines of texts and pictures, `[texts, pictures]` row by row. */
export async function cosinesOf(
  model: TwoTowers,
  tokenizer: Tokenizer,
  texts: readonly string[],
  pictures: Tensor,
): Promise<Float32Array> {
  const run = compile((tokens: Tensor, images: Tensor) =>
    l2Normalize(model.encodeText(tokens)).matmul(l2Normalize(model.encodeImage(images)).transpose()),
  );
  const result = await run(tokenizer.encodeBatch(texts, { contextLength: CONTEXT }), pictures);
  return (await result.data()) as Float32Array;
}
