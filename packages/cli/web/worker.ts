// The network, in a thread of its own, so that the page answers while it computes.

import { getBackend } from 'fovea';
import { blobSource } from 'fovea/io';
import { load, type Predictor } from 'fovea/predict';
import type { Answer, Overlay, Question, Score } from './messages.ts';

/** Beside the page. */
const WEIGHTS = 'model.safetensors';
const TOP = 5;
/** From here on, a class of several counts as shown, as `fovea predict` has it. */
const THRESHOLD = 0.5;

/** The likeliest classes; where a picture can show several, at least all that it shows. */
async function scoresOf(predictor: Predictor, image: Question['image']): Promise<Score[]> {
  const { multiLabel, classNames } = predictor;
  const { top } = await predictor.predict(image, { topK: multiLabel ? Math.max(TOP, classNames?.length ?? 0) : TOP });
  const shown = top.filter(({ probability }) => probability >= THRESHOLD).length;
  return top
    .slice(0, multiLabel ? Math.max(TOP, shown) : TOP)
    .map(({ name, probability }, i) => ({ name, probability, ...(multiLabel && { isShown: i < shown }) }));
}

const post = (answer: Answer, transfer: Transferable[] = []): void =>
  (self as unknown as Worker).postMessage(answer, transfer);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The weights, with word of how far they are. */
async function fetchWeights(): Promise<Blob> {
  const response = await fetch(WEIGHTS);
  if (!response.ok) throw new Error(`${WEIGHTS} cannot be fetched (status ${response.status})`);
  const size = Number(response.headers.get('Content-Length'));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let got = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    got += part.value.byteLength;
    // A host that compresses tells another size.
    if (size > 0) post({ kind: 'progress', share: Math.min(1, got / size) });
  }
  return new Blob(parts);
}

function rgba({ width, height, data }: { width: number; height: number; data: Uint8Array }): Overlay {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) pixels.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  return { width, height, data: pixels };
}

async function answer(predictor: Predictor, { id, image, explain }: Question): Promise<void> {
  try {
    const start = performance.now();
    const scores = await scoresOf(predictor, image);
    const milliseconds = performance.now() - start;
    const overlay = explain ? rgba((await predictor.explain(image)).overlay) : undefined;
    post({ kind: 'answer', id, scores, overlay, milliseconds }, overlay ? [overlay.data.buffer] : []);
  } catch (error) {
    post({ kind: 'failed', id, error: textOf(error) });
  } finally {
    if (image instanceof ImageBitmap) image.close();
  }
}

/** Loads the network, then answers one question after another. */
export async function serveNetwork(): Promise<void> {
  try {
    const predictor = await load(blobSource(await fetchWeights(), WEIGHTS));
    let last = Promise.resolve();
    self.onmessage = ({ data }: MessageEvent<Question>) => {
      last = last.then(() => answer(predictor, data));
    };
    post({ kind: 'ready', device: (await getBackend()).description });
  } catch (error) {
    post({ kind: 'broken', error: textOf(error) });
  }
}
