// What tools/fixtures/clip.py makes: two-tower models of transformers and open_clip, their tokenizer, their preprocessing.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { bytesSource, writeSafetensors } from '../src/io/index.ts';
import type { ClipFiles } from '../src/multimodal/index.ts';
import { normal, weight } from './formula.ts';

export interface ClipCase {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weights: readonly (readonly [name: string, shape: readonly number[]])[];
  readonly tokens: readonly (readonly number[])[];
  /** Of the images. */
  readonly side: number;
  readonly imageEmbeddings: readonly number[];
  readonly textEmbeddings: readonly number[];
  readonly logitsPerImage: readonly number[];
  readonly loss: number;
  readonly gradientNorms: Readonly<Record<string, number>>;
}

export interface ClipFixture {
  readonly tokenizer: {
    readonly vocab: string;
    readonly merges: string;
    readonly tokenizerJson: string;
    readonly corpus: readonly string[];
    readonly rows: readonly {
      readonly text: string;
      readonly ids: readonly number[];
      readonly short: readonly number[];
      readonly decoded: string;
    }[];
    readonly padded: readonly (readonly number[])[];
  };
  readonly transformers: readonly ClipCase[];
  readonly open_clip: readonly ClipCase[];
  readonly preprocessing: readonly {
    readonly height: number;
    readonly width: number;
    readonly config: Readonly<Record<string, unknown>>;
    readonly pillow: readonly number[];
    readonly torchvision: readonly number[];
    readonly last: readonly number[];
  }[];
}

export const clipFixture: ClipFixture = JSON.parse(
  gunzipSync(readFileSync(new URL('fixtures/clip.json.gz', import.meta.url))).toString(),
);

const GAIN = 0.7;

/** The file of weights that the case was computed with. */
export async function weightsFile({ weights }: ClipCase): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const tensors = weights.map(([name, shape]) => {
    const values = name === 'logit_scale' ? Float32Array.of(1.5) : weight(name, shape, GAIN);
    return values instanceof Int32Array
      ? ([name, { dtype: 'I64', shape, data: BigInt64Array.from(values, BigInt) }] as const)
      : ([name, { dtype: 'F32', shape, data: values }] as const);
  });
  await writeSafetensors({ write: async (chunk) => void chunks.push(chunk.slice()) }, tensors);
  return new Uint8Array(Buffer.concat(chunks));
}

export const textSource = (text: string, name: string): ReturnType<typeof bytesSource> =>
  bytesSource(new TextEncoder().encode(text), name);

/** Config and weights of a case, as sources. */
export const clipSources = async (one: ClipCase): Promise<ClipFiles> => ({
  config: textSource(JSON.stringify(one.config), 'config.json'),
  weights: bytesSource(await weightsFile(one), 'model.safetensors'),
});

/** `[3, side, side, 3]`. */
export const clipImages = (side: number): Float32Array => normal('clip.images', [3, side, side, 3]);
